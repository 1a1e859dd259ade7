"""Stopping: the batch in hand is finished, or given up as if it had never begun."""

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from scheduler.jobs import Errand, Job
from scheduler.runner import Runner
from storage import followups
from storage.database import UnitOfWork
from storage.work import Work
from tests.clock import START

Verb = Callable[[Work, int], int]
Owners = Callable[..., None]
Nudged = Callable[[], list[str]]
PATIENCE = 0.2


class Slow:
    """A job's verb that strikes off what is due, and then takes its time until `may_end`."""

    def __init__(self, nudge: Verb, *, goes_on_asking: bool) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self._nudge = nudge
        self._goes_on_asking = goes_on_asking

    def __call__(self, work: Work, limit: int) -> int:
        """Handle a batch slowly."""
        count = self._nudge(work, limit)
        self.begun.set()
        while not self.may_end.wait(0.01):
            if self._goes_on_asking:
                followups.claim_due_nudges(work.session, work.now, limit)
        return count


async def test_stop_finishes_the_batch_in_hand(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """A batch that has begun is committed before `stop` returns, and no further one begins."""
    waiting("U1", "U2", at=START)
    begun, may_end = threading.Event(), threading.Event()

    def slow(work: Work, limit: int) -> int:
        count = nudge(work, limit)
        begun.set()
        may_end.wait(30)
        return count

    runner = Runner(uow, [Job("nudge", slow, every=0.05, batch=1)])
    runner.start()
    await asyncio.to_thread(begun.wait, 30)
    stopping = asyncio.create_task(runner.stop())
    await asyncio.sleep(0.05)
    still_at_it = not stopping.done()
    may_end.set()
    await stopping

    assert still_at_it
    assert nudged() == ["U1"]


async def test_a_batch_that_takes_too_long_is_rolled_back_and_done_after_the_start(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """It ends at its next query; nothing of it stays, nothing is set aside, nothing is lost."""
    waiting("U1", "U2", at=START)
    slow = Slow(nudge, goes_on_asking=True)
    runner = Runner(uow, [Job("nudge", slow, every=0.05)])
    runner.start()
    await asyncio.to_thread(slow.begun.wait, 30)

    with capture_logs() as logs:
        began = time.monotonic()
        await runner.stop(PATIENCE)
        took = time.monotonic() - began
    after_stop = nudged()
    slow.may_end.set()
    await Runner(uow, [Job("nudge", slow, every=0.05)]).tick()

    assert PATIENCE <= took < 5
    assert [line["event"] for line in logs] == [
        "batch given up; it is done again after the next start"
    ]
    assert (after_stop, nudged()) == ([], ["U1", "U2"])


async def test_a_batch_that_ends_after_it_was_given_up_is_not_committed(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """It asks the database nothing any more, so it notices when it would commit."""
    waiting("U1", at=START)
    slow = Slow(nudge, goes_on_asking=False)
    runner = Runner(uow, [Job("nudge", slow, every=0.05)])
    runner.start()
    await asyncio.to_thread(slow.begun.wait, 30)

    stopping = asyncio.create_task(runner.stop(PATIENCE))
    await asyncio.sleep(2 * PATIENCE)
    await asyncio.sleep(PATIENCE)  # should the machine have stood still, it is given up meanwhile
    slow.may_end.set()
    with capture_logs() as logs:
        await stopping

    assert [line["log_level"] for line in logs] == ["warning"]
    assert nudged() == []


@pytest.mark.parametrize("patience", [0.0, PATIENCE])
async def test_what_waits_for_its_turn_is_not_begun_any_more(
    uow: UnitOfWork, patience: float
) -> None:
    """A tick in the middle of its page ends where it is."""
    begun, may_end = asyncio.Event(), asyncio.Event()
    ran: list[str] = []

    async def first() -> int:
        ran.append("first")
        begun.set()
        await may_end.wait()
        return 1

    async def second() -> int:
        ran.append("second")
        return 1

    runner = Runner(uow, [Errand("first", first, every=1), Errand("second", second, every=1)])
    ticking = asyncio.create_task(runner.tick())
    await begun.wait()
    stopping = asyncio.create_task(runner.stop(patience))
    await asyncio.sleep(0)
    may_end.set()
    await asyncio.gather(ticking, stopping)

    assert ran == ["first"]
