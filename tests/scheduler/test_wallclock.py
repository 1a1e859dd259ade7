"""The machine's clock is moved while the bot runs: nothing stalls, nothing is done twice."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta, tzinfo

import pytest
from structlog.testing import capture_logs

from scheduler import jobs
from scheduler.jobs import Errand
from scheduler.runner import Runner
from scheduler.wallclock import WallClock
from storage import outbox
from storage.database import UnitOfWork
from storage.delivery import claim
from tests.clock import START, MovableClock
from tests.outbox import Words, retried
from tests.units import WORKSPACE, Works
from tests.waiting import until

LEASE = timedelta(minutes=5)
JUMPS = {
    "minutes back": timedelta(minutes=-5),
    "an hour back": timedelta(hours=-1),
    "a day back": timedelta(days=-1),
    "a year back": timedelta(days=-365),
    "minutes on": timedelta(minutes=5),
    "an hour on": timedelta(hours=1),
    "a day on": timedelta(days=1),
    "a year on": timedelta(days=365),
}


class Machine:
    """A machine whose clock can be moved under APScheduler's feet."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def move(self, by: timedelta) -> None:
        """Put the clock forward or back."""
        self._ahead += by.total_seconds()

    def wall(self) -> float:
        """What the clock shows, as seconds since 1970."""
        return time.time() + self._ahead

    def now(self, zone: tzinfo | None = None) -> datetime:
        """What the library asks for."""
        return datetime.fromtimestamp(self.wall(), zone)


class Heartbeat:
    """An errand that notes when it ran."""

    def __init__(self) -> None:
        self.beats: list[float] = []

    async def __call__(self) -> int:
        """Beat once."""
        self.beats.append(time.monotonic())
        return 0

    async def beats_on(self, count: int = 5, within: float = 30.0) -> bool:
        """Whether it beats so many times more in so many seconds."""
        wanted = len(self.beats) + count
        try:
            await until(lambda: len(self.beats) >= wanted, within)
        except TimeoutError:
            return False
        return True


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine on which the scheduler's library reads the clock that a test moves."""
    machine = Machine()
    shown = type("Shown", (datetime,), {"now": staticmethod(machine.now)})
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", shown)
    return machine


@pytest.fixture
async def started(uow: UnitOfWork, machine: Machine) -> AsyncIterator[Callable[[], Heartbeat]]:
    """Starts a runner with a heartbeat on that machine."""
    running: list[Runner] = []

    def start() -> Heartbeat:
        beat = Heartbeat()
        page = [Errand("beat", beat, every=0.02)]
        running.append(Runner(uow, page, wall=WallClock(machine.wall)))
        running[0].start()
        return beat

    yield start
    for runner in running:
        await runner.stop()


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
async def test_jobs_go_on_however_the_clock_was_moved(
    machine: Machine,
    started: Callable[[], Heartbeat],
    monkeypatch: pytest.MonkeyPatch,
    jump: timedelta,
) -> None:
    """The heart does not wait until the clock is right, and the log says how far it was moved."""
    monkeypatch.setattr("scheduler.runner.LOOK_EVERY", 0.05)
    beat = started()
    began = await beat.beats_on()

    with capture_logs() as logs:
        machine.move(jump)
        goes_on = await beat.beats_on(20)

    assert (began, goes_on) == (True, True)
    assert [round(line["seconds"]) for line in logs] == [jump.total_seconds()]


async def test_without_looking_at_the_clock_jobs_would_stall(
    machine: Machine, started: Callable[[], Heartbeat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is what the library does by itself when the clock is put back: it waits."""
    monkeypatch.setattr("scheduler.runner.LOOK_EVERY", 1000.0)
    beat = started()
    began = await beat.beats_on()

    machine.move(timedelta(hours=-1))
    await asyncio.sleep(0.1)  # a run that was about to begin
    goes_on = await beat.beats_on(1, within=0.5)

    assert (began, goes_on) == (True, False)


def test_time_that_goes_by_is_no_move() -> None:
    """Neither does a clock that NTP slews count as moved."""
    shown = {"wall": 1000.0, "steady": 10.0}
    wall = WallClock(lambda: shown["wall"], lambda: shown["steady"])
    looks = []
    for wall_by, steady_by in ((60.0, 60.0), (60.4, 60.0), (1.0, 61.0), (61.0, 61.0)):
        shown["wall"] += wall_by
        shown["steady"] += steady_by
        looks.append(wall.moved())

    assert looks == [0.0, 0.0, -60.0, 0.0]


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=365)])
async def test_no_message_waits_for_a_moment_that_the_clock_showed_before(
    uow: UnitOfWork, work: Works, clock: MovableClock, back: timedelta
) -> None:
    """One that was never tried goes now; a lease or a pause lasts no longer than any does."""
    unit = work()
    for key in ("being sent", "pausing", "new"):
        outbox.post(unit, key, f"C-{key}", Words(key))
        if key != "new":
            (delivery,) = claim(unit, 1, LEASE)
            if key == "pausing":
                retried(unit, delivery, timedelta(minutes=4), "ratelimited")
    work.commit()
    clock.set(START - back)

    page = [entry for entry in jobs.page(no_delivery, 5.0) if entry.name.startswith("outbox")]
    await Runner(uow, page).tick()

    unit = work()
    rows = [outbox.by_key(unit.session, WORKSPACE, key) for key in ("being sent", "pausing", "new")]
    waits = [row.next_attempt_at - unit.now for row in rows if row and row.next_attempt_at]
    assert waits == [timedelta(minutes=10), timedelta(minutes=10), timedelta(0)]


async def test_pauses_of_deliveries_are_respected_otherwise(uow: UnitOfWork, work: Works) -> None:
    """As long as nobody moves the clock, nothing is tried earlier than it should be."""
    unit = work()
    outbox.post(unit, "pausing", "C1", Words("pausing"))
    (delivery,) = claim(unit, 1, LEASE)
    retried(unit, delivery, timedelta(minutes=5), "ratelimited")
    work.commit()

    page = [entry for entry in jobs.page(no_delivery, 5.0) if entry.name.startswith("outbox")]
    await Runner(uow, page).tick()

    row = outbox.by_key(work().session, WORKSPACE, "pausing")
    assert row is not None
    assert row.next_attempt_at == START + timedelta(minutes=5)


async def no_delivery() -> int:
    """A deliverer that has nothing to do."""
    return 0
