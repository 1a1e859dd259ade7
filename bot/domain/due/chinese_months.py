"""Chinese words for days of a month: 12月15日, 15号, 月底, 季度末, 年底."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.chinese_numbered import NO_DAY, NO_DAY_OF_A_MONTH
from bot.domain.due.chinese_terms import (
    BEFORE,
    CLOCK,
    ENDS,
    IS_DONE,
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
_CENTURY = 2000
_MINGUO = 1911  # the year before Taiwan's first
_MONTHS = 12
_YEARS_AHEAD = {"今": 0, "本": 0, "明": 1, "后": 2}


def _day_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    month, day = number_of(match, "month"), number_of(match, "day")
    if not month or not day:
        return None
    year = _year(match, moment)
    found = days.exact(year, month, day) if year else days.yearless(month, day, moment.today)
    missing = days.no_such_day(year, month, day, moment.today)
    return Reading((found,)) if found else missing or NO_DATE


def _day_of_which_month(match: re.Match[str], moment: Moment) -> Reading | None:
    day = number_of(match, "day")
    found = days.in_month(day, ahead_of(match), moment.today) if day else None
    return Reading((found,)) if found else None


def _last_of_which_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 本月22日至26日 as its end, asked about."""
    found = _day_of_which_month(match, moment)
    return found and replace(found, asked=True)


def _numbered_day(match: re.Match[str], moment: Moment) -> Reading | None:
    day = number_of(match, "day")
    found = days.monthless(day, moment.today) if day else None
    return Reading((found,), firmness=Firmness.WEAK) if found else None


def _day_of_the_same_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 4月20日到货，冷链车19日腾空, where a month has been named before."""
    named = _A_DAY.search(match.string, 0, match.start())
    found = _numbered_day(match, moment) if named else None
    return found and replace(found, firmness=Firmness.SURE)


def _day_of_next_month(match: re.Match[str], moment: Moment) -> Reading | None:
    day = number_of(match, "day")
    found = days.in_month(day, 1, moment.today) if day else None
    return Reading((found,)) if found else None


def _two_days(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 25、26号 as either, asked about."""
    found = (days.monthless(number_of(match, part) or 0, moment.today) for part in ("first", "day"))
    both = tuple(day for day in found if day)
    return Reading(both, firmness=Firmness.WEAK, asked=True) if both else None


def _end_of_named_month(match: re.Match[str], moment: Moment) -> Reading | None:
    month, year = number_of(match, "month"), _year(match, moment)
    if not month or month > _MONTHS:
        return None
    if year:
        return Reading(days.end_of_month(year, month, moment))
    named = days.end_of_named_month(month, moment)
    if match[0].endswith("内") and "份" not in match[0] and not match["month"].isdecimal():
        counted = moment.today + relativedelta(
            months=month
        )  # 三月内 is in March, or in three months
        return Reading((counted,) if match["month"] == "两" else (*named, counted), asked=True)
    return Reading(named)


_Ends = Callable[[int, Moment], tuple[date, ...]]


def _end(ends: _Ends) -> Callable[[re.Match[str], Moment], Reading]:
    def read(match: re.Match[str], moment: Moment) -> Reading:
        told = match["which"] or match[0].endswith(
            ("内", "工作日")
        )  # 月底 alone is said of habits as well
        firmness = Firmness.SURE if told else Firmness.WEAK
        return Reading(ends(ahead_of(match), moment), firmness=firmness)

    return read


def _end_of_named_quarter(match: re.Match[str], moment: Moment) -> Reading | None:
    quarter, year = number_of(match, "quarter"), _year(match, moment)
    if not quarter:
        return None
    if year:
        return Reading(days.end_of_month(year, quarter * 3, moment))
    return Reading(days.end_of_named_quarter(quarter, moment))


def _end_of_year(match: re.Match[str], moment: Moment) -> Reading:
    year = _year(match, moment)
    told = year or match[0].endswith(("内", "前"))  # 年底 alone is said of habits as well
    firmness = Firmness.SURE if told else Firmness.WEAK
    return Reading(days.end_of_month(year or moment.today.year, _MONTHS, moment), firmness=firmness)


def _during_month(match: re.Match[str], moment: Moment) -> Reading:
    months = ahead_of(match)
    return Reading(
        days.workdays_of_month(months, moment) if months else days.end_of_months_ahead(0, moment)
    )


