"""The rules of digests: when they go out, and what their figures mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.localtime import local, to_utc

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A follow-up with a date: when it was due and when it was done (None: not yet)."""

    due: date
    done: date | None

    @property
    def on_time(self) -> bool:
        """Tell whether it was done on its due date or before."""
        return self.done is not None and self.done <= self.due


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


def next_digest_at(weekday: int, at: time, zone: str, after: datetime) -> datetime:
    """Return the next instant (UTC) after `after` (UTC) that is `weekday` (Monday 0) `at` local."""
    today = local(after, zone).date()
    day = today + timedelta(days=(weekday - today.weekday()) % 7 - 7)
    instants = (to_utc(day + _WEEK * weeks, at, zone) for weeks in range(3))
    return next(instant for instant in instants if instant > after)


def on_time_rate(outcomes: Iterable[Outcome], today: date) -> float | None:
    """Return the share of due follow-ups that were done on time, 0 to 1; None when none was due.

    What is neither done nor overdue yet does not count.
    """
    settled = [outcome.on_time for outcome in outcomes if _is_settled(outcome, today)]
    return sum(settled) / len(settled) if settled else None


def weekly_trend(outcomes: Iterable[Outcome], weeks: int, today: date) -> list[WeekRate]:
    """Return the on-time rates of the last `weeks` weeks, the present one last, by due date."""
    settled = [outcome for outcome in outcomes if _is_settled(outcome, today)]
    this_monday = _monday(today)
    mondays = [this_monday - _WEEK * back for back in reversed(range(weeks))]
    return [_week_rate(monday, settled) for monday in mondays]


def _week_rate(monday: date, settled: list[Outcome]) -> WeekRate:
    due = [outcome.on_time for outcome in settled if _monday(outcome.due) == monday]
    return WeekRate(monday=monday, on_time=sum(due), total=len(due))


def _is_settled(outcome: Outcome, today: date) -> bool:
    return outcome.done is not None or outcome.due < today


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
