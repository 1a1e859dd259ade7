"""Chinese words for days near by: 周五, 明天, 两周内, 5个工作日内, 本周内."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.chinese_terms import (
    AFTER,
    BEFORE,
    NUMBER,
    WEEK,
    WEEKDAY,
    WHICH,
    WITHIN,
    ahead_of,
    nothing,
    number_of,
    table,
    weekday_of,
)
from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.values import NO_DATE, Firmness, Moment, Reading

_DAY = timedelta(days=1)


def _weekday(match: re.Match[str], moment: Moment) -> Reading:
    firmness = Firmness.WEAK if match[0].startswith("周") else Firmness.SURE  # 周 is a surname
    weekday = weekday_of(match)
    return Reading(days.coming(weekday, moment.today), firmness=firmness, weekday=weekday)


def _weekday_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((days.of_week(weekday_of(match), ahead_of(match), moment.today),))


def _two_weekdays(match: re.Match[str], moment: Moment) -> Reading:
    """Read 周四、五前 as either, asked about."""
    weekdays = (weekday_of(match), "一二三四五六日".index(match["second"].replace("天", "日")))
    if match["which"]:
        found = [days.of_week(weekday, ahead_of(match), moment.today) for weekday in weekdays]
    else:
        found = [days.coming(weekday, moment.today)[-1] for weekday in weekdays]
    return Reading(tuple(sorted(found)), asked=True)


def _days_ahead(count: int) -> Callable[[re.Match[str], Moment], Reading]:
    def read(_: re.Match[str], moment: Moment) -> Reading:
        firmness = Firmness.SURE if count else Firmness.WEAK  # 今天 is mostly told, not set
        return Reading((moment.today + _DAY * count,), firmness=firmness)

    return read


def _tomorrow_or_after(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY, moment.today + _DAY * 2))


def _next_weekday(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下一个周五: the coming one, or that of the next week."""
    weekday = weekday_of(match)
    coming = days.coming(weekday, moment.today)[-1]
    return Reading(tuple(sorted({coming, days.of_week(weekday, 1, moment.today)})))


def _after(
    find: Callable[[int, Moment], date],
) -> Callable[[re.Match[str], Moment], Reading | None]:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        count = number_of(match, "number")
        return Reading((find(count, moment),)) if count else None

    return read


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


