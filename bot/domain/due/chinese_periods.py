"""Chinese words for longer times, mostly too vague to be sure: 12月前, 下旬, 月初, 第49周."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.chinese_terms import (
    BEFORE,
    ENDS,
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
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import Moment, Reading

_MONTHS = 12
_NEXT_MONTHS = timedelta(days=200)
_PARTS = {
    "上旬": 10,
    "中旬": 20,
    "中下旬": 31,
    "上中旬": 20,
    "下旬": 31,
    "初": 5,
    "头": 5,
    "头上": 5,
    "中": 15,
}
_YEARS_AHEAD = {"今": 0, "本": 0, "明": 1, "后": 2}
_Reads = Callable[[re.Match[str], Moment], Reading | None]


def _before_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 12月前: before it begins, or until it ends."""
    first = _first(match, moment)
    if first is None:
        return None
    return days.before_or_until(first, days.end_of_month(first.year, first.month, moment), moment)


def _during_month(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first(match, moment)
    if first is None:
        return None
    return Reading(days.end_of_month(first.year, first.month, moment), asked=True)


def _part_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first(match, moment)
    if first is None:
        return None
    day = days.part_of_month(_PARTS[match["part"]], first, moment)
    if day < moment.today and not _names_a_month(match):
        day = days.part_of_month(_PARTS[match["part"]], first + relativedelta(months=1), moment)
    return Reading((day,), asked=True)


def _names_a_month(match: re.Match[str]) -> bool:
    said = match.groupdict()
    return bool(said.get("which") or said.get("month"))


def _some_day_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 二十几号 as the last day of that ten; which it is, is asked."""
    first, tens = _first(match, moment), 10 if match["tens"] in {"1", "十"} else 20
    if first is None:
        return None
    last = min(tens + 9, (first + relativedelta(months=1, days=-1)).day)
    day = first.replace(day=last)
    if day < moment.today and not _names_a_month(match):
        day += relativedelta(months=1)
    return Reading((day,), asked=True)


def _first(match: re.Match[str], moment: Moment) -> date | None:
    said = match.groupdict()
    if said.get("which"):
        return moment.today.replace(day=1) + relativedelta(months=ahead_of(match))
    if not said.get("month"):
        return moment.today.replace(day=1)
    month = number_of(match, "month")
    if not month or month > _MONTHS:
        return None
    return days.first_of_named_month(month, _year(match, moment), moment)


def _year(match: re.Match[str], moment: Moment) -> int | None:
    if match["year"]:
        return int(match["year"])
    return moment.today.year + _YEARS_AHEAD[match["which_year"]] if match["which_year"] else None


def _either_day(match: re.Match[str], moment: Moment) -> Reading:
    """Read 二十五六号 as either, asked."""
    said = (number(match["tens"] + match[part]) or 0 for part in ("first", "second"))
    found = (days.monthless(day, moment.today) for day in said)
    return Reading(tuple(day for day in found if day), asked=True)


def _part_of_week(match: re.Match[str], moment: Moment) -> Reading:
    weekdays = (0, 1) if match["part"] == "初" else (2,)
    found = (days.of_week(weekday, ahead_of(match), moment.today) for weekday in weekdays)
    return Reading(tuple(day for day in found if day >= moment.today), asked=True)


def _before_quarter(match: re.Match[str], moment: Moment) -> Reading:
    """Read 一季度前: before it begins, or until it ends."""
    quarter = int(match["quarter"] or "一二三四".index(match["named"]) + 1)
    last = quarter * 3
    year = _year(match, moment) or moment.today.year + (last < moment.today.month)
    return days.before_or_until(
        date(year, last - 2, 1), days.end_of_month(year, last, moment), moment
    )


def _during_quarter(match: re.Match[str], moment: Moment) -> Reading:
    """Read 明年一季度启动, which is to be done by its end or sooner."""
    found = _before_quarter(match, moment)
    return Reading(found.days[-1:], asked=True)


def _before_year(match: re.Match[str], moment: Moment) -> Reading:
    """Read 2028年前: before it begins, or until it ends."""
    year = int(match["year"])
    return days.before_or_until(date(year, 1, 1), days.end_of_month(year, _MONTHS, moment), moment)


def _during_year(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_month(int(match["year"]), _MONTHS, moment), asked=True)


def _nth_week(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 八月第一周 as its last workday; which days it is, is asked."""
    first, nth = _first(match, moment), number_of(match, "nth")
    if first is None:
        return None
    return Reading((days.end_of_nth_week(nth or 0, first, moment),), asked=True)


def _weekday_of_nth_week(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 十一月第三周的周三; which is the third, is asked."""
    first, nth = _first(match, moment), number_of(match, "nth")
    if first is None or not nth:
        return None
    last = days.end_of_nth_week(nth, first, moment)
    return Reading((days.of_week(weekday_of(match), 0, last),), asked=True)


def _weekend(match: re.Match[str], moment: Moment) -> Reading:
    ahead = ahead_of(match) if "which" in match.groupdict() else 0
    found = (days.of_week(weekday, ahead, moment.today) for weekday in (5, 6))
    return Reading(tuple(day for day in found if day >= moment.today), asked=True)


def _next_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_week(ahead_of(match), moment), asked=True)


def _next_month(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.workdays_of_month(ahead_of(match), moment), asked=True)


def _during_that_month(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下个月把滤芯换掉, which is to be done by its end or sooner."""
    months = ahead_of(match)
    ends = days.end_of_months_ahead(0, moment)
    return Reading(days.workdays_of_month(months, moment) if months else ends, asked=True)


def _task_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 二月份把评估做掉; of a month that is long to come it is told what was done in it."""
    found = _during_month(match, moment)
    return found if found and found.days[0] - moment.today < _NEXT_MONTHS else None


def _half_year(*, asked: bool) -> _Reads:
    """Read 上半年 and 下半年 as the one that ends next, or that of the year that was named."""

    def read(match: re.Match[str], moment: Moment) -> Reading:
        month = 6 if match["half"] == "上" else 12
        year = moment.today.year + _YEARS_AHEAD.get(match["which_year"] or "", 0)
        passed = not match["which_year"] and moment.today.month > month
        return Reading(days.end_of_month(year + passed, month, moment), asked=asked)

    return read


_YEAR = r"(?:(?:(?P<year>20\d\d)\s*年|(?P<which_year>[今本明后])年)的?\s*)?"
_MONTH = (
    rf"{_YEAR}"
    rf"(?<![王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗])(?P<month>{NUMBER})\s*月份?"
)
_NOT_COUNTED = r"(?<![一二两三四五六七八九十几半个\d第每上下本当这])"
_EITHER_MONTH = rf"(?:{WHICH}月份?|{_MONTH})"
_DO = (
    r"(?:完成|提交|交付|上报|报送|上线|定稿|办结|落实|验收|投产|启用|发布|交(?![付通易流货班接])"
    r"|实现|搞定|做完|达成)"
)
_NO_NOUN = r"(?![的单表率量数会过了]|报告|结果|情况|清单)"
_TO_DO = rf"(?=\s*(?:必须|务必|要|需|应|争取|计划|预计)?{_DO}{_NO_NOUN})"
_GIVEN = r"(?=\s*(?:再|先|就|都|我?要)?(?:把|将|给|跟|出|拿))"
_NOT_OF_IT = r"(?![^,.;，。；把将给]{1,8}的(?:$|[\u4e00-\u9fff]))"  # 四月初签的合同
_MEETS = (  # 四月初约牙科诊所谈数据对接
    rf"(?={_NOT_OF_IT}\s*(?:[约找催]|派(?![遣单驻])|请(?!假|客(?!户))|问(?!题)|联系|跟(?!前|去年|上|往年|同期|预期|计划)"
    r"|[和与同][^,.;，。；]{1,8}[谈聊对碰见]))"
)
_OFFICE = (  # 下个月换滤芯; 下个月换届 is told
    rf"(?={_NOT_OF_IT}\s*[给换去办做搬修买订签写付招装拆清审]"
    r"(?![上下起来到往届季岗公证计明力标待]))"
)
_DUE = rf"(?:{_GIVEN}|{_MEETS}|(?=\s*[做搬换去办])|(?=\s*{BEFORE})|{TO_DO})"
_DEADLINE = rf"(?:{_DUE}|{ENDS})"
_FISCAL_END = rf"\s*(?:底|末|尾|{WITHIN})?"
_SOME_TIME = r"(?=再|继续|跟进|找个?时间|某天|抽空|抽时间|择日|择机|适时|之内|有空)"
_AT_WORK = (
    r"\s*(?:加[个下]?班|抽空|抽时间|抽个空|在家|辛苦一?下?"
    r"|[来去](?:趟|一趟)?(?:公司|单位|现场|仓库|工地|机房|门店|学校|厂里))*\s*"
)
_A_TASK = (  # 周末加班把数据库迁完; 周末加班的同事, 周末加班审批 are things
    rf"(?=(?:{TO_DO}(?!审批|安排|通知)|把(?!关)|将(?![来近要有会]))"
    r"(?![^,.;，。；]*的(?:人|同事|同学|员工|业主|时候)))"
)
_SET = (  # 二月份把评估做掉; 二月份把货发错了 is told
    r"(?=\s*[要得]?(?:把(?!关)|将(?![来近要有会]))(?![^,.;，。；]*[错坏丢漏]了))"
)

TABLE = table(
    (
        (rf"{_EITHER_MONTH}(?=\s*{BEFORE})", _before_month),
        (rf"{_MONTH}{_TO_DO}", _during_month),
        (rf"{_EITHER_MONTH}的?(?P<part>中下旬|上中旬|[上中下]旬){_DEADLINE}", _part_of_month),
        (rf"{_EITHER_MONTH}(?P<part>[初中]|头上?){_DEADLINE}", _part_of_month),
        (rf"{_NOT_COUNTED}月(?P<part>[初中]|头上?){_DUE}", _part_of_month),
        (
            rf"(?P<tens>二?十)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])[号日]{_DEADLINE}",
            _either_day,
        ),
        (rf"(?:{_EITHER_MONTH}的?)?(?P<tens>二?十|[12])几[号日]{_DEADLINE}", _some_day_of_month),
        (rf"(?<![月份的])(?P<part>中下旬|上中旬|(?<![上中])[上中下]旬){_DEADLINE}", _part_of_month),
        (rf"{WHICH}\s*{WEEK}(?P<part>[初中]){_DEADLINE}", _part_of_week),
        (rf"(?<![一二三四五六七八九十\d])年(?P<part>[初中]){_DEADLINE}", nothing),
        (
            rf"(?:{_YEAR}|第|(?<![半]))(?:Q(?P<quarter>[1-4])|(?P<named>[一二三四])季度?)(?=\s*{BEFORE})",
            _before_quarter,
        ),
        (
            rf"(?:(?P<year>20\d\d)\s*年|(?P<which_year>[今本明后])年)的?第?(?:Q(?P<quarter>[1-4])|(?P<named>[一二三四])季度){TO_DO}",
            _during_quarter,
        ),
        (rf"(?P<year>20[2-9]\d)\s*年(?=\s*{BEFORE})", _before_year),
        (rf"(?P<year>20[2-9]\d)\s*年度?{TO_DO}", _during_year),
        (rf"{_EITHER_MONTH}的?(?:第(?P<nth>[一二三四])|最后一)个?{WEEK}{_DEADLINE}", _nth_week),
        (
            rf"{_EITHER_MONTH}的?第(?P<nth>[一二三四])个?{WEEK}的?\s*{WEEK}{WEEKDAY}",
            _weekday_of_nth_week,
        ),
        (rf"{WHICH}周末{TO_DO}", _weekend),
        (rf"(?<![一二三四五六七八九十\d])周末(?:{WITHIN}|{TO_DO})", _weekend),
        (rf"{WHICH}周末{_AT_WORK}{_A_TASK}", _weekend),
        (rf"(?<![一二三四五六七八九十\d])周末{_AT_WORK}{_A_TASK}", _weekend),
        (rf"{WHICH}周末{WITHIN}", _weekend),
        (rf"(?P<which>下下个?|下个?)\s*{WEEK}(?:{ENDS}|{_SOME_TIME})", _next_week),
        (rf"(?P<which>下下个?|下个?)月(?:{ENDS}|{_SOME_TIME})", _next_month),
        (rf"(?P<which>下下个?|下个?)月份?(?:{_MEETS}|{_OFFICE}|{TO_DO})", _next_month),
        (rf"{WHICH}月份?(?=\s*[把将](?!来|近|要))", _during_that_month),
        (rf"{_MONTH}{_SET}", _task_of_month),
        (rf"{_MONTH}(?<=份){_MEETS}", _task_of_month),
        (
            rf"(?:(?P<which_year>[今本明后])年)?(?P<half>[上下])半年\s*(?:底|末|{WITHIN}|的?最后一个工作日)",
            _half_year(asked=False),
        ),
        (
            rf"(?:(?P<which_year>[今本明后])年)?(?P<half>[上下])半年(?:(?=\s*{BEFORE})|{TO_DO})",
            _half_year(asked=True),
        ),
        (
            (
                rf"(?:(?:20)?\d\d|[本上下今明去])?\s*(?:[财学]年|(?:财务|会计|财政|税务|预算)年度|财季|FY\s?['’]?\d*)度?"
                rf"的?(?:\s*(?:第?[一二三四1-4]季度?|Q[1-4]|H[12]|[上下]半年?|年))?{_FISCAL_END}"
            ),
            nothing,
        ),
    )
)
