"""English words for lengths of time from now: in two weeks, 5 working days from now."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days, english_business
from bot.domain.due.english_terms import TOMORROW, WORKDAY, nothing, table
from bot.domain.due.numbers import ENGLISH as NUMBER
from bot.domain.due.numbers import english as number
from bot.domain.due.values import Firmness, Moment, Reading

_DAY = timedelta(days=1)
_LENGTHS = {"d": _DAY, "w": _DAY * 7, "f": _DAY * 14}  # by the first letter of the unit
_Given = Callable[[re.Match[str], Moment], Reading]
_Reads = Callable[[re.Match[str], Moment], Reading | None]
_PART_BEGINS = re.compile(r"(?:^|[,;:(]|\s[-–—])\s*\Z")
_NAMED = {"ho": "hours", "hr": "hours", "da": "days", "we": "weeks", "mo": "months", "ye": "years"}


def _after_days(match: re.Match[str], moment: Moment) -> Reading:
    length = _LENGTHS[match["unit"][0].lower()] * number(match["number"])
    later = (match.groupdict().get("base") or "now").lower() not in {"now", "today"}
    return Reading((moment.today + length + _DAY * later,))


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
    length = _LENGTHS[match["unit"][0].lower()]
    ahead = (length * number(match[which]) for which in ("low", "high"))
    return Reading(tuple(moment.today + one for one in ahead), asked=True)


def _few_workdays(match: re.Match[str], moment: Moment) -> Reading:
    counts = (number(match[which]) for which in ("low", "high"))
    return Reading(tuple(moment.workdays.add(moment.today, one) for one in counts), asked=True)


def _within_the_hour(_: re.Match[str], moment: Moment) -> Reading:
    then = days.later(moment.now, 60)
    return Reading((then.date(),), at=then.time())


def _at_most(read: _Given) -> _Reads:
    """Read *10 days max* that begins a text or a part of it; within one it tells how long."""

    def part(match: re.Match[str], moment: Moment) -> Reading | None:
        begins = _PART_BEGINS.search(match.string, 0, match.start())
        found = read(match, moment) if begins else None
        colon = begins is not None and ":" in begins[0]  # what it takes, or what is allowed
        return found and replace(found, firmness=Firmness.WEAK, asked=colon)

    return part


def _at_the_front(read: _Given, *, asked: bool = False) -> _Reads:
    """Read *5 working days for the report* that begins a text."""

    def first(match: re.Match[str], moment: Moment) -> Reading | None:
        begins = not match.string[: match.start()].strip()
        return replace(read(match, moment), asked=asked) if begins else None

    return first


def _asked(read: _Given) -> _Reads:
    """Read *she has 72 hours to answer*, counted from now or from what was told before."""
    return lambda match, moment: replace(read(match, moment), firmness=Firmness.WEAK, asked=True)


def _left_to_somebody(read: _Given) -> _Reads:
    """Read *Priya has three days to review it*; of others it is asked from when they count."""

    def given(match: re.Match[str], moment: Moment) -> Reading:
        before = match.string[: match.start()]
        asked = english_business.may_be_counted_from_elsewhere(before) or not before.strip()
        return replace(read(match, moment), asked=asked)

    return given


_UNIT, _UNIT_TOO, _UNIT_LAST = (
    rf"(?P<{name}>hour|hr|day|week|month|year)s?" for name in ("unit", "unit_too", "unit_last")
)
_IN = rf"(?:in|within|w/in)\s+(?:(?:the\s+)?(?:next|coming)\s+|another\s+)?(?P<number>{NUMBER})\s+"
_FEW = rf"(?P<low>{NUMBER})(?:\s*[-–—]\s*|\s+(?:to|or)\s+)(?P<high>{NUMBER})\s+"
_CALENDAR = r"(?:(?:calendar|consecutive)\s+(?=days))?"
_DAY_OR_TWO = r"(?P<low>a)\s+(?P<unit>day|week)s?\s+or\s+(?P<high>two)"
_COUNTED = rf"(?P<number>{NUMBER})\s+{_CALENDAR}(?P<unit>day|week|wk|fortnight)s?"
_TIME = r"(?:['’]?s?\s+time)?"

_ABOUT = r"(?:in|within)\s+(?:about|around|roughly|approx\.?|maybe|say)\s+"
_MOST = r"(?:max(?:imum)?|tops|at\s+(?:the\s+)?most|or\s+less)"
_FOR_IT = r"(?=\s+for\s+(?:the|my|our|your|this|his|her|their)\s)"
_HAS = (
    r"(?:has|(?<!we\s)(?<!I\s)(?<!we\sonly\s)(?<!we\sstill\s)have|gets|get)\s+"
    r"(?:got\s+|only\s+|just\s+)?"
)
_WE_HAVE = (  # before it, so that these words remain
    r"(?:(?<=\bwe\shave\s)|(?<=\bI\shave\s)|(?<=\bwe['’]ve\s)|(?<=\bwe['’]ve\sgot\s)|(?<=\bwe\shave\sgot\s)"
    r"|(?<=\bwe\sonly\shave\s)|(?<=\bwe\shave\sonly\s)|(?<=\bwe\sstill\shave\s))"
)
_NO_TASK = (
    r"(?:go|spare|live|kill|wait|waste|run|come|take|use|carry|burn|claim|recover|rest|enjoy|celebrate"
    r"|get\s+over|look\s+forward)"
)
_TO_DO = rf"(?:\s+left)?(?=\s+to\s+(?!{_NO_TASK}(?![a-z])))"

_AGAIN = r"(?:(?<=follow\sup\s)|(?<=check\sback\s)|(?<=revisit\s)|(?<=remind\sme\s)|(?<=f/u\s))"
_TEXT_ENDS = r"(?=\s*(?:$|[.!;]))"

TABLE = table(
    (
        (rf"(?P<number>{NUMBER})\s+{WORKDAY}\s+{_MOST}", _at_most(_after_workdays)),
        (
            rf"(?P<number>{NUMBER})\s+(?P<unit>day|week|wk|fortnight)s?\s+{_MOST}",
            _at_most(_after_days),
        ),
        (rf"(?P<number>{NUMBER})\s+{WORKDAY}{_FOR_IT}", _at_the_front(_after_workdays)),
        (
            rf"(?P<number>{NUMBER})\s+(?P<unit>day|week|wk)s?{_FOR_IT}",
            _at_the_front(_after_days, asked=True),
        ),
        (
            rf"(?P<number>{NUMBER})\s+{WORKDAY}{_TO_DO}",
            _at_the_front(_after_workdays, asked=True),
        ),
        (rf"{_WE_HAVE}(?P<number>{NUMBER})\s+{WORKDAY}{_TO_DO}", _after_workdays),
        (
            rf"{_WE_HAVE}(?P<number>{NUMBER})\s+(?P<unit>day|week|wk|fortnight)s?{_TO_DO}",
            _after_days,
        ),
        (rf"{_HAS}(?P<number>{NUMBER})\s+{WORKDAY}{_TO_DO}", _left_to_somebody(_after_workdays)),
        (
            rf"{_HAS}(?P<number>{NUMBER})\s+(?P<unit>day|week|wk|fortnight)s?{_TO_DO}",
            _left_to_somebody(_after_days),
        ),
        (rf"{_HAS}(?P<number>{NUMBER})\s+(?P<unit>hour|hr)s?{_TO_DO}", _asked(_after_hours)),
        (
            rf"{_AGAIN}(?P<number>{NUMBER})\s+(?P<unit>day|week|wk)s?{_TEXT_ENDS}",
            _asked(_after_days),
        ),
        (r"within\s+the\s+(?:next\s+)?(?:hour|hr)", _within_the_hour),
        (rf"(?:in|within)\s+{_FEW}(?P<unit>day|week|wk)s?{_TIME}", _few_days),
        (rf"(?:in|within)\s+{_DAY_OR_TWO}{_TIME}", _few_days),
        (rf"(?:in|within)\s+{_FEW}{WORKDAY}{_TIME}", _few_workdays),
        (rf"{_IN}{_CALENDAR}(?P<unit>day|week|wk|fortnight)s?{_TIME}", _after_days),
        (rf"{_ABOUT}{_COUNTED}{_TIME}", _asked(_after_days)),
        (r"(?:in|within|w/in)\s+(?P<number>\d{1,3})\s?(?P<unit>d|w|wk)s?", _after_days),
        (rf"{_COUNTED}\s+from\s+(?P<base>now|today|{TOMORROW})", _after_days),
        (
            rf"(?P<number>{NUMBER})\s+(?P<unit>week|wk|fortnight)s?\s+(?P<base>today|{TOMORROW})",
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
        (
            rf"(?:(?<![a-z]\s)(?:1|one)|once)\s+in\s+(?:an?\s+|every\s+)?{NUMBER}[\s-]+(?:year|month|week|day)s?",
            nothing,
        ),
        (rf"{_IN}{WORKDAY}{_TIME}", _after_workdays),
        (rf"(?P<number>{NUMBER})\s+{WORKDAY}\s+from\s+(?:now|today)", _after_workdays),
        (rf"{_IN}(?P<unit>hour|hr|minute|min)s?{_TIME}", _after_hours),
        (rf"(?P<number>{NUMBER})\s+(?P<unit>hour|hr|minute|min)s?\s+from\s+now", _after_hours),
        (
            r"(?:in|within|w/in)\s+(?:the\s+next\s+)?(?P<number>\d{1,3})\s?(?P<unit>h|hour|hr|min)s?",
            _after_hours,
        ),
    )
)
