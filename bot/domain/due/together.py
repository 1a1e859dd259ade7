"""Words that stand side by side and say one thing: a weekday and its date, a day and its time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.due import days, hours
from bot.domain.due.values import Firmness, Found, Moment, Reading

_YEAR = re.compile(r"20\d\d|['’年]")
_BETWEEN_DATES = re.compile(r"\.?[\s,、]*(?:\(|on|the|of|的|[那这]个?)?\s*(?:the\s+)?")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"the\s|.*\d", re.IGNORECASE)  # and not: the Christmas 5pm menu
_CLOSES = re.compile(r"[^()\d]{0,12}\)")
_SHARP = re.compile(
    r"\s+(?:sharp|on\s+the\s+dot|(?:our|my|local)\s+time)(?![A-Za-z])", re.IGNORECASE
)
_DATE_THEN_TIME = re.compile(
    r"(?:\s*\([^()\d]{1,12}\))?(?:[\s,]*|\s[-–—]\s)(?:at|by|@|before|b4|around|的|当(?=晚)|\(|T)?\s*",
    re.IGNORECASE,
)
_TIME_THEN_DATE = re.compile(
    r"(?:\s+(?:sharp|latest))?[\s,]*(?:on|of)?\s*(?:the\s+)?", re.IGNORECASE
)


def dates(plain: str, moment: Moment, found: Iterable[Found]) -> list[Found]:
    """Return the days that were named; a weekday and the date beside it are one."""
    joined: list[Found] = []
    for one in found:
        if not one.reading.days:
            continue
        previous = joined[-1] if joined else None
        both = previous and _one_day(plain, moment.today.year, previous, one)
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _one_day(plain: str, this_year: int, first: Found, second: Found) -> Found | None:
    between = _BETWEEN_DATES.fullmatch(plain, first.end, second.start)
    if not between or ("on" in between[0] and second.reading.weekday is not None):
        return None
    if "," in between[0] and plain[second.start] in "今明后大":  # 不用等周五，今天就发
        return None
    year = None if _YEAR.search(plain, first.start, second.end) else this_year
    reading = _agreed(first.reading, second.reading, year)
    if reading is None:
        return None
    if first.reading.weekday is not None and not _DIGIT.search(plain, second.start, second.end):
        reading = replace(reading, firmness=second.reading.firmness)  # 周四元旦 tells of the day
    closes = _CLOSES.match(plain, second.end) if "(" in between[0] else None
    return Found(first.start, closes.end() if closes else second.end, reading)


def _agreed(first: Reading, second: Reading, this_year: int | None) -> Reading | None:
    """Return what two neighbours say together; several days when they contradict each other.

    A date said without a year is this year's when that one is on the weekday and the next is not:
    so dates are printed.
    """
    firmness = min(first.firmness, second.firmness)
    asked = first.asked or second.asked
    if first.days == second.days:
        return Reading(first.days, firmness=firmness, asked=asked)
    for named, other in ((first, second), (second, first)):
        if named.weekday is not None and other.weekday is None:
            ours = (days.exact(this_year, day.month, day.day) for day in other.days if this_year)
            possible = (*other.days, *(day for day in ours if day))
            right = tuple(day for day in possible if day.weekday() == named.weekday)[:1]
            merged = right or _merged(first.days, second.days)
            return Reading(merged, firmness=firmness, asked=asked)
    return None


def _merged(*days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted({day for some in days for day in some}))


def with_times(
    plain: str, moment: Moment, dates: Sequence[Found], times: Iterable[Found]
) -> list[Found]:
    """Return the days with the times beside them, and times that stand alone, in their order."""
    phrases = list(dates)
    for clock in sorted(times, key=_names_a_time):  # Friday morning at 10: first the part of it
        if any(clock.start < date_.end and date_.start < clock.end for date_ in dates):
            continue
        beside = (place for place, one in enumerate(phrases) if _beside(plain, one, clock))
        place = next(beside, None)
        if place is not None:
            phrases[place] = _timed(plain, moment, phrases[place], clock)
        elif clock.reading.days and not _OTHER_DAY.search(plain, 0, clock.start):
            phrases.append(clock)
    return sorted(phrases, key=lambda each: each.start)


def without_those_of(plain: str, events: Sequence[Found], times: Iterable[Found]) -> list[Found]:
    """Return the times but those beside events that are only told of."""
    return [clock for clock in times if not any(_beside(plain, one, clock) for one in events)]


# 27日, 12.3, 周一到周五: days that was not read, so that the time behind it is not today's.
_OTHER_DAY = re.compile(
    r"(?:\d(?:\s*[日号]|[./]\d{1,2})|(?:周|星期|礼拜)一\s*[-–—~至到]+\s*(?:周|星期|礼拜)?[五六日天])\s*\Z"
)


def _names_a_time(clock: Found) -> bool:
    return bool(clock.reading.days)


def _beside(plain: str, phrase: Found, clock: Found) -> bool:
    if phrase.reading.times != (None,):
        return False
    if phrase.end <= clock.start:
        return bool(_DATE_THEN_TIME.fullmatch(plain, phrase.end, clock.start))
    return bool(_TIME_THEN_DATE.fullmatch(plain, clock.end, phrase.start))


def _timed(plain: str, moment: Moment, phrase: Found, clock: Found) -> Found:
    half = phrase.reading.half or clock.reading.half
    said = hours.in_half(clock.reading, half) if half else clock.reading
    reading = replace(
        phrase.reading,
        at=said.at,
        either=said.either,
        half=half,
        firmness=_firmness(phrase, said, moment, plain),
        asked=phrase.reading.asked or (said.asked and not clock.reading.bare),
    )
    start, end = min(phrase.start, clock.start), max(phrase.end, clock.end)
    if sharp := _SHARP.match(plain, end):
        end = sharp.end()
    words = plain[start:end]
    bracket = words.count("(") > words.count(")") and plain[end : end + 1] == ")"
    return Found(start, end + bracket, reading)


def _firmness(phrase: Found, clock: Reading, moment: Moment, plain: str) -> Firmness:
    """Return how firm a day with a time is.

    Today at a set hour is meant, unlike just *today*; and 7/9 with an hour is no fraction.
    """
    day = phrase.reading
    if "/" in plain[phrase.start : phrase.end]:
        return min(day.firmness, Firmness.WEAK)
    if day.days == (moment.today,) and day.weekday is None and clock.times != (None,):
        return Firmness.SURE
    if clock.times == (None,) and max(day.days) < moment.today:
        return day.firmness  # yesterday evening is told as yesterday is
    named = day.weekday is None and not _NUMBERED.match(plain[phrase.start : phrase.end])
    if named and min(day.days) > moment.today and clock.times != (None,):
        return min(day.firmness, Firmness.WEAK)  # Christmas Eve, 5pm
    return min(day.firmness, clock.firmness)
