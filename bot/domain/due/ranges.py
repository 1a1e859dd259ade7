"""Ranges of days: between 5 and 7 December, 12月5日至7日. Their end is asked about.

After *on* a range says when something takes place, which is no deadline: `on 5-7 December`.
(`bot.domain.absence_words` relies on it, to read ranges itself.)
"""

import re
from collections.abc import Callable
from datetime import date

from bot.domain.due import chinese_terms, days, english_terms
from bot.domain.due.chinese_terms import NUMBER, WEEK
from bot.domain.due.english_terms import DAY, MONTH, ORDINAL, WEEKDAY, YEAR
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import NO_DATE, Moment, Reading


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _english_end(match: re.Match[str], moment: Moment) -> Reading | None:
    month, day = english_terms.month_of(match), int(match["day"])
    return _asked(_date(english_terms.year_of(match), month, day, moment))


def _chinese_end(match: re.Match[str], moment: Moment) -> Reading | None:
    month, day = number(match["end_month"] or match["month"]), number(match["day"])
    if not month or not day:
        return None
    return _asked(_date(int(match["year"]) if match["year"] else None, month, day, moment))


def _english_weekday(match: re.Match[str], moment: Moment) -> Reading:
    weekday = english_terms.weekday_of(match)
    if _WORKING_WEEK.match(match[0]):
        return NO_DATE
    return _weekday(weekday, english_terms.ahead_of(match), moment, named=bool(match["which"]))


def _chinese_weekday(match: re.Match[str], moment: Moment) -> Reading:
    weekday = chinese_terms.weekday_of(match)
    if _WORKING_WEEK.match(match[0]):
        return NO_DATE
    return _weekday(weekday, chinese_terms.ahead_of(match), moment, named=bool(match["which"]))


def _weekday(weekday: int, weeks_ahead: int, moment: Moment, *, named: bool) -> Reading:
    if named:
        return Reading((days.of_week(weekday, weeks_ahead, moment.today),), asked=True)
    return Reading(days.coming(weekday, moment.today)[-1:], asked=True)


def _date(year: int | None, month: int, day: int, moment: Moment) -> date | None:
    return days.exact(year, month, day) if year else days.yearless(month, day, moment.today)


def _asked(found: date | None) -> Reading | None:
    return Reading((found,), asked=True) if found else None


_Reads = Callable[[re.Match[str], Moment], Reading | None]
_DAY_NUMBER = rf"(?:the\s+)?{_unnamed(DAY)}(?:{ORDINAL}|\.)?"
_LAST_DAY = rf"(?:the\s+)?{DAY}(?:{ORDINAL}|\.)?"
_TO = r"\s*(?:[-–—~]|(?<=\s)(?:to|and|until|till|through)(?=\s))\s*"
_OR = r"\s*(?:[&/]|(?<=\s)(?:and|or)(?=\s))\s*"
_NAMED = rf"(?:{_unnamed(WEEKDAY)},?\s+)?"
_MONTH = _unnamed(MONTH)
_NOT_ON = r"(?<!on\s)"
_WEEKDAY = _unnamed(WEEKDAY)
_WORKING_WEEK = re.compile(r"(?:from\s+)?mon.*fri|(?:周|星期|礼拜)一.*五", re.IGNORECASE)
ENGLISH_TABLE = english_terms.table(
    (
        (
            (
                rf"{_NOT_ON}(?<!from\s)(?<!next\s)(?<!this\s)(?:between\s+)?"
                rf"(?:(?P<which>this|next)\s+)?{_WEEKDAY}{_TO}"
                rf"(?:next\s+)?{WEEKDAY}"
            ),
            _english_weekday,
        ),
        (
            (
                rf"{_NOT_ON}(?:between\s+|from\s+)?{_NAMED}{_DAY_NUMBER}(?:\s+(?:of\s+)?{_MONTH})?{_TO}"
                rf"{_NAMED}{_LAST_DAY}\s+(?:of\s+)?{MONTH}{YEAR}"
            ),
            _english_end,
        ),
        (
            (
                rf"{_NOT_ON}(?:between\s+|from\s+)?{_NAMED}{_MONTH}\s+{_DAY_NUMBER}{_TO}{_NAMED}{MONTH}\s+"
                rf"{_LAST_DAY}(?!\d){YEAR}"
            ),
            _english_end,
        ),
        (
            rf"{_NAMED}{_DAY_NUMBER}{_OR}{_NAMED}{_LAST_DAY}\s+(?:of\s+)?{MONTH}{YEAR}",
            _english_end,
        ),
        (
            rf"{_NAMED}{MONTH}\s+{_DAY_NUMBER}{_OR}{_LAST_DAY}(?![\d:]){YEAR}(?=\s*(?:$|[,.;:!?)]))",
            _english_end,
        ),
        (
            rf"{_NOT_ON}(?:between\s+|from\s+)?{_NAMED}{MONTH}\s+{_DAY_NUMBER}{_TO}{_LAST_DAY}(?![\d:]){YEAR}",
            _english_end,
        ),
    )
)
_CHINESE_WEEKDAY = rf"{WEEK}{_unnamed(chinese_terms.WEEKDAY)}"
CHINESE_TABLE = chinese_terms.table(
    (
        (
            (
                rf"{_NOT_ON}(?<![下本这个从]){chinese_terms.WHICH}?{_CHINESE_WEEKDAY}\s*[-–—~至到]+\s*(?:本|这|下)?{WEEK}?"
                rf"{chinese_terms.WEEKDAY}(?![点号日])"
            ),
            _chinese_weekday,
        ),
        (
            (
                rf"{_NOT_ON}(?:(?P<year>20\d\d)\s*年)?(?P<month>{NUMBER})\s*月\s*{NUMBER}\s*[日号]?"
                rf"\s*(?:[-–—~至到]+|[、,和及与]|或者?(?!\s*{NUMBER}\s*月))\s*(?:(?P<end_month>{NUMBER})\s*月)?\s*(?P<day>{NUMBER})\s*[日号]"
                r"(?:之间|期间)?"
            ),
            _chinese_end,
        ),
    )
)
