"""How a recurring rule is said: every Monday at 10:00, 每周一 10:00."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from bot.domain.recurrence import Frequency, Recurrence

_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
_ALL_WEEK = (0, 1, 2, 3, 4, 5, 6)


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

    def list(self, items: Iterable[object]) -> str:
        """Return items as a list in words."""
        ...


def in_words(t: Speaker, rule: Recurrence, at: dt.time) -> str:
    """Return when a series meets, in words; `at` is the local time of the team."""
    if rule.frequency is Frequency.MONTHLY:
        return _monthly(t, rule, at)
    named = t.list(t.weekday(day) for day in rule.weekdays)
    if rule.interval > 1:
        return t.n("common.recurrence.weeks", rule.interval, weekdays=named, time=at)
    if rule.weekdays == _ALL_WEEK:
        return t("common.recurrence.daily", time=at)
    if rule.weekdays == _MONDAY_TO_FRIDAY:
        return t("common.recurrence.monday_to_friday", time=at)
    return t("common.recurrence.weekly", weekdays=named, time=at)


def _monthly(t: Speaker, rule: Recurrence, at: dt.time) -> str:
    named = t.list(t.weekday(day) for day in rule.weekdays)
    nth = t(f"common.recurrence.nth.{_NTH[rule.week_of_month or 1]}")
    if rule.interval > 1:
        return t.n("common.recurrence.months", rule.interval, nth=nth, weekdays=named, time=at)
    return t("common.recurrence.monthly", nth=nth, weekdays=named, time=at)
