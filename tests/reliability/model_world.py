"""What happens to the bot in every model: it ticks and dies, Slack fails, clocks are put wrong."""

import asyncio
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar, Final, cast

import structlog
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from structlog.testing import LogCapture

from tests.reliability.model_databases import OpenDatabase
from tests.reliability.model_replica import Replica
from tests.reliability.model_slack import Fault, Slack
from tests.reliability.model_time import LeapingLoop, TwoClocks

REPLICAS: Final = (0, 1)
LONGEST_WAIT: Final = timedelta(minutes=10)
"""Longer than a lease, and than any pause between two attempts."""

MOST_ROUNDS: Final = 40
TO_FIND_OUT: Final = 600
"""Seconds a test may take when it fails: it looks for the shortest story."""

EXPECTED: Final = frozenset({"cannot be delivered"})
"""The errors that may be logged: Slack's own refusals."""

STEPS: Final = st.one_of(st.none(), st.integers(0, 12))
FAULTS: Final = st.lists(st.sampled_from(Fault), max_size=3)
MINUTES: Final = st.sampled_from([0, 0, 1, 6, 45, 240, 900])
JUMPS: Final = st.sampled_from([-26.0, -3.0, -0.1, 0.1, 3.0, 26.0])


class World(RuleBasedStateMachine):
    """Two processes on one database, and one Slack; `open_database()` opens an empty one.

    Each process dies after a number of steps that chance decides on, and is started again.
    """

    ONLY: ClassVar[str] = ""
    """What the jobs that are of interest begin with."""

    def __init__(self, open_database: OpenDatabase) -> None:
        super().__init__()
        self.loop = LeapingLoop()
        self.clock = TwoClocks()
        self.slack = Slack(self.clock)
        self.database = open_database()
        self.replicas: list[Replica] = []
        self.dead: list[Replica] = []
        self.logged = LogCapture()
        self._configured = structlog.get_config()
        structlog.configure(processors=[self.logged])
        self.run(self._start())

    def run(self, coroutine: Any) -> Any:
        """What a coroutine gives back, in no time."""
        return self.loop.run_until_complete(coroutine)

    @rule(minutes=MINUTES, who=st.sampled_from(REPLICAS), steps=STEPS, faults=FAULTS)
    def tick(self, minutes: int, who: int, steps: int | None, faults: list[Fault]) -> None:
        """After a while one process does what is due; calls go wrong, and it may die over it."""
        self.clock.pass_time(timedelta(minutes=minutes))
        self.replicas[who].life.steps = steps
        self.ticked([who], faults)

    @rule(minutes=MINUTES, steps=st.tuples(STEPS, STEPS), faults=FAULTS)
    def tick_together(
        self, minutes: int, steps: tuple[int | None, int | None], faults: list[Fault]
    ) -> None:
        """After a while both processes do what is due at the same time."""
        self.clock.pass_time(timedelta(minutes=minutes))
        for replica, left in zip(self.replicas, steps, strict=True):
            replica.life.steps = left
        self.ticked(REPLICAS, faults)

    @rule(hours=JUMPS)
    def clock_jumps(self, hours: float) -> None:
        """Somebody puts the clock of our machines wrong, or right."""
        before = self.clock.now()
        self.clock.jump(timedelta(hours=hours))
        self.jumped(before)

    def ticked(self, who: Iterable[int], faults: Iterable[Fault] = ()) -> bool:
        """Let these tick, and start those again that died of it; gives whether one lived."""
        self.slack.faults.extend(faults)
        survived: bool = self.run(self._tick([self.replicas[number] for number in who]))
        self.slack.faults.clear()
        while self.slack.meanwhile:
            self.slack.meanwhile.popleft()()
        return survived

    def jumped(self, before: datetime) -> None:
        """The clock of our machines showed `before`, and now shows something else."""

    def settle(self) -> None:
        """Let everything go well until nothing waits any more."""
        self.slack.archived.clear()
        for _ in range(MOST_ROUNDS):
            self.ticked([0])
            if not self.waits():
                return
            self.clock.pass_time(LONGEST_WAIT)
        raise AssertionError("something waits for ever")

    def waits(self) -> bool:
        """Whether anything is still to be sent."""
        raise NotImplementedError

    @invariant()
    def nothing_is_posted_twice(self) -> None:
        """Whatever happens, a message is posted once."""
        assert self.slack.twice() == []

    def compare(self) -> None:
        """Compare what stands in Slack with what should."""
        raise NotImplementedError

    def teardown(self) -> None:
        """See how it ends, and close what is open."""
        try:
            self.settle()
            self.compare()
        finally:
            self._close()
        assert [line for line in self.logged.entries if _is_alarming(line)] == []

    def _close(self) -> None:
        try:
            self.run(self._end())
        finally:
            self.loop.close()
            self.database.close()
            structlog.configure(**self._configured)

    async def _start(self) -> None:
        self.replicas = [self._replica() for _ in REPLICAS]

    def _replica(self) -> Replica:
        return Replica(self.database, self.clock, self.slack, self.ONLY)

    async def _tick(self, ticking: list[Replica]) -> bool:
        await asyncio.gather(*(replica.tick() for replica in ticking))
        survived = any(not replica.life.is_over for replica in ticking)
        for number, replica in enumerate(self.replicas):
            replica.life.steps = None
            if replica.life.is_over:
                self.dead.append(replica)
                self.replicas[number] = self._replica()
        return survived

    async def _end(self) -> None:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def hold(model: type[World], open_database: OpenDatabase, count: int) -> None:
    """Try so many examples of a model, or as many as MODEL_EXAMPLES says.

    What fails is shown as the shortest story that can be found, with the blob that brings it back.
    """
    examples = int(os.environ.get("MODEL_EXAMPLES", count))
    factory = cast("type[World]", partial(model, open_database))  # it is only ever called
    run_state_machine_as_test(
        factory,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            print_blob=True,
            database=None,
        ),
    )


def _is_alarming(line: Any) -> bool:
    return line["log_level"] in ("error", "critical") and line["event"] not in EXPECTED
