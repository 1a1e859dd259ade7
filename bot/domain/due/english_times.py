"""English times: 3pm, half past two, at 4, by 1630 today."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.due import hours
from bot.domain.due.english_verbs import DOES
from bot.domain.due.numbers import HOURS, english
from bot.domain.due.values import Firmness, Half, Moment, Reading, Recogniser
from bot.domain.due.zones import SUFFIX

_Reads = Callable[[re.Match[str], Moment], Reading | None]


def _am_pm(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= hours.NOON:
        return None
    afternoon = match["half"].lower() == "p"
    return hours.at(moment, hour % hours.NOON + hours.NOON * afternoon, minute)


def _range(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read the end of *between 2 and 4pm*, which is asked about."""
    found = _am_pm(match, moment)
    return found and replace(found, asked=True)


def _noon(_: re.Match[str], moment: Moment) -> Reading | None:
    return hours.at(moment, hours.NOON)


def _midnight(_: re.Match[str], moment: Moment) -> Reading:
    return hours.midnight(moment)


def _bare_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    return hours.without_half(english(match["hour"]), 0, moment)


def _bare_hour_alone(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *call him at 4*, which is asked about when no day stands beside it."""
    found = _bare_hour(match, moment)
    return found and replace(found, firmness=Firmness.WEAK, asked=True)


def _on_a_dial(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *3:15 tomorrow*: in an office after lunch, where clocks are told by twelve hours.

    Where they are told by twenty-four it is asked about, if at all it can be at night.
    """
    hour, minute = int(match["hour"]), int(match["minute"])
    if _CHINESE.search(match.string):
        return None
    if (moment.workdays.country or "GB") in _TWELVE_HOURS:
        return hours.without_half(hour, minute, moment)
    if hour > hours.LAST_AFTER_LUNCH:
        return None
    either = (time(hour, minute), time(hour + hours.NOON, minute))
    return Reading((moment.today,), either=either, firmness=Firmness.MARKED, bare=True)


def _perhaps_an_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *Monday, 8* and the end of *8-12 Monday*, which are asked about."""
    found = _bare_hour(match, moment)
    return found and replace(found, asked=True, bare=False)


def _by_an_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *have it ready by 4*, asked about; *cut it by 4* says how much."""
    return None if _HOW_MUCH.search(match.string) else _bare_hour_alone(match, moment)


def _hour_dotted(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *at 9.30*, which may as well be an amount when no day stands beside it."""
    hour, minute = int(match["hour"]), int(match["minute"])
    found = hours.without_half(hour, minute, moment) or hours.at(moment, hour, minute)
    amount = hour <= hours.NOON and _BY.search(match.string, 0, match.start())
    sure = not amount or _ON_A_DAY.match(match.string, match.end())
    return found and replace(found, firmness=Firmness.WEAK, asked=True, bare=bool(sure))


def _half_hour_alone(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *by half eleven*, asked about."""
    found = _half_hour(match, moment)
    return found and replace(found, firmness=Firmness.WEAK, asked=True)


def _half_hour_in_the(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *half seven in the morning*."""
    if moment.workdays.country not in _HALF_IS_PAST:
        return None
    hour = english(match["hour"]) % hours.NOON
    return hours.at(moment, hour + hours.NOON * (match["part"].lower() != "morning"), 30)


def _of_a_zone(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 2026-07-01T09:00Z; it is asked about when the clocks here show another time."""
    found = hours.at(moment, int(match["hour"]), int(match["minute"]))
    ahead = int(match["ahead"] or 0) * 60 + int(match["more"] or 0)
    length = timedelta(minutes=-ahead if match["sign"] == "-" else ahead)
    return found and replace(found, asked=length != moment.now.utcoffset())


def _hour_in_the(match: re.Match[str], moment: Moment) -> Reading | None:
    hour = english(match["hour"]) % hours.NOON
    return hours.at(moment, hour + hours.NOON * (match["part"].lower() != "morning"))


def _minutes_past(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *ten past four*, *20 to nine*."""
    hour, minute = english(match["hour"]), _minutes(match["minutes"])
    if match["way"].lower() == "to":
        if match["minutes"].isdecimal() and match["hour"].isdecimal() and minute < hour:
            return None  # at 10 to 12: perhaps for two hours
        hour, minute = (hour - 1 or hours.NOON), hours.MINUTES - minute
    return hours.without_half(hour, minute, moment)


def _minutes(said: str) -> int:
    return 25 if said.lower().startswith("twenty") and len(said) > len("twenty") else english(said)


def _past_the_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, minute = english(match["hour"]), {"half": 30, "quarter": 15}[match["part"].lower()]
    if match["way"].lower() == "to":
        hour, minute = (hour - 1 or hours.NOON), hours.MINUTES - minute
    found = hours.without_half(hour, minute, moment)
    if not found or not match["half"]:
        return found
    return hours.in_half(found, Half(f"{match['half'].lower()}m"))


def _half_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *half two*: to the British it is after two, to their neighbours before."""
    hour = english(match["hour"])
    if moment.workdays.country in _HALF_IS_PAST:
        return hours.without_half(hour, 30, moment)
    after = hour + hours.NOON if hour <= hours.LAST_AFTER_LUNCH + 1 else hour
    either = (time(after - 1, 30), time(after, 30))
    return Reading((moment.today,), either=either, firmness=Firmness.MARKED)


def _digits(match: re.Match[str], moment: Moment) -> Reading | None:
    return hours.at(moment, int(match["hour"]), int(match["minute"] or 0))


_TWELVE_HOURS = frozenset({"US", "GB", "IE", "AU", "NZ", "CA", "IN", "PH", "ZA", "SG", "HK", "MY"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_HALF_IS_PAST = frozenset({"GB", "IE", "AU", "NZ"})
_LEFT = r"(?:(?<![A-Za-z0-9_.:/$-])|(?<=\ue000T))"
_HOUR = rf"(?P<hour>1[0-2]|[1-9]|{'|'.join(HOURS)})"
_END = r"(?![A-Za-z])"
_IN_THE = rf"\s+in\s+the\s+(?P<part>morning|afternoon|evening){_END}"
_SHARP = r"\s+(?:sharp|on\s+the\s+dot)(?=(?:\s+pl(?:ease|s))?\s*(?:$|[,.;:!?)]|[-–—]\s))"
_CLAUSE_ENDS = r"(?=\s*(?:$|[;!?)]|[.,:](?!\d)))"
_NO_TIME = rf"(?!(?:{'|'.join(HOURS)}|noon|midday|midnight|half)(?![a-z]))"
_THEN_A_TASK = (  # Friday at 4 check it, at 2 to sign, at 9 in room 2, at 4 Dave calls them
    rf"(?=\s+(?:(?:please\s+|pls\s+)?{DOES}|to\s+{_NO_TIME}[a-z]|(?:with|w/|via|about|re)\s|in\s+(?:the\s+)?"
    r"(?:room|office|hall|building|canteen|lobby|boardroom)(?![a-z])|(?-i:[A-Z][a-z]+\s+(?:to|will|must|[a-z]{3,}s)\s)))"
)
_AT = r"(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\bbefore\s)|(?<=@\s)|(?<=@))"
_BY = re.compile(r"\bby\s\Z", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"(?<![a-z])(?:(?:reduc|increas|cut|rais|grow|grew|drop|lower|rise|rose|fell|fall|multipl|divid|scal|mov"
    r"|shift|extend|trim|widen|shorten|slip|off|late|behind|short|up|down|outnumber|beat|won|lost|lead|ahead)[a-z]*)\s",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(r",?\s+on\s+\ue000", re.IGNORECASE)
_THEN_DAY = r"(?=(?:\s+sharp)?,?\s+(?:on\s+)?\ue000)"  # a day that was found is masked so
_MEASURE = (
    r"(?:%|per\s?cent|points?|million|billion|[km]?[gmb](?![a-z])|times|€|\$|£|euros?|dollars?|each(?![a-z])"
    r"|apiece|per(?![a-z])|pp(?![a-z])|an?\s+(?:head|piece|unit|pop|go|share|ticket|kilo|litre|box|bottle|night|month))"
)
_AFTER_DAY = r"(?:(?<=\ue000\sat\s)|(?<=\ue000@)|(?<=\ue000\s@)|(?<=\ue000\s@\s))"
_AFTER_PART = (
    r"(?:(?<=\ue000\smorning\s)|(?<=\ue000\safternoon\s)|(?<=\ue000\sevening\s)"
    r"|(?<=\ue000\snight\s))"
)
_FOUR_DIGITS = r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?!\d)"
_TWELVE = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
_AM_PM = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*"
    r"(?P<half>[ap])(?:\.\s?m\.?|m|(?<=:\d\d[ap]))(?![A-Za-z])"
)
_HALF = rf"half\s+{_HOUR}"
_BESIDE_DAY = r"(?:(?<=\ue000\s)|(?<=\ue000,\s)|(?<=\ue000\s[-–—]\s))"
_OFFICE_HOURS = r"(?P<hour>0[5-9]|1[0-8])(?P<minute>[0-5][05])(?=\s*(?:$|[,;:)]|[-–—]\s))"
_MINUTES = r"(?P<minutes>five|ten|twenty(?:[\s-]five)?|25|20|10|5)(?:\s+min(?:ute)?s)?"
_ROWS: tuple[tuple[str, _Reads], ...] = (
    (rf"{_LEFT}{_AM_PM}{SUFFIX}", _am_pm),
    (
        (
            rf"{_LEFT}(?:(?:between|from)\s+)?{_TWELVE}(?:\s*[-–—~]\s*|\s+(?:to|and|until|till)\s+)"
            rf"{_AM_PM}{SUFFIX}"
        ),
        _range,
    ),
    (r"(?<![A-Za-z])(?:12\s+)?(?:noon|midday)(?![A-Za-z])", _noon),
    (r"(?<![A-Za-z])(?:12\s+)?midnight(?![A-Za-z])", _midnight),
    (rf"{_LEFT}{_HOUR}\s+o['’]?clock{_END}", _bare_hour),
    (rf"{_LEFT}(?P<hour>1[3-9]|2[0-3])(?P<minute>)\s+o['’]?clock{_END}", _digits),
    (
        (
            rf"{_LEFT}(?P<part>half|quarter)\s+(?P<way>past|to)\s+{_HOUR}"
            r"(?:\s*(?P<half>[ap])\.?\s?m(?:\.|(?![a-z])))?(?![A-Za-z0-9]|:\d)"
        ),
        _past_the_hour,
    ),
    (
        rf"{_LEFT}(?P<hour>[1-7]):(?P<minute>[0-5]\d)(?![A-Za-z0-9_]|[:.]\d|\s*[-–~]\s*\d){SUFFIX}",
        _on_a_dial,
    ),
    (r"^\s*(?P<hour>\d|1\d|2[0-3])\.(?P<minute>[0-5][05])(?=\s+\ue000)", _hour_dotted),
    (
        rf"{_LEFT}(?<![£€])(?P<hour>\d|1\d|2[0-3])\.(?P<minute>[0-5][05])(?=\s+on\s+\ue000)",
        _hour_dotted,
    ),
    (rf"{_LEFT}{_MINUTES}\s+(?P<way>past)\s+{_HOUR}(?![A-Za-z0-9]|:\d)", _minutes_past),
    (rf"{_AT}{_MINUTES}\s+(?P<way>to)\s+{_HOUR}(?![A-Za-z0-9]|:\d)", _minutes_past),
    (rf"{_LEFT}{_HALF}{_THEN_DAY}", _half_hour),
    (rf"{_BESIDE_DAY}{_HALF}{_CLAUSE_ENDS}", _half_hour),
    (rf"{_LEFT}{_HALF}{_IN_THE}", _half_hour_in_the),
    (rf"{_BESIDE_DAY}{_OFFICE_HOURS}", _digits),
    (
        (
            r"(?<=\ue000T)(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?[0-5]\d(?:\.\d{1,9})?)?"
            r"(?:Z|(?P<sign>[+-])(?P<ahead>\d\d)(?::?(?P<more>[0-5]\d))?)(?![A-Za-z0-9])"
        ),
        _of_a_zone,
    ),
    (rf"{_AFTER_DAY}half\s+{_HOUR}(?![A-Za-z0-9]|:\d)", _half_hour),
    (rf"{_AT}half\s+{_HOUR}(?![A-Za-z0-9:]|\s+(?:of|times|percent)\s)", _half_hour_alone),
    (
        rf"{_AT}(?P<hour>\d|1\d|2[0-3])\.(?P<minute>[0135][05])(?![\d.%]|\s?{_MEASURE})",
        _hour_dotted,
    ),
    (
        rf"(?:{_AT}|(?<=@\s)|(?<=@)|{_BESIDE_DAY})(?P<hour>[1-9]|1[0-2])(?P<minute>)(?P<half>[ap])(?![A-Za-z.])",
        _am_pm,
    ),
    (rf"{_LEFT}(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?\s?Uhr{_END}", _digits),
    (rf"{_LEFT}(?P<hour>\d\d)(?P<minute>\d\d)\s*(?:h|hrs|hours){_END}", _digits),
    (rf"{_LEFT}(?P<hour>\d{{1,2}})\s?h\s?(?P<minute>\d\d)(?![A-Za-z0-9])", _digits),
    (rf"{_AT}{_FOUR_DIGITS}{_THEN_DAY}", _digits),
    (rf"{_AFTER_DAY}{_FOUR_DIGITS}(?![A-Za-z])", _digits),
    (rf"(?:{_AFTER_DAY}|{_AFTER_PART}){_HOUR}(?:{_CLAUSE_ENDS}|{_THEN_A_TASK})", _bare_hour),
    (rf"(?:{_BESIDE_DAY}|{_AFTER_DAY}|(?<=\bby\s)|(?<=\bbefore\s)){_HOUR}{_SHARP}", _bare_hour),
    (rf"(?<=\ue000,\s){_HOUR}(?=\s*$)", _perhaps_an_hour),
    (rf"{_LEFT}\d{{1,2}}\s?[-–]\s?(?P<hour>1[0-2]|[1-9]){_THEN_DAY}", _perhaps_an_hour),
    (
        rf"(?:(?<=\bby\s)|(?<=\bbefore\s)){_HOUR}(?=\s*(?:$|[!?;]|[.,]\s*(?:$|[A-Za-z])|(?:please|pls|plz|thx|thanks|ta)(?![a-z])))",
        _by_an_hour,
    ),
    (rf"{_AT}{_HOUR}{_THEN_DAY}", _bare_hour),
    (rf"{_LEFT}{_HOUR}(?=\s+(?:sharp|on\s+the\s+dot),?\s+(?:on\s+)?\ue000)", _bare_hour),
    (rf"(?<=\bat\s){_HOUR}(?:{_CLAUSE_ENDS}|(?=\s+(?:about|abt|re)\s))", _bare_hour_alone),
    (rf"{_LEFT}{_HOUR}(?:\s+o['’]?clock)?{_IN_THE}", _hour_in_the),
)

TABLE: tuple[Recogniser, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read) for pattern, read in _ROWS
)
