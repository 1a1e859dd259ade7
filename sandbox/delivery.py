"""How something gets from the workspace to the app: what is sent, and what may go wrong."""

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from sandbox.ids import new_secret
from sandbox.model import Json

EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True)
class Timings:
    """Real seconds that Slack allows, shortened by tests that wait for them to pass.

    `ack`: for an acknowledgement; `trigger`: for a trigger_id; `retries`: before each retry of an
    event; `offline`: how long an event waits for an app that is not there.
    """

    ack: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    offline: float = 360.0


@dataclass(frozen=True)
class Envelope:
    """One thing on its way to the app; `attempt` counts retries, `reason` says why."""

    kind: EnvelopeKind
    payload: Json
    attempt: int = 0
    reason: str = ""
    id: str = field(default_factory=lambda: new_secret(32))


class NotAcknowledgedError(Exception):
    """The app did not take it. `reason` is Slack's word: `timeout`, `dispatch_failed`.

    `retry` is False when the app asked not to be sent it again.
    """

    def __init__(self, reason: str, *, retry: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry


class Delivery(Protocol):
    """A way to the app: Socket Mode or HTTP."""

    async def ready(self, within: float) -> bool:
        """Wait until the app can be reached; False when it cannot within so many seconds."""
        ...

    async def send(self, envelope: Envelope) -> Any:
        """Send it and return the body of the acknowledgement; raises NotAcknowledgedError."""
        ...

    async def close(self) -> None:
        """End it."""
        ...
