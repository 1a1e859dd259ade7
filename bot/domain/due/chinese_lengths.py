"""Chinese words for a length of time from now: 5个工作日内, 两周内, 一个半月内, 半小时后."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.chinese_terms import AFTER, NUMBER, WITHIN, nothing, number_of, table
from bot.domain.due.chinese_verbs import VERB
from bot.domain.due.values import NO_DATE, Firmness, Moment, Reading

_DAY = timedelta(days=1)


def _after(
    find: Callable[[int, Moment], date],
) -> Callable[[re.Match[str], Moment], Reading | None]:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        count = number_of(match, "number")
        return Reading((find(count, moment),)) if count else None

    return read


def _settlement_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read T+3个工作日, counted from a day that may not be today."""
    found = _after(_workdays)(match, moment)
    return found and replace(found, asked=True)


def _after_a_stop(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 法务审核，7个工作日, which may as well be how long it takes: asked."""
    found = _after(_workdays)(match, moment)
    return found and replace(found, asked=True)


def _days_left(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 还有 3 天, as a due date is told; of other things it is said as well."""
    found = _after(_days)(match, moment)
    return found and replace(found, firmness=Firmness.MARKED)


def _workdays(count: int, moment: Moment) -> date:
    return moment.workdays.add(moment.today, count)


def _days(count: int, moment: Moment) -> date:
    return moment.today + _DAY * count


def _weeks(count: int, moment: Moment) -> date:
    return moment.today + _DAY * 7 * count


def _months(count: int, moment: Moment) -> date:
    return moment.today + relativedelta(months=count)


def _years(count: int, moment: Moment) -> date:
    return moment.today + relativedelta(years=count)


def _any_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 限三天, 最晚五个工作日, 再过两周, whatever it is counted in."""
    units = {"workdays": _workdays, "days": _days, "weeks": _weeks, "months": _months}
    find = next(find for unit, find in units.items() if match[unit])
    return _after(find)(match, moment)


def _perhaps(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 再过一周系统切换, which may tell when something is."""
    found = _any_unit(match, moment)
    return found and replace(found, asked=True)


def _in_some_years(match: re.Match[str], moment: Moment) -> Reading | None:
    found = _after(_years)(match, moment)
    return found and replace(found, asked=True)


def _and_a_half(match: re.Match[str], moment: Moment) -> Reading | None:
    count = number_of(match, "number")
    unit = _UNITS[(match["unit"] or match["half_of"])[0]]
    return days.and_a_half(count, unit, moment) if count else None


def _half_month(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY * 15,))


def _half_year(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + relativedelta(months=6),))


def _hours(match: re.Match[str], moment: Moment) -> Reading | None:
    return _minutes_later((number_of(match, "number") or 0) * 60, moment)


def _minutes(match: re.Match[str], moment: Moment) -> Reading | None:
    return _minutes_later(number_of(match, "number") or 0, moment)


def _half_hour(_: re.Match[str], moment: Moment) -> Reading | None:
    return _minutes_later(30, moment)


def _minutes_later(minutes: int, moment: Moment) -> Reading | None:
    then = days.later(moment.now, minutes)
    return Reading((then.date(),), at=then.time()) if minutes else None


def _quarter_hour(match: re.Match[str], moment: Moment) -> Reading | None:
    return _minutes_later(15 * (number_of(match, "number") or 0), moment)


