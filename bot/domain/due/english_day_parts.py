"""English words for a part of the day, or its end: in the morning, by lunch, EOD."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.domain.due import hours
from bot.domain.due.happening_words import PAST_TALK
from bot.domain.due.values import NO_DATE, Firmness, Half, Moment, Reading, Recogniser

_Reads = Callable[[re.Match[str], Moment], Reading | None]
_BY = re.compile(r"\bby\s\Z", re.IGNORECASE)


def _end_of_day(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.MARKED)


def _end_of_day_in_short(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.WEAK)


def _lunch(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *by lunch* as noon; without that word, or where something is told, it is asked about."""
    before = match.string[: match.start()]
    sure = _BY.search(before) and not PAST_TALK.search(before)
    found = hours.at(moment, hours.NOON, bare=True)
    return found and replace(found, asked=not sure)


def _part(half: Half) -> Callable[[re.Match[str], Moment], Reading]:
    """Read a part of the day, which names no day but tells which half is meant."""
    reading = replace(NO_DATE, half=half)
    return lambda _, __: reading


_ROWS: tuple[tuple[str, _Reads], ...] = (
    (r"(?<=\ue000\s)(?:a\.m\.|am)(?![A-Za-z])", _part(Half.MORNING)),
    (r"(?<=\ue000\s)(?:p\.m\.|pm)(?![A-Za-z])", _part(Half.AFTERNOON)),
    (
        (
            r"(?<![A-Za-z])(?:(?:the\s+)?end\s+of\s+(?:the\s+)?(?:business\s+|work(?:ing)?\s+)?day"
            r"|(?:end|close)\s+of\s+(?:business|biz|play))(?![A-Za-z])"
        ),
        _end_of_day,
    ),
    (r"(?<![A-Za-z])(?:EOD|EOB|COB|COP)(?![A-Za-z])", _end_of_day_in_short),
    (r"(?:(?:on\s+)?the\s+)?morning(?=\s+of\s+\ue000)", _part(Half.MORNING)),
    (
        r"(?:(?:on\s+)?the\s+)?(?:afternoon|evening|night)(?=\s+of\s+\ue000)",
        _part(Half.AFTERNOON),
    ),
    (
        (
            r"(?<![A-Za-z])(?:(?:in\s+the\s+)?morning|(?:start|opening)\s+of\s+(?:business|day)|first\s+thing"
            r"|(?:at\s+)?(?:the\s+)?crack\s+of\s+dawn)(?![A-Za-z])"
        ),
        _part(Half.MORNING),
    ),
    (
        r"(?<![A-Za-z])(?:in\s+the\s+)?(?:afternoon|arvo|evening|night|last\s+thing(?=\s+\ue000))(?![A-Za-z])",
        _part(Half.AFTERNOON),
    ),
    (r"(?<![A-Za-z])(?<!about\s)lunch(?:[\s-]?time)?(?![A-Za-z])", _lunch),
)

TABLE: tuple[Recogniser, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read) for pattern, read in _ROWS
)
