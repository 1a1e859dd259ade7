"""Days counted from a date: 3 days before 18 July; it ends 31 May, renew it a week before."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due.context_words import BY
from bot.domain.due.english_terms import WEEKDAY, WORKDAY, weekday_of
from bot.domain.due.numbers import ENGLISH as NUMBER
from bot.domain.due.numbers import english as number
from bot.domain.due.values import Firmness, Found, Moment

_COUNTED = (
    rf"(?<![A-Za-z0-9.-])(?:(?P<number>{NUMBER})\s+(?:clear\s+)?(?:{WORKDAY}|(?P<unit>day|week|wk|month)s?|(?P<hours>hour|hr)s?)"
    rf"|the\s+(?P<day>day)|the\s+{WEEKDAY})\s+"
)
_BEFORE, _AFTER = (
    r"before|ahead(?:\s+of)?|prior(?:\s+to)?|beforehand|earlier",
    r"after|following|from",
)
_AHEAD = re.compile(  # two weeks before 24 Sept, before the AGM (24 Sept)
    rf"(?<!within\s){_COUNTED}(?:(?:{_BEFORE})|(?P<after>{_AFTER}))\s+(?:(?:the|our|my|your)\s+)?"
    r"(?:(?:[\w'’-]+\s+){1,3}(?P<of_it>\(|on\s+(?:the\s+)?))?\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{_COUNTED}(?:(?:{_BEFORE})|(?P<after>{_AFTER}))(?:\s+(?P<that>that|it|this|then)(?![A-Za-z])|(?=\s*(?:$|[.;!)])))",
    re.IGNORECASE,
)
_ITS_EVENT = re.compile(  # a week before the 4 February meeting
    r"\s+(?:[a-z]+\s+)?(?:meeting|closing|launch|go-?live|event|conference|review|board|session|visit|audit|hearing|party|wedding|exam"
    r"|show|fair|release|inspection|call|demo|workshop|training|kick-?off|opening|trip|move|shoot|race|match|game|gala|AGM|dinner"
    r"|election|deadline)(?![a-z])",
    re.IGNORECASE,
)
_NEAR = 60  # characters in which the words before a date stand
_HOURS = 24


def shifted(plain: str, moment: Moment, dates: Iterable[Found]) -> list[Found]:
    """Return the dates; those from which others are counted give way to these."""
    found = _apart(_from_it(plain, moment, one) for one in dates)
    said = _BEHIND.search(plain)
    if said is None:
        return found
    earlier = [one for one in found if one.end <= said.start()]
    if len(earlier) != 1:
        return found
    days = tuple(_away(day, said, moment) or day for day in earlier[0].reading.days)
    a_deadline = BY.search(plain[: earlier[0].start][-_NEAR:])  # draft a week before: another one
    unsure = bool(a_deadline) or any(day < moment.today for day in days)
    asked = earlier[0].reading.asked or (unsure and not said["that"])
    reading = replace(
        earlier[0].reading, days=days, firmness=Firmness.SURE, weekday=None, asked=asked
    )
    then = Found(said.start(), said.end(), reading)
    return [then, *(one for one in found if one.start >= said.end())]


def _apart(dates: Iterable[Found]) -> list[Found]:
    """Return the dates without those inside of which another begins: in [24 hours before 2 May]."""
    apart: list[Found] = []
    for one in dates:
        while apart and apart[-1].end > one.start:
            apart.pop()
        apart.append(one)
    return apart


def _from_it(plain: str, moment: Moment, one: Found) -> Found:
    ahead = max(0, one.start - _NEAR)
    said = _AHEAD.search(plain[ahead : one.start])
    if said is None:
        return one
    days = tuple(day for base in one.reading.days if (day := _away(base, said, moment)))
    if not days:
        return one
    reading = replace(one.reading, days=days, firmness=Firmness.SURE, weekday=None)
    bracket = said["of_it"] == "(" and plain[one.end : one.end + 1] == ")"
    event = None if said["of_it"] else _ITS_EVENT.match(plain, one.end)
    end = event.end() if event else one.end + bracket
    return Found(ahead + said.start(), end, reading)


def _away(base: date, said: re.Match[str], moment: Moment) -> date | None:
    """Return the day that is so long before or after the base; hours only as whole days."""
    if said["weekday"]:
        away = (weekday_of(said) - base.weekday()) % 7
        return base + timedelta(days=(away or 7) if said["after"] else away - 7)
    count = (1 if said["day"] else number(said["number"])) * (1 if said["after"] else -1)
    if said["hours"]:
        return None if count % _HOURS else base + timedelta(days=count // _HOURS)
    if said["day"]:
        return base + timedelta(days=count)
    if not said["unit"]:
        return moment.workdays.add(base, count)
    if said["unit"].lower() == "month":
        return base + relativedelta(months=count)
    return base + timedelta(days=count * (1 if said["unit"].lower() == "day" else 7))
