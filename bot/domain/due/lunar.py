"""Days of the Chinese lunar calendar: 农历八月十五, 正月十五, 腊月廿三.

The `holidays` library knows on which days some lunar holidays are, and so when their months begin:
the 1st (Spring Festival), 4th (Buddha's birthday), 5th (Dragon Boat), 8th (Mid-Autumn) and 9th
(Double Ninth). Of the other months it is known to a day: a month has 29 or 30 days. Those are asked
about, and not read at all beside a leap month. Of the seventh and the twelfth, in which the other
days with a name are, it is written down here how long they are.
"""

import re
from datetime import date, timedelta

from bot.domain.due import days
from bot.domain.due.chinese_terms import BEFORE, table
from bot.domain.due.festival_dates import FINDERS
from bot.domain.due.festival_finders import kept_in
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import NO_DATE, Firmness, Moment, Reading
from bot.domain.workdays import Workdays

_DAY = timedelta(days=1)
_CHINA = Workdays("CN")
_SHORT, _LONG = 29, 30  # days of a month
_TWELFTH = 12
# The holidays by which months are known, and on which day of the month each is.
_KNOWN = {
    1: (FINDERS["spring festival"], 1),
    4: (kept_in("HK", "buddha"), 8),
    5: (FINDERS["dragon boat"], 5),
    8: (FINDERS["mid-autumn"], 15),
    9: (FINDERS["double ninth"], 9),
}
_NORTH_AND_SOUTH = "小年"  # a day later in the south
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
# The known month from which another is counted, and how many months on or back that is.
_COUNTED_FROM = {2: (1, 1), 3: (4, -1), 6: (5, 1), 7: (8, -1), 10: (9, 1), 11: (9, 2), 12: (13, -1)}
_LENGTHS_KNOWN = range(2020, 2045)
_SHORT_IN = {
    7: frozenset({2020, 2022, 2026, 2029, 2035, 2036, 2038, 2039, 2040, 2042, 2043, 2044}),
    12: frozenset({2021, 2024, 2025, 2026, 2027, 2028, 2030, 2031, 2038, 2039, 2040}),
}
_NAMED = {"七夕": (7, 7), "中元": (7, 15), "腊八": (12, 8), "小年": (12, 23)}


def days_of(month: int, day: int, year: int) -> tuple[date, ...]:
    """Return the days that a day of a lunar month of the year may be; none when it is not known."""
    if not 1 <= month <= _TWELFTH or not 1 <= day <= _LONG:
        return ()
    return tuple(first + _DAY * (day - 1) for first in _firsts(month, year))


def _firsts(month: int, year: int) -> tuple[date, ...]:
    known = _first_of_known(month, year)
    if known:
        return (known,)
    base, months = _COUNTED_FROM[month]
    beginning = _first_of_known(base, year)
    if beginning is None or _leaps_beside(month, year):
        return ()
    lengths = range(_SHORT * abs(months), _LONG * abs(months) + 1)
    if month in _SHORT_IN and year in _LENGTHS_KNOWN:
        lengths = lengths[:1] if year in _SHORT_IN[month] else lengths[1:]
    return tuple(beginning + _DAY * length * (1 if months > 0 else -1) for length in lengths)


def _first_of_known(month: int, year: int) -> date | None:
    if month > _TWELFTH:
        return _first_of_known(1, year + 1)
    if month not in _KNOWN:
        return None
    find, day = _KNOWN[month]
    found = find(_CHINA, year)
    return found.main - _DAY * (day - 1) if found else None


def _leaps_beside(month: int, year: int) -> bool:
    """Tell whether a leap month lies between the known months around this one."""
    before = max(known for known in (1, 4, 5, 8, 9) if known < month)
    after = min(known for known in (4, 5, 8, 9, 13) if known > month)
    begins, ends = _first_of_known(before, year), _first_of_known(after, year)
    return begins is None or ends is None or (ends - begins).days > _LONG * (after - before)


def _read(match: re.Match[str], moment: Moment) -> Reading:
    said = match["bare"] or match["month"] or match["plain"]
    month = _MONTHS.get(said) or number(said) or 0
    day = _LONG if match["end"] else number(match["day"].removeprefix("初")) or 0
    found = _coming(month, day, moment)
    if match["end"]:  # not every month has a 30th
        found = tuple(sorted({*found, *_coming(month, _SHORT, moment)}))
    asked = len(found) > 1 or bool(match["end"] or match["plain"])
    return Reading(found, firmness=Firmness.WEAK, asked=asked) if found else NO_DATE


def _festival(match: re.Match[str], moment: Moment) -> Reading:
    """Read 七夕前 as the last workday before it; 七夕当天 is asked about: mostly it is told of."""
    found = _coming(*_NAMED[match["name"]], moment)
    before = match["before"] is not None
    if before:
        found = tuple(sorted({moment.workdays.previous_workday(day) for day in found}))
    asked = not before or len(found) > 1 or match["name"] == _NORTH_AND_SOUTH
    return Reading(found, firmness=Firmness.WEAK, asked=asked) if found else NO_DATE


def _august_or_mid_autumn(_: re.Match[str], moment: Moment) -> Reading:
    """Read 八月十五前, the 15th of August or that of the eighth lunar month, asked about."""
    autumn, august = _coming(8, 15, moment), days.yearless(8, 15, moment.today)
    return Reading(tuple(sorted({*autumn, *([august] if august else [])})), asked=True)


def _coming(month: int, day: int, moment: Moment) -> tuple[date, ...]:
    for year in range(moment.today.year - 1, moment.today.year + 2):
        found = days_of(month, day, year)
        if found and found[0] >= moment.today:
            return found
    return ()


_UNIT = "[一二三四五六七八九]"
_NUMBERED = "十[一二]?|[一二三四五六七八九]"
_DAYS = rf"(?P<day>初(?:{_UNIT}|十)|二十{_UNIT}|[二三]十|十{_UNIT}|廿{_UNIT}?)"
TABLE = table(
    (
        (
            (
                rf"(?:(?:农历|阴历|旧历)\s*(?P<month>[正冬腊]|{_NUMBERED})月?|(?P<bare>[正腊冬])月"
                rf"|(?P<plain>{_NUMBERED})月(?=初[{_UNIT[1:-1]}十]))"
                rf"(?:{_DAYS}|(?P<end>[底末](?=\s*{BEFORE})))(?:[日号](?!线))?"
            ),
            _read,
        ),
        (rf"八月十五(?=\s*{BEFORE})", _august_or_mid_autumn),
        (
            rf"(?P<name>{'|'.join(_NAMED)})节?(?:(?P<before>(?=\s*{BEFORE}))|[当那][天日])",
            _festival,
        ),
    )
)
