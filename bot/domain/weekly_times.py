"""A weekday and a time in words: Monday 09:00, every Friday at 4pm, 周一 9点, 每周五下午四点."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from bot.domain.chinese import simplified
from bot.domain.due import chinese_terms, clocktimes, english_terms
from bot.domain.due.values import Moment
from bot.domain.workdays import Workdays

_ENGLISH: Final = re.compile(rf"(?<![a-z]){english_terms.WEEKDAY}s?(?![a-z])", re.IGNORECASE)
_CHINESE: Final = re.compile(rf"每?{chinese_terms.WEEK}{chinese_terms.WEEKDAY}")
# What may stand around a weekday and a time and says nothing more.
_FILLING: Final = re.compile(r"(?:\b(?:every|each|on|at)\b|[每的在,，、。.\s])*", re.IGNORECASE)
# A time of day reads the same whenever it is said.
_ANY_DAY: Final = Moment(datetime(2024, 1, 1, tzinfo=UTC), Workdays(), None)


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """A weekday (Monday 0) and a wall-clock time; None for what was not said."""

    weekday: int | None
    at: time | None


def understand(text: str) -> tuple[WeeklyTime, ...]:
    """Return what the text says, several when it cannot be told which: Friday at 6.

    Empty when it says neither weekday nor time, says one twice, or something else.
    """
    rest = simplified(unicodedata.normalize("NFKC", text))
    weekday, rest = _weekday(rest)
    times, rest = _times(rest)
    if (weekday is None and times == (None,)) or not _FILLING.fullmatch(rest):
        return ()
    return tuple(WeeklyTime(weekday, at) for at in times)


def _weekday(text: str) -> tuple[int | None, str]:
    for pattern, terms in ((_ENGLISH, english_terms), (_CHINESE, chinese_terms)):
        if match := pattern.search(text):
            return terms.weekday_of(match), _without(text, match)
    return None, text


def _times(text: str) -> tuple[tuple[time | None, ...], str]:
    for pattern, read in clocktimes.TABLE:
        match = pattern.search(text)
        reading = read(match, _ANY_DAY) if match else None
        if match and reading and reading.times != (None,) and (reading.bare or not reading.asked):
            return reading.times, _without(text, match)
    return (None,), text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
