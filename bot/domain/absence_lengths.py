"""Absences by how long they last: 3 days from Monday, two weeks, 下周一起请假三天."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final, Self

from dateutil.relativedelta import relativedelta

from bot.domain.absence_filling import bare
from bot.domain.absences import Span
from bot.domain.due import numbers
from bot.domain.workdays import Workdays

_DAY: Final = timedelta(days=1)


class Unit(Enum):
    """What is counted."""

    WORKDAY = "workday"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Length:
    """How long somebody is away, at most some years."""

    count: int
    unit: Unit

    @classmethod
    def of(cls, match: re.Match[str]) -> Self | None:
        """What the groups of a pattern below say; None when they say no number."""
        said = match.groupdict()
        english = said.get("number")
        count = numbers.english(english) if english else numbers.chinese(said["number_zh"])
        unit = said.get("unit") or said["unit_zh"]
        known = next(kind for words, kind in _UNITS if unit.lower().startswith(words))
        return cls(count, known) if count else None

    def since(self, first: date, workdays: Workdays) -> tuple[Span, ...]:
        """The days from the first on: where a free day lies among them, it may count or not."""
        match self.unit:
            case Unit.WEEK:
                return (Span(first, first + _DAY * (7 * self.count - 1)),)
            case Unit.MONTH:
                return (Span(first, first + relativedelta(months=self.count) - _DAY),)
            case Unit.WORKDAY:
                return (Span(first, self._last_workday(first, workdays)),)
        by_calendar = Span(first, first + _DAY * (self.count - 1))
        at_work = Span(first, self._last_workday(first, workdays))
        return tuple(dict.fromkeys((by_calendar, at_work)))

    def _last_workday(self, first: date, workdays: Workdays) -> date:
        return max(first, workdays.add(workdays.on_or_after(first), self.count - 1))

    def from_then(self, first: date) -> date:
        """The day that is so far from another: a week from Monday."""
        return self.since(first, Workdays())[0].last + _DAY


@dataclass(frozen=True, slots=True)
class Lasting:
    """The words of the first day, "" when none is said, and the length.

    `may_be_day`: it may as well be one day that is so far from another, a week from Monday.
    """

    begins: str
    length: Length
    may_be_day: bool = False

    def spans(self, first: date, workdays: Workdays) -> tuple[Span, ...]:
        """The days that are meant when it begins on that one."""
        lasting = self.length.since(first, workdays)
        if not self.may_be_day:
            return lasting
        day = self.length.from_then(first)
        return (*lasting, Span(day, day))


def lasting(text: str) -> Lasting | None:
    """Return what a text, in simplified characters, says of the length and of the first day."""
    words = bare(text)
    for pattern in _PATTERNS:
        match = pattern.fullmatch(words)
        length = Length.of(match) if match else None
        if match and length:
            begins = match.groupdict().get("begins") or ""
            is_far = _FAR.match(words) is not None and length.unit in (Unit.WEEK, Unit.MONTH)
            return Lasting(bare(begins), length, may_be_day=is_far)
    return None


_UNITS: Final = (
    (("work", "business", "工作日"), Unit.WORKDAY),
    (("day", "天"), Unit.DAY),
    (("week", "wk", "周", "星期", "礼拜"), Unit.WEEK),
    (("month", "月"), Unit.MONTH),
)
_ENGLISH: Final = (
    rf"(?:for\s+)?(?:the\s+)?(?:(?:next|coming|whole)\s+)?(?P<number>{numbers.ENGLISH})\s+"
    r"(?:whole\s+|full\s+)?"
    r"(?P<unit>(?:working|business)[\s-]days?|workdays?|days?|weeks?|wks?|months?)"
)
_CHINESE: Final = (
    rf"(?:接下来|未来|今后)?(?:一?共)?[请休歇]?(?P<number_zh>{numbers.CHINESE})\s*"
    r"(?:个?(?P<unit_zh>工作日|天|周|星期|礼拜|(?<=个)月))的?假?"
)
_SINCE: Final = r"(?:from|starting(?:\s+(?:from|on))?|beginning|as\s+of|on)"
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_ENGLISH}(?:(?:\s+(?:off|away|leave|out|of\s+leave))?,?\s+{_SINCE}\s+(?P<begins>.+))?",
        rf"(?P<begins>.+?)(?:\s+on(?:wards)?)?,?\s+{_ENGLISH}",
        _CHINESE,
        rf"(?P<begins>.+?)(?:起|开始)?[,，\s]*(?:请假|休假|年假|出差|外出)?{_CHINESE}",
    )
)
_FAR: Final = re.compile(r"(?!for\b)\S+\s+\w+\s+from\b", re.IGNORECASE)
