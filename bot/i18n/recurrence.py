"""How a recurring rule is said: every Monday at 10:00, 每周一 10:00."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Protocol

_MONDAY_TO_FRIDAY = frozenset(range(5))
_ALL_WEEK = frozenset(range(7))
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


class Speaker(Protocol):
    """What this module needs of a translator."""

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the plain text of a key."""
        ...

    def n(self, key: str, count: int, /, **params: object) -> str:
        """Return the plain text of a key in the plural form of a count."""
        ...

    def weekday(self, number: int) -> str:
        """Return the name of a weekday."""
        ...

    def time(self, at: dt.time) -> str:
        """Return a wall-clock time."""
        ...

    def list(self, items: Iterable[object]) -> str:
        """Return items as a list in words."""
        ...


def weekly(t: Speaker, weekdays: Collection[int], at: dt.time, *, every: int = 1) -> str:
    """Return a weekly rule in words. Weekdays count from Monday, which is 0; `every` from 1."""
    days, clock = frozenset(weekdays), t.time(at)
    if every > 1:
        named = t.list(t.weekday(day) for day in sorted(days))
        return t.n("common.recurrence.every_weeks", every, weekdays=named, time=clock)
    if days == _ALL_WEEK:
        return t("common.recurrence.daily", time=clock)
    if days == _MONDAY_TO_FRIDAY:
        return t("common.recurrence.monday_to_friday", time=clock)
    named = t.list(t.weekday(day) for day in sorted(days))
    return t("common.recurrence.weekly", weekdays=named, time=clock)


def monthly(t: Speaker, nth: int, weekday: int, at: dt.time) -> str:
    """Return a monthly rule in words; ValueError unless `nth` is 1 to 4, or -1 for the last."""
    if nth not in _NTH:
        raise ValueError(f"no such weekday of a month: {nth}")
    return t(f"common.recurrence.monthly.{_NTH[nth]}", weekday=t.weekday(weekday), time=t.time(at))
