"""Single days of absences, in digits and in words, and the days that are in doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from bot.domain.due import Ambiguous, Due, days
from bot.domain.due import understand as understand_due
from bot.domain.workdays import Workdays

_MONTHS: Final = 12
_MAY: Final = 5


@dataclass(frozen=True, slots=True)
class AbsenceReader:
    """Where and when the words are read; `languages` are those of the writer, his own first.

    `month_first` is how 5/6 is read; None when it cannot be told. `is_lenient`: a day that its
    month does not have is read as the last one.
    """

    today: date
    workdays: Workdays
    languages: tuple[str, ...]
    month_first: bool | None = None
    is_lenient: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether the writer's own language is Chinese."""
        return self.languages[0].lower().startswith("zh")


def orders(words: str, reader: AbsenceReader) -> Sequence[AbsenceReader]:
    """Return the reader once for each order in which 5/6 may be read, the same in all the words.

    24/12 tells it for 1/2 as well, else the writer does, as for every date (`bot.domain.due`).
    """
    pairs = [(int(match["a"]), int(match["b"])) for match in _SLASHED.finditer(words)]
    if not pairs:
        return (reader,)
    told = {month <= _MONTHS for month, day in pairs if max(month, day) > _MONTHS}
    if not told and _CHINESE.search(words):
        told = {True}
    if not told:
        known = _due("by", "5/6", reader)
        told = {known.day.month == _MAY} if isinstance(known, Due) else {True, False}
    return [replace(reader, month_first=one) for one in sorted(told, reverse=True)]


def in_digits(words: str, reader: AbsenceReader) -> tuple[date, ...]:
    """Return the days that `12-24`, `12/24` or `24.12.` may be, the earliest first."""
    found = (
        days.yearless(month, day, reader.today) for month, day in _months_and_days(words, reader)
    )
    return tuple(sorted({day for day in found if day}))


def in_words(words: str, reader: AbsenceReader) -> tuple[date, ...]:
    """Read a day as one that something is done *on*, whatever the case of its letters.

    Those that are over are told by words that only then make a deadline: yesterday.
    """
    due = _due("on", words, reader)
    if isinstance(due, Ambiguous):
        named = tuple(one.day for one in due.choices if one.at is None)
        return named if len(named) > 1 and _is_all_of_it(words, due) else ()
    if due is None:
        due = _due("by", words, reader)
        if not isinstance(due, Due) or not due.past:
            return ()
    return (due.day,) if not due.rest and due.at is None else ()


def doubted(words: str, reader: AbsenceReader) -> date | None:
    """Return the one day that words may mean which name none for certain: 30 February, 02-30."""
    for month, day in _months_and_days(words, reader):
        if missing := days.no_such_day(None, month, day, reader.today):
            return missing.days[0]
    due = _due("on", words, reader)
    is_one = isinstance(due, Ambiguous) and len(due.choices) == 1 and _is_all_of_it(words, due)
    return due.choices[0].day if isinstance(due, Ambiguous) and is_one else None


def is_missing(words: str, reader: AbsenceReader) -> bool:
    """Tell whether the words are the digits of a day that its month does not have."""
    pairs = _months_and_days(words, reader)
    return bool(pairs) and all(days.no_such_day(None, *pair, reader.today) for pair in pairs)


def _months_and_days(words: str, reader: AbsenceReader) -> list[tuple[int, int]]:
    match = _MONTH_AND_DAY.fullmatch(words)
    if not match:
        return []
    first, second = int(match["a"]), int(match["b"])
    month_first = {"-": True, ".": reader.is_chinese}.get(match["sep"], reader.month_first)
    both = [(first, second), (second, first)]
    possible = [(month, day) for month, day in both if 1 <= month <= _MONTHS]
    if month_first is None or len(possible) == 1:
        return possible
    return [pair for pair in (both[:1] if month_first else both[1:]) if pair in possible]


def _due(preposition: str, words: str, reader: AbsenceReader) -> Due | Ambiguous | None:
    if words.casefold().startswith(_PREPOSITIONS):
        return None
    return understand_due(
        f"{preposition} {words.capitalize()}",
        now=datetime.combine(reader.today, time(), tzinfo=UTC),
        zone="UTC",
        workdays=reader.workdays,
        languages=(*_SPEAKS[reader.month_first], *reader.languages, "en", "zh"),
    )


def _is_all_of_it(words: str, due: Ambiguous) -> bool:
    """Tell whether the words say nothing but the days that they may mean: not Monday last week."""
    said = {" ".join(one.words) for one in due.choices}
    rest = words.casefold()
    for part in sorted(said, key=len, reverse=True):
        rest = rest.replace(part.casefold(), " ")
    return _BETWEEN.fullmatch(rest) is not None


_SPEAKS: Final = {True: ("zh",), False: ("en-GB",), None: ()}
"""Whose dates are written in which order."""
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_SLASHED: Final = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?!\d)")
_MONTH_AND_DAY: Final = re.compile(r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})\.?")
_BETWEEN: Final = re.compile(r"(?:[\s/.]|or|the|或者?|还是)*")
_PREPOSITIONS: Final = (
    "by ", "before ", "on ", "after ", "since ", "within ", "in ", "back ", "return",
)  # fmt: skip