def _few(
    find: Callable[[int, Moment], date],
) -> Callable[[re.Match[str], Moment], Reading | None]:
    """Read 两三天内, 3-5天内: the earlier and the later, asked about."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        low = number_of(match, "low") or number_of(match, "low_digit")
        high = number_of(match, "high") or number_of(match, "high_digit")
        if not low or not high or low >= high:
            return NO_DATE
        return Reading((find(low, moment), find(high, moment)), asked=True)

    return read


_WORKDAYS = r"(?:个?工作日|个?\s*(?i:(?:working|business|work)\s*days?))"
_IN_WORKDAYS = (
    r"\s*[(,]?\s*(?:均?[按以]工作日(?:来?计算|来?算|计)?|[指限]?工作日(?=\))"
    r"|不[含算计](?:双休日?|周末|节假日)+)\s*\)?"
)
_MUST = "(?:就?[得要]|必须|务必)"
_COUNT = rf"(?P<number>{NUMBER})"
_ANY = (
    rf"{_COUNT}\s*(?:(?P<workdays>{_WORKDAYS})|(?P<days>天|日(?![期程常报内]|[\d一二三四五六七八九十]))|(?P<weeks>周|个?星期|个?礼拜)"
    r"|(?P<months>个月))"
)
_PASSING = r"(?<![超经通])过(?![两几]天)"
_FOR_YOU = r"\s*(?:给?(?:你们?|他们?|她|大家))?\s*"
_TIME = r"(?:的?(?:时间|工期))?"
_STOP = r"\s*(?:$|[,.;!?，。；])"
_DUE = rf"\s*(?:{_MUST}|{VERB}|[给把改])"
_COUNTED = "[一二两三四五六七八九十几半]"
_LATER = rf"\s*(?:{WITHIN}|{AFTER})"
_FEW = (
    r"(?:(?P<low>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[-–—~至到]+\s*(?P<high>\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
    r"|(?P<low_digit>[一二两三四五六七八九])(?P<high_digit>[二三四五六七八九]))"
)
_UNITS = {
    "小": "hours",
    "钟": "hours",
    "天": "days",
    "周": "weeks",
    "星": "weeks",
    "礼": "weeks",
    "月": "months",
    "年": "years",
}
_N = rf"(?:(?:自|从)?(?:今[天日]|即日)起\s*)?(?P<number>{NUMBER})\s*"

TABLE = table(
    (
        (_N + rf"{_WORKDAYS}{_LATER}", _after(_workdays)),
        (rf"(?:(?<=[,，])|(?<=[,，]\s)){_COUNT}\s*{_WORKDAYS}\s*$", _after_a_stop),
        (_N + rf"[天日]{WITHIN}?{_IN_WORKDAYS}{WITHIN}?", _after(_workdays)),
        (rf"T\s?\+\s?{NUMBER}\s*[日天]?(?!个?\s*工作日)", nothing),
        (rf"T\s?\+\s?(?P<number>{NUMBER})\s*{_WORKDAYS}{WITHIN}?", _settlement_day),
        (_N + rf"(?:天|个?自然[日天]|(?i:calendar\s+days?|days?)){_LATER}", _after(_days)),
        (_N + rf"日{WITHIN}", _after(_days)),
        (rf"(?:再过?|{_PASSING})\s*{_ANY}(?={VERB}|{_MUST})", _any_unit),
        (rf"再过\s*{_ANY}(?!就?[是有])", _perhaps),
        (rf"最[晚迟]{_FOR_YOU}{_ANY}{_TIME}(?={_STOP}|{_DUE})", _any_unit),
        (rf"(?:最多|至多|顶多){_FOR_YOU}{_ANY}{_TIME}(?={_DUE})", _any_unit),
        (rf"(?<![宽年时期权局有上下无界])限[时期]?{_FOR_YOU}{_ANY}", _any_unit),
        (rf"(?:最[晚迟]|限时){_FOR_YOU}{_COUNT}\s*个?(?:小时|钟头){WITHIN}?", _hours),
        (
            (
                r"(?:(?:最多|至多|顶多)再?(?:宽限|给)(?:你们?|大家)?|再?给(?:你们?|您|大家|各[\u4e00-\u9fff]{1,3})|再给)"
                rf"\s*{_ANY}{_TIME}(?={_STOP}|{_DUE})"
            ),
            _any_unit,
        ),
        (
            rf"(?:再?给(?:你们?|您|大家)|限(?:你们?)?){_COUNT}\s*个?(?:小时|钟头){_TIME}(?={_STOP}|{_DUE})",
            _hours,
        ),
        (rf"还有\s*(?P<number>{NUMBER})\s*天(?=(?:就要?)?(?:到期|截止|交))", _after(_days)),
        (rf"还有\s*(?P<number>{NUMBER})\s*天", _days_left),
        (_N + rf"(?:周|个?星期|个?礼拜|(?i:weeks?)){_LATER}", _after(_weeks)),
        (_N + rf"个月{_LATER}", _after(_months)),
        (rf"半个?月{_LATER}", _half_month),
        (rf"半年{_LATER}", _half_year),
        (_N + rf"个?(?:小时|钟头|(?i:hours?|hrs?|h)){_LATER}", _hours),
        (_N + rf"(?:分钟|(?i:minutes?|mins?)){_LATER}", _minutes),
        (rf"半个?(?:小时|钟头){_LATER}", _half_hour),
        (rf"(?P<number>[一三])刻钟{_LATER}", _quarter_hour),
        (_FEW + rf"个?工作日{_LATER}", _few(_workdays)),
        (_FEW + rf"[天日]{_LATER}", _few(_days)),
        (_FEW + rf"(?:周|个?星期|个?礼拜){_LATER}", _few(_weeks)),
        (_FEW + rf"个月{_LATER}", _few(_months)),
        (_FEW + rf"(?:个?小时|分钟){_LATER}", nothing),
        (
            (
                rf"(?P<number>{NUMBER})\s*(?:个半(?P<unit>月|小时|钟头|星期|礼拜)|(?P<half_of>[天周年])半)"
                rf"{_LATER}"
            ),
            _and_a_half,
        ),
        (_N + rf"年{WITHIN}", _after(_years)),
        (rf"(?P<number>[1-3]|[一两二三])\s*年{AFTER}(?={VERB}|[再复续])", _in_some_years),
        (rf"(?:\d{{1,3}}|{_COUNTED}{{1,4}})\s*年{AFTER}", nothing),
    )
)
