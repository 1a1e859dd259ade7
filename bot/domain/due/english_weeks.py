"""English words for days near by: Friday, tomorrow, in two weeks, end of week."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.english_terms import WEEKDAY, WORKDAY, ahead_of, nothing, table, weekday_of
from bot.domain.due.numbers import ENGLISH as NUMBER
from bot.domain.due.numbers import english as number
from bot.domain.due.values import Firmness, Half, Moment, Reading

_DAY = timedelta(days=1)
_LENGTHS = {"day": _DAY, "week": _DAY * 7, "wk": _DAY * 7, "fortnight": _DAY * 14}
_NAMED = {"ho": "hours", "hr": "hours", "da": "days", "we": "weeks", "mo": "months", "ye": "years"}
_WORDS = frozenset({"sat", "sun", "wed", "mon"})  # in small letters they are words, or names


def _weekday(match: re.Match[str], moment: Moment) -> Reading:
    firmness = Firmness.MARKED if match["weekday"] in _WORDS else Firmness.WEAK
    weekday = weekday_of(match)
    return Reading(days.coming(weekday, moment.today), firmness=firmness, weekday=weekday)


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
    weeks = number(match["number"])
    found = _from_weekday(match, moment)
    return Reading(tuple(day + _DAY * 7 * weeks for day in found))


def _from_weekday(match: re.Match[str], moment: Moment) -> tuple[date, ...]:
    if match["which"]:
        return (days.of_week(weekday_of(match), ahead_of(match), moment.today),)
    return days.coming(weekday_of(match), moment.today)


def _week_after_weekday(match: re.Match[str], moment: Moment) -> Reading:
    found = days.coming(weekday_of(match), moment.today)
    return Reading(tuple(day + _DAY * 7 for day in found))


def _today(match: re.Match[str], moment: Moment) -> Reading:
    said = match[0].lower()
    morning = Half.MORNING if said.endswith("morning") else Half.AFTERNOON
    half = None if said == "today" else morning
    return Reading((moment.today,), firmness=Firmness.WEAK, half=half)


def _tomorrow(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY,))


def _day_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read *tomorrow week*, as the British say for a week from tomorrow."""
    days_ahead = 7 if match["base"].lower() == "today" else 8
    return Reading((moment.today + _DAY * days_ahead,))


def _day_after_tomorrow(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY * 2,))


def _yesterday(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today - _DAY,), firmness=Firmness.MARKED)


def _after_days(match: re.Match[str], moment: Moment) -> Reading:
    length = _LENGTHS[match["unit"].lower()] * number(match["number"])
    later = match.groupdict().get("base") or ""
    return Reading((moment.today + length + _DAY * (later.lower() == "tomorrow"),))


def _after_months(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + relativedelta(months=number(match["number"])),))


def _after_years(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + relativedelta(years=number(match["number"])),))


def _and_a_half(match: re.Match[str], moment: Moment) -> Reading:
    """Read *in a month and a half*; of days and longer it is asked about."""
    unit = (match["unit"] or match["unit_too"] or match["unit_last"]).lower()
    said = match["number"] or match["of_units"] or match["decimal"]
    return days.and_a_half(number(said), _NAMED[unit[:2]], moment)


def _half_of_unit(match: re.Match[str], moment: Moment) -> Reading:
    return days.and_a_half(0, _NAMED[match["unit"].lower()[:2]], moment)


def _half_an_hour(_: re.Match[str], moment: Moment) -> Reading:
    then = days.later(moment.now, 30)
    return Reading((then.date(),), at=then.time())


def _after_workdays(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.workdays.add(moment.today, number(match["number"])),))


def _after_hours(match: re.Match[str], moment: Moment) -> Reading:
    minutes = number(match["number"]) * (60 if match["unit"].lower().startswith("h") else 1)
    then = days.later(moment.now, minutes)
    return Reading((then.date(),), at=then.time())


def _few_days(match: re.Match[str], moment: Moment) -> Reading:
    """Read *in 2-3 days*: the earlier and the later, asked about."""
    length = _LENGTHS[match["unit"].lower()]
    ahead = (length * number(match[which]) for which in ("low", "high"))
    return Reading(tuple(moment.today + one for one in ahead), asked=True)


def _few_workdays(match: re.Match[str], moment: Moment) -> Reading:
    counts = (number(match[which]) for which in ("low", "high"))
    return Reading(tuple(moment.workdays.add(moment.today, one) for one in counts), asked=True)


def _within_the_hour(_: re.Match[str], moment: Moment) -> Reading:
    then = days.later(moment.now, 60)
    return Reading((then.date(),), at=then.time())


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


