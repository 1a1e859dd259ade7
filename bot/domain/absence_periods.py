"""Weeks and months by name as days of an absence: next week, the rest of the month, 下周."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from bot.domain.absences import Span
from bot.domain.due import days

_DAY: Final = timedelta(days=1)


def named(words: str, today: date) -> Span | None:
    """Return the week or month that words name, from today on when it has begun."""
    for pattern, start, length in _PERIODS:
        if match := pattern.fullmatch(words):
            ahead = _AHEAD[match["which"].casefold().rstrip("个")]
            first = start(today, ahead)
            return Span(max(first, today), first + length - _DAY)
    return None


def rest_of_week(day: date, today: date) -> Span:
    """Return the week that the day is in, from today on when it has begun."""
    monday = _week(day, 0)
    sunday = monday + _DAY * 6
    return Span(max(monday, min(today, sunday)), sunday)


def _week(today: date, ahead: int) -> date:
    return days.of_week(0, ahead, today)


def _month(today: date, ahead: int) -> date:
    return today.replace(day=1) + relativedelta(months=ahead)


_AHEAD: Final = {
    "this": 0, "next": 1, "本": 0, "这": 0, "下": 1, "下下": 2, "week after next": 2,
}  # fmt: skip
_ALL_OF = r"(?:(?:the\s+)?(?:all|whole|rest)(?:\s+of)?\s+)?"
_PERIODS: Final = (
    (
        re.compile(rf"{_ALL_OF}(?:(?P<which>this|next)\s+(?:whole\s+)?week)", re.IGNORECASE),
        _week,
        _DAY * 7,
    ),
    (re.compile(r"(?:the\s+)?(?P<which>week after next)", re.IGNORECASE), _week, _DAY * 7),
    (re.compile(r"(?P<which>本|这个?|下下个?|下个?)(?:周|星期|礼拜)整?"), _week, _DAY * 7),
    (
        re.compile(rf"{_ALL_OF}(?P<which>this|next)\s+(?:whole\s+)?month", re.IGNORECASE),
        _month,
        relativedelta(months=1),
    ),
    (re.compile(r"(?P<which>本|这个?|下下个?|下个?)月"), _month, relativedelta(months=1)),
)
