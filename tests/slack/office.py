"""A sandbox, the outbox of its workspace, and who delivers it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.clients import Clients
from bot.slack.deliverer import Deliverer
from bot.slack.pace import Pace
from sandbox.model import Message
from sandbox.server import Sandbox
from storage import outbox
from storage.database import BoundWork, UnitOfWork
from storage.marks import Settled
from storage.outbox import OutboxMessage
from storage.work import Work
from tests.clock import MovableClock
from tests.outbox import Words
from tests.waiting import until


@dataclass
class Office:
    """The sandbox, the outbox of its one workspace, and who delivers it."""

    sandbox: Sandbox
    clients: Clients
    impatient: Clients
    uow: UnitOfWork
    clock: MovableClock
    hooked: list[tuple[str, str]] = field(default_factory=list)
    _is_to_time_out: bool = False

    @property
    def work(self) -> BoundWork:
        """Units of work in the sandbox's workspace."""
        return self.uow.bind("T1", interaction="abc")

    async def client_for(self, workspace_id: str) -> AsyncWebClient:
        """The client that sends; every workspace is the sandbox's.

        Only who is to find that time is up is impatient: machines of build services stand still.
        """
        assert workspace_id == "T1"
        clients = self.impatient if self._is_to_time_out else self.clients
        self._is_to_time_out = False
        return clients.sending

    def deliverer(self, **options: Any) -> Deliverer:
        """A deliverer, such as a process has one; its hooks are noted in `hooked`."""
        hooks = {"sent": self._note("sent"), "parked": self._note("parked"), "pace": Pace(0)}
        return Deliverer(self.uow, self.client_for, **(hooks | options))

    async def post(self, key: str, channel: str, text: str = "", **options: Any) -> None:
        """Commit a message to the outbox."""
        await self.work.run(outbox.post, key, channel, Words(text or key), **options)

    async def row(self, key: str) -> OutboxMessage:
        """The row of the outbox with that key."""
        found = await self.work.read(
            lambda work: outbox.by_key(work.session, work.workspace_id, key)
        )
        assert found is not None
        return found

    async def ts(self, key: str) -> str:
        """Where the message with that key stands."""
        return (await self.row(key)).ts or ""

    def messages(self, channel: str) -> list[Message]:
        """The messages in a channel and its threads, oldest first."""
        return sorted(self.sandbox.workspace.conversation(channel), key=lambda found: found.ts)

    def texts(self, channel: str) -> list[str]:
        """What they say."""
        return [message.text for message in self.messages(channel)]

    def fail(self, kind: str, method: str = "chat.postMessage", **rule: Any) -> None:
        """Have the next call of a method fail, or as many as `times` says."""
        self._is_to_time_out = kind == "timeout_after"
        rules = [{"kind": kind, "method": method, "times": 1, "hold_seconds": 1.5} | rule]
        self.sandbox.faults.set({"rules": rules})

    def calls(self, method: str) -> int:
        """How often a method was called and answered."""
        entries = self.sandbox.journal.entries()
        return len(
            [entry for entry in entries if entry["kind"] == "api" and entry["name"] == method]
        )

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so that another task or thread brings about."""
        await until(condition)

    def advance(self, **delta: float) -> None:
        """Move the clocks of both sides on."""
        self.sandbox.clock.move_to(self.clock.advance(**delta))

    def _note(self, what: str) -> Any:
        def hook(work: Work, row: Settled) -> None:
            assert work.workspace_id == row.workspace_id
            self.hooked.append((what, row.key))

        return hook
