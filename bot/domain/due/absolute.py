"""Full dates written in uncommon ways: 15-Dec-26, Dec-15-2026, 2026 Dec 15, fifteenth of December.

They are read by `dateparser`, which knows more ways to write a date than our tables. It is never
given free text: there it finds dates everywhere (it reads "May to review" as 23 May and 下周五前 as
a Monday). It gets only a span in which our own pattern found one day, one month by name, at most
one year and no other word, in English only, with each part demanded and nothing relative; and it
must read the month that stands there. Without a year the next such day is meant, as everywhere.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from bot.domain.due import days
from bot.domain.due.english_terms import MONTH, VERBS, month_of, table
from bot.domain.due.numbers import ORDINALS
from bot.domain.due.values import Firmness, Moment, Reading

_ANY_YEAR = "2000"  # a leap year: the day of a date without a year is looked up later
_BASE = datetime(2000, 1, 1)  # noqa: DTZ001 - nothing relative is read; else dateparser asks the clock
_ORDINAL = "|".join(
    sorted((word.replace(" ", r"[\s-]") for word in ORDINALS), key=len, reverse=True)
)
_YEAR = (
    r"(?:20\d\d(?!\d)|['’][2-9]\d(?!\d)|(?<=[A-Za-z][-/.])[2-9]\d(?!\d)"
    r"|(?<=[A-Za-z]\s)2[4-9](?=\s*(?:$|[,;!?)]|\.(?!\d))))"
)
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?|(?:{_ORDINAL})(?![a-z])"
_MONTH = re.sub(r"\(\?P<\w+>", "(?:", MONTH)
_PART = rf"(?:{_YEAR}|{_DAY}|{_MONTH}(?![a-z]))"
_WORD = rf"(?:{_PART}|of|day\s+of|the)"
_BETWEEN = r"(?:\s?[-./]\s?|,\s|\s{1,3})"
_COMMON = re.compile(
    rf"(?:the\s+)?\d\d?(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+20\d\d)?"
    rf"|{_MONTH}\s+\d\d?(?:st|nd|rd|th)?(?:,?\s+20\d\d)?",
    re.IGNORECASE,
)
_YEARS = re.compile(_YEAR)
_DAYS = re.compile(rf"(?<![\d'’])(?:{_DAY})", re.IGNORECASE)
_MONTHS = re.compile(rf"(?<![a-z]){MONTH}(?![a-z])", re.IGNORECASE)
_IN_WORDS = re.compile(rf"(?:{_ORDINAL})(?![a-z])", re.IGNORECASE)


def _read(match: re.Match[str], moment: Moment) -> Reading | None:
    span, at_the_end = match[0], match.string[match.end() : match.end() + 2]
    if _COMMON.fullmatch(span):
        return None  # the tables read it
    years = [year[0] for year in _YEARS.finditer(span + at_the_end) if year.end() <= len(span)]
    bare = _YEARS.sub(lambda year: " " * len(year[0]), span + at_the_end)[: len(span)]
    months = list(_MONTHS.finditer(bare))
    if len(years) > 1 or len(months) != 1 or len(_DAYS.findall(bare)) != 1:
        return None
    found = _parsed(_in_digits(bare), years[0][-2:] if years else "")
    if found is None or found.month != month_of(months[0]):
        return None
    day = found if years else days.yearless(found.month, found.day, moment.today)
    doubtful = months[0]["month"] in VERBS and not years
    firmness = Firmness.MARKED if doubtful else Firmness.WEAK
    return Reading((day,), firmness=firmness) if day else None


def _in_digits(span: str) -> str:
    return _IN_WORDS.sub(
        lambda word: str(ORDINALS[re.sub(r"[\s-]", " ", word[0]).lower()]), span
    ).strip()


@lru_cache(maxsize=1024)
def _parsed(day_and_month: str, year: str) -> date | None:
    import dateparser  # type: ignore[import-untyped] # has no types. Late: it loads for a second

    found = dateparser.parse(
        f"{day_and_month} 20{year}" if year else f"{day_and_month} {_ANY_YEAR}",
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": _BASE,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None


TABLE = table(
    ((rf"(?:the\s+(?=(?:{_DAY})))?{_PART}(?:{_BETWEEN}{_WORD}){{0,4}}{_BETWEEN}{_PART}", _read),)
)
