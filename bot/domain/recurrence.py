"""When a series meets: weekly or monthly rules, and what becomes of dates on holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from dateutil import rrule
from dateutil.relativedelta import relativedelta

from bot.domain.errors import FieldError
from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays

MAX_INTERVAL = 52
WEEKS_OF_MONTH = (1, 2, 3, 4, -1)
_WEEKDAYS = range(7)
_RRULE_WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


class Frequency(StrEnum):
    """How often a series meets."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class HolidayPolicy(StrEnum):
    """What becomes of a meeting that falls on a holiday."""

    SKIP = "skip"
    BEFORE = "before"
    AFTER = "after"
    KEEP = "keep"


class WeekdaysError(FieldError):
    """A series meets on at least one weekday, Monday (0) to Sunday (6)."""

    key: ClassVar[str] = "meetings.error.weekdays"
    field: ClassVar[str] = "weekdays"


class IntervalError(FieldError):
    """A series meets every 1 to `most` weeks or months."""

    key: ClassVar[str] = "meetings.error.interval"
    field: ClassVar[str] = "interval"


class WeekOfMonthError(FieldError):
    """A monthly series meets in the first to fourth or the last week; a weekly one in each."""

    key: ClassVar[str] = "meetings.error.week_of_month"
    field: ClassVar[str] = "week_of_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """The rule of a series; wrong values are refused with the error of their field.

    `weekdays`: Monday is 0. `interval`: every so many weeks (counted from Monday) or months, from
    those of `anchor`, the first date on which the series may meet. `week_of_month`: for monthly
    rules, the first (1) to fourth or the last (-1) such weekday; None for weekly ones.
    """

    frequency: Frequency
    weekdays: tuple[int, ...]
    anchor: date
    interval: int = 1
    week_of_month: int | None = None

    def __post_init__(self) -> None:
        if not self.weekdays or not set(self.weekdays) <= set(_WEEKDAYS):
            raise WeekdaysError
        if not 1 <= self.interval <= MAX_INTERVAL:
            raise IntervalError(most=MAX_INTERVAL)
        monthly = self.frequency is Frequency.MONTHLY
        if monthly != (self.week_of_month in WEEKS_OF_MONTH):
            raise WeekOfMonthError
        if not monthly and self.week_of_month is not None:
            raise WeekOfMonthError
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))

    @property
    def pattern(self) -> str:
        """Return which sentence says the rule: weekly, weeks, monthly or months (every n)."""
        if self.frequency is Frequency.WEEKLY:
            return "weekly" if self.interval == 1 else "weeks"
        return "monthly" if self.interval == 1 else "months"


def occurrences(
    rule: Recurrence, policy: HolidayPolicy, workdays: Workdays, after: date
) -> Iterator[date]:
    """Yield the dates after `after` on which the series meets, in order, each once.

    Dates on a holiday are skipped, moved to the workday before or after, or kept. A weekend day
    that the rule names is meant, so it is moved only when it is a public holiday.
    """
    waiting: set[date] = set()
    for nominal in _nominal_dates(rule, workdays.on_or_before(after) + timedelta(days=1)):
        settled = workdays.on_or_before(nominal) if policy is HolidayPolicy.BEFORE else nominal
        yield from sorted(day for day in waiting if after < day < settled)
        waiting = {day for day in waiting if day >= settled}
        waiting.update(_moved(nominal, rule, policy, workdays))
    yield from sorted(day for day in waiting if after < day)


def next_start(
    rule: Recurrence,
    policy: HolidayPolicy,
    workdays: Workdays,
    local_time: time,
    zone: str,
    after: datetime,
) -> datetime | None:
    """Return the next instant (UTC) after `after` (UTC) at which the series meets.

    It meets at `local_time` on the clocks of `zone`, so daylight saving moves nothing. None when
    the calendar ends before the series meets again.
    """
    yesterday = local(after, zone).date() - timedelta(days=1)
    starts = (
        to_utc(day, local_time, zone) for day in occurrences(rule, policy, workdays, yesterday)
    )
    return next((start for start in starts if start > after), None)


def _moved(
    day: date, rule: Recurrence, policy: HolidayPolicy, workdays: Workdays
) -> tuple[date, ...]:
    if policy is HolidayPolicy.KEEP or not _falls_out(day, workdays):
        return (day,)
    if policy is HolidayPolicy.SKIP:
        return ()
    if policy is HolidayPolicy.AFTER:
        return (workdays.on_or_after(day),)
    before = workdays.on_or_before(day)
    return (before,) if before >= rule.anchor else ()


def _falls_out(day: date, workdays: Workdays) -> bool:
    return workdays.is_holiday(day) and not workdays.is_workday(day)


def _nominal_dates(rule: Recurrence, first: date) -> Iterator[date]:
    """Yield the rule's own dates from `first` on, without walking there from the anchor."""
    start = max(rule.anchor, _phase_before(rule, first))
    nth = rule.week_of_month
    dates = rrule.rrule(
        rrule.MONTHLY if rule.frequency is Frequency.MONTHLY else rrule.WEEKLY,
        dtstart=datetime.combine(start, time()),
        interval=rule.interval,
        wkst=rrule.MO,
        byweekday=[
            _RRULE_WEEKDAYS[day](nth) if nth else _RRULE_WEEKDAYS[day] for day in rule.weekdays
        ],
    )
    return (found.date() for found in dates if found.date() >= first)


def _phase_before(rule: Recurrence, day: date) -> date:
    """Return the beginning of the last week or month, in step with the anchor's, up to the day."""
    anchor = rule.anchor
    if rule.frequency is Frequency.WEEKLY:
        monday = anchor - timedelta(days=anchor.weekday())
        weeks = (day - monday).days // 7
        return monday + timedelta(weeks=weeks - weeks % rule.interval)
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    return anchor.replace(day=1) + relativedelta(months=months - months % rule.interval)
