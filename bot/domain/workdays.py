"""The working calendar: weekends, public holidays, and make-up working days (调休).

The calendars are those of the `holidays` library, made-up working days of China included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain import public_holidays

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)
_SUNDAY = 6
_SATURDAY_SUNDAY = frozenset({5, 6})
_DAYS_OF_WEEK = 7
_LANGUAGES = {"en": "en_US", "zh": "zh_CN", "zh_hans": "zh_CN", "zh_hant": "zh_TW"}


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days an office works.

    `country` is an ISO 3166 code such as `CN`; None knows no holidays. `weekend` holds weekdays
    (Monday is 0); None takes the country's own. An unknown country, or a week that is all
    weekend, is a ValueError that says what would do.
    """

    country: str | None = None
    weekend: frozenset[int] | None = None

    def __post_init__(self) -> None:
        if self.country is not None and self.country not in public_holidays.codes():
            raise ValueError(f"unknown country {self.country!r}: use a code such as CN, DE or US")
        if self.weekend is not None and not _leaves_work(self.weekend):
            raise ValueError("a weekend holds weekdays 0 to 6, and not all of them")

    def is_workday(self, day: date) -> bool:
        """Tell whether the office is open: no weekend or holiday, or a make-up working day."""
        return day not in _year(self.country, self.weekend, day.year).free

    def is_holiday(self, day: date) -> bool:
        """Tell whether the day is a public holiday, on a weekend or not."""
        return day in _year(self.country, self.weekend, day.year).holidays

    def is_make_up_day(self, day: date) -> bool:
        """Tell whether the office is open on this weekend day in exchange for another."""
        return day in _year(self.country, self.weekend, day.year).make_up

    def holiday_name(self, day: date, locale: str = "en") -> str | None:
        """Return the holiday's name in the language, or in the country's own; None when none."""
        if not self.is_holiday(day):
            return None
        name: str | None = public_holidays.calendar(self.country, _language(locale), day.year).get(
            day
        )
        return name

    def next_workday(self, day: date) -> date:
        """Return the first workday after the day."""
        return self.on_or_after(day + _DAY)

    def previous_workday(self, day: date) -> date:
        """Return the last workday before the day."""
        return self.on_or_before(day - _DAY)

    def on_or_after(self, day: date) -> date:
        """Return the day itself when it is a workday, else the next one."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def on_or_before(self, day: date) -> date:
        """Return the day itself when it is a workday, else the one before."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def add(self, day: date, count: int) -> date:
        """Return the day `count` workdays later (earlier when negative); 0 is the day itself."""
        step = self.next_workday if count > 0 else self.previous_workday
        for _ in range(abs(count)):
            day = step(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count the workdays after `start` up to and with `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        return sum(self.is_workday(start + _DAY * number) for number in range(1, days + 1))

    def last_of_week(self, day: date) -> date:
        """Return the last workday of the week (Monday to Sunday) that holds the day.

        With a make-up day that is a Saturday or Sunday. Of a week without any workday it is the
        last workday before.
        """
        return self.on_or_before(day + _DAY * (_SUNDAY - day.weekday()))


@dataclass(frozen=True, slots=True)
class _Year:
    holidays: frozenset[date]
    make_up: frozenset[date]
    free: frozenset[date]


@lru_cache(maxsize=256)
def _year(country: str | None, weekend: frozenset[int] | None, year: int) -> _Year:
    calendar = public_holidays.calendar(country, None, year)
    days = list(_days_of(year))
    make_up = frozenset(calendar.weekend_workdays)
    weekends = {day for day in days if _is_weekend(day, weekend, calendar)}
    public = frozenset(day for day in days if day in calendar)
    return _Year(
        holidays=public,
        make_up=make_up & weekends,
        free=frozenset((weekends - make_up) | (public - make_up)),
    )


def _is_weekend(day: date, weekend: frozenset[int] | None, calendar: "HolidayBase") -> bool:
    if weekend is not None:
        return day.weekday() in weekend
    if calendar.weekend == {_SUNDAY}:  # the law's week of six days; offices work five
        return day.weekday() in _SATURDAY_SUNDAY
    return calendar.is_weekend(day)


def _days_of(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return (first + _DAY * number for number in range(length))


def _leaves_work(weekend: frozenset[int]) -> bool:
    return weekend < frozenset(range(_DAYS_OF_WEEK))


def _language(locale: str) -> str | None:
    known = locale.replace("-", "_").lower()
    return _LANGUAGES.get(known) or _LANGUAGES.get(known.split("_")[0])
