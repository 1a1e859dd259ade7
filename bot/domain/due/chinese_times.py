"""Chinese times of day and times in digits: 下午三点半, 15:30, 上午10点到11点, 下班."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.due import hours
from bot.domain.due.chinese_terms import BEFORE, CLAUSE_BEGINS
from bot.domain.due.chinese_verbs import AT_THAT_TIME
from bot.domain.due.numbers import CHINESE as NUMBER
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import NO_DATE, Firmness, Half, Moment, Reading, Recogniser
from bot.domain.due.zones import SUFFIX

_FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "正": 0}
_MORNING = frozenset({"上午", "上昼", "朝早", "早上", "早晨", "凌晨", "早"})
_NIGHT = frozenset({"晚", "夜", "夜晚", "晚上", "夜里", "半夜", "深夜", "午夜"})
_SMALL_HOURS = frozenset({"凌晨", "半夜", "后半夜"})
_AFTERNOON = frozenset({"下午", "下昼", "傍晚", "午后"}) | _NIGHT
_MIDNIGHT = frozenset({"零", "0", "00"})
_EVENING = 5  # 晚上五点 is 17:00
_AFTER_NOON = 3  # 中午一点 is 13:00
_Reads = Callable[[re.Match[str], Moment], Reading | None]


def _digital(match: re.Match[str], moment: Moment) -> Reading | None:
    if match["hour"] == "24" and match["minute"] == "00":
        return hours.midnight(moment)
    return _at(match["part"] or "", int(match["hour"]), int(match["minute"]), moment)


def _digital_range(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read the end of 14:00-16:00, which is asked about."""
    found = _digital(match, moment)
    return found and replace(found, asked=True, bare=False)


def _oclock(match: re.Match[str], moment: Moment) -> Reading | None:
    hour, said = number(match["hour"]), match["minute"] or ""
    minute = _FRACTIONS.get(said, number(said.rstrip("分")) if said else 0)
    if hour is None or minute is None:
        return None
    part = match["part"] or match.groupdict().get("first_part") or ""
    if hour == hours.HOURS and not minute:
        return hours.midnight(moment)
    if not part and 0 < hour <= hours.NOON and "时" not in match[0]:
        return hours.without_half(hour, minute, moment)
    found = _at(part, hour, minute, moment)
    if (
        part in _NIGHT
        and match["hour"] in _MIDNIGHT
        and not _BEFORE.match(match.string, match.end())
    ):
        return found and replace(
            found, asked=True
        )  # at the end of the day, or the next day's first
    return found


def _in_front(read: _Reads) -> _Reads:
    """Read 17点封版, a time at which something is to be done."""

    def found(match: re.Match[str], moment: Moment) -> Reading | None:
        reading = read(match, moment)
        return reading and replace(reading, firmness=Firmness.WEAK)

    return found