_UNIT, _UNIT_TOO, _UNIT_LAST = (
    rf"(?P<{name}>hour|hr|day|week|month|year)s?" for name in ("unit", "unit_too", "unit_last")
)
_WHICH = r"(?P<which>this|next)"
_IN = rf"(?:in|within|w/in)\s+(?:the\s+next\s+|another\s+)?(?P<number>{NUMBER})\s+"
_FEW = rf"(?P<low>{NUMBER})(?:\s*[-–—]\s*|\s+(?:to|or)\s+)(?P<high>{NUMBER})\s+"
_CALENDAR = r"(?:(?:calendar|consecutive)\s+(?=days))?"
_DAY_OR_TWO = r"(?P<low>a)\s+(?P<unit>day|week)s?\s+or\s+(?P<high>two)"
_COUNTED = rf"(?P<number>{NUMBER})\s+{_CALENDAR}(?P<unit>day|week|wk|fortnight)s?"
_OTHER = (
    r"(?:penultimate|second[\s-]last|alternate|past|previous|every|each|any|most|some|casual|ash|man|girl|ruby|fat"
    r"|taco|throwback|super|palm|shrove)"
)
_TIME = r"(?:['’]?s?\s+time)?"
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
        (rf"{WEEKDAY}\s+week", _week_after_weekday),
        (rf"next\s+to\s+next\s+{WEEKDAY}", _next_to_next),
        (
            rf"(?P<number>{NUMBER})\s+weeks?\s+(?:on|from)\s+(?:{_WHICH}\s+)?{WEEKDAY}",
            _weeks_after_weekday,
        ),
        (r"today|tonight|this\s+(?:morning|afternoon|evening)", _today),
        (r"(?:first\s+thing\s+)?(?:tomorrow|tmrw?|tmw)", _tomorrow),
        (r"(?P<base>today|tomorrow)\s+week", _day_week),
        (r"(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw?|tmw)", _day_after_tomorrow),
        (rf"(?:within\s+)?(?:the\s+)?next\s+{WORKDAY}", _next_workday),
        (r"within\s+the\s+(?:next\s+)?hour", _within_the_hour),
        (rf"(?:in|within)\s+{_FEW}(?P<unit>day|week|wk)s?{_TIME}", _few_days),
        (rf"(?:in|within)\s+{_DAY_OR_TWO}{_TIME}", _few_days),
        (rf"(?:in|within)\s+{_FEW}{WORKDAY}{_TIME}", _few_workdays),
        (rf"last\s+{WEEKDAY}", _last_weekday),
        (r"yesterday", _yesterday),
        (rf"{_IN}{_CALENDAR}(?P<unit>day|week|wk|fortnight)s?{_TIME}", _after_days),
        (rf"{_COUNTED}\s+from\s+(?P<base>now|today|tomorrow)", _after_days),
        (
            rf"(?P<number>{NUMBER})\s+(?P<unit>week|wk|fortnight)s?\s+(?P<base>today|tomorrow)",
            _after_days,
        ),
        (rf"{_IN}months?{_TIME}", _after_months),
        (rf"(?P<number>{NUMBER})\s+months?\s+from\s+(?:now|today)", _after_months),
        (rf"{_IN}years?{_TIME}", _after_years),
        (rf"(?P<number>{NUMBER})\s+years?\s+from\s+(?:now|today)", _after_years),
        (
            (
                rf"(?:in|within)\s+(?:the\s+next\s+)?(?:(?P<number>{NUMBER})\s+{_UNIT}\s+and\s+a\s+half"
                rf"|(?P<of_units>{NUMBER})\s+and\s+a\s+half\s+{_UNIT_TOO}|(?P<decimal>\d{{1,2}})\.5\s+{_UNIT_LAST}){_TIME}"
            ),
            _and_a_half,
        ),
        (rf"(?:in|within)\s+half\s+an?\s+{_UNIT}{_TIME}", _half_of_unit),
        (r"(?:in|within)\s+(?:half\s+an|a\s+half)\s+hour", _half_an_hour),
        (r"in\s+(?:a|one)\s+(?:minute|second|moment|sec)", nothing),
        (rf"{_IN}{WORKDAY}{_TIME}", _after_workdays),
        (rf"(?P<number>{NUMBER})\s+{WORKDAY}\s+from\s+(?:now|today)", _after_workdays),
        (rf"{_IN}(?P<unit>hour|hr|minute|min)s?{_TIME}", _after_hours),
        (
            r"(?:in|within|w/in)\s+(?:the\s+next\s+)?(?P<number>\d{1,3})\s?(?P<unit>h|hour|hr|min)s?",
            _after_hours,
        ),
        (
            rf"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:{_WHICH}\s+)?(?:work(?:ing)?\s*)?week",
            _end_of_week,
        ),
        (
            r"EOW|week['’]s\s+end|(?<=by\s)week[\s-]?end|(?:within|during)\s+(?:the|this)\s+week",
            _this_week,
        ),
        (r"(?P<which>next)\s+week['’]s\s+end", _end_of_week),
        (r"(?:later\s+)?this\s+week", _this_week),
        (r"next\s+week", _next_week),
        (rf"{_OTHER}\s+{WEEKDAY}s?", nothing),
        (rf"{WEEKDAY}s|monday\.com|sunday\s+(?:times|roast|school)|monday\s+blues", nothing),
        (rf"{_VAGUE}(?:this\s+|next\s+|the\s+)?(?:week|month|quarter|year)", nothing),
        (r"(?:last|past|previous|every|each)\s+(?:week|month|quarter|year)", nothing),
    )
)