def _first_workday(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first_of_month(match, moment)
    return Reading((moment.workdays.on_or_after(first),)) if first else None


def _last_workday(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first_of_month(match, moment)
    if not first:
        return None
    return Reading((moment.workdays.on_or_before(first + relativedelta(months=1) - _DAY),))


def _last_day(match: re.Match[str], moment: Moment) -> Reading | None:
    first = _first_of_month(match, moment)
    return Reading((first + relativedelta(months=1) - _DAY,)) if first else None


def _last_day_of_year(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((date(moment.today.year, _MONTHS, 31),))


def _last_day_of_quarter(match: re.Match[str], moment: Moment) -> Reading:
    last_month = (moment.today.month + 2) // 3 * 3 + 3 * ahead_of(match)
    first = moment.today.replace(month=1, day=1) + relativedelta(months=last_month)
    return Reading((first - _DAY,))


def _last_day_of_named_quarter(match: re.Match[str], moment: Moment) -> Reading | None:
    month = (number_of(match, "quarter") or 1) * 3
    first = days.first_of_named_month(month, _year(match, moment), moment)
    return Reading((first + relativedelta(months=1) - _DAY,))


def _nth_weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    first, nth = _first_of_month(match, moment), number_of(match, "nth") or -1
    found = days.nth_weekday(nth, weekday_of(match), first) if first else None
    return Reading((found,)) if found else None


def _first_of_month(match: re.Match[str], moment: Moment) -> date | None:
    today, month = moment.today, number_of(match, "month")
    if month is None:
        return today.replace(day=1) + relativedelta(months=ahead_of(match))
    return days.exact(today.year + (month < today.month), month, 1)


def _year(match: re.Match[str], moment: Moment) -> int | None:
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"]) % 100 + _CENTURY
    if said.get("minguo"):
        return int(said["minguo"]) + _MINGUO
    if said.get("which_year"):
        return moment.today.year + _YEARS_AHEAD[said["which_year"]]
    return None


_YEAR = (
    r"(?:(?:(?P<year>20\d\d|\d\d)\s*年|民国\s*(?P<minguo>1\d\d)\s*年"
    r"|(?P<which_year>[今本明后])年度?)的?\s*)"
)
_MONTH = rf"(?P<month>{NUMBER})\s*月份?"
_DAY_NUMBER = rf"(?P<day>{NUMBER})\s*"
_END = (
    r"\s*(?:底(?![薪价部座稿片层线气色牌蕴细数]|盘(?![点查库货账整清](?![报表单数结])))"
    rf"|末|尾(?![款号数盘牙矿气页箱单货])|{WITHIN})"
)
_NOT_COUNTED = r"(?<![一二两三四五六七八九十几半个\d第财学每])"
_TO_DO = r"(?=\s*(?:必须|务必|要|需|应|争取)?(?:完成|提交|交付|上报|上线|定稿|办结|落实))"
_A_DAY = re.compile(r"\d月\s*\d{1,2}\s*[日号]")
_NUMBERED = (
    rf"(?:(?<![道机泵炉床梯栋库仓吊])|(?={NUMBER}\s*号\s*(?:{BEFORE}|{TO_DO})))"  # 注塑机3号
)

TABLE = table(
    (
        (rf"{_YEAR}?{_MONTH}\s*{_DAY_NUMBER}(?:日|号(?!{NO_DAY_OF_A_MONTH}))", _day_of_month),
        (rf"{_YEAR}?{_MONTH}\s*{_DAY_NUMBER}(?:{TO_DO}|{ENDS})", _day_of_month),
        (rf"{_YEAR}?{_MONTH}\s*{_DAY_NUMBER}(?=\s*{BEFORE})", _day_of_month),
        (rf"{WHICH}月份?的?\s*{_DAY_NUMBER}[日号]", _day_of_which_month),
        (
            rf"{WHICH}月份?的?\s*{NUMBER}\s*[日号]?\s*[-–—~至到]+\s*{_DAY_NUMBER}[日号]",
            _last_of_which_month,
        ),
        (rf"(?<![〕\]】路街巷弄村]){_NUMBERED}{_DAY_NUMBER}号", _numbered_day),
        (
            (
                rf"(?<![〕\]】月]){_NUMBERED}(?P<first>{NUMBER})\s*[日号]?\s*[、,和及或至到~-]\s*{_DAY_NUMBER}"
                rf"(?:日(?=\s*{BEFORE})|号(?!{NO_DAY}))"
            ),
            _two_days,
        ),
        (rf"[次翌]月的?\s*{_DAY_NUMBER}[日号]", _day_of_next_month),
        (
            rf"(?<!前){_DAY_NUMBER}日(?=\s*(?:{BEFORE}|截止|下班|[上下中]午|[早晚]|凌晨|傍晚|{CLOCK}))",
            _numbered_day,
        ),
        (rf"(?<![〕\]】为期第满月年每工历前]){_DAY_NUMBER}日{TO_DO}", _numbered_day),
        (
            rf"(?<![〕\]】为期第满月年每工历前]){_DAY_NUMBER}日(?=[\u4e00-\u9fff]{{1,6}}{ENDS})",
            _day_of_the_same_month,
        ),
        (rf"19\d\d\s*年\s*{_MONTH}(?:\s*{_DAY_NUMBER}[日号])?", nothing),
        (rf"{_MONTH}[一两二三]\s*[付次结检换]", nothing),
        (rf"(?<=[机泵炉床梯栋库仓吊]){NUMBER}\s*号(?:\s*[、,和及]\s*{NUMBER}\s*号)+", nothing),
        (rf"第\s*{NUMBER}\s*[日号天]|{NUMBER}\s*号{NO_DAY}", nothing),
        (rf"第?\s*{NUMBER}(?:\s*(?:号\s*)?[、,和及与至到~-]\s*{NUMBER})+\s*号{NO_DAY}", nothing),
        (rf"{_YEAR}?{_MONTH}{_END}", _end_of_named_month),
        (rf"{_NOT_COUNTED}(?P<which>)月{_END}", _end(days.end_of_months_ahead)),
        (rf"{WHICH}月份?的?月?{_END}", _end(days.end_of_months_ahead)),
        (rf"{_NOT_COUNTED}{WHICH}?季度?{_END}", _end(days.end_of_quarter)),
        (
            rf"{_YEAR}?第?(?P<quarter>[一二三四1-4])季度?(?:{_END}|的?最后一个工作日)",
            _end_of_named_quarter,
        ),
        (rf"{_YEAR}?Q(?P<quarter>[1-4]){_END}", _end_of_named_quarter),
        (rf"{_YEAR}年?度?{_END}|{_NOT_COUNTED}年度?{_END}(?!第|轮)", _end_of_year),
        (rf"[去前往历]年的?\s*(?:年?[底末]|{_MONTH}\s*(?:[底末]|{NUMBER}\s*[日号])?)", nothing),
        (rf"上个?月份?的?\s*(?:[底末]|{NUMBER}\s*[日号])", nothing),
        (rf"{WHICH}月份?{_TO_DO}", _during_month),
        (rf"(?P<which>本|这个?|当)月份?{IS_DONE}", _during_month),
        (rf"(?:{WHICH}月份?|{_MONTH})的?第一个工作日", _first_workday),
        (rf"(?:{WHICH}月份?|{_MONTH})的?最后一个工作日", _last_workday),
        (
            rf"(?:{WHICH}月份?[底末]?|{_MONTH}[底末]?|(?P<this>{_NOT_COUNTED}月[底末]?))的?最后一[天日]",
            _last_day,
        ),
        (rf"(?:{WHICH}季度?|{_NOT_COUNTED}季)[底末]?的?最后一[天日]", _last_day_of_quarter),
        (
            rf"{_YEAR}?第?(?P<quarter>[一二三四1-4])季度?[底末]?的?最后一[天日]",
            _last_day_of_named_quarter,
        ),
        (rf"{WHICH}季度?的?最后一个工作日", _end(days.end_of_quarter)),
        (
            rf"(?:今年|[本全]年度?|年内|年度|{_NOT_COUNTED}年)[底末]?的?最后一[天日]",
            _last_day_of_year,
        ),
        (r"(?P<which>)(?:今年|[本全]年度?|年内|年度)的?最后一个工作日", _end(days.end_of_year)),
        (
            (
                rf"(?:{WHICH}月份?|{_MONTH})的?(?:第(?P<nth>[一二三四])|最后一)个"
                rf"\s*{WEEK}{WEEKDAY}"
            ),
            _nth_weekday,
        ),
    )
)