def _oclock_range(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read the end of 下午2点到4点, which is asked about."""
    found = _oclock(match, moment)
    return found and replace(found, asked=True)


def _at(part: str, hour: int, minute: int, moment: Moment) -> Reading | None:
    if part in _NIGHT and hour in {0, hours.NOON}:
        return hours.midnight(moment)
    if part in _MORNING and hour == hours.NOON and minute < hours.MINUTES:
        either = (
            time(0, minute),
            time(hour, minute),
        )  # 上午12:00 is midnight to clocks, noon to some
        return Reading((moment.today,), either=either, firmness=Firmness.MARKED)
    if part in _NIGHT and hour < _EVENING:  # after midnight, of that day or the next
        found = hours.at(moment, hour, minute)
        return found and replace(found, asked=True)
    to_come = part in _SMALL_HOURS or (not part and not hour)  # 零点前 is said of the coming one
    if to_come and (hour, minute) <= (moment.now.hour, moment.now.minute):
        found = hours.at(moment, hour, minute)
        tomorrow = moment.today + timedelta(days=1)
        return found and replace(found, days=(tomorrow,))
    if hour < hours.NOON and (part in _AFTERNOON or (part == "中午" and hour < _AFTER_NOON)):
        hour += hours.NOON
    return hours.at(moment, hour, minute, bare=not part and hour <= hours.NOON)


def _noon(_: re.Match[str], moment: Moment) -> Reading | None:
    return hours.at(moment, hours.NOON)


def _end_of_day(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today,), firmness=Firmness.MARKED)


def _part(half: Half) -> Callable[[re.Match[str], Moment], Reading]:
    reading = replace(NO_DATE, half=half)
    return lambda _, __: reading


_BEFORE = re.compile(rf"\s*{BEFORE}")
_EVENINGS = r"(?:晚上(?![线架班报传市新])|晚(?![班课]))"  # 今晚上线 is to go live this evening
_PARTS = (
    r"上午|上昼|朝早|早上|早晨|清晨|凌晨|早"
    r"|中午|正午|午后|下午|下昼|傍晚|晚上|夜晚|夜里|半夜|深夜|午夜|晚|(?<=\ue000)夜(?!班|市|宵|校|间)"
)
_PART = rf"(?:(?P<part>{_PARTS})\s*)?"
_LEFT, _RIGHT = r"(?:(?<![A-Za-z0-9_.:/$-])|(?<=\ue000T))", r"(?![A-Za-z0-9_]|[:.]\d|\s*[-–~]\s*\d)"
_TO = r"\s*(?:[-–—~]+|至|到)\s*"
_OCLOCK = r"(?:点钟?|(?<=\d)时(?![间刻代候段区差]))"
_ON_A_FLOOR = r"[一二三四五六七八九十\d]{1,2}(?:楼|层|号)"  # 下午两点三楼会议室
_MINUTE = (
    r"(?P<minute>半(?![年月天数导成决])|一刻|三刻|整|正(?!式|常|在|好|是)"
    rf"|(?!{_ON_A_FLOOR}){NUMBER}分?)?"
)
_NO_POINT = (  # 两点意见, 两点补充：第一…
    rf"(?!建议|意见|要求|内容|说明|注意|问题|原因|体会|感[受想]|想法|看法|共识|启示|不足|理由|顾虑|疑问|诉求|(?!{_ON_A_FLOOR})(?:\d|[一二三四五六七八九十])"
    r"|(?:补充|反馈|提醒|提示|澄清|汇报|更新|变化|改动|进展|总结|结论|说明|通知|希望|改进|优化|调整|声明)(?:意见|建议|说明|事项|措施)?"
    r"(?:如下|\s*(?:[:：]|[,，]\s*(?:第?一|首先|其一|1[.、)])[^\u4e00-\u9fff]*)))"
)
_DIGITAL = rf"{_PART}{_LEFT}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)"
_HOUR = (
    rf"(?<!第){_PART}(?<![\d.第几])(?P<hour>{NUMBER}|零)\s*{_OCLOCK}{_MINUTE}"
    rf"(?:下班(?={BEFORE}))?{_NO_POINT}"
)
_BEHIND_A_THING = r"(?<=[\u4e00-\u9fff])(?<![这那几有共下列后前第的])"
_HANDED_OVER = (  # 样机3点送到, 品5点半上齐
    r"(?=\s*(?:[发给交送传](?:[我你他她]|群里|过来|过去|上来|到|给|出)|[上备拿取搬收凑配](?:齐|完|好)|到齐)\s*(?:$|[,.;!，。；！]))"
)
_ROWS: tuple[tuple[str, _Reads], ...] = (
    (rf"{CLAUSE_BEGINS}{_DIGITAL}{_RIGHT}{SUFFIX}{AT_THAT_TIME}", _in_front(_digital)),
    (rf"{CLAUSE_BEGINS}{_HOUR}{AT_THAT_TIME}", _in_front(_oclock)),
    (rf"{_BEHIND_A_THING}{_DIGITAL}{_RIGHT}{_HANDED_OVER}", _in_front(_digital)),
    (rf"{_BEHIND_A_THING}(?=\d|[上中下晚早傍]){_HOUR}{_HANDED_OVER}", _in_front(_oclock)),
    (
        rf"{_DIGITAL}(?:\s?(?:h|hrs|Uhr)(?![A-Za-z]))?{_RIGHT}{SUFFIX}",
        _digital,
    ),
    (
        rf"(?:{_PARTS})?{_LEFT}\d{{1,2}}:\d\d{_TO}{_PART}(?P<hour>\d{{1,2}}):(?P<minute>\d\d){_RIGHT}",
        _digital_range,
    ),
    (_HOUR, _oclock),
    (
        rf"{CLAUSE_BEGINS}(?P<part>)(?P<hour>{NUMBER}|零)\s*时{_MINUTE}(?=\s*{BEFORE})",
        _oclock,
    ),
    (
        rf"(?:(?P<part>{_PARTS})|(?<=\ue000))\s*(?P<hour>{NUMBER}|零)\s*时(?![间刻代候段区差]){_MINUTE}{_NO_POINT}",
        _oclock,
    ),
    (
        (
            rf"(?:(?P<first_part>{_PARTS})\s*)?(?<![\d.第几]){NUMBER}\s*(?:点钟?|时)?(?:半|\d\d?分?)?{_TO}"
            rf"{_PART}(?P<hour>{NUMBER})\s*{_OCLOCK}{_MINUTE}{_NO_POINT}"
        ),
        _oclock_range,
    ),
    (r"(?:中午|正午|晌午)(?!\s*\d)", _noon),
    (r"下班", _end_of_day),
    (r"上午|上昼|朝早|凌晨|一早|(?<![最尽提])早上?(?!日|高峰|餐|饭|读|市)", _part(Half.MORNING)),
    (
        rf"下午|下昼|(?<![最尽]){_EVENINGS}(?!于|高峰|餐|饭|宴|自习)|夜里|深夜|傍晚|(?<=\ue000)夜(?!班|市|宵|校|间)",
        _part(Half.AFTERNOON),
    ),
)

TABLE: tuple[Recogniser, ...] = tuple((re.compile(pattern), read) for pattern, read in _ROWS)
