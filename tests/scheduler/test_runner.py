"""The runner: what is due is done, once, whatever else fails."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from structlog.testing import capture_logs

from scheduler.jobs import Entry, Errand, Job
from scheduler.runner import Runner
from storage import followups
from storage.database import UnitOfWork
from storage.work import Work
from tests.clock import START, MovableClock
from tests.units import AwayAtTimes
from tests.waiting import until

Verb = Callable[[Work, int], int]
Owners = Callable[..., None]
Nudged = Callable[[], list[str]]


async def test_a_tick_does_all_that_is_due_and_nothing_else(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """Rows whose moment has come are handled batch by batch; the others go on waiting."""
    waiting("U1", "U2", "U3", at=START)
    waiting("U4", at=START + timedelta(seconds=1))

    await Runner(uow, [Job("nudge", nudge, every=1, batch=2)]).tick()

    assert nudged() == ["U1", "U2", "U3"]


async def test_what_was_due_while_down_is_done_once(
    uow: UnitOfWork, clock: MovableClock, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """After a day without ticks, the first tick catches up."""
    waiting("U1", at=START + timedelta(hours=1))
    clock.advance(days=1)

    await Runner(uow, [Job("nudge", nudge, every=1)]).tick()

    assert nudged() == ["U1"]


async def test_rows_of_every_workspace_are_handled(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """A job knows no workspace: the rows say to which one they belong."""
    waiting("U1", at=START, workspace_id="T1")
    waiting("U2", at=START, workspace_id="T2")

    await Runner(uow, [Job("nudge", nudge, every=1)]).tick()

    assert nudged() == ["U1", "U2"]


async def test_a_job_that_does_not_move_its_rows_on_ends(uow: UnitOfWork, waiting: Owners) -> None:
    """Rows that stay due for ever are set aside as a mistake, and the tick ends."""
    waiting("U1", at=START)
    runner = Runner(uow, [Job("stuck", claim_only, every=1, batch=1)])

    with capture_logs() as logs:
        await runner.tick()

    assert [line["rows"] for line in logs] == [["followup_owners.nudge(1, 'U1')"]]


async def test_an_entry_that_makes_another_due_is_followed_up(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """A tick ends only when nothing is due: what a later entry causes for an earlier one counts."""
    caused = iter(["U1"])

    async def cause() -> int:
        for user_id in caused:
            await asyncio.to_thread(waiting, user_id, at=START)
            return 1
        return 0

    page: list[Entry] = [Job("nudge", nudge, every=1), Errand("cause", cause, every=1)]
    await Runner(uow, page).tick()

    assert nudged() == ["U1"]


async def test_an_errand_that_fails_does_not_stop_the_page(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """An errand that fails is logged with an incident id, and the next entry runs."""
    waiting("U1", at=START)

    async def fail() -> int:
        raise RuntimeError("no")

    with capture_logs() as logs:
        page: list[Entry] = [Errand("fail", fail, every=1), Job("nudge", nudge, every=1)]
        await Runner(uow, page).tick()

    assert nudged() == ["U1"]
    assert {line["event"] for line in logs} == {"job failed"}


async def test_a_database_that_is_away_is_no_fault_of_a_row(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """Nothing is set aside: as soon as the database answers, what is due is done."""
    waiting("U1", at=START)
    edge = AwayAtTimes(uow.database, uow.clock)
    runner = Runner(edge, [Job("nudge", nudge, every=1)])

    edge.away = True
    with capture_logs() as logs:
        await runner.tick()
    edge.away = False
    await runner.tick()

    assert ([line["event"] for line in logs], nudged()) == (["job failed"], ["U1"])


async def test_next_due_is_the_earliest_of_all_that_waits(
    uow: UnitOfWork, clock: MovableClock, waiting: Owners
) -> None:
    """The next moment is the earliest one after now, whichever table it stands in."""
    runner = Runner(uow, [])
    nothing = await runner.next_due()
    waiting("U1", at=START + timedelta(hours=2))
    waiting("U2", at=START + timedelta(hours=1))
    first = await runner.next_due()
    clock.advance(hours=1)

    assert nothing is None
    assert first == START + timedelta(hours=1)
    assert await runner.next_due() == START + timedelta(hours=2)


async def test_started_it_runs_by_itself(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged, nudge: Verb
) -> None:
    """Once started, what is due is done without anybody asking."""
    waiting("U1", at=START)
    runner = Runner(uow, [Job("nudge", nudge, every=0.05)])

    runner.start()
    await until(nudged)
    await runner.stop()

    assert nudged() == ["U1"]


def claim_only(work: Work, limit: int) -> int:
    """A verb that forgets to move its rows on."""
    return len(followups.claim_due_nudges(work.session, work.now, limit))
