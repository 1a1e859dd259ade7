"""English words for days near by: Friday, tomorrow, in two weeks, end of week."""

import re
from datetime import date, timedelta

from bot.domain.due import days
from bot.domain.due.english_terms import (
    TOMORROW,
    WEEKDAY,
    WORKDAY,
    ahead_of,
    nothing,
    table,
    weekday_of,
)
from bot.domain.due.numbers import ENGLISH as NUMBER
from bot.domain.due.numbers import english as number
from bot.domain.due.values import Firmness, Half, Moment, Reading

_DAY = timedelta(days=1)
_LENGTHS = {"week": _DAY * 7, "fortnight": _DAY * 14}
_WORDS = frozenset({"sat", "sun", "wed", "mon"})  # in small letters they are words, or names


def _weekday(match: re.Match[str], moment: Moment) -> Reading:
    firmness = Firmness.MARKED if match["weekday"] in _WORDS else Firmness.WEAK
    weekday = weekday_of(match)
    return Reading(days.coming(weekday, moment.today), firmness=firmness, weekday=weekday)


def _weekday_of_an_event(match: re.Match[str], moment: Moment) -> Reading:
    """Read *Monday after half-term*, which may not be the coming one: asked about."""
    return Reading(days.coming(weekday_of(match), moment.today), asked=True)


def _coming_weekday(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.coming(weekday_of(match), moment.today)[-1:])


def _weekday_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((days.of_week(weekday_of(match), ahead_of(match), moment.today),))


def _next_to_next(match: re.Match[str], moment: Moment) -> Reading:
    """Read *next to next Monday*, the second to come or that of the week after next: asked."""
    weekday = weekday_of(match)
    second = days.coming(weekday, moment.today)[-1] + _DAY * 7
    return Reading(tuple(sorted({second, days.of_week(weekday, 2, moment.today)})), asked=True)


def _weeks_after_weekday(match: re.Match[str], moment: Moment) -> Reading:
    ahead = number(match["number"]) * _LENGTHS[match["length"].lower()]
    found = _from_weekday(match, moment)
    return Reading(tuple(day + ahead for day in found))


def _weekdays_from_now(match: re.Match[str], moment: Moment) -> Reading:
    """Read *two Fridays from now*, asked about."""
    ahead = _DAY * 7 * (number(match["number"]) - 1)
    found = days.coming(weekday_of(match), moment.today)
    return Reading(tuple(day + ahead for day in found), asked=True)


def _from_weekday(match: re.Match[str], moment: Moment) -> tuple[date, ...]:
    if match["which"]:
        return (days.of_week(weekday_of(match), ahead_of(match), moment.today),)
    return days.coming(weekday_of(match), moment.today)


def _weeks_after(match: re.Match[str], moment: Moment) -> Reading:
    """Read *Tuesday week*, *Tuesday fortnight*: a week or two after the coming Tuesday."""
    found = days.coming(weekday_of(match), moment.today)
    return Reading(tuple(day + _LENGTHS[match["length"].lower()] for day in found))


def _today(match: re.Match[str], moment: Moment) -> Reading:
    said = match[0].lower()
    morning = Half.MORNING if said.endswith(("morning", "am")) else Half.AFTERNOON
    half = None if said == "today" else morning
    return Reading((moment.today,), firmness=Firmness.WEAK, half=half)


def _tomorrow(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY,))


def _day_later(match: re.Match[str], moment: Moment) -> Reading:
    """Read *tomorrow week*, as the British say for a week from tomorrow."""
    ahead = 0 if match["base"].lower().endswith("day") else 1
    return Reading((moment.today + _DAY * ahead + _LENGTHS[match["length"].lower()],))


def _day_after_tomorrow(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY * 2,))


def _yesterday(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today - _DAY,), firmness=Firmness.MARKED)


def _next_workday(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.workdays.next_workday(moment.today),), firmness=Firmness.WEAK)


def _last_weekday(match: re.Match[str], moment: Moment) -> Reading:
    """Read *by last Friday*, which is over."""
    ago = (moment.today.weekday() - weekday_of(match) - 1) % 7 + 1
    return Reading((moment.today - _DAY * ago,), firmness=Firmness.MARKED)


def _end_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(ahead_of(match), moment))


def _this_week(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(0, moment), firmness=Firmness.WEAK)


def _next_week(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_week(1, moment), firmness=Firmness.WEAK)


