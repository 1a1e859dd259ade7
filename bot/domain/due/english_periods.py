"""English words for longer times, mostly too vague to be sure: by December, mid-March, week 49."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.english_terms import MONTH, WORKDAY, YEAR, ahead_of, month_of, table, year_of
from bot.domain.due.values import Firmness, Moment, Reading

_DAY = timedelta(days=1)
_PARTS = {"early": 10, "mid": 15, "middle": 15, "late": 31, "beginning": 1, "start": 1}
_NTH_WEEK = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0} | {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_MIDDLE = 15
_Ends = Callable[[int, Moment], tuple[date, ...]]
_Reads = Callable[[re.Match[str], Moment], Reading | None]


def _by_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *by December*: before it begins, or until it ends."""
    first = days.first_of_named_month(month_of(match), year_of(match), moment)
    return days.before_or_until(first, days.end_of_month(first.year, first.month, moment), moment)


def _in_month(match: re.Match[str], moment: Moment) -> Reading:
    """Read *in December*; of a month just over it is told what happened, not what is to be done."""
    first = days.first_of_named_month(month_of(match), year_of(match), moment)
    ends = days.end_of_month(first.year, first.month, moment)
    over = year_of(match) is None and first.year > moment.today.year
    just = over and first - relativedelta(years=1) >= moment.today - days.JUST_PAST
    return Reading(ends, firmness=Firmness.MARKED if just else Firmness.WEAK)


def _during_month(match: re.Match[str], moment: Moment) -> Reading:
    return replace(_in_month(match, moment), firmness=Firmness.WEAK)


def _part_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    first = days.first_of_named_month(month_of(match), year_of(match), moment)
    found = days.part_of_month(_PARTS[match["part"].lower()], first, moment)
    return Reading((found,), firmness=Firmness.WEAK, asked=True)


def _part_of_which_month(match: re.Match[str], moment: Moment) -> Reading | None:
    ahead = (match["which"] or "").lower() == "next"
    first = moment.today.replace(day=1) + relativedelta(months=ahead)
    found = days.part_of_month(_PARTS[match["part"].lower()], first, moment)
    return Reading((found,), firmness=Firmness.WEAK, asked=True)


def _part_of_week(match: re.Match[str], moment: Moment) -> Reading:
    ahead = (match["which"] or "").lower() == "next"
    early = match["part"].lower() in {"early", "beginning", "start"}
    weekdays = {"late": (3, 4)}.get(match["part"].lower(), (0, 1) if early else (2,))
    found = (days.of_week(weekday, ahead, moment.today) for weekday in weekdays)
    coming = tuple(day for day in found if day >= moment.today)
    return Reading(coming, firmness=Firmness.WEAK, asked=True)


def _this_or_next(ends: _Ends) -> _Reads:
    """Read *by next quarter*: before it begins, or until it ends."""

    def read(_: re.Match[str], moment: Moment) -> Reading:
        found = (*ends(0, moment), *ends(1, moment))
        return Reading(found, firmness=Firmness.MARKED, asked=True)

    return read


def _by_quarter(match: re.Match[str], moment: Moment) -> Reading:
    """Read *by Q1*: before it begins, or until it ends."""
    last = int(match["quarter"]) * 3
    year = year_of(match) or moment.today.year + (last < moment.today.month)
    return days.before_or_until(
        date(year, last - 2, 1), days.end_of_month(year, last, moment), moment
    )


def _by_year(match: re.Match[str], moment: Moment) -> Reading:
    """Read *by 2028*: before it begins, or until it ends."""
    year = int(match[0])
    return days.before_or_until(date(year, 1, 1), days.end_of_month(year, 12, moment), moment)


def _in_year(match: re.Match[str], moment: Moment) -> Reading:
    ends = days.end_of_month(int(match["year"]), 12, moment)
    return Reading(ends, firmness=Firmness.WEAK, asked=True)


