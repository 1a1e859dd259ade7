"""Days of absences that are asked about: they are over, or an end or a beginning is not said."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from bot.domain.absence_lengths import Length
from bot.domain.absences import Span, Unclear, Why
from bot.domain.due import days
from bot.domain.workdays import Workdays

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)


def last_period(words: str, today: date) -> Unclear | None:
    """Ask about last week, last month or a day of it: they are over. None for other words."""
    gone = _LAST_PERIOD.search(words)
    if not gone:
        return None
    is_week = bool(gone["week"] or gone["week_zh"])
    length = relativedelta(weeks=1) if is_week else relativedelta(months=1)
    begun = days.of_week(0, 0, today) if is_week else today.replace(day=1)
    coming = begun + length
    choices = (Span(today, coming - _DAY), Span(coming, coming + length - _DAY))
    if gone.start():
        choices = (Span(today, today), Span(today + _DAY, today + _DAY))
    return Unclear(choices, Why.OVER, begun - _DAY)


def over(span: Span, words: str, today: date) -> Unclear:
    """Ask about days that are over: those of the coming week, and of another year, may be meant."""
    choices: list[Span] = []
    by_number = any(char.isdigit() for char in words)
    if span.first == span.last and not by_number:
        choices += [Span(today, today), Span(today + _DAY, today + _DAY)]
    if span.last - span.first < _WEEK:
        choices.append(_moved(span, relativedelta(weeks=1), today))
    if by_number:
        choices.append(_moved(span, relativedelta(years=1), today))
    return Unclear(tuple(dict.fromkeys(choices)), Why.OVER, span.last)


def without_end(firsts: Iterable[date], workdays: Workdays, today: date) -> Unclear | None:
    """Ask until when days last that begin on a first day; None when they may all be over."""
    begun = list(firsts)
    choices = [
        Span(first, last)
        for first in begun
        for last in (
            first,
            workdays.last_of_week(first),
            workdays.last_of_week(first + _WEEK),
            first + relativedelta(day=31),
        )
        if last >= max(first, today)
    ]
    if not choices:
        return None
    most = dict.fromkeys(sorted(choices))
    return Unclear(tuple(most), Why.NO_END, begun[0] if len(begun) == 1 else None)


def without_beginning(length: Length, workdays: Workdays, today: date) -> Unclear:
    """Ask from when on it is: today, tomorrow, or the first day of the coming week."""
    firsts = (today, today + _DAY, workdays.on_or_after(days.of_week(0, 1, today)))
    choices = [span for first in firsts for span in length.since(first, workdays)]
    return Unclear(tuple(dict.fromkeys(choices)), Why.NO_BEGINNING)


def _moved(span: Span, step: relativedelta, today: date) -> Span:
    """Return the days a number of weeks or years later, when they are not over."""
    count = 1
    while span.last + step * count < today:
        count += 1
    return Span(span.first + step * count, span.last + step * count)


_LAST_PERIOD: Final = re.compile(
    r"(?<![A-Za-z])(?:last|previous|past)\s+(?:(?P<week>week)|month)$"
    r"|上上?个?(?:(?P<week_zh>周|星期|礼拜)|月)$",
    re.IGNORECASE,
)
