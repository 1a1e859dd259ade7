"""Weeks by their ISO number: week 49, CW 22 Friday, 2026-W12-4, 第50周周三.

A week alone is asked about: it may be meant as a whole. A day of it is that day. A low number
without a year may as well be counted from a project's begin or within a month.
"""

import re
from collections.abc import Callable
from datetime import date

from bot.domain.due import chinese_terms, days, english_terms
from bot.domain.due.chinese_terms import BEFORE, NUMBER, WEEK, WITHIN, number_of
from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.values import NO_DATE, Firmness, Moment, Reading

_Reads = Callable[[re.Match[str], Moment], Reading | None]
_COLON = re.compile(r"\s*[:,]|\s[-–—]\s")
_SURELY_OF_THE_YEAR = 6  # a month has no such week


def _end(firmness: Firmness, *, asked: bool) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        found = _end_of_week(match, moment)
        firm = Firmness.WEAK if _heads_a_line(match) else firmness
        return Reading((found,), firmness=firm, asked=asked) if found else None

    return read


def _heads_a_line(match: re.Match[str]) -> bool:
    """Tell whether a line begins with it as with a date: *Wk 31: finalise the plan*."""
    first = not match.string[: match.start()].strip()
    later = int(match["week"]) >= _SURELY_OF_THE_YEAR if match["week"].isdecimal() else False
    return first and later and bool(_COLON.match(match.string, match.end()))


def _end_of_week(match: re.Match[str], moment: Moment) -> date | None:
    week = number_of(match, "week")
    return days.end_of_week_number(week, _year(match), moment) if week else None


def _english_day(match: re.Match[str], moment: Moment) -> Reading | None:
    return _day(match, english_terms.weekday_of(match), moment)


def _chinese_day(match: re.Match[str], moment: Moment) -> Reading | None:
    return _day(match, chinese_terms.weekday_of(match), moment)


def _iso_day(match: re.Match[str], moment: Moment) -> Reading | None:
    return _day(match, int(match["weekday"]) - 1, moment)


def _day(match: re.Match[str], weekday: int, moment: Moment) -> Reading | None:
    last = _end_of_week(match, moment)
    if last is None:
        return None
    vague = _year(match) is None and (number_of(match, "week") or 0) < _SURELY_OF_THE_YEAR
    if vague and match["unit"] not in _OF_THE_YEAR:
        return NO_DATE
    return Reading((days.of_week(weekday, 0, last),))


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


_OF_THE_YEAR = frozenset({"CW", "KW"})
_WEEK = (
    r"(?:(?:calendar|ISO)\s+)?(?P<unit>week|wk|CW|KW|W)\s*(?:(?:no|number)\.?\s*|#\s?)?"
    r"(?P<week>\d{1,2})(?!\d|\s*(?:of(?!\s+20\d\d)|/(?!20\d\d)))"
    r"(?:(?:,?\s+(?:(?:of|in)\s+)?|/)(?P<year>20\d\d)(?!\d))?"
)
_CALENDAR_WEEK = rf"(?=(?:calendar|ISO|CW|KW)(?![a-z])){_WEEK}"
_ISO = r"(?P<year>20\d\d)-?W(?P<week>\d\d)"
_CHINESE_WEEK = (
    rf"(?:(?P<year>20\d\d)\s*年的?\s*)?(?P<unit>第|W)\s*(?P<week>{NUMBER})"
    rf"(?:(?<=W\d)|(?<=W\d\d)|\s*{WEEK})"
)

ENGLISH_TABLE = english_terms.table(
    (
        (rf"(?:the\s+)?end\s+of\s+{_WEEK}", _end(Firmness.SURE, asked=False)),
        (_CALENDAR_WEEK, _end(Firmness.WEAK, asked=True)),
        (_WEEK, _end(Firmness.MARKED, asked=True)),
        (rf"in\s+{_WEEK}", _end(Firmness.SURE, asked=True)),
        (rf"{_WEEK},?\s+(?:on\s+)?{english_terms.WEEKDAY}", _english_day),
        (rf"{english_terms.WEEKDAY},?\s+(?:(?:of|in)\s+)?{_WEEK}", _english_day),
        (_ISO, _end(Firmness.MARKED, asked=True)),
        (rf"{_ISO}-?(?P<unit>)(?P<weekday>[1-7])", _iso_day),
    )
)
CHINESE_TABLE = chinese_terms.table(
    (
        (rf"{_CHINESE_WEEK}(?:(?=\s*{BEFORE})|{TO_DO})", _end(Firmness.SURE, asked=True)),
        (rf"{_CHINESE_WEEK}\s*{WITHIN}", _end(Firmness.SURE, asked=True)),
        (rf"{_CHINESE_WEEK}的?\s*{WEEK}{chinese_terms.WEEKDAY}", _chinese_day),
    )
)
