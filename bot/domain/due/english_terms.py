"""The English vocabulary that the tables share."""

import re
from collections.abc import Callable, Iterable

from bot.domain.due.values import NO_DATE, Moment, Reading, Recogniser

WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|tuseday|teusday|wensday|wendsday|wednsday|wedensday|thr[us]{1,2}day|thur?day|firday|saterday)(?!\.com)"
    r"(?:(?<!day)\.(?=,|\s+(?-i:[a-z0-9])))?"  # Wed. next week
)
MONTH = (
    r"(?P<month>jan(?:uary|urary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:e?mber)?)?|oct(?:ober)?|nov(?:e?mber)?|dec(?:e?mber)?)"
    r"(?:(?<!uary)(?<!arch)(?<!pril)(?<!june)(?<!july)(?<!gust)(?<!ober)(?<!mber)\.)?"
)
VERBS = frozenset({"may", "march", "mar"})  # months that are words when in small letters
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
ORDINAL = r"(?:st|nd|rd|th)"
YEAR = r"(?:(?:,?\s+|-)(?P<year>20\d\d)(?!\d))?"
WORKDAY = r"(?:work(?:ing)?|business|biz|week)[\s-]*days?"
TOMORROW = r"(?:tomm?orr?ow|tomorro|tmrw?|tmw|tomoz|2morr?ow?)"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MISSPELT = {"tus": "tue", "teu": "tue", "wen": "wed", "thr": "thu", "fir": "fri"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AHEAD = {"next": 1, "after next": 2}
_LEFT, _RIGHT = r"(?<![A-Za-z0-9_'’-])", r"(?![A-Za-z0-9_])"


def weekday_of(match: re.Match[str]) -> int:
    """Return the weekday that was named, Monday 0."""
    said = match["weekday"][:3].lower()
    return _WEEKDAYS.index(_MISSPELT.get(said, said))


def month_of(match: re.Match[str]) -> int:
    """Return the month that was named, 1 to 12."""
    return _MONTHS.index(match["month"][:3].lower()) + 1


def year_of(match: re.Match[str]) -> int | None:
    """Return the year that was named, if any."""
    return int(match["year"]) if match["year"] else None


def ahead_of(match: re.Match[str]) -> int:
    """Return how many weeks or months ahead the words point: this 0, next 1."""
    return _AHEAD.get((match["which"] or "").lower(), 0)


def nothing(_: re.Match[str], __: Moment) -> Reading:
    """Read words that look like a date and are none."""
    return NO_DATE


def table(
    rows: Iterable[tuple[str, Callable[[re.Match[str], Moment], Reading | None]]],
) -> tuple[Recogniser, ...]:
    """Compile patterns of whole English words."""
    return tuple(
        (re.compile(f"{_LEFT}(?:{pattern}){_RIGHT}", re.IGNORECASE), read) for pattern, read in rows
    )
