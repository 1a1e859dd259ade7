"""Days of the solar terms: 冬至前, 立秋那天. They are asked about, being names and weather as well.

A term begins when the sun passes a multiple of 15 degrees of longitude, on the day that this is in
Beijing (GB/T 33661-2017). The longitude is that of Meeus, *Astronomical Algorithms*, chapter 25,
which is true to a hundredth of a degree: a quarter of an hour.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import radians, sin

from bot.domain.due.chinese_terms import BEFORE, table
from bot.domain.due.values import Firmness, Moment, Reading

_IN_ORDER = """
    小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至
    小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至
"""
_TERMS = tuple(_IN_ORDER.split())
_NOT_HERE = frozenset({"清明", "小雪", "大雪"})  # a holiday, and weather
_FIRST_LONGITUDE, _STEP, _CIRCLE = 285, 15, 360  # degrees; the year begins before 小寒
_FIRST_DAY, _APART = 5, 15.22  # in January, and days from one to the next, both about
_NEAR = 4  # days by which that may be wrong
_DAY = timedelta(days=1)
_EPOCH = datetime(2000, 1, 1, 12, tzinfo=UTC)
_CENTURY = timedelta(days=36525)
_BEIJING = timedelta(hours=8)


@lru_cache(maxsize=256)
def term(name: str, year: int) -> date:
    """Return the day on which a solar term begins."""
    nth = _TERMS.index(name)
    longitude = (_FIRST_LONGITUDE + _STEP * nth) % _CIRCLE
    about = date(year, 1, _FIRST_DAY) + _DAY * round(_APART * nth)
    nearby = (about + _DAY * count for count in range(-_NEAR, _NEAR + 1))
    return next(day for day in nearby if _beyond(longitude, day + _DAY) >= 0)


def _beyond(longitude: int, day: date) -> float:
    """Return how far beyond a longitude the sun is when a day begins in Beijing, within 180."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - _BEIJING
    return (_longitude(midnight) - longitude + _CIRCLE / 2) % _CIRCLE - _CIRCLE / 2


def _longitude(when: datetime) -> float:
    """Return the apparent longitude of the sun, in degrees."""
    t = (when - _EPOCH) / _CENTURY
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    return mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))


def _on(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((_coming(match["name"], moment),), firmness=Firmness.WEAK, asked=True)


def _before(match: re.Match[str], moment: Moment) -> Reading:
    day = moment.workdays.previous_workday(_coming(match["name"], moment))
    return Reading((day,), firmness=Firmness.WEAK, asked=True)


def _coming(name: str, moment: Moment) -> date:
    this_year = term(name, moment.today.year)
    return this_year if this_year > moment.today else term(name, moment.today.year + 1)


_NAME = rf"(?P<name>{'|'.join(name for name in _TERMS if name not in _NOT_HERE)})"
TABLE = table(
    (
        (rf"{_NAME}(?=\s*{BEFORE})", _before),
        (rf"{_NAME}(?:当[天日]|那[天日])", _on),
    )
)
