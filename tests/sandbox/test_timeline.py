"""The timeline: nothing that is due on the way is left out."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import RefusedError, SandboxClient
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.timeline import Timeline, TimelineStuckError
from tests.sandbox.office import MANIFEST

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Alarms:
    """Things that wait for their time; `rings` says when each really rang."""

    def __init__(self, clock: SandboxClock, *due: datetime) -> None:
        self.clock = clock
        self.due = sorted(due)
        self.rings: list[datetime] = []
        self.snooze: dict[datetime, datetime] = {}

    async def next_due(self) -> datetime | None:
        """Return the next one."""
        return self.due[0] if self.due else None

    async def settle(self) -> None:
        """Ring all that is due, one at a time; some then wait again."""
        while self.due and self.due[0] <= self.clock.now():
            alarm = self.due.pop(0)
            self.rings.append(self.clock.now())
            if alarm in self.snooze:
                self.due = sorted([*self.due, self.snooze[alarm]])


class Stuck:
    """Something that stays due whatever is done."""

    async def next_due(self) -> datetime | None:
        """Return always the same."""
        return START

    async def settle(self) -> None:
        """Do nothing."""


@pytest.fixture
def clock() -> SandboxClock:
    """A clock that stands at the start."""
    clock = SandboxClock()
    clock.freeze(START)
    return clock


async def test_everything_on_the_way_happens_at_its_time(clock: SandboxClock) -> None:
    """A day at once is as good as a day hour by hour, also for what appears on the way."""
    alarms = Alarms(clock, START + HOUR, START + 5 * HOUR, START + 30 * HOUR)
    alarms.snooze = {START + HOUR: START + 2 * HOUR}

    now = await Timeline(clock, alarms).advance(24 * HOUR)

    assert alarms.rings == [START + HOUR, START + 2 * HOUR, START + 5 * HOUR]
    assert now == clock.now() == START + 24 * HOUR


async def test_next_goes_to_what_happens_next(clock: SandboxClock) -> None:
    """One thing at a time; None when nothing waits."""
    timeline = Timeline(clock, Alarms(clock, START + HOUR))

    assert await timeline.next() == START + HOUR
    assert await timeline.next() is None
    assert clock.now() == START + HOUR


async def test_what_is_late_happens_now(clock: SandboxClock) -> None:
    """Something overdue does not take the clock back."""
    alarms = Alarms(clock, START - HOUR)

    await Timeline(clock, alarms).next()

    assert (alarms.rings, clock.now()) == ([START], START)


async def test_what_never_moves_on_is_a_fault(clock: SandboxClock) -> None:
    """Time does not stand still in an endless loop without a word."""
    with pytest.raises(TimelineStuckError):
        await Timeline(clock, Stuck()).advance(HOUR)


async def test_the_clock_only_moves_forward(clock: SandboxClock) -> None:
    """Going back is refused."""
    with pytest.raises(ValueError, match="forward"):
        await Timeline(clock).advance(-HOUR)


async def test_people_move_the_clock(clock: SandboxClock) -> None:
    """By seconds, to a time, to the next thing: over HTTP, with everything on the way."""
    alarms = Alarms(clock, START + 2 * HOUR)
    async with (
        Sandbox(MANIFEST, clock=clock, wakeups=alarms) as sandbox,
        SandboxClient(sandbox.url) as client,
    ):
        by = await client.advance(3600)
        following = await client.advance(next=True)
        to = await client.advance(to="2026-11-23T20:00:00+08:00")
        looked = (await client.look("clock"))["clock"]

    assert by == {
        "now": (START + HOUR).isoformat(),
        "frozen": True,
        "can_next": True,
        "next": (START + 2 * HOUR).isoformat(),
    }
    assert (following["now"], following["next"]) == ((START + 2 * HOUR).isoformat(), None)
    assert to["now"] == looked["now"] == (START + 3 * HOUR).isoformat()


@pytest.mark.parametrize(
    "body",
    [
        {"advance_seconds": -1},
        {"advance_seconds": "soon"},
        {"to": "tomorrow"},
        {"to": "2030-01-01T00:00"},
    ],
)
async def test_a_wrong_move_is_refused(client: SandboxClient, body: dict[str, object]) -> None:
    """What is no time, or has no zone, or lies in the past."""
    with pytest.raises(RefusedError) as refusal:
        await client.do("clock", **body)

    assert refusal.value.code == "invalid_arguments"
