"""Holidays by name, the days before which are deadlines: before Christmas, 元旦前, 节前.

A holiday that the team's own calendar holds on that name is one date. Where the calendar does not
know it, and before the long ones, when people stop work on different days, the last workday before
is asked about.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from bot.domain.due import chinese_terms, days, english_terms
from bot.domain.due.values import Firmness, Moment, Reading
from bot.domain.workdays import Workdays

_DAY = timedelta(days=1)
_CHINA = Workdays("CN")
_FIXED = {"new year": (1, 1), "may day": (5, 1), "national day": (10, 1), "christmas": (12, 25)}
_ALWAYS_ASKED = frozenset({"christmas", "national day", "spring festival"})
_LUNAR = {
    "spring festival": ("chinese new year", "lunar new year", "spring festival", "农历新年"),
    "mid-autumn": ("mid-autumn",),
    "dragon boat": ("dragon boat", "tuen ng"),
    "qingming": ("tomb-sweeping", "ching ming", "qingming"),
}
_OF_ONE_COUNTRY = ("thanksgiving", "independence day", "labor day", "memorial day", "veterans day")
_OTHERS = re.compile(r"day after|juneteenth")
_ENGLISH = {
    "christmas": r"christmas(?:\s+day)?|xmas",
    "new year": r"(?:the\s+)?new\s+year(?:['’]s(?:\s+day)?)?",
    "easter": r"easter|good\s+friday",
    "may day": r"may\s+day",
    "spring festival": r"(?:the\s+)?(?:spring\s+festival|(?:chinese|lunar)\s+new\s+year|CNY)",
    "mid-autumn": r"(?:the\s+)?mid-autumn(?:\s+festival)?",
    "dragon boat": r"(?:the\s+)?dragon\s+boat(?:\s+festival)?",
    "qingming": r"qingming(?:\s+festival)?",
    "national day": r"national\s+day|golden\s+week",
    "thanksgiving": r"thanksgiving",
    "independence day": r"independence\s+day",
    "labor day": r"labou?r\s+day",
    "memorial day": r"memorial\s+day",
    "veterans day": r"veterans\s+day",
}
_CHINESE = {
    "new year": r"元旦",
    "may day": r"五一|劳动",
    "national day": r"国庆|(?<!二)十一",
    "christmas": r"圣诞|平安夜",
    "spring festival": r"春节|过年|农历年|除夕",
    "mid-autumn": r"中秋",
    "dragon boat": r"端午",
    "qingming": r"清明",
}


def _before(name: str) -> Callable[[re.Match[str], Moment], Reading | None]:
    def read(_: re.Match[str], moment: Moment) -> Reading | None:
        return _last_workday_before(name, moment)

    return read


def _last_workday_before(name: str, moment: Moment) -> Reading | None:
    own = moment.workdays
    known = _firsts(name, own, moment.today.year)
    firsts = known or _firsts_elsewhere(name, moment.today.year)
    last = sorted(own.previous_workday(day) for day in firsts)
    coming = next((day for day in last if day >= moment.today), None)
    if coming is None:
        return None
    asked = name in _ALWAYS_ASKED or not known
    return Reading((coming,), firmness=Firmness.MARKED, asked=asked)


def _firsts(name: str, workdays: Workdays, year: int) -> list[date]:
    """Return the first days of the holiday in three years, where the calendar knows it."""
    if workdays.country is None:
        return []
    if name in _FIXED or name == "easter":
        fixed = (_fixed(name, one) for one in _years(year))
        return [day for day in fixed if workdays.is_holiday(day)]
    found = [day for one in _years(year) for day in _named(name, workdays, one)]
    return [day for day in found if day - _DAY not in found]


def _firsts_elsewhere(name: str, year: int) -> list[date]:
    """Return when the holiday is in a country that has it, which need not be the team's."""
    if name in _FIXED or name == "easter":
        return [_fixed(name, one) for one in _years(year)]
    return _firsts(name, _CHINA if name in _LUNAR else Workdays("US"), year)


def _years(year: int) -> tuple[int, int, int]:
    return (year, year + 1, year + 2)


def _fixed(name: str, year: int) -> date:
    return easter(year) - _DAY * 2 if name == "easter" else date(year, *_FIXED[name])


@lru_cache(maxsize=256)
def _named(name: str, workdays: Workdays, year: int) -> tuple[date, ...]:
    """Return the days of a year that the calendar calls so."""
    words = _LUNAR.get(name, (name,))
    ahead = (date(year, 1, 1) + _DAY * count for count in range(366))
    return tuple(
        day
        for day in ahead
        if any(word in (workdays.holiday_name(day, "en") or "").lower() for word in words)
        and not _OTHERS.search((workdays.holiday_name(day, "en") or "").lower())
    )


def _before_the_next(_: re.Match[str], moment: Moment) -> Reading | None:
    """Read 节前: before the next days off that are not a weekend."""
    for count in range(1, 366):
        day = moment.today + _DAY * count
        if moment.workdays.is_holiday(day) and not moment.workdays.is_workday(day):
            last = moment.workdays.previous_workday(day)
            if last >= moment.today:
                return Reading((last,), firmness=Firmness.MARKED, asked=True)
    return None


def _eve(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read New Year's Eve and Christmas Eve, which are days themselves."""
    month, day = (12, 31) if match["eve"].lower().startswith("new") else (12, 24)
    found = days.yearless(month, day, moment.today)
    return Reading((found,), firmness=Firmness.WEAK) if found else None


ENGLISH_TABLE = english_terms.table(
    (
        *((pattern, _before(name)) for name, pattern in _ENGLISH.items()),
        (r"(?P<eve>christmas|new\s+year['’]s)\s+eve", _eve),
        (r"the\s+holidays?(?:\s+season)?", _before_the_next),
        (
            (
                r"(?:fiscal|financial|school|academic|jewish|business)\s+(?:new\s+)?year"
                r"(?:['’]s)?(?:[\s-]+end)?"
            ),
            english_terms.nothing,
        ),
    )
)
_NO_FESTIVAL = "春国庆秋阳旦午明圣诞劳动宵情人师亲父母女童青年军环调章细季时关"
CHINESE_TABLE = chinese_terms.table(
    (
        *(
            (
                rf"(?:{pattern})(?:节|长假|假期|小长假|放假)*(?=\s*{chinese_terms.BEFORE})",
                _before(name),
            )
            for name, pattern in _CHINESE.items()
        ),
        (
            (
                rf"(?<![\d一二两三四五六七八九十几多去前今明后半全整每数百千万来当近])年(?=前)"
                rf"|农历年底(?=\s*{chinese_terms.BEFORE})"
            ),
            _before("spring festival"),
        ),
        (
            rf"(?<![{_NO_FESTIVAL}])(?:节|放?假)(?=前(?!检查|慰问|安全|走访|值班|教育|培训))",
            _before_the_next,
        ),
    )
)
