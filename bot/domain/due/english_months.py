"""English words for days of a month: 15 December, the 15th, end of month."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.english_terms import (
    DAY,
    MONTH,
    ORDINAL,
    VERBS,
    WEEKDAY,
    WORKDAY,
    YEAR,
    ahead_of,
    month_of,
    nothing,
    table,
    weekday_of,
    year_of,
)
from bot.domain.due.numbers import ORDINALS
from bot.domain.due.values import Firmness, Moment, Reading

_DAY = timedelta(days=1)
_MONTHS = 12
_SHORTLY = 2  # days
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1} | {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


def _day_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    year, month, day = year_of(match), month_of(match), int(match["day"])
    found = days.exact(year, month, day) if year else days.yearless(month, day, moment.today)
    doubtful = match["month"] in VERBS and not year
    firmness = Firmness.MARKED if doubtful else Firmness.WEAK
    if found:
        return Reading((found,), firmness=firmness)
    missing = days.no_such_day(year, month, day, moment.today)
    return missing and replace(missing, firmness=firmness)


def _day_of_this_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *4 March this year*, over or not."""
    found = days.exact(moment.today.year + ahead_of(match), month_of(match), int(match["day"]))
    return Reading((found,), firmness=Firmness.WEAK) if found else None


def _numbered_day(match: re.Match[str], moment: Moment) -> Reading | None:
    found = _numbered_thing(match, moment)
    return found and replace(found, firmness=Firmness.WEAK)


