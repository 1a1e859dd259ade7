"""A department on a real database, and a bot that runs, is away for a while, and comes back."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from bot.services import digest_schedule, followup_schedule, planning
from scheduler import jobs
from scheduler.runner import Runner
from storage import outbox
from storage.database import UnitOfWork
from storage.followups import Followup
from storage.outbox import Kind, State
from storage.series import Series
from storage.teams import Team
from tests import factories
from tests.clock import MovableClock
from tests.outbox import posted
from tests.units import WORKSPACE, Works

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
Said: TypeAlias = list[tuple[str, str]]
"""What somebody (or a channel) got, and who: `("nudge", "U2")`, in alphabetical order."""


@dataclass
class Department:
    """U1 manages U2 and U3 in Berlin; U8 manages the team above. Times are Berlin's.

    The weekly meeting is on Wednesdays at 10:00 for an hour, prompted the day before at 15:00,
    reminded when work begins; the digest comes on Mondays at 09:00.
    """

    works: Works
    uow: UnitOfWork
    clock: MovableClock
    team: Team = field(init=False)
    series: Series = field(init=False)
    _known: set[str] = field(default_factory=set)

    def begin(self, day: date, at: time = time(12), *, digests: bool = False) -> None:
        """Set the department up on that day; nobody gets digests unless a story wants them."""
        self.clock.set(berlin(day, at))
        unit = self.works(actor="U1")
        for user_id in ("U1", "U2", "U3", "U8"):
            factories.person(unit, user_id, timezone=ZONE)
        factories.channel(unit, "C1", "U1", "U2", "U3", "U8")
        above = factories.team(unit, manager="U8", channel_id="C8", timezone=ZONE)
        self.team = factories.team(unit, "U2", "U3", timezone=ZONE, country="DE")
        self.team.parent_id = above.id
        self.series = factories.series(unit, self.team, "U1", "U2", anchor=day)
        if digests:
            digest_schedule.schedule(unit, self.team)
        self.works.commit()

    def plan_meetings(self) -> None:
        """Plan the next weekly meeting."""
        planning.plan_next(self.works(), self.series)
        self.works.commit()

    def give(self, owner: str, due: date, **fields: Any) -> Followup:
        """Give somebody something to do until the end of that day."""
        unit = self.works(actor="U1")
        made = factories.followup(
            unit, self.team, owner, due_at=berlin(due, time(18)), timezone=ZONE, **fields
        )
        followup_schedule.reschedule(unit, made)
        self.works.commit()
        return made

    async def live_until(self, day: date, at: time) -> Said:
        """Run until then; gives what people got meanwhile."""
        runner, target = self._runner(), berlin(day, at)
        while (due := await runner.next_due()) is not None and due <= target:
            self.clock.set(max(due, self.clock.now()))
            await runner.tick()
        self.clock.set(target)
        await runner.tick()
        return self.new()

    async def away_until(self, day: date, at: time) -> Said:
        """Be away until then, and come back; gives what people get in the first moment."""
        self.clock.set(berlin(day, at))
        await self._runner().tick()
        return self.new()

    def new(self) -> Said:
        """What people got since they were looked at last, changes of messages left out."""
        fresh = []
        for row in posted(self.works(), ""):
            if row.key not in self._known and row.kind is Kind.POST:
                fresh.append((row.key.split(":")[0], row.channel_id))
            self._known.add(row.key)
            if row.state is State.WAITING:
                row.state, row.next_attempt_at = State.SENT, None
                row.ts, row.sent_channel_id = f"{row.id}.000001", row.channel_id
        self.works.commit()
        return sorted(fresh)

    def nudge(self, user_id: str, day: date) -> outbox.OutboxMessage | None:
        """The nudge that somebody got on a day."""
        return outbox.by_key(self.works().session, WORKSPACE, f"nudge:{user_id}:{day}")

    def _runner(self) -> Runner:
        """A bot that has just been started, with the whole page but for the deliverer."""
        return Runner(self.uow, jobs.page(_nothing, 5.0))


def berlin(day: date, at: time) -> datetime:
    """An hour of a day in Berlin."""
    return datetime.combine(day, at, BERLIN).astimezone(UTC)


def nov(day: int) -> date:
    """A day in November 2026; the 23rd is a Monday."""
    return date(2026, 11, 1) + timedelta(days=day - 1)


async def _nothing() -> int:
    return 0
