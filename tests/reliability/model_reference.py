"""What people of a team must and may be told, in a few lines that know nothing of the bot.

What happens at a tick in which a process dies may have been decided or not: it may be told, and
what another tick of the same day decides must be. All of it is told once, whoever decided it.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

MORNING, EVENING = time(9), time(18)
ASKED_AT: Final = time(15)
"""When people are asked for an update, on the workday before the meeting."""

TO_ANSWER: Final = timedelta(minutes=15)
OPENED_WITHIN: Final = timedelta(minutes=30)
DAY: Final = timedelta(days=1)


@dataclass(eq=False)
class Person:
    """Somebody whose clock is `hours` ahead of UTC; `away` are days on which he is absent."""

    id: str
    hours: int
    away: set[date] = field(default_factory=set)

    def shown(self, now: datetime) -> datetime:
        """What his clock shows."""
        return now + timedelta(hours=self.hours)

    def at(self, day: date, moment: time) -> datetime:
        """That moment of his clock, in UTC."""
        return datetime.combine(day, moment, UTC) - timedelta(hours=self.hours)

    def works(self, now: datetime) -> bool:
        """Whether it is working time for him, if he is there."""
        shown = self.shown(now)
        return is_workday(shown.date()) and MORNING <= shown.time() <= EVENING


@dataclass(eq=False)
class Task:
    """A follow-up of one owner, unchanged `since` then; its word is in no other text."""

    word: str
    owner: Person
    due: date
    since: datetime
    is_finished: bool = False
    not_before: date = date.min
    snoozes: int = 0

    def is_due(self, now: datetime) -> bool:
        """Whether its owner may be reminded of it at that moment."""
        today = self.owner.shown(now).date()
        first = max(workday_before(self.due), self.not_before)
        is_there = self.owner.works(now) and today not in self.owner.away
        return not self.is_finished and is_there and today >= first

    def is_pressing(self, now: datetime) -> bool:
        """Whether it was due this morning already, and nothing has put it off."""
        today = self.owner.shown(now).date()
        return self.is_due(now) and self.owner.at(today, MORNING) > self.since

    def is_late(self, now: datetime) -> bool:
        """Whether managers, in UTC, may be told that it is two workdays overdue."""
        return not self.is_finished and now.date() >= workday_after(workday_after(self.due))


@dataclass(frozen=True)
class Planned:
    """A meeting that is still to come, and who has neither answered nor is away; as planned."""

    id: int
    starts_at: datetime
    waited_for: tuple[Person, ...]


@dataclass
class Reference:
    """What must, and what may have been decided; `floor` is before when nothing must.

    Nudges are told by owner and day; with the words that must and may be in them.
    """

    floor: datetime
    tasks: list[Task] = field(default_factory=list)
    must_nudge: dict[tuple[str, date], set[str]] = field(default_factory=dict)
    may_nudge: dict[tuple[str, date], set[str]] = field(default_factory=dict)
    must_report: set[str] = field(default_factory=set)
    may_report: dict[date, set[str]] = field(default_factory=dict)
    must_ask: set[tuple[int, str]] = field(default_factory=set)
    may_ask: set[tuple[int, str]] = field(default_factory=set)
    must_open: set[int] = field(default_factory=set)
    may_open: set[int] = field(default_factory=set)

    def tick(self, now: datetime, planned: list[Planned], *, survived: bool) -> None:
        """A tick began at `now`, when these meetings were to come; somebody survived it or not."""
        is_sure = survived and now >= self.floor
        for task in self.tasks:
            self._nudge(task, now, is_sure=is_sure)
            self._report(task, now, is_sure=is_sure)
        for meeting in planned:
            self._ask(meeting, now, is_sure=is_sure)
            self._open(meeting, now, is_sure=is_sure)

    def _nudge(self, task: Task, now: datetime, *, is_sure: bool) -> None:
        key = (task.owner.id, task.owner.shown(now).date())
        if task.is_due(now):
            self.may_nudge.setdefault(key, set()).add(task.word)
        if task.is_pressing(now) and is_sure:
            self.must_nudge.setdefault(key, set()).add(task.word)

    def _report(self, task: Task, now: datetime, *, is_sure: bool) -> None:
        if task.is_late(now):
            self.may_report.setdefault(now.date(), set()).add(task.word)
            is_working_time = is_workday(now.date()) and MORNING <= now.time() <= EVENING
            if is_sure and is_working_time:
                self.must_report.add(task.word)

    def _ask(self, meeting: Planned, now: datetime, *, is_sure: bool) -> None:
        for person in meeting.waited_for:
            day = workday_before(person.shown(meeting.starts_at).date())
            asked = person.at(day, ASKED_AT)
            if asked <= now < meeting.starts_at:
                self.may_ask.add((meeting.id, person.id))
            leaves_time = now + TO_ANSWER <= meeting.starts_at
            if is_sure and asked <= now and leaves_time and person.works(now):
                self.must_ask.add((meeting.id, person.id))

    def _open(self, meeting: Planned, now: datetime, *, is_sure: bool) -> None:
        if now >= meeting.starts_at:
            self.may_open.add(meeting.id)
        if is_sure and meeting.starts_at <= now <= meeting.starts_at + OPENED_WITHIN:
            self.must_open.add(meeting.id)


def is_workday(day: date) -> bool:
    """Monday to Friday; the team has no holidays."""
    return day.weekday() < 5


def workday_before(day: date) -> date:
    """The last workday before a day."""
    return next(one for n in range(1, 8) if is_workday(one := day - n * DAY))


def workday_after(day: date) -> date:
    """The first workday after a day."""
    return next(one for n in range(1, 8) if is_workday(one := day + n * DAY))
