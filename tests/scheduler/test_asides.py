"""A row that always fails: set aside for everybody, tried again, never in the way of others."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import delete, select
from structlog.testing import capture_logs

from scheduler.jobs import Job
from scheduler.runner import Runner
from storage import followups
from storage.asides import Aside
from storage.database import UnitOfWork
from storage.followups import FollowupOwner
from storage.work import Work
from tests.clock import START, MovableClock
from tests.units import Works

Verb = Callable[[Work, int], int]
Owners = Callable[..., None]
Nudged = Callable[[], list[str]]
MINUTE = timedelta(minutes=1)


class Failing:
    """A job's verb that fails whenever it meets one of the `broken` owners; it notes when."""

    def __init__(self, *broken: str) -> None:
        self.broken = set(broken)
        self.attempts: list[int] = []

    def __call__(self, work: Work, limit: int) -> int:
        """Strike off what is due, as far as it goes."""
        due = followups.claim_due_nudges(work.session, work.now, limit)
        for owner in due:
            owner.next_nudge_at = None
            if owner.user_id in self.broken:
                self.attempts.append((work.now - START) // MINUTE)
                raise ValueError(f"no {owner.user_id}\nand more")
        return len(due)


async def ticked(uow: UnitOfWork, verb: Verb, batch: int = 1) -> None:
    """One tick of a process that has just been started."""
    with capture_logs():
        await Runner(uow, [Job("nudge", verb, every=1, batch=batch)]).tick()


def asides(work: Works) -> list[Aside]:
    """What is set aside."""
    session = work().session
    found = list(session.exec(select(Aside)))
    session.expunge_all()
    work.commit()
    return found


async def test_a_row_that_fails_does_not_stop_the_others(
    uow: UnitOfWork, waiting: Owners, nudged: Nudged
) -> None:
    """The failing row is set aside, rolled back and logged once; all others are handled."""
    waiting("U1", "U2", "U3", "U4", "U5", at=START)
    runner = Runner(uow, [Job("nudge", Failing("U2"), every=1, batch=3)])

    with capture_logs() as logs:
        await runner.tick()
        await runner.tick()

    assert nudged() == ["U1", "U3", "U4", "U5"]
    failures = [line for line in logs if line["event"] == "job failed"]
    assert [(line["job"], line["rows"]) for line in failures] == [
        ("nudge", ["followup_owners.nudge(1, 'U2')"])
    ]
    assert len(failures[0]["incident"]) == 8


async def test_what_failed_stands_in_the_database_with_its_error(
    uow: UnitOfWork, work: Works, waiting: Owners
) -> None:
    """Which row of which job, since when, how often, why in a line, and where the log says more."""
    waiting("U1", at=START, workspace_id="T2")

    with capture_logs() as logs:
        await Runner(uow, [Job("nudge", Failing("U1"), every=1)]).tick()

    (aside,) = asides(work)
    assert (aside.job, str(aside.identity)) == ("nudge", "followup_owners.nudge(1, 'U1')")
    assert (aside.workspace_id, aside.error) == ("T2", "ValueError: no U1")
    assert (aside.since, aside.failures, aside.incident) == (START, 1, logs[0]["incident"])


async def test_it_is_set_aside_for_all_processes_and_after_a_restart(
    uow: UnitOfWork, waiting: Owners
) -> None:
    """A process that was just started, or another replica, does not try it again meanwhile."""
    waiting("U1", at=START)
    failing = Failing("U1")

    for _ in range(3):
        await ticked(uow, failing)

    assert failing.attempts == [0]


async def test_the_pauses_grow_up_to_a_quarter_of_a_day(
    uow: UnitOfWork, clock: MovableClock, work: Works, waiting: Owners
) -> None:
    """After ten minutes, twenty, forty, …, then every six hours, for ever."""
    waiting("U1", at=START)
    failing = Failing("U1")

    for _ in range(140):
        await ticked(uow, failing)
        clock.advance(minutes=10)

    assert failing.attempts == [0, 10, 30, 70, 150, 310, 630, 990, 1350]
    (aside,) = asides(work)
    assert (aside.since, aside.failures) == (START, 9)


async def test_what_was_mended_is_done_and_forgotten(
    uow: UnitOfWork, clock: MovableClock, work: Works, waiting: Owners, nudged: Nudged
) -> None:
    """The row is handled when its pause is over, and nothing is set aside any more."""
    waiting("U1", at=START)
    failing = Failing("U1")
    await ticked(uow, failing)
    failing.broken.clear()

    await ticked(uow, failing)
    at_once = nudged()
    clock.advance(minutes=10)
    await ticked(uow, failing)

    assert (at_once, nudged(), asides(work)) == ([], ["U1"], [])


async def test_what_is_not_due_any_more_is_forgotten(
    uow: UnitOfWork, clock: MovableClock, work: Works, waiting: Owners
) -> None:
    """Somebody finished the follow-up meanwhile: there is nothing to complain of."""
    waiting("U1", at=START)
    failing = Failing("U1")
    await ticked(uow, failing)
    work().session.connection().execute(delete(FollowupOwner))
    work.commit()

    clock.advance(hours=1, minutes=10)
    await ticked(uow, failing)

    assert (failing.attempts, asides(work)) == ([0], [])


async def test_a_job_that_fails_before_it_claims_is_paused(
    uow: UnitOfWork, clock: MovableClock, work: Works
) -> None:
    """A job that cannot even begin is logged once, tried again later, and forgotten when it can."""
    broken = [True]

    def verb(work: Work, limit: int) -> int:
        if broken:
            raise ValueError(f"{work.workspace_id}{limit}")
        return 0

    runner = Runner(uow, [Job("broken", verb, every=1)])
    with capture_logs() as logs:
        await runner.tick()
        await runner.tick()
    during = [str(aside.identity) for aside in asides(work)]
    broken.clear()
    clock.advance(minutes=10)
    await runner.tick()

    assert [(line["event"], line["rows"]) for line in logs] == [("job failed", ["broken"])]
    assert (during, asides(work)) == (["broken"], [])


async def test_a_pause_is_not_waited_for_when_the_clock_was_put_back(
    uow: UnitOfWork, clock: MovableClock, waiting: Owners
) -> None:
    """What failed "next year" is tried again now, and then after ordinary pauses."""
    waiting("U1", at=START)
    failing = Failing("U1")
    clock.advance(days=365)
    await ticked(uow, failing)
    clock.set(START)

    for _ in range(4):
        await ticked(uow, failing)
        clock.advance(minutes=10)

    assert failing.attempts == [365 * 24 * 60, 0, 20]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(broken=st.sets(st.integers(0, 7)), batch=st.integers(1, 9))
async def test_whatever_fails_all_others_are_done(
    uow: UnitOfWork,
    work: Works,
    waiting: Owners,
    nudged: Nudged,
    broken: set[int],
    batch: int,
) -> None:
    """However many of a batch fail, each is tried once and the rest is handled."""
    session = work().session
    session.connection().execute(delete(FollowupOwner))
    session.connection().execute(delete(Aside))
    work.commit()
    waiting(*(f"U{number}" for number in range(8)), at=START)
    failing = Failing(*(f"U{number}" for number in broken))

    await ticked(uow, failing, batch)

    assert nudged() == [f"U{number}" for number in range(8) if number not in broken]
    assert sorted(aside.identity.key[1] for aside in asides(work)) == sorted(failing.broken)
