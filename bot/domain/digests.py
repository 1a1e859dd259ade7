"""The rules of digests: when they go out, and what their figures mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays

_WEEK = timedelta(weeks=1)
_DAYS_OF_WEEK = 7
# The longest run of holidays that a digest is put off for; a weekly one comes round again.
_WEEKS_AROUND = 3


@dataclass(frozen=True, slots=True)
class DueDay:
    """What became of the follow-ups that were due on one day; cancelled ones are left out."""

    due: date
    on_time: int = 0
    late: int = 0
    unfinished: int = 0

    def settled(self, today: date) -> int:
        """Count those that were done or are overdue: the others may yet be on time."""
        overdue = self.unfinished if self.due < today else 0
        return self.on_time + self.late + overdue


@dataclass(frozen=True, slots=True)
class WeekRate:
    """The on-time rate of what was due in the week that begins on `monday`."""

    monday: date
    on_time: int
    total: int

    @property
    def rate(self) -> float | None:
        """Return the share done on time, 0 to 1; None when nothing was due."""
        return self.on_time / self.total if self.total else None


def next_digest_at(
    weekday: int, at: time, zone: str, after: datetime, workdays: Workdays
) -> datetime:
    """Return the next instant (UTC) after `after` (UTC) that is `weekday` (Monday 0) `at` local.

    When that day is a public holiday on which nobody works, it is the next workday instead.
    """
    today = local(after, zone).date()
    this_week = today + timedelta(days=(weekday - today.weekday()) % _DAYS_OF_WEEK) - _WEEK
    days = (this_week + _WEEK * weeks for weeks in range(1 - _WEEKS_AROUND, _WEEKS_AROUND))
    instants = (to_utc(_day_at_work(day, workdays), at, zone) for day in days)
    return next(instant for instant in instants if instant > after)


def on_time_rate(days: Iterable[DueDay], today: date) -> float | None:
    """Return the share of due follow-ups that were done on time, 0 to 1; None when none was due.

    What is neither done nor overdue yet does not count.
    """
    return _week_rate(today, list(days), today).rate


def weekly_trend(days: Iterable[DueDay], weeks: int, today: date) -> list[WeekRate]:
    """Return the on-time rates of the last `weeks` weeks, the present one last, by due date."""
    days, this_monday = list(days), monday_of(today)
    mondays = [this_monday - _WEEK * back for back in reversed(range(weeks))]
    return [
        _week_rate(monday, [day for day in days if monday_of(day.due) == monday], today)
        for monday in mondays
    ]


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def _week_rate(monday: date, days: list[DueDay], today: date) -> WeekRate:
    on_time = sum(day.on_time for day in days)
    return WeekRate(monday, on_time, sum(day.settled(today) for day in days))


def _day_at_work(day: date, workdays: Workdays) -> date:
    """A weekend that was chosen on purpose stays; a holiday does not."""
    return workdays.on_or_after(day) if workdays.is_holiday(day) else day
