"""From a sentence to a date: recognise words, join them, judge them, and say what remains."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import product

from bot.domain.due import (
    absolute,
    chinese_festivals,
    chinese_lengths,
    chinese_months,
    chinese_numeric,
    chinese_periods,
    chinese_times,
    chinese_weeks,
    clocktimes,
    english_festivals,
    english_lengths,
    english_months,
    english_mornings,
    english_offsets,
    english_periods,
    english_places,
    english_titles,
    english_weeks,
    inadvance,
    lunar,
    meant,
    numeric,
    ranges,
    same_half,
    solar_terms,
    together,
    weeknumbers,
    weekstarts,
    workedon,
    zones,
)
from bot.domain.due.context import NEAR, Judgement
from bot.domain.due.normal import normal
from bot.domain.due.rest import without
from bot.domain.due.values import Ambiguous, Due, Found, Half, Moment, Recogniser, Verdict
from bot.domain.localtime import local
from bot.domain.workdays import Workdays

MAX_CHOICES = 5
MAX_PHRASES = 12  # a line with more dates is a table or noise
MAX_LENGTH, MAX_CHINESE = 1_000, 600  # a longer line is read so far: reading must stay quick
_MORNING_ENDS = time(12)
_TABLES: dict[str, tuple[Recogniser, ...]] = {
    "en": (
        english_festivals.TABLE
        + english_months.TABLE
        + english_periods.TABLE
        + english_weeks.TABLE
        + english_titles.TABLE
        + english_places.TABLE
        + english_lengths.TABLE
        + weeknumbers.ENGLISH_TABLE
        + ranges.ENGLISH_TABLE
        + absolute.TABLE
    ),
    "zh": (
        lunar.TABLE
        + chinese_periods.TABLE
        + chinese_weeks.TABLE
        + chinese_lengths.TABLE
        + chinese_months.TABLE
        + chinese_numeric.TABLE
        + chinese_festivals.TABLE
        + solar_terms.TABLE
        + weeknumbers.CHINESE_TABLE
        + ranges.CHINESE_TABLE
    ),
}
_MONTH_FIRST = frozenset({"US", "CN", "HK", "MO", "TW", "JP", "KR", "PH"})
_EITHER_FIRST = frozenset({"CA"})
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def understand(
    text: str,
    *,
    now: datetime,
    zone: str,
    workdays: Workdays,
    languages: Sequence[str] = ("en", "zh"),
) -> Due | Ambiguous | None:
    """Return the deadline that a sentence names, the dates it may mean, or None when it names none.

    `now` is an instant (UTC), `zone` where the writer's clock is, `languages` those to read (`en`,
    `zh`, locales such as `en-GB`), the writer's first. Words that only look like a date are none.
    """
    plain = normal(_read_part(text))
    month_first = _month_first(plain, languages, workdays.country)
    moment = Moment(local(now, zone), workdays, month_first)
    phrases = _phrases(plain, moment, languages)
    if len(plain) < len(text):
        phrases = [one for one in phrases if one.end <= len(plain) - NEAR]  # by 1 of by 15 December
    judged = meant.meant(plain, phrases, moment)
    choices = _choices(text, judged, moment)
    if not choices:
        return None
    sure = all(judgement.verdict is Verdict.ACCEPT for _, judgement in judged)
    return choices[0] if sure and len(choices) == 1 else Ambiguous(choices)


def over(
    text: str,
    *,
    now: datetime,
    zone: str,
    workdays: Workdays,
    languages: Sequence[str] = ("en", "zh"),
) -> date | None:
    """Return the day that is over with which a text begins or ends: *send it yesterday*.

    The arguments are those of `understand`. Within a sentence such words tell of something; beside
    a task without a deadline they are worth a question.
    """
    plain, end = normal(_read_part(text)), len(text.rstrip(" .。!！"))
    moment = Moment(local(now, zone), workdays, _month_first(plain, languages, workdays.country))
    for phrase in _phrases(plain, moment, languages):
        days = phrase.reading.days
        at_edge = phrase.start == 0 or phrase.end == end
        if at_edge and len(days) == 1 and days[0] < moment.today:
            return days[0]
    return None


def _read_part(text: str) -> str:
    """Return as much of a text as is read; one with Chinese is looked up in the tables of both."""
    return text[: MAX_CHINESE if _CHINESE.search(text, 0, MAX_LENGTH) else MAX_LENGTH]


def _month_first(plain: str, languages: Sequence[str], country: str | None) -> bool | None:
    """Tell whether 5/6 is in May: by the writer's locale, else by the country of the calendar.

    `en-US` is what Slack gives to whoever chose nothing: where the country writes the day first, it
    cannot be told, nor in Canada, where both are usual.
    """
    first = languages[0].replace("_", "-").lower() if languages else "en"
    if first.startswith("zh") or _CHINESE.search(plain):
        return True
    if country in _EITHER_FIRST:
        return None
    there = country in _MONTH_FIRST if country else None
    if first.startswith("en-us"):
        return None if there is False else True
    return False if first.startswith("en-") else there


def _phrases(plain: str, moment: Moment, languages: Sequence[str]) -> list[Found]:
    """Return the dates with the times beside them, and times that stand alone."""
    known = {language[:2].lower() for language in languages}
    tables = [
        _TABLES[language]
        for language, letters in (("en", _LATIN), ("zh", _CHINESE))
        if language in known and letters.search(plain)
    ]
    if _DIGIT.search(plain):
        tables.append(numeric.TABLE)
    recognisers = [one for table in tables for one in table]
    named = together.dates(plain, moment, _longest(_found(plain, moment, recognisers)))
    named = weekstarts.spread(plain, moment, named)
    back = inadvance.counted(plain, moment, named)
    dates = workedon.spread(plain, english_offsets.shifted(plain, moment, back))
    clocks = clocktimes.TABLE if _LATIN.search(plain) else chinese_times.TABLE
    events = inadvance.told(named, back)
    times = _longest(_found(_without_dates(plain, [*events, *dates]), moment, clocks))
    times = together.without_those_of(plain, events, times)
    dates, times = dates[:MAX_PHRASES], times[:MAX_PHRASES]
    phrases = together.with_times(plain, moment, dates, times)
    phrases = same_half.inherited(phrases, moment)
    return zones.asked(plain, moment, english_mornings.named(plain, moment, phrases))


def _found(plain: str, moment: Moment, recognisers: Iterable[Recogniser]) -> list[Found]:
    return [
        Found(match.start(), match.end(), reading)
        for pattern, read in recognisers
        for match in pattern.finditer(plain)
        if (reading := read(match, moment)) is not None
    ]


def _without_dates(plain: str, dates: Iterable[Found]) -> str:
    """Return the text with its dates blanked out, so that 周五三点 is not read as 五三点."""
    for one in dates:
        plain = plain[: one.start] + "\ue000" * (one.end - one.start) + plain[one.end :]
    return plain


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return those that do not overlap, longer ones preferred, in the order of the text."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda each: each.start - each.end):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            chosen.append(one)
    return sorted(chosen, key=lambda each: each.start)


def _choices(text: str, judged: Sequence[meant.Judged], moment: Moment) -> tuple[Due, ...]:
    """Return one due date for each day that may be meant, the earliest first."""
    one_meaning = len({phrase.reading.days for phrase, _ in judged}) == 1
    all_of_it = without(text, 0, 0)  # remains when the words may mean more than one day
    choices: dict[tuple[date, time | None], Due] = {}
    for phrase, judgement in judged:
        named = product(phrase.reading.days, phrase.reading.times)
        if not (new := [meaning for meaning in named if meaning not in choices]):
            continue
        sure = one_meaning and judgement.verdict is Verdict.ACCEPT
        rest = _rest(text, phrase, judgement) if sure else all_of_it
        for day, at in new:
            choices[day, at] = _due(text, phrase, rest, day, at, moment)
    to_come = [due for due in choices.values() if not due.past] or list(choices.values())
    ordered = sorted(to_come, key=lambda due: (due.day, due.at or time.max))
    return tuple(ordered[:MAX_CHOICES])


def _rest(text: str, phrase: Found, judgement: Judgement) -> str:
    """Return the text without the words of its date, and those of a time that stand behind it."""
    if phrase.apart:
        start, end = phrase.apart
        text = f"{text[:start].rstrip()}{text[end:]}"
    return without(text, judgement.start, judgement.end)


def _due(text: str, phrase: Found, rest: str, day: date, at: time | None, moment: Moment) -> Due:
    ends = _MORNING_ENDS if at is None and phrase.reading.half is Half.MORNING else at
    over = day == moment.today and ends is not None and ends <= moment.now.time()
    spans = ((phrase.start, phrase.end), *([phrase.clock] if phrase.clock else []))
    return Due(
        day=day,
        at=at,
        words=tuple(text[start:end] for start, end in spans),
        spans=spans,
        rest=rest,
        past=day < moment.today or over,
    )
