"""Asks the app something on somebody's behalf and waits for its answer."""

from dataclasses import dataclass
from typing import Any

from sandbox.delivery import Delivery, Envelope, EnvelopeKind, NotAcknowledgedError
from sandbox.errors import SlackError
from sandbox.faults import Faults, Moment
from sandbox.journal import Journal
from sandbox.manifest import Manifest
from sandbox.model import Channel, Json, User
from sandbox.triggers import Triggers
from sandbox.workspace import Workspace

TIMEOUTS = frozenset({"timeout", "http_timeout"})


@dataclass(frozen=True)
class Exchange:
    """What all interactions need: the way to the app and what each payload says."""

    workspace: Workspace
    delivery: Delivery
    triggers: Triggers
    manifest: Manifest
    journal: Journal
    faults: Faults

    async def ask(self, kind: EnvelopeKind, payload: Json) -> Any:
        """Send an interaction and return the acknowledgement's body.

        Raises SlackError `operation_timeout` when nothing came within Slack's three seconds, and
        `dispatch_failed` when the app could not be reached or answered with an error.
        """
        if kind == "interactive" and not self.manifest.interactivity:
            raise SlackError("interactivity_disabled")
        name = payload.get("command") or payload["type"]
        now = self.workspace.clock.now()
        self.faults.witness(Moment.SENT, name, payload)
        try:
            answer = await self.delivery.send(Envelope(kind, payload))
        except NotAcknowledgedError as error:
            self.journal.note(now, "interaction", name, payload, error.reason)
            late = error.reason in TIMEOUTS
            raise SlackError("operation_timeout" if late else "dispatch_failed") from error
        self.journal.note(now, "interaction", name, payload, answer)
        self.faults.witness(Moment.ACKNOWLEDGED, name, payload, answer)
        return answer

    def payload(self, kind: str, user: User) -> Json:
        """Return the fields that every interactive payload has."""
        team = self.workspace.team
        return {
            "type": kind,
            "user": {
                "id": user.id,
                "username": user.name,
                "name": user.name,
                "team_id": team.id,
            },
            "api_app_id": self.workspace.bot.id,
            "token": "sandbox-verification",
            "team": {"id": team.id, "domain": team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }


def channel_part(channel: Channel) -> Json:
    """Return a channel as interactions name it."""
    names = {"im": "directmessage", "private": "privategroup"}
    return {"id": channel.id, "name": names.get(channel.kind, channel.name)}