def _numbered_thing(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *the 11th*; on the 12th and shortly after, it may be that of this month."""
    day = int(match["day"])
    found = days.monthless(day, moment.today)
    just_past = 0 < moment.today.day - day <= _SHORTLY
    return Reading((found,), firmness=Firmness.MARKED, asked=just_past) if found else None


def _either_numbered_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *on the 1st and 15th*, which is asked about."""
    found = (days.monthless(int(match[name]), moment.today) for name in ("day", "other"))
    either = tuple(sorted({day for day in found if day}))
    return Reading(either, firmness=Firmness.WEAK, asked=True) if either else None


def _numbered_day_of(match: re.Match[str], moment: Moment) -> Reading | None:
    day = int(match["day"]) if match["day"] else _ordinal(match)
    found = days.in_month(day, ahead_of(match), moment.today)
    if found and found < moment.today and not match["which"]:
        found = days.monthless(day, moment.today)  # by the first of the month: of the next
    return Reading((found,)) if found else None


def _day_in_words(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *by the fifteenth*."""
    found = days.monthless(_ordinal(match), moment.today)
    return Reading((found,), firmness=Firmness.MARKED) if found else None


def _ordinal(match: re.Match[str]) -> int:
    return ORDINALS[re.sub(r"[\s-]+", " ", match["word"]).lower()]


def _nth_weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first_of_month(match, moment.today)
    found = days.nth_weekday(_NTH[match["nth"].lower()], weekday_of(match), first)
    return Reading((found,)) if found else None


def _nth_workday(match: re.Match[str], moment: Moment) -> Reading:
    eve = _first_of_month(match, moment.today) - _DAY
    nth = ORDINALS.get(match["nth"].lower()) or int(match["nth"][:-2])
    return Reading((moment.workdays.add(eve, nth),))


def _last_workday(match: re.Match[str], moment: Moment) -> Reading:
    last_day = _first_of_month(match, moment.today) + relativedelta(months=1) - _DAY
    return Reading((moment.workdays.on_or_before(last_day),))


def _first_workday_of_year(match: re.Match[str], moment: Moment) -> Reading:
    year = year_of(match) or moment.today.year + 1
    return Reading((moment.workdays.on_or_after(date(year, 1, 1)),))


def _nth_weekday_of_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *the first Wednesday of the new year*, *the last Friday of the year*."""
    nth = _NTH[match["nth"].lower()]
    year = year_of(match) or moment.today.year + bool(match["coming"])
    month = date(year, _MONTHS if nth < 0 else 1, 1)
    found = days.nth_weekday(nth, weekday_of(match), month)
    return Reading((found,)) if found else None


def _first_of_month(match: re.Match[str], today: date) -> date:
    if match["month"]:
        month = month_of(match)
        return date(year_of(match) or today.year + (month < today.month), month, 1)
    return today.replace(day=1) + relativedelta(months=ahead_of(match))


def _end_of_named_month(match: re.Match[str], moment: Moment) -> Reading:
    year, month = year_of(match), month_of(match)
    if year:
        return Reading(days.end_of_month(year, month, moment))
    return Reading(days.end_of_named_month(month, moment))


def _end_of_named_quarter(match: re.Match[str], moment: Moment) -> Reading:
    year, quarter = year_of(match), int(match["quarter"])
    if year:
        return Reading(days.end_of_month(year, quarter * 3, moment))
    return Reading(days.end_of_named_quarter(quarter, moment))


def _end_of_half(match: re.Match[str], moment: Moment) -> Reading:
    year, month = year_of(match), int(match["half"]) * 6
    if year:
        return Reading(days.end_of_month(year, month, moment))
    return Reading(days.end_of_named_month(month, moment))


def _end_of_named_quarter_in_short(match: re.Match[str], moment: Moment) -> Reading:
    """Read *by Q4 end*; *Q4 end* alone is said of other things as well."""
    return replace(_end_of_named_quarter(match, moment), firmness=Firmness.MARKED)


def _end_of_nth(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *the end of the second quarter*; the last of them may be over."""
    nth, months = _NTH[match["nth"].lower()], {"quarter": 3, "half": 6}[match["unit"].lower()]
    if not 0 < nth * months <= _MONTHS:
        return None
    year = year_of(match)
    named = days.end_of_month(year, nth * months, moment) if year else None
    return Reading(named or days.end_of_named_month(nth * months, moment))


_Ends = Callable[[int, Moment], tuple[date, ...]]
_Reads = Callable[[re.Match[str], Moment], Reading]


def _end(ends: _Ends, firmness: Firmness = Firmness.SURE) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading:
        return Reading(ends(ahead_of(match), moment), firmness=firmness)

    return read


def _next_month(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_month(1, moment), firmness=Firmness.WEAK)


_COUNTED_THING = (
    r"(?:part(?:y|ies)|century|anniversary|quarter|floor|edition|draft|version|place|grade"
    r"|gen(?:eration)?|class|half|step|review|round|attempt|level|street|avenue|time|page|item|weekend"
    rf"|week|month|{WORKDAY})"
)
_WORDS = "|".join(sorted((word.replace(" ", r"[\s-]") for word in ORDINALS), key=len, reverse=True))
_AND_ANOTHER = rf"(?:\s+(?:and|&|or)\s+(?:the\s+)?(?P<other>3[01]|[12]?\d){ORDINAL})"
_FISCAL_YEAR = r"FY\s*['’]?\d*(?:[/-]\d+)?"
_WHICH = r"(?P<which>this|next|current)"
_OF_MONTH = rf"(?:of|in)\s+(?:(?:the\s+)?(?:{_WHICH}\s+)?month|{MONTH}{YEAR})"
_NO_DAY = r"(?<![^\d:.A-Za-z]\d\s)(?<![^\d:.A-Za-z]\d\d\s)(?<!\A\d\s)(?<!\A\d\d\s)"  # 3 Dec 15:00
_NO_MINUTES = r"(?<!\d[:.])"  # 9:30 Dec 3
_NUMBERED_AT_THE_END = r"the\s+\d+[a-z]+\s*(?:$|[,.;:!?)]|\s[-–—]\s)"
_END_OF = rf"(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+)?(?:{_WHICH}\s+)?"
_CLAUSE_ENDS = r"(?=\s*(?:$|[,.;:!?)]))"
_UNITS: tuple[tuple[str, str, _Ends], ...] = (
    ("month", "EOM", days.end_of_months_ahead),
    ("quarter", "EOQ", days.end_of_quarter),
    ("(?:calendar\\s+)?year", "EOY", days.end_of_year),
    ("half(?:[\\s-]year)?", "EOH", days.end_of_half),
)

TABLE = table(
    (
        (rf"{_NO_MINUTES}(?:the\s+)?{DAY}{ORDINAL}?[\s-]*(?:of\s+)?{MONTH}{YEAR}", _day_of_month),
        (rf"{_NO_DAY}{MONTH}(?:\s*|-)(?:the\s+)?{DAY}{ORDINAL}?(?!\d){YEAR}", _day_of_month),
        (rf"(?:the\s+)?{DAY}{ORDINAL}?\s+(?:of\s+)?{MONTH},?\s+{_WHICH}\s+year", _day_of_this_year),
        (rf"{MONTH}\s+{DAY}{ORDINAL}?,?\s+{_WHICH}\s+year", _day_of_this_year),
        (
            rf"(?:(?<=on\s)(?:the\s+)?|(?={_NUMBERED_AT_THE_END})the\s+){DAY}{ORDINAL}",
            _numbered_day,
        ),
        (rf"(?:the\s+)?{DAY}{ORDINAL}", _numbered_thing),
        (
            rf"(?:(?<=on\s)|(?<=by\s))the\s+{DAY}{ORDINAL}{_AND_ANOTHER}(?!\s+(?:of\s|{MONTH}))",
            _either_numbered_day,
        ),
        (
            (
                rf"(?:(?:the\s+)?{DAY}{ORDINAL}|(?:the\s+|(?=[a-z]+\s+of\s))(?P<word>{_WORDS}))\s+(?:of\s+)?"
                rf"(?:the\s+)?(?:{_WHICH}\s+)?month"
            ),
            _numbered_day_of,
        ),
        (rf"the\s+(?P<word>{_WORDS}){_CLAUSE_ENDS}", _day_in_words),
        (
            rf"{_WHICH}\s+month(?:['’]s)?,?\s+(?:on\s+)?(?:the\s+)?{DAY}{ORDINAL}(?P<word>)",
            _numbered_day_of,
        ),
        (rf"(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+{WEEKDAY}\s+{_OF_MONTH}", _nth_weekday),
        (
            (
                rf"(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+{WEEKDAY}\s+(?:of|in)\s+"
                r"(?:(?:the\s+)?(?:(?P<coming>new|next|coming)\s+|this\s+)?year|(?P<year>20\d\d)(?!\d))"
            ),
            _nth_weekday_of_year,
        ),
        (
            rf"(?:the\s+)?(?P<nth>{'|'.join(ORDINALS)}|1?\d{ORDINAL})\s+{WORKDAY}\s+{_OF_MONTH}",
            _nth_workday,
        ),
        (rf"(?:the\s+)?last\s+{WORKDAY}\s+{_OF_MONTH}", _last_workday),
        (
            (
                rf"(?:the\s+)?first\s+{WORKDAY}\s+(?:of|in)\s+(?:the\s+)?(?:(?:new|next|coming)\s+year"
                r"|(?P<year>20\d\d)(?!\d))"
            ),
            _first_workday_of_year,
        ),
        *((_END_OF + unit, _end(ends)) for unit, _, ends in _UNITS),
        *((rf"{short}(?P<which>)", _end(ends)) for _, short, ends in _UNITS),
        *(
            (rf"(?P<which>){unit}[\s-]+end{_CLAUSE_ENDS}", _end(ends, Firmness.WEAK))
            for unit, _, ends in _UNITS
        ),
        *(
            (rf"(?P<which>){unit}(?:['’]s)?[\s-]+end", _end(ends, Firmness.MARKED))
            for unit, _, ends in _UNITS
        ),
        *(
            (rf"{_WHICH}\s+{unit}(?:['’]s)?[\s-]+end", _end(ends, Firmness.MARKED))
            for unit, _, ends in _UNITS
        ),
        *(
            (rf"(?:later\s+|within\s+)?(?P<which>this)\s+{unit}", _end(ends, Firmness.WEAK))
            for unit, _, ends in _UNITS
        ),
        (rf"{DAY}{ORDINAL}{_AND_ANOTHER}?\s+{_COUNTED_THING}s?", nothing),
        (rf"(?:the\s+)?{DAY}{ORDINAL}\s+of\s+(?:every|each|the\s+month\s+each)\s+month", nothing),
        (rf"(?:(?:the\s+)?end(?:\s+of)?|EOM)\s+{MONTH}{YEAR}", _end_of_named_month),
        (
            (
                rf"(?:(?:the\s+)?(?:end|close)\s+of\s+)?(?:(?:fiscal|financial|{_FISCAL_YEAR})[\s/-]*(?:[QH][1-4]|[1-4][QH])"
                rf"|(?:[QH][1-4]|[1-4][QH])[\s/,'’-]*(?:of\s+)?(?:the\s+)?(?:{_FISCAL_YEAR}|fiscal|financial)(?:\s+year)?"
                r"|(?:(?:year|month|quarter|half)(?:['’]s)?[\s-]?end|EO[YQM])\s+(?:of\s+)?(?:the\s+)?"
                rf"(?:{_FISCAL_YEAR}|(?:fiscal|financial)\s+(?:year|20\d\d)))"
            ),
            nothing,
        ),
        (
            rf"(?:the\s+)?(?:end(?:\s+of)?|close\s+of)\s+Q(?P<quarter>[1-4]){YEAR}",
            _end_of_named_quarter,
        ),
        (rf"(?:the\s+)?end(?:\s+of)?\s+H(?P<half>[12]){YEAR}", _end_of_half),
        (rf"Q(?P<quarter>[1-4]){YEAR}(?:['’]s)?[\s-]+end", _end_of_named_quarter_in_short),
        (
            (
                rf"(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+(?P<unit>quarter|half)"
                rf"(?:[\s-]year)?(?:\s+of(?=\s+20))?{YEAR}(?!\s+(?:of|in)\s)"
            ),
            _end_of_nth,
        ),
        (r"next\s+month", _next_month),
    )
)
