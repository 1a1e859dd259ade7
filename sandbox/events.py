"""The Events API: which events the app hears, and how they get there, again if need be."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sandbox.delivery import Delivery, Envelope, NotAcknowledgedError, Timings
from sandbox.faults import Faults, Moment
from sandbox.ids import new_id, new_secret
from sandbox.journal import Journal
from sandbox.manifest import Manifest
from sandbox.model import Channel, Json
from sandbox.scopes import event_name, missing_event_scope
from sandbox.workspace import Workspace

REORDERED_BY_SECONDS = 0.25


class Events:
    """Sends events to the app, in the background, until they are acknowledged or given up."""

    def __init__(
        self,
        workspace: Workspace,
        manifest: Manifest,
        delivery: Delivery,
        *,
        faults: Faults,
        journal: Journal,
        timings: Timings,
    ) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._delivery = delivery
        self._faults = faults
        self._journal = journal
        self._timings = timings
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    def publish(self, event: Json, channel: Channel | None = None) -> bool:
        """Send an event if the app hears it; says whether it does.

        It hears what its manifest subscribes to and its scopes allow, in channels that it is in.
        """
        if not self.hears(event, channel):
            return False
        callback = self._callback(event)
        self._workspace.note("event", callback["event_id"], callback)
        self._start(callback)
        if self._faults.strikes(self._faults.events.duplicate):
            self._start(callback)
        if self._faults.strikes(self._faults.events.duplicate_new_id):
            self._start({**callback, "event_id": new_id("Ev")})
        return True

    def hears(self, event: Json, channel: Channel | None = None) -> bool:
        """Whether the app gets such an event."""
        app = self._workspace.app
        if app is None or (channel is not None and app.user_id not in channel.members):
            return False
        kind = None if channel is None else channel.kind
        name = event_name(event, kind)
        subscribed = name in self._manifest.bot_events
        return subscribed and missing_event_scope(name, app.scopes, kind) is None

    def resume(self) -> None:
        """Send again what was not acknowledged when the sandbox last ended."""
        for callback in list(self._workspace.notes("event").values()):
            self._start(callback)

    async def delivered(self, within: float = 10.0) -> bool:
        """Wait until nothing is under way; False when that takes longer than `within` seconds.

        What waits for the app to come back, or for its next retry, is not under way.
        """
        try:
            await asyncio.wait_for(self._quiet.wait(), within)
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        """Stop sending; what was not acknowledged is sent by the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _callback(self, event: Json) -> Json:
        workspace = self._workspace
        app = workspace.bot
        return {
            "token": "sandbox-verification",
            "team_id": workspace.team.id,
            "context_team_id": workspace.team.id,
            "context_enterprise_id": None,
            "api_app_id": app.id,
            "event": event,
            "type": "event_callback",
            "event_id": new_id("Ev"),
            "event_time": workspace.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.team.id,
                    "user_id": app.user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{new_secret(32)}",
        }

    def _start(self, callback: Json) -> None:
        self._count(1)
        task = asyncio.create_task(self._deliver(callback))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, callback: Json) -> None:
        try:
            await self._hold_back()
            if not self._faults.strikes(self._faults.events.lose):
                await self._send(callback)
            self._workspace.note("event", callback["event_id"], None)
        finally:
            self._count(-1)

    async def _send(self, callback: Json) -> None:
        envelope = Envelope("events_api", callback)
        for delay in (*self._timings.retries, None):
            refusal = await self._attempt(envelope)
            if refusal is None or not refusal.retry or delay is None:
                return
            with self._aside():
                await asyncio.sleep(delay)
            envelope = replace(
                envelope, attempt=envelope.attempt + 1, reason=refusal.reason, id=new_secret(32)
            )

    async def _hold_back(self) -> None:
        if self._faults.events.delay_ms:
            await asyncio.sleep(self._faults.events.delay_ms / 1000)
        if self._faults.strikes(self._faults.events.reorder):
            await asyncio.sleep(self._faults.chance.uniform(0, REORDERED_BY_SECONDS))

    async def _attempt(self, envelope: Envelope) -> NotAcknowledgedError | None:
        event: Json = envelope.payload["event"]
        outcome: Any = "acknowledged"
        refusal = None
        if not await self._delivery.ready(0):
            with self._aside():
                await self._delivery.ready(self._timings.offline)
        self._faults.witness(Moment.SENT, event["type"], event)
        try:
            await self._delivery.send(envelope)
        except NotAcknowledgedError as error:
            refusal, outcome = error, error.reason
        else:
            self._faults.witness(Moment.ACKNOWLEDGED, event["type"], event)
        self._journal.note(self._workspace.clock.now(), "event", event["type"], event, outcome)
        return refusal

    @contextmanager
    def _aside(self) -> Iterator[None]:
        self._count(-1)
        try:
            yield
        finally:
            self._count(1)

    def _count(self, change: int) -> None:
        self._under_way += change
        if self._under_way:
            self._quiet.clear()
        else:
            self._quiet.set()
