"""Times of day: 3pm, 15:30, 下午三点半; and words for a part of the day."""

import re
from datetime import time

from bot.domain.due.chinese_terms import nothing
from bot.domain.due.numbers import CHINESE as NUMBER
from bot.domain.due.numbers import HOURS, english
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import Firmness, Moment, Reading, Recogniser
from bot.domain.due.zones import SUFFIX

_HOURS, _MINUTES, _NOON = 24, 60, 12
_LAST_HOUR_AFTER_LUNCH = 5  # 三点 in an office is in the afternoon
_FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_AFTERNOON = ("下午", "晚上", "晚", "傍晚", "午后")
_NIGHT = ("晚", "晚上")
_LEFT, _RIGHT = r"(?:(?<![A-Za-z0-9_.:/$-])|(?<=\ue000T))", r"(?![A-Za-z0-9_]|[:.]\d|\s*[-–~]\s*\d)"


def _am_pm(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= _NOON or minute >= _MINUTES:
        return None
    afternoon = match["half"].lower() == "p"
    return _at(moment, hour % _NOON + _NOON * afternoon, minute)


def _digital(match: re.Match[str], moment: Moment) -> Reading | None:
    if match["hour"] == "24" and match["minute"] == "00":
        return _midnight(match, moment)
    return _chinese_time(match["part"] or "", int(match["hour"]), int(match["minute"]), moment)


def _noon(_: re.Match[str], moment: Moment) -> Reading:
    return _at(moment, _NOON)


def _oclock(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, said = number(match["hour"]), match["minute"] or ""
    minute = _FRACTIONS.get(said, number(said.rstrip("分")) if said else 0)
    if hour is None or minute is None:
        return None
    part = match["part"] or ""
    if hour == _HOURS and not minute:
        return _midnight(match, moment)
    if not part and hour <= _NOON and "时" not in match[0]:
        return _without_half(hour, minute, moment)
    return _chinese_time(part, hour, minute, moment)


def _midnight(_: re.Match[str], moment: Moment) -> Reading:
    return _at(moment, 23, 59)  # it ends the day that was named


def _end_of_day(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.MARKED)


def _end_of_day_in_short(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.WEAK)


def _at(moment: Moment, hour: int, minute: int = 0) -> Reading:
    """Return a time, which means today when no day stands beside it."""
    return Reading((moment.today,), at=time(hour, minute), firmness=Firmness.MARKED)


def _without_half(hour: int, minute: int, moment: Moment) -> Reading | None:
    """Read a time said without its half of the day as an office means it; 6 and 7 can be either."""
    if minute >= _MINUTES or not hour:
        return None
    if hour <= _LAST_HOUR_AFTER_LUNCH:
        return _at(moment, hour + _NOON, minute)
    if hour <= _LAST_HOUR_AFTER_LUNCH + 2:
        either = (time(hour, minute), time(hour + _NOON, minute))
        return Reading((moment.today,), either=either, firmness=Firmness.MARKED)
    return _at(moment, hour, minute)


def _bare_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    hour = _hour(match)
    return _without_half(hour, 0, moment) if 1 <= hour <= _NOON else None


def _past_the_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    hour = _hour(match)
    minute = {"half": 30, "quarter": 15}[match["part"].lower()]
    if match["way"].lower() == "to":
        hour, minute = (hour - 1 or _NOON), 60 - minute
    return _without_half(hour, minute, moment) if 1 <= hour <= _NOON else None


def _hour(match: re.Match[str]) -> int:
    return english(match["hour"])


def _four_digits(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    return _at(moment, hour, minute) if hour < _HOURS and minute < _MINUTES else None


def _chinese_time(part: str, hour: int, minute: int, moment: Moment) -> Reading | None:
    if part in _NIGHT and hour == _NOON:
        return _at(moment, 23, 59)
    if hour < _NOON and (part in _AFTERNOON or (part == "中午" and hour < 3)):  # noqa: PLR2004 - 中午一点 is 13:00
        hour += _NOON
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return _at(moment, hour, minute)


_PART = r"(?:(?P<part>上午|早上|早晨|清晨|凌晨|中午|午后|下午|傍晚|晚上|晚|早)\s*)?"
_HOUR = rf"(?P<hour>1[0-2]|[1-9]|{'|'.join(HOURS)})"
_CLAUSE_ENDS = r"(?=\s*(?:$|[,.;!?)]))"

TABLE: tuple[Recogniser, ...] = (
    (
        re.compile(
            rf"{_LEFT}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])(?:\.\s?m\.?|m)(?![A-Za-z])"
            rf"{SUFFIX}",
            re.IGNORECASE,
        ),
        _am_pm,
    ),
    (
        re.compile(
            rf"{_PART}{_LEFT}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?:\s?(?:h|hrs|Uhr)(?![A-Za-z]))?{_RIGHT}{SUFFIX}"
        ),
        _digital,
    ),
    (
        re.compile(
            rf"(?<!第){_PART}(?<![\d.第几])(?P<hour>{NUMBER})\s*(?:点钟?|(?<=\d)时(?![间刻代候段区差]))"
            rf"(?P<minute>半|一刻|三刻|整|{NUMBER}分?)?"
            r"(?!建议|意见|要求|内容|说明|注意|问题|原因|\d|[一二三四五六七八九十])"
        ),
        _oclock,
    ),
    (re.compile(r"(?<![A-Za-z])(?:12\s+)?(?:noon|midday)(?![A-Za-z])", re.IGNORECASE), _noon),
    (re.compile(r"(?<![A-Za-z])(?:12\s+)?midnight(?![A-Za-z])", re.IGNORECASE), _midnight),
    (re.compile(rf"{_LEFT}{_HOUR}\s+o['’]?clock(?![A-Za-z])", re.IGNORECASE), _bare_hour),
    (
        re.compile(
            rf"{_LEFT}(?P<part>half|quarter)\s+(?P<way>past|to)\s+{_HOUR}(?![A-Za-z0-9:])",
            re.IGNORECASE,
        ),
        _past_the_hour,
    ),
    (
        re.compile(rf"{_LEFT}(?P<hour>\d\d)(?P<minute>\d\d)\s*(?:h|hrs|hours)(?![A-Za-z])"),
        _four_digits,
    ),
    (re.compile(rf"(?<=\ue000\sat\s){_HOUR}{_CLAUSE_ENDS}", re.IGNORECASE), _bare_hour),
    (
        re.compile(
            rf"(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\bbefore\s)){_HOUR}(?=,?\s+(?:on\s+)?\ue000)",
            re.IGNORECASE,
        ),
        _bare_hour,
    ),
    (re.compile(r"中午(?!\s*\d)"), _noon),
    (
        re.compile(
            r"(?<![A-Za-z])(?:(?:the\s+)?end\s+of\s+(?:the\s+)?(?:business\s+|work(?:ing)?\s+)?day"
            r"|(?:end|close)\s+of\s+(?:business|play))(?![A-Za-z])",
            re.IGNORECASE,
        ),
        _end_of_day,
    ),
    (re.compile(r"(?<![A-Za-z])(?:EOD|EOB|COB)(?![A-Za-z])", re.IGNORECASE), _end_of_day_in_short),
    (re.compile(r"下班"), _end_of_day),
    (
        re.compile(
            r"(?<![A-Za-z])(?:in\s+the\s+)?(?:morning|afternoon|evening|night|lunch(?:time)?)(?![A-Za-z])",
            re.IGNORECASE,
        ),
        nothing,
    ),
    (re.compile(r"上午|下午|一早|(?<![最尽])(?:早上?|晚上?)|夜里|傍晚"), nothing),
)
