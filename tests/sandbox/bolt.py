"""A small Bolt app as a stranger would write it: it writes down what it hears."""

import re
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from tests.waiting import T, until

Json = dict[str, Any]


class Bolt:
    """A real AsyncApp; `socket_mode` connects it, without it somebody serves it over HTTP."""

    def __init__(self, sandbox: Sandbox, *, socket_mode: bool = True) -> None:
        self.web = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
        self.app = AsyncApp(client=self.web, signing_secret=sandbox.signing_secret)
        self.heard: list[Json] = []
        self.requests: list[Any] = []
        self._handler = AsyncSocketModeHandler(self.app, sandbox.app_token) if socket_mode else None
        self._sandbox = sandbox
        self.app.use(self._write_down)
        self.app.event(re.compile("."))(_acknowledge)

    def events(self, kind: str | None = None) -> list[Json]:
        """Return the events that came (of others than the bot itself), of one type if given.

        What Slack sent again under the same event_id counts once.
        """
        callbacks = [body for body in self.heard if body.get("type") == "event_callback"]
        events = {body["event_id"]: body["event"] for body in callbacks}
        return [event for event in events.values() if kind in {None, event["type"]}]

    async def until(self, probe: Callable[[], T]) -> T:
        """Return what `probe` gives as soon as it is true."""
        return await until(probe)

    async def hears(self, kind: str, count: int = 1) -> list[Json]:
        """Wait until so many events of a type have come, and return them as they happened.

        Bolt works on several at a time, so that they may be written down in another order.
        """
        await self.until(lambda: len(self.events(kind)) >= count)
        return sorted(self.events(kind), key=lambda event: str(event.get("event_ts")))

    async def __aenter__(self) -> Self:
        if self._handler is not None:
            await self._handler.connect_async()  # type: ignore[no-untyped-call] # Bolt's own
            await self._sandbox.parts.delivery.ready(30)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call] # Bolt's own

    async def _write_down(
        self,
        body: Json,
        request: Any,
        next: Callable[[], Awaitable[Any]],  # noqa: A002 - Bolt passes it by this name
    ) -> None:
        self.heard.append(body)
        self.requests.append(request)
        await next()


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


async def refused(call: Awaitable[Any]) -> Any:
    """Return Slack's answer to a call that it refuses."""
    with pytest.raises(SlackApiError) as refusal:
        await call
    return refusal.value.response
