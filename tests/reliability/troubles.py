"""What goes wrong around the bot: Slack fails at every fifth call, the database is restarted."""

import asyncio
import random
from typing import Any, Final

from sandbox.faults import EventFaults, Moment, Rule
from sandbox.server import Sandbox
from tests.servers import Server

SHARE: Final = 0.2
"""The share of Slack's Web API calls that fail."""

KINDS: Final = ("429", "500", "timeout_after", "drop", "drop_after")
HOLD_SECONDS: Final = 0.1
LONGEST_CALM: Final = 0.5


class SlackTrouble:
    """Lets every fifth call fail, in any of five ways, and events come twice and out of order."""

    def __init__(self, sandbox: Sandbox, seed: int) -> None:
        self._faults = sandbox.faults
        self._faults.chance.seed(seed)
        self._faults.witnesses.append(self._see)
        self.calls = self.struck = 0
        self.is_satisfied = True
        self.is_at_work = False

    def let_loose(self) -> None:
        """Begin; it goes on until it is called back, while time goes on as well."""
        # One rule is asked after the other, each about what the ones before it have let through.
        each = 1 - (1 - SHARE) ** (1 / len(KINDS))
        self._faults.rules = [
            Rule(kind, probability=each, hold_seconds=HOLD_SECONDS) for kind in KINDS
        ]
        self._faults.events = EventFaults(duplicate=0.1, duplicate_new_id=0.1, reorder=0.2)

    async def call_back(self) -> None:
        """Let all calls through again."""
        self._faults.rules, self._faults.events = [], EventFaults()

    def _see(self, moment: Moment, *_: Any) -> None:
        self.calls += moment is Moment.CALLED
        self.struck += moment is Moment.STRUCK


class Restarts:
    """Stops the database as a crash does, and starts it again, once in every scene."""

    def __init__(self, server: Server, seed: int) -> None:
        self._server = server
        self._chance = random.Random(seed)  # noqa: S311 - has to be repeatable
        self._task: asyncio.Task[None] | None = None
        self.count = 0
        self.is_satisfied = True

    @property
    def is_at_work(self) -> bool:
        """Whether the database may still be stopped."""
        return self._task is not None and not self._task.done()

    def let_loose(self) -> None:
        """Restart it a moment later."""
        self._task = asyncio.create_task(self._restart())

    async def call_back(self) -> None:
        """Wait until it is there again."""
        if self._task:
            task, self._task = self._task, None
            await task

    async def _restart(self) -> None:
        await asyncio.sleep(self._chance.uniform(0, LONGEST_CALM))
        await self._server.stop()
        await asyncio.sleep(self._chance.uniform(0, LONGEST_CALM))
        await self._server.start()
        self.count += 1
