"""Absences in words: the days that somebody says he is away, in English and Chinese.

One day, a week or month by its name, or a first and a last day: `tomorrow`, `next week`,
`24 Dec to 2 Jan`, `24-28 December`, `until Friday`, `Monday and Tuesday`, `3 days from Monday`,
明天, 下周, 12月24日到1月2日, 周一起三天. Months and days in digits are read as `12-24`, `12/24`
or `24.12.` (12.24 in Chinese). Single days are those of `bot.domain.due`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from dateutil.relativedelta import relativedelta

from bot.domain import absence_days, absence_doubts, absence_parts, absence_periods
from bot.domain.absence_days import AbsenceReader
from bot.domain.absence_filling import bare, beginning
from bot.domain.absence_lengths import lasting
from bot.domain.absences import ReversedError, Span, Unclear, Why, checked
from bot.domain.chinese import simplified
from bot.domain.due import days
from bot.domain.errors import GavelError
from bot.domain.localtime import local
from bot.domain.workdays import Workdays

_DAY: Final = timedelta(days=1)
_LATELY: Final = timedelta(days=31)
_LONGEST: Final = 100  # characters; days need fewer, and each dash might stand between two of them


class NotUnderstoodError(GavelError):
    """The words name no days; `text` is what was typed."""

    key: ClassVar[str] = "absences.error.not_understood"


class PartOfDayError(GavelError):
    """Absences are whole days, and which one is meant is not said; `text` is what was typed."""

    key: ClassVar[str] = "absences.error.part_of_day"


def understand(
    text: str, *, now: datetime, zone: str, workdays: Workdays, languages: Sequence[str]
) -> Span | Unclear:
    """Return the days that a text names, or those to choose from when they are not clear.

    `now` is an instant (UTC), `zone` where the writer's clock is, `languages` locales, the writer's
    own first. Raises NotUnderstoodError, PartOfDayError and TooLongError.
    """
    words = bare(simplified(text)) if len(text) <= _LONGEST else ""
    reader = AbsenceReader(local(now, zone).date(), workdays, tuple(languages) or ("en",))
    rest = absence_parts.whole(words)
    if rest is None:
        found = _named(simplified(text), words, reader)
    else:
        found = _whole_days(rest, reader)
        if found is None:
            raise PartOfDayError(text=text)
    if found is None:
        raise NotUnderstoodError(text=text)
    for span in [found] if isinstance(found, Span) else found.choices:
        checked(span, reader.today)
    return found


def _named(text: str, words: str, reader: AbsenceReader) -> Span | Unclear | None:
    if not words:
        return None
    return _begun(text, reader) or _lasting(text, reader) or _understood(words, reader)


def _whole_days(words: str, reader: AbsenceReader) -> Unclear | None:
    """Ask about the whole days of which a part was said."""
    found = _understood(words, reader) if words else None
    if found is None:
        return None
    choices = (found,) if isinstance(found, Span) else found.choices
    return Unclear(choices, Why.PART_OF_DAY)


def _lasting(text: str, reader: AbsenceReader) -> Span | Unclear | None:
    """Return the days of which it is said how long they last; asked where free days are among."""
    said = lasting(text)
    if said is None:
        return None
    if not said.begins:
        return absence_doubts.without_beginning(said.length, reader.workdays, reader.today)
    why, begun = Why.SEVERAL, _in_any_order(said.begins, reader)
    if not begun:
        begun = _in_any_order(said.begins, replace(reader, is_lenient=True))
        why = Why.NO_SUCH_DAY
    spans = [span for day in begun for span in said.spans(day.first, reader.workdays)]
    ahead = tuple(dict.fromkeys(span for span in spans if span.last >= reader.today))
    if spans and not ahead:
        return absence_doubts.over(spans[-1], said.begins, reader.today)
    is_clear = len(ahead) == 1 and why is Why.SEVERAL
    return ahead[0] if is_clear else Unclear(ahead, why) if ahead else None


def _begun(text: str, reader: AbsenceReader) -> Unclear | None:
    """Ask until when, where only the first day is said: from Monday, 周五起."""
    words = beginning(text)
    if not words:
        return None
    firsts = [
        span.first for one in absence_days.orders(words, reader) for span in _spans(words, one)
    ]
    return absence_doubts.without_end(dict.fromkeys(firsts), reader.workdays, reader.today)


def _understood(words: str, reader: AbsenceReader) -> Span | Unclear | None:
    why = Why.SEVERAL
    try:
        spans = _in_any_order(words, reader)
        if not spans:
            why, spans = Why.NO_SUCH_DAY, _in_any_order(words, replace(reader, is_lenient=True))
    except ReversedError as error:
        why, spans = Why.REVERSED, [Span(error.last, error.first)]
    if gone := absence_doubts.last_period(words, reader.today):
        return gone
    if not spans:
        return None
    coming = [span if _YEAR.search(words) else _coming(span, reader.today) for span in spans]
    ahead = tuple(span for span in coming if span.last >= reader.today)
    if not ahead:
        return absence_doubts.over(coming[-1], words, reader.today)
    return ahead[0] if len(ahead) == 1 and why is Why.SEVERAL else Unclear(ahead, why)


def _in_any_order(words: str, reader: AbsenceReader) -> list[Span]:
    """Return the spans that words may name, whichever of 5/6 is the month."""
    found = [span for one in absence_days.orders(words, reader) for span in _in_order(words, one)]
    return sorted(dict.fromkeys(found))


def _in_order(words: str, reader: AbsenceReader) -> tuple[Span, ...]:
    row = _row_of_days(words, reader)
    if row is not None:
        return row
    if absence_days.is_missing(words, reader):  # 02-30 is not from the 2nd to the 30th
        return _spans(words, reader) if reader.is_lenient else ()
    return _spans(words, reader) or _ranges(words, reader)


def _coming(span: Span, today: date) -> Span:
    """Return days said without a year as the coming ones, unless they were lately.

    Deadlines of a season ago are questioned, so that is how single days are read; but leave is
    asked for far ahead.
    """
    if span.last >= today - _LATELY:
        return span
    year = relativedelta(years=1)
    return Span(span.first + year, span.last + year)


def _spans(words: str, reader: AbsenceReader) -> tuple[Span, ...]:
    """Return the spans that words without `to` may name: a week, a month, or single days."""
    if period := absence_periods.named(words, reader.today):
        return (period,)
    if of_day := _WEEK_OF.fullmatch(words):
        named = _spans(of_day["day"], reader)
        return tuple(absence_periods.rest_of_week(span.first, reader.today) for span in named)
    found = absence_days.in_digits(words, reader) or absence_days.in_words(words, reader)
    if not found and reader.is_lenient and (doubted := absence_days.doubted(words, reader)):
        found = (doubted,)
    return tuple(Span(day, day) for day in found)


def _row_of_days(words: str, reader: AbsenceReader) -> tuple[Span, ...] | None:
    """Return the span of days told one by one: Monday and Tuesday. None when they are not so told.

    It is empty when they do not follow each other: nobody can choose all of several days.
    """
    first, *others = _AND.split(words)
    days_off = _spans(first, reader) if others else ()
    if len(days_off) != 1:
        return None
    row = days_off[0]
    for other in others:
        following = _range(row.last, other, reader)
        if not following:
            return None
        if row.last + _DAY not in {span.last for span in following}:
            return ()
        row = Span(row.first, row.last + _DAY)
    return (row,)


def _ranges(words: str, reader: AbsenceReader) -> tuple[Span, ...]:
    for separator in _SEPARATOR.finditer(words):
        left, right = words[: separator.start()].strip(), words[separator.end() :].strip()
        is_word = any(char.isalpha() for char in separator[0])
        firsts = _firsts(left, right, reader, is_word=is_word)
        spans = [_range(first, right, reader) for first in firsts]
        if spans and all(spans):
            return tuple(span for some in spans for span in some)
    return ()


def _firsts(left: str, right: str, reader: AbsenceReader, *, is_word: bool) -> list[date]:
    if not left:
        return [reader.today] if is_word else []
    named = [span.first for span in _spans(left, reader)]
    number = _DAY_NUMBER.fullmatch(left)
    if named or not number:
        return named
    ends = [span.last for span in _spans(right, reader)]
    if not ends:
        coming = days.monthless(int(number[1]), reader.today)
        return [coming] if coming and _DAY_NUMBER.fullmatch(right) else []
    return [_last_such_day(int(number[1]), end) for end in ends if int(number[1]) <= _LONGEST_MONTH]


def _range(first: date, right: str, reader: AbsenceReader) -> tuple[Span, ...]:
    """Return the days from `first` on; the end is read as of today, else as of the first day."""
    number = _DAY_NUMBER.fullmatch(right)
    if number:
        end = _numbered(int(number[1]), first, reader)
        return (Span(first, end),) if end else ()
    ends = [span.last for span in _spans(right, reader)]
    if ends and max(ends) < first:
        ends += [span.last for span in _spans(right, replace(reader, today=first))]
    later = [end for end in ends if end >= first]
    return tuple(Span(first, end) for end in later or ends[-1:])


def _numbered(number: int, first: date, reader: AbsenceReader) -> date | None:
    """Return the end that is said by its number alone; leniently the last day of the month."""
    end = days.monthless(number, first)
    if end and _follows(first, end):
        return end
    return first + relativedelta(day=31) if reader.is_lenient and number > first.day else None


def _follows(first: date, end: date) -> bool:
    """Tell whether an end said by its number is in the first month that may be meant.

    After 28 February the 30th is not that of March.
    """
    return end - first < timedelta(days=_LONGEST_MONTH) and (
        (end.year, end.month) == (first.year, first.month) or end.day < first.day
    )


def _last_such_day(number: int, end: date) -> date:
    """Return the day of that number in the month of `end`, or in the month before."""
    for months in range(3):
        month = end.replace(day=1) - relativedelta(months=months)
        day = days.exact(month.year, month.month, number)
        if day and day <= end:
            return day
    return end


_LONGEST_MONTH: Final = 31
_YEAR: Final = re.compile(r"20\d\d|年")
_SEPARATOR: Final = re.compile(
    r"\s*(?:(?<![A-Za-z])(?:to|until|till|til|through|thru)(?![A-Za-z])|[-–—~]+|直?到|至)\s*",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:,?\s+(?:and|&)\s+|[,，、&和及])\s*", re.IGNORECASE)
_WEEK_OF: Final = re.compile(
    r"(?:(?:the\s+)?week\s+(?:of|commencing|beginning|starting)|w/?[cb])\s+(?:the\s+)?(?P<day>.+)",
    re.IGNORECASE,
)
_DAY_NUMBER: Final = re.compile(
    r"(?:the\s+)?(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.|日|号)?", re.IGNORECASE
)
