"""Days counted back from a day: 6月1日前三天, 7月16号评审，材料提前两天送到.

The day that it comes to is asked about: what is done in advance may be told as well, and 前三天 may
be within three days. Sure are 前一天, and what is asked for in advance, 材料提前两天送到, where the
day is counted in weeks or people work on it. An event may be told first and the task be counted
back from it: 10点直播，脚本前一天给到; 当天 is its own day. What follows an event is asked about:
演出，第二天拆台.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due.chinese_terms import NUMBER, number_of
from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.values import Firmness, Found, Moment

_EVENT = (
    r"(?:会|宴|展|开[标庭业工学考幕机盘馆]|验收|考[试核]|评审|上线|发布|活动|培训|婚礼|典礼|仪式|答辩|手术|到期|截止|交付|交房|发货|出发|起飞|放假|体检|检查|审核"
    r"|比赛|演出|首[演映]|路演|直播|大促|生日|入住|揭牌|颁奖|彩排|投标|面试|演练|搬家|过户|生效|施行|实施|执行|切换|割接|停机|停电)"
)
_UNIT = r"(?:个?工作日|[天日周]|个?星期|个?礼拜|个月)"
_DAYS_BEFORE = re.compile(  # 前三天, 开标的前两天, 评审会两天前
    rf"\s*(?:[\u4e00-\u9fff]{{0,6}}?{_EVENT})?(?:的?前的?\s*|(?:(?<!\d)(?<=[\u4e00-\u9fff])|的)(?<![日号])(?={NUMBER}\s*{_UNIT}(?:之前|以前|前)))"
    rf"(?P<count>{NUMBER})\s*(?P<unit>{_UNIT})(?:之前|以前|前)?(?![之以]?内)"
)
_TO_BE_DONE = re.compile(r"(?:[应须需要请]|务必|必须)(?:[在于]|赶在)\s*$")
_SURE = ((1, "天"), (1, "日"), (1, "晚"), (1, "周"), (1, "个星期"), (1, "星期"), (1, "个礼拜"))
_IN_ADVANCE = re.compile(
    rf"(?:[^,.;，。；]{{0,16}}[,;，；])?[^,.;，。；\d]{{0,10}}(?P<ahead>提前)\s*(?P<count>{NUMBER})\s*"
    r"(?P<unit>个?工作日|[天日周]|个?星期|个?礼拜)"
)
_ITS_EVENT = rf"(?:{_EVENT}|[庭术赛节课]|活动|开播|开讲|登台)"
_BEFORE_IT = re.compile(  # 直播，脚本前一天晚上给到; 董事会，文件于会前一周派发
    rf"[^,.;，。；]{{0,16}}[,;，；](?:[^,.;，。；\d]{{0,10}}?(?<![提目之以]))"
    rf"(?P<ahead>(?:[于在]|赶在)?(?:{_ITS_EVENT}的?)?(?:前|头)(?P<count>{NUMBER})\s*(?P<unit>{_UNIT}|晚)"
    r"(?:的?(?:[上下中]午|[早晚]上?|傍晚))?)"
    r"(?!内|[之以]内|的|[都也就才还]|大家|我们|在|没|已|是|有|刚)"
)
_ON_ITS_DAY = re.compile(
    r"[^,.;，。；班休]{0,16}[,;，；](?:[^,.;，。；\d]{0,10}?)(?P<ahead>[当那][天日](?=[早晚上下中一]|[把将]))"
)
_AFTER_IT = re.compile(  # 演出，第二天拆台; 开会，会后三天出纪要
    r"[^,.;，。；]{0,16}[,;，；][^,.;，。；\d]{0,10}?(?<!最)"
    rf"(?:第二天|次日|翌日|隔天|(?:{_ITS_EVENT}的?)?后的?(?P<count>{NUMBER})\s*(?P<unit>{_UNIT})(?:[之以]?内)?)(?!的)"
)
_ITS_DEADLINE = re.compile(r"\s*(?:之前|以前|前|截止|交|提交|完成)")  # 周五前交初稿，前一天给我看
_CLAUSE = re.compile(r"[,;，；]")
_ITS_TIME = re.compile(
    rf"下班前|[早晚上下中一午]*\s*(?:(?:\d\d?:\d\d|{NUMBER}点[半整]?)\s*)?(?:之?前)?"
)
_ASKED_FOR = re.compile(  # 提前一周把号码布领回来; 提前一周领的 is told
    rf"(?![^,.;，。；]*(?:已经?|过了?(?:$|[,，。])))\s*(?:[把将]|{TO_DO}|[\u4e00-\u9fff]{{1,2}}?(?:给|到|好|妥|完|回来|过去|出来)"
    r"|[交发报送寄拿领取备定订封去](?![\u4e00-\u9fff]{0,2}(?:了|的(?:$|[,.;，。；])|时|会(?!议))))"
)
_TELLS_MORE = re.compile(r"一般|通常|平时|往年|要不要|是否|需不需要|每次|[点时:]")


def counted(plain: str, moment: Moment, dates: Iterable[Found]) -> list[Found]:
    """Return the dates; of those before which something is to be done, the day of that."""
    return [_counted(plain, moment, one) for one in dates]


def told(dates: Iterable[Found], counted_back: Iterable[Found]) -> list[Found]:
    """Return the dates of events from which others were counted back: their times are told too."""
    starts = {one.start for one in counted_back}
    return [one for one in dates if one.start not in starts]


def _counted(plain: str, moment: Moment, one: Found) -> Found:
    if on_it := _ON_ITS_DAY.match(plain, one.end):
        return _of_its_day(plain, one, on_it)
    after = _AFTER_IT.match(plain, one.end)
    if after and not _ITS_DEADLINE.match(after[0]):
        return _perhaps_later(one, after, moment)
    ahead = _DAYS_BEFORE.match(plain, one.end) or _IN_ADVANCE.match(plain, one.end)
    ahead = ahead or _BEFORE_IT.match(plain, one.end)
    count = number_of(ahead, "count") if ahead else None
    if not ahead or not count:
        return one
    sooner = tuple(_before(day, count, ahead["unit"], moment) for day in one.reading.days)
    if ahead.re is _BEFORE_IT and _ITS_DEADLINE.match(ahead[0]):
        sooner = (*sooner, *one.reading.days)
    if ahead.re is _BEFORE_IT and min(sooner) < moment.today:
        return replace(one, reading=replace(one.reading, asked=True))
    must = _TO_BE_DONE.search(plain[: one.start])
    sure = _is_sure(plain, ahead, count, sooner, moment, must=bool(must))
    asked = one.reading.asked or not sure
    reading = replace(one.reading, days=sooner, weekday=None, firmness=Firmness.SURE, asked=asked)
    start = ahead.start("ahead") if sure and ahead.re is not _DAYS_BEFORE else one.start
    return replace(one, start=start, end=ahead.end(), reading=reading)


def _of_its_day(plain: str, one: Found, on_it: re.Match[str]) -> Found:
    """Read 12月18日年会，当天早上把签到台摆好, where what is to be done is told."""
    if not _has_its_task(plain, on_it):
        return one
    reading = replace(one.reading, weekday=None, firmness=Firmness.SURE)
    return replace(one, start=on_it.start("ahead"), end=on_it.end(), reading=reading)


def _perhaps_later(one: Found, after: re.Match[str], moment: Moment) -> Found:
    """Read 12月10日演出，第二天拆台 as the 10th or the 11th, asked: both may be tasks."""
    count, unit = number_of(after, "count") or 1, after["unit"] or "天"
    later = (_before(day, -count, unit, moment) for day in one.reading.days)
    both = (*one.reading.days, *later)
    return replace(one, reading=replace(one.reading, days=both, asked=True))


def _has_its_task(plain: str, ahead: re.Match[str]) -> bool:
    """Tell whether what is to be done stands behind it, or behind a time: 前一天18点前锁定."""
    timed = _ITS_TIME.match(plain, ahead.end())
    return bool(timed and _ASKED_FOR.match(plain, timed.end()))


def _is_sure(
    plain: str,
    ahead: re.Match[str],
    count: int,
    sooner: Sequence[date],
    moment: Moment,
    *,
    must: bool,
) -> bool:
    """Tell whether that day is meant and no other; `must` when it is said that it has to be."""
    if ahead.re is _DAYS_BEFORE:
        done = must and _ASKED_FOR.match(plain, ahead.end())
        return bool(done) or (count, ahead["unit"]) in _SURE
    if ahead.re is _BEFORE_IT:
        one_day = len(sooner) == 1 and (count, ahead["unit"]) in _SURE
        return one_day and _has_its_task(plain, ahead)
    by_week = ahead["unit"] not in "天日"
    possible = by_week or all(moment.workdays.on_or_before(day) == day for day in sooner)
    task = _ASKED_FOR.match(plain, ahead.end()) and not _TELLS_MORE.search(
        _CLAUSE.split(ahead[0])[-1]
    )
    return possible and bool(task)


def _before(day: date, count: int, unit: str, moment: Moment) -> date:
    if unit.endswith("工作日"):
        return moment.workdays.add(day, -count)
    if unit == "个月":
        return day - relativedelta(months=count)
    return day - timedelta(days=count if unit in "天日晚" else 7 * count)