def _next_workday(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((_workdays(1, moment),))


def _last_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read 上周五前, which is over."""
    day = days.of_week(weekday_of(match), -match["last"].count("上"), moment.today)
    return Reading((day,), firmness=Firmness.MARKED)


def _ago(count: int) -> Callable[[re.Match[str], Moment], Reading]:
    def read(_: re.Match[str], moment: Moment) -> Reading:
        return Reading((moment.today - _DAY * count,), firmness=Firmness.MARKED)

    return read


def _perhaps_a_name(_: re.Match[str], moment: Moment) -> Reading:
    """Read 黄明日报销, in which 黄明 may be somebody."""
    return Reading((moment.today + _DAY,), asked=True)


def _end_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(ahead_of(match), moment))


def _end_of_this_week(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(0, moment))


def _before_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下周前: by the end of this week, or some time in the next."""
    weeks = ahead_of(match)
    return Reading((*days.end_of_week(weeks - 1, moment), *days.end_of_week(weeks, moment)))


def _during_week(match: re.Match[str], moment: Moment) -> Reading:
    weeks = ahead_of(match)
    return Reading(days.workdays_of_week(weeks, moment) if weeks else days.end_of_week(0, moment))


_COUNTED = "[一二两三四五六七八九十几半]"
_LATER = rf"\s*(?:{WITHIN}|{AFTER})"
_FEW = (
    r"(?:(?P<low>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[-–—~至到]+\s*(?P<high>\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
    r"|(?P<low_digit>[一二两三四五六七八九])(?P<high_digit>[二三四五六七八九]))"
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_NO_NAME = (
    r"(?!之(?![前内后])|系|集团|公司|股份|科技|控股|新闻|天(?!气|津)|因素|学校|酒店|大厦|广场)"
)
_N = rf"(?:(?:自|从)?(?:今[天日]|即日)起\s*)?(?P<number>{NUMBER})\s*"

TABLE = table(
    (
        (WEEK + WEEKDAY, _weekday),
        (WHICH + WEEK + rf"(?:的?\s*{WEEK})?" + WEEKDAY, _weekday_of_week),
        (rf"(?:每个?|每隔?|逢|隔)\s*(?:{WEEK}的?)?\s*{WEEK}\s*{WEEKDAY}", nothing),
        (rf"(?:\d{{1,3}}|{_COUNTED}{{1,4}})\s*个?{WEEK}[一二三四]", nothing),
        (
            rf"(?:第[一二三四五\d]个?(?:周|星期)?|(?<![清名账订菜简表工保发])[双单]周?)的?\s*{WEEK}?\s*{WEEKDAY}",
            nothing,
        ),
        (
            rf"{WHICH}?{WEEK}{WEEKDAY}(?:[、,和及与]?\s*{WEEK}?[一二三四五六日天])+(?!点|\s*{BEFORE})",
            nothing,
        ),
        (
            rf"{WHICH}?{WEEK}{WEEKDAY}[、,和及或]?(?P<second>[一二三四五六日天])(?=\s*{BEFORE})",
            _two_weekdays,
        ),
        (r"[再大]下个?(?:周|星期|礼拜|月)", nothing),
        (rf"下一个?\s*{WEEK}\s*{WEEKDAY}", _next_weekday),
        (r"今(?:天|日|儿|(?=[晚早夜]))", _days_ahead(0)),
        (
            rf"(?:(?<=^[{_SURNAMES}])|(?<=[^小老阿][{_SURNAMES}]))明[天日]{_NO_NAME}",
            _perhaps_a_name,
        ),
        (rf"明(?:天|日|儿|(?=[晚早夜])){_NO_NAME}", _days_ahead(1)),
        (rf"(?<![先和]天和)(?<!先天)后天(?![性的]){_NO_NAME}", _days_ahead(2)),
        (rf"大后天{_NO_NAME}", _days_ahead(3)),
        (r"(?:下|后)一?个?工作日", _next_workday),
        (r"明后两?天", _tomorrow_or_after),
        (r"昨(?:天|日|晚|儿)", _ago(1)),
        (r"前天", _ago(2)),
        (r"大前天", _ago(3)),
        (rf"(?P<last>上上个?|上个?)\s*{WEEK}(?:的?\s*{WEEK})?{WEEKDAY}", _last_week),
        (r"今日头条|大大后天|[今明]日?之星", nothing),
        (_N + rf"个?工作日{_LATER}", _after(_workdays)),
        (_N + rf"天{_LATER}", _after(_days)),
        (_N + rf"日{WITHIN}", _after(_days)),
        (rf"还有\s*(?P<number>{NUMBER})\s*天(?=(?:就要?)?(?:到期|截止|交))", _after(_days)),
        (rf"还有\s*(?P<number>{NUMBER})\s*天", _days_left),
        (_N + rf"(?:周|个?星期|个?礼拜){_LATER}", _after(_weeks)),
        (_N + rf"个月{_LATER}", _after(_months)),
        (rf"半个?月{_LATER}", _half_month),
        (rf"半年{_LATER}", _half_year),
        (_N + rf"个?(?:小时|钟头){_LATER}", _hours),
        (_N + rf"分钟{_LATER}", _minutes),
        (rf"半个?(?:小时|钟头){_LATER}", _half_hour),
        (rf"(?P<number>[一三])刻钟{_LATER}", _quarter_hour),
        (_FEW + rf"个?工作日{_LATER}", _few(_workdays)),
        (_FEW + rf"[天日]{_LATER}", _few(_days)),
        (_FEW + rf"(?:周|个?星期|个?礼拜){_LATER}", _few(_weeks)),
        (_FEW + rf"个月{_LATER}", _few(_months)),
        (_FEW + rf"(?:个?小时|分钟){_LATER}", nothing),
        (rf"{NUMBER}\s*个半(?:月|小时|钟头|星期|礼拜){_LATER}", nothing),
        (_N + rf"年{WITHIN}", _after(_years)),
        (rf"(?:\d{{1,3}}|{_COUNTED}{{1,4}})\s*年{AFTER}", nothing),
        (
            r"黑色星期五|星期五餐厅|星期[日天]工程师|周[一二三四五六日]时报|星期八|周[一二三四五六日]下午茶",
            nothing,
        ),
        (WHICH + WEEK + r"\s*(?:之内|以内|内|结束之?前|底|最后一个工作日)", _end_of_week),
        (rf"(?<!{_COUNTED})(?<!\d)(?<!个)周内", _end_of_this_week),
        (WHICH + rf"周末(?=\s*{BEFORE})", _end_of_week),
        (rf"周末(?=\s*{BEFORE})", _end_of_this_week),
        (WHICH + WEEK + r"末", nothing),
        (rf"(?P<which>下下个?|下个?)\s*{WEEK}(?=\s*{BEFORE})", _before_week),
        (WHICH + WEEK + TO_DO, _during_week),
    )
)