_WHICH = r"(?P<which>this|next)"
_OTHER = (
    r"(?:penultimate|second[\s-]last|alternate|past|previous|every|each|any|most|some|casual|ash|ruby|fat"
    r"|taco|throwback|super|palm|shrove)"
)
_NO_DAY = (
    r"monday\.com|(?:man|girl)\s+friday|sunday\s+(?:times|roast|school)|monday\s+blues"
    r"|sat[\s-]?navs?|sat\s+(?:phone|dish|tv)|sun[\s-]?(?:cream|screen|lounger|shade|block|roof|set|rise|bed)s?"
)
_SIDE = r"(?:before|after|following)"
_AN_EVENT = (  # one of which no calendar knows: the Monday after the offsite
    r"(?!(?:the\s+|our\s+)?(?:\d|next|that|this|it|then|noon|lunch|work|mid|close|end|last"
    r"|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?![a-z])))[a-z]"
)
_LONG_EVENT = (
    r"(?:half[\s-]?term|term|(?:school|winter|summer|spring|autumn|company)\s+(?:break|holidays?|hols|recess|shutdown)"
    r"|break|hols|recess|offsite|off-site|away\s?days?|conference|exams|launch|go[\s-]?live|election|trade\s+fair)"
)
_THIS_TIME = r"this\s+(?:week|wk|month|quarter|year)"
_VAGUE = r"(?:early|late|mid|beginning\s+of|start\s+of|middle\s+of|rest\s+of)[\s-]+"

TABLE = table(
    (
        (WEEKDAY, _weekday),
        (rf"(?:(?:this\s+)?coming|upcoming)\s+{WEEKDAY}", _coming_weekday),
        (rf"{_WHICH}\s+{WEEKDAY}", _weekday_of_week),
        (rf"{WEEKDAY},?\s+(?:of\s+)?{_WHICH}\s+(?:week|wk)", _weekday_of_week),
        (rf"{_WHICH}\s+week(?:'s)?,?\s+(?:on\s+)?{WEEKDAY}", _weekday_of_week),
        (rf"(?:the\s+)?{WEEKDAY}\s+(?P<which>after\s+next)", _weekday_of_week),
        (
            rf"{WEEKDAY},?\s+(?:(?:of|in)\s+)?(?:the\s+)?week\s+(?P<which>after\s+next)",
            _weekday_of_week,
        ),
        (
            rf"(?:the\s+)?week\s+(?P<which>after\s+next),?\s+(?:on\s+)?{WEEKDAY}",
            _weekday_of_week,
        ),
        (r"(?:the\s+)?end\s+of\s+(?:the\s+)?week\s+(?P<which>after\s+next)", _end_of_week),
        (rf"{WEEKDAY}\s+(?P<length>week|fortnight)", _weeks_after),
        (rf"(?P<number>{NUMBER})\s+{WEEKDAY}s?\s+from\s+now", _weekdays_from_now),
        (rf"next\s+to\s+next\s+{WEEKDAY}", _next_to_next),
        (
            rf"(?P<number>{NUMBER})\s+(?P<length>week|fortnight)s?\s+(?:(?:on|from)\s+)?(?:{_WHICH}\s+)?{WEEKDAY}",
            _weeks_after_weekday,
        ),
        (r"today|toni(?:ght|te)|this\s+(?:morning|afternoon|arvo|evening|am|pm)", _today),
        (rf"(?:first\s+thing\s+)?{TOMORROW}", _tomorrow),
        (rf"(?P<base>today|this\s+day|{TOMORROW})\s+(?P<length>week|fortnight)", _day_later),
        (rf"(?:the\s+)?day\s+after\s+{TOMORROW}", _day_after_tomorrow),
        (rf"(?:within\s+)?(?:the\s+)?next\s+{WORKDAY}", _next_workday),
        (rf"last\s+{WEEKDAY}", _last_weekday),
        (rf"{WEEKDAY}\s+(?:gone|last)(?!\s+(?:thing|minute|orders?))", _last_weekday),
        (r"yesterday", _yesterday),
        (
            rf"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:{_WHICH}\s+)?(?:work(?:ing)?\s*)?week",
            _end_of_week,
        ),
        (
            r"EOW|(?:week|wk)['’]s\s+end|(?<=by\s)week[\s-]?end|(?:within|during)\s+(?:the|this)\s+week",
            _this_week,
        ),
        (r"(?P<which>next)\s+week['’]s\s+end", _end_of_week),
        (r"(?:later\s+)?this\s+(?:week|wk)", _this_week),
        (r"next\s+(?:week|wk)", _next_week),
        (rf"{_OTHER}\s+{WEEKDAY}s?", nothing),
        (rf"{WEEKDAY}s|{_NO_DAY}", nothing),
        (rf"{WEEKDAY}\s+(?:P|period\s|lesson\s|slot\s)\d{{1,2}}", nothing),
        (rf"(?:the\s+)?(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+{WEEKDAY}", nothing),
        (rf"the\s+{WEEKDAY}\s+{_SIDE}(?=\s+{_AN_EVENT})", nothing),
        (rf"{WEEKDAY}\s+{_SIDE}(?=\s+(?:the\s+|our\s+)?{_LONG_EVENT})", _weekday_of_an_event),
        (
            rf"(?:so\s+far|already|\d+\s+times|twice|(?:up|down)\s+[\d.,]+\s?(?:%|x|points?)?)\s+{_THIS_TIME}|{_THIS_TIME}\s+(?:is|are|was|were|has|have)(?=\s(?!the\s|our\s))",
            nothing,
        ),
        (rf"{_VAGUE}(?:this\s+|next\s+|the\s+)?(?:week|month|quarter|year)", nothing),
        (r"(?:last|past|previous|every|each)\s+(?:week|month|quarter|year)", nothing),
    )
)