def _nth_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read *the second week of December* as its last workday; which it is, is asked."""
    nth = _NTH_WEEK[match["nth"].lower()]
    return Reading((days.end_of_nth_week(nth, _first(match, moment), moment),), asked=True)


def _half_of_month(match: re.Match[str], moment: Moment) -> Reading:
    """Read *the first half of December* as its end, asked about."""
    first = _first(match, moment)
    end = first.replace(day=_MIDDLE)
    if match["nth"].lower() in {"second", "2nd"}:
        end = first + relativedelta(months=1) - _DAY
    return Reading((moment.workdays.on_or_before(end),), firmness=Firmness.WEAK, asked=True)


def _later_week(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_week(2, moment), firmness=Firmness.WEAK, asked=True)


def _later_month(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_month(2, moment), firmness=Firmness.WEAK, asked=True)


def _end_of_year(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_month(int(match["year"]), 12, moment))


def _last_day(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((_first(match, moment) + relativedelta(months=1) - _DAY,))


def _first_day(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((_first(match, moment),))


def _first(match: re.Match[str], moment: Moment) -> date:
    if match["month"]:
        return days.first_of_named_month(month_of(match), year_of(match), moment)
    ahead = (match["which"] or "").lower() == "next"
    return moment.today.replace(day=1) + relativedelta(months=ahead)


def _last_workday(ends: _Ends) -> _Reads:
    def read(_: re.Match[str], moment: Moment) -> Reading:
        return Reading(ends(0, moment))

    return read


def _last_of(ends: _Ends) -> _Reads:
    """Read *the last day of the quarter*, workday or not."""

    def read(match: re.Match[str], moment: Moment) -> Reading:
        end = ends(ahead_of(match), moment)[-1]
        return Reading((end.replace(day=1) + relativedelta(months=1) - _DAY,))

    return read


def _before_weekend(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(0, moment))


def _by_weekend(_: re.Match[str], moment: Moment) -> Reading:
    """Read *by the weekend*: before it, or until it is over."""
    found = (*days.end_of_week(0, moment), days.of_week(6, 0, moment.today))
    return Reading(tuple(sorted(set(found))), firmness=Firmness.MARKED, asked=True)


def _weekend(match: re.Match[str], moment: Moment) -> Reading:
    """Read *this weekend*; *next weekend* may be the coming one or that of the next week."""
    weeks = (0, 1) if match["which"].lower() == "next" else (0,)
    found = (days.of_week(weekday, ahead, moment.today) for ahead in weeks for weekday in (5, 6))
    coming = tuple(day for day in found if day >= moment.today)
    return Reading(coming, firmness=Firmness.WEAK, asked=True)


_SOME = r"(?P<which>this|next|current)\s+"
_WHICH = r"(?:(?P<which>this|next|the)\s+)?"
_PART = r"(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start)(?:\s+of|\s+in)?[\s-]+"
_OF_MONTH = rf"(?:of|in)\s+(?:(?:the\s+)?(?:(?P<which>this|next)\s+)?month|{MONTH}{YEAR})"

TABLE = table(
    (
        (rf"{MONTH}{YEAR}", _by_month),
        (rf"in\s+{MONTH}{YEAR}(?!\s*[\d'’])", _in_month),
        (rf"(?:within|during)\s+{MONTH}{YEAR}", _during_month),
        (rf"{_PART}{MONTH}{YEAR}", _part_of_month),
        (rf"{_PART}{_WHICH}month", _part_of_which_month),
        (rf"{_PART}{_WHICH}(?:week|wk)", _part_of_week),
        (r"next\s+quarter", _this_or_next(days.end_of_quarter)),
        (r"next\s+year", _this_or_next(days.end_of_year)),
        (rf"Q(?P<quarter>[1-4]){YEAR}", _by_quarter),
        (rf"(?:the\s+)?(?P<nth>{'|'.join(_NTH_WEEK)})\s+week\s+{_OF_MONTH}", _nth_week),
        (
            rf"(?:in\s+)?(?:the\s+)?(?P<nth>first|1st|second|2nd)\s+half\s+{_OF_MONTH}",
            _half_of_month,
        ),
        (r"(?:(?<=by\s)|(?<=before\s))20[2-9]\d(?=\s*(?:$|[,;!?)]|\.(?!\d)))", _by_year),
        (r"(?:in|during|within)\s+(?P<year>20[2-9]\d)(?=\s*(?:$|[,;!?)]|\.(?!\d)))", _in_year),
        (r"(?:the\s+)?(?:week|wk)\s+after\s+next", _later_week),
        (r"(?:the\s+)?month\s+after\s+next", _later_month),
        (r"(?:the\s+)?end\s+of\s+(?P<year>20\d\d)", _end_of_year),
        (rf"(?:the\s+)?last\s+day\s+{_OF_MONTH}", _last_day),
        (rf"(?:the\s+)?first\s+day\s+{_OF_MONTH}", _first_day),
        (
            rf"(?:the\s+)?last\s+{WORKDAY}\s+(?:of|in)\s+(?:the|this)\s+year",
            _last_workday(days.end_of_year),
        ),
        (
            rf"(?:the\s+)?last\s+{WORKDAY}\s+(?:of|in)\s+(?:the|this)\s+quarter",
            _last_workday(days.end_of_quarter),
        ),
        (
            rf"(?:the\s+)?last\s+{WORKDAY}\s+(?:of|in)\s+(?:the|this)\s+week",
            _last_workday(days.end_of_week),
        ),
        (
            rf"(?:the\s+)?last\s+(?:calendar\s+)?day\s+(?:of|in)\s+(?:the\s+|{_SOME})?quarter",
            _last_of(days.end_of_quarter),
        ),
        (
            rf"(?:the\s+)?last\s+(?:calendar\s+)?day\s+(?:of|in)\s+(?:the\s+|{_SOME})?year",
            _last_of(days.end_of_year),
        ),
        (r"(?<=before\s)(?:the\s+|this\s+)?weekend", _before_weekend),
        (r"(?<=by\s)(?:the|this)\s+weekend", _by_weekend),
        (r"(?P<which>this|next|over\s+the|on\s+the|at\s+the)\s+weekend", _weekend),
    )
)
