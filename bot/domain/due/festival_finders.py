"""How the day of a holiday is found: fixed, counted from another, or called so in a calendar.

A finder gives the holiday of one year. The person's own calendar comes first; where it does not
know the name, a holiday with the same date everywhere (Christmas, the Spring Festival) is certain
all the same, and another country's (Thanksgiving outside America) is not.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.workdays import Workdays

_DAY = timedelta(days=1)
_NOT_THE_DAY = re.compile(r"day after|following|weekday after|juneteenth national")
_NOT_ITSELF = re.compile(r"\beve\b|observed")


@dataclass(frozen=True, slots=True)
class Festival:
    """A holiday in one year.

    `first` to `last` are the days that the calendar gives it, its eve included when that is free;
    `main` is the day that bears the name, the only one when it is `single`. `certain` is False when
    it may be another day here, `settled` when the days off around it are not announced yet.
    """

    first: date
    main: date
    last: date
    single: bool = True
    certain: bool = True
    settled: bool = True


Finder = Callable[[Workdays, int], Festival | None]


def fixed(month: int, day: int, *, certain: bool = True) -> Finder:
    """Find a holiday that is on the same day everywhere."""

    def find(_: Workdays, year: int) -> Festival:
        found = date(year, month, day)
        return Festival(found, found, found, certain=certain)

    return find


def called(*names: str, otherwise: Finder | None = None) -> Finder:
    """Find a holiday by its English names in the person's calendar, or otherwise."""

    def find(workdays: Workdays, year: int) -> Festival | None:
        own = named(names, workdays, year)
        return own or (otherwise(workdays, year) if otherwise else None)

    return find


def kept_in(country: str, *names: str, certain: bool = False) -> Finder:
    """Find a holiday in the calendar of a country that has it; `certain`: so it is for all."""

    def find(_: Workdays, year: int) -> Festival | None:
        found = named(names, Workdays(country), year)
        if found is None:
            return None
        return Festival(found.main, found.main, found.main, certain=certain)

    return find


def days_from(finder: Finder, count: int) -> Finder:
    """Find a day that is so many days from a holiday."""

    def find(workdays: Workdays, year: int) -> Festival | None:
        found = finder(workdays, year)
        if found is None:
            return None
        day = found.main + _DAY * count
        return Festival(day, day, day, certain=found.certain)

    return find


def nth_sunday(month: int, nth: int) -> Finder:
    """Find a holiday that is on the nth Sunday of a month."""

    def find(_: Workdays, year: int) -> Festival:
        first = date(year, month, 1)
        day = first + _DAY * (6 - first.weekday() + 7 * (nth - 1))
        return Festival(day, day, day)

    return find


def by_country(finders: dict[str, Finder], usual: Finder, usual_in: str) -> Finder:
    """Find a holiday that countries keep on days of their own; a guess where it is not known."""

    def find(workdays: Workdays, year: int) -> Festival | None:
        own = finders.get(workdays.country or "")
        if own:
            return own(workdays, year)
        found = usual(workdays, year)
        known = workdays.country is not None and workdays.country in usual_in.split()
        return found and replace(found, certain=known)

    return find


@lru_cache(maxsize=512)
def named(names: tuple[str, ...], workdays: Workdays, year: int) -> Festival | None:
    """Return the days together of which the calendar calls one so, and none when it calls none."""
    if workdays.country is None:
        return None
    titles = {day: title for day in days_of(year) if (title := _title(workdays, day))}
    named = [day for day, title in titles.items() if any(name in title for name in names)]
    main = next((day for day in named if not _NOT_ITSELF.search(titles[day])), None)
    if main is None:
        return None
    first = last = main
    while first - _DAY in named:
        first -= _DAY
    while last + _DAY in named:
        last += _DAY
    days = (day for day in named if first <= day <= last)
    single = sum(not _NOT_ITSELF.search(titles[day]) for day in days) == 1
    return Festival(first, main, last, single=single)


def _title(workdays: Workdays, day: date) -> str:
    title = (workdays.holiday_name(day, "en") or "").lower()
    return "" if _NOT_THE_DAY.search(title) else title


def days_of(year: int) -> Iterable[date]:
    """Return the days of a year."""
    first = date(year, 1, 1)
    return (first + _DAY * count for count in range((date(year + 1, 1, 1) - first).days))
