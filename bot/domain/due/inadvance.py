"""Days counted back from a day: 6月1日前三天, 7月16号评审，材料提前两天送到.

The day that it comes to is asked about: what is done in advance may be told as well, and 前三天 may
be within three days. Only 前一天 is sure.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due.chinese_terms import NUMBER, number_of
from bot.domain.due.values import Firmness, Found, Moment

_DAYS_BEFORE = re.compile(
    rf"\s*(?:[\u4e00-\u9fff]{{0,6}}(?:会|开标|开庭|验收|考试|评审|上线|发布|活动|培训))?前的?\s*(?P<count>{NUMBER})\s*(?P<unit>个?工作日|[天日周]|个?星期|个?礼拜|个月)(?![之以]?内)"
)
_SURE = ((1, "天"), (1, "日"), (1, "周"), (1, "个星期"), (1, "星期"), (1, "个礼拜"))
_IN_ADVANCE = re.compile(
    rf"(?:[^,.;，。；\d]{{0,10}}[,;，；])?[^,.;，。；\d]{{0,10}}提前\s*(?P<count>{NUMBER})\s*"
    r"(?P<unit>个?工作日|[天日周]|个?星期|个?礼拜)"
)


def counted(plain: str, moment: Moment, dates: Iterable[Found]) -> list[Found]:
    """Return the dates; of those before which something is to be done, the day of that."""
    return [_counted(plain, moment, one) for one in dates]


def _counted(plain: str, moment: Moment, one: Found) -> Found:
    ahead = _DAYS_BEFORE.match(plain, one.end) or _IN_ADVANCE.match(plain, one.end)
    count = number_of(ahead, "count") if ahead else None
    if not ahead or not count:
        return one
    sooner = tuple(_before(day, count, ahead["unit"], moment) for day in one.reading.days)
    asked = one.reading.asked or ahead.re is _IN_ADVANCE or (count, ahead["unit"]) not in _SURE
    reading = replace(one.reading, days=sooner, weekday=None, firmness=Firmness.SURE, asked=asked)
    return replace(one, end=ahead.end(), reading=reading)


def _before(day: date, count: int, unit: str, moment: Moment) -> date:
    if unit.endswith("工作日"):
        return moment.workdays.add(day, -count)
    if unit == "个月":
        return day - relativedelta(months=count)
    return day - timedelta(days=count if unit in "天日" else 7 * count)
