"""Times of day: 3pm, 15:30, 下午三点半; and words for a part of the day."""

import re
from datetime import time

from bot.domain.due.chinese_terms import nothing
from bot.domain.due.numbers import CHINESE as NUMBER
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import Firmness, Moment, Reading, Recogniser

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
    return _chinese_time(match["part"] or "", int(match["hour"]), int(match["minute"]), moment)


def _noon(_: re.Match[str], moment: Moment) -> Reading:
    return _at(moment, _NOON)


def _oclock(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, said = number(match["hour"]), match["minute"] or ""
    minute = _FRACTIONS.get(said, number(said.rstrip("分")) if said else 0)
    if hour is None or minute is None:
        return None
    part = match["part"] or ""
    if not part and 1 <= hour <= _LAST_HOUR_AFTER_LUNCH:
        hour += _NOON
    elif not part and hour <= _LAST_HOUR_AFTER_LUNCH + 2:
        return None  # six and seven can be either
    return _chinese_time(part, hour, minute, moment)


def _end_of_day(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.MARKED)


def _end_of_day_in_short(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.WEAK)


def _at(moment: Moment, hour: int, minute: int = 0) -> Reading:
    """Return a time, which means today when no day stands beside it."""
    return Reading((moment.today,), at=time(hour, minute), firmness=Firmness.MARKED)


def _chinese_time(part: str, hour: int, minute: int, moment: Moment) -> Reading | None:
    if part in _NIGHT and hour == _NOON:
        return _at(moment, 23, 59)  # midnight ends the day that was named
    if hour < _NOON and (part in _AFTERNOON or (part == "中午" and hour < 3)):  # noqa: PLR2004 - 中午一点 is 13:00
        hour += _NOON
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return _at(moment, hour, minute)


_PART = r"(?:(?P<part>上午|早上|早晨|清晨|凌晨|中午|午后|下午|傍晚|晚上|晚|早)\s*)?"

TABLE: tuple[Recogniser, ...] = (
    (
        re.compile(
            rf"{_LEFT}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])(?:\.m\.|m)(?![A-Za-z])",
            re.IGNORECASE,
        ),
        _am_pm,
    ),
    (re.compile(rf"{_PART}{_LEFT}(?P<hour>\d{{1,2}}):(?P<minute>\d\d){_RIGHT}"), _digital),
    (
        re.compile(
            rf"(?<!第){_PART}(?<![\d.第几])(?P<hour>{NUMBER})\s*点钟?"
            rf"(?P<minute>半|一刻|三刻|整|{NUMBER}分?)?"
            r"(?!建议|意见|要求|内容|说明|注意|问题|原因|\d|[一二三四五六七八九十])"
        ),
        _oclock,
    ),
    (re.compile(r"(?<![A-Za-z])(?:noon|midday)(?![A-Za-z])", re.IGNORECASE), _noon),
    (re.compile(r"中午(?!\s*\d)"), _noon),
    (
        re.compile(
            r"(?<![A-Za-z])(?:(?:the\s+)?end\s+of\s+(?:the\s+)?(?:business\s+|work(?:ing)?\s+)?day"
            r"|(?:end|close)\s+of\s+business)(?![A-Za-z])",
            re.IGNORECASE,
        ),
        _end_of_day,
    ),
    (re.compile(r"(?<![A-Za-z])(?:EOD|EOB|COB)(?![A-Za-z])", re.IGNORECASE), _end_of_day_in_short),
    (re.compile(r"下班"), _end_of_day),
    (
        re.compile(
            r"(?<![A-Za-z])(?:in\s+the\s+)?(?:morning|afternoon|evening|lunch(?:time)?)(?![A-Za-z])",
            re.IGNORECASE,
        ),
        nothing,
    ),
    (re.compile(r"上午|下午|一早|(?<![最尽])(?:早上?|晚上?)|夜里|傍晚"), nothing),
)
