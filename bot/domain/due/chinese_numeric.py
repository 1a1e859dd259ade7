"""Dates in digits that the Chinese words around them tell: 1/8 把…, 3.31 23:59, 7/20-7/24之间."""

import re
from dataclasses import replace

from bot.domain.due import days, numeric
from bot.domain.due.chinese_terms import CLOCK, SURNAMES, WEEK, WITHIN
from bot.domain.due.chinese_verbs import GOES_OUT, TO_DO, VERB
from bot.domain.due.values import Firmness, Moment, Reading, Recogniser

_FEW = 5  # lines of a list, of which 2/3 is the second
_CHAPTERS = 12
_MINGUO = 1911  # the year before Taiwan's first
_NEAR = 10  # characters in which the word that tells what is moved stands
_ENDS_THEN = re.compile(r"ddl|deadline|截止|交期|期限|日期|时间", re.IGNORECASE)


def _named(match: re.Match[str], moment: Moment) -> Reading | None:
    found = numeric.without_year(match, moment)
    return found and replace(found, firmness=Firmness.SURE)


def _at_a_clock(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 12.3下午三点."""
    found = numeric.without_year(match, moment)
    return found and replace(found, firmness=Firmness.WEAK)


def _in_front(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 1/8 交初稿; 2/3 may count lines, and 3.2 chapters, so that these are asked about."""
    found, last = _named(match, moment), int(match["b"])
    may_count = int(match["a"]) < last <= _FEW if match["sep"] == "/" else last <= _CHAPTERS
    return found and replace(found, asked=found.asked or may_count)


def _before_a_verb(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 物料 4/8 到位, which may tell that four of eight are there: asked.

    Of a person it tells when: 王磊 5/8 给出方案.
    """
    found = _named(match, moment)
    few = int(match["a"]) < int(match["b"]) <= _FEW
    person = _PERSON.search(match.string, 0, match.start())
    asked = few or not (person and _ACTS.match(match.string, match.end()))
    return found and replace(found, asked=found.asked or asked)


def _behind_a_name(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read (孙倩, 3/12), at which somebody has to do it; 2/3 may be a part all the same."""
    if not _IN_BRACKETS.search(match.string, 0, match.start()):
        return None
    found = _named(match, moment)
    few = int(match["a"]) < int(match["b"]) <= _FEW
    return found and replace(found, asked=found.asked or few)


def _at_the_end(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 修投影仪 张敏 3/12, which may as well be how far it is: asked."""
    part = int(match["a"]) < int(match["b"])
    if not part or not _PERSON.search(match.string, 0, match.start()):
        return None
    found = _named(match, moment)
    return found and replace(found, asked=True)


def _handed_over(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 终混4.22交, behind what is no number of a version or of a measure."""
    return None if _MEASURED.search(match.string, 0, match.start()) else _named(match, moment)


def _moved_to(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read ddl改到3.25; anything else may be raised to a number."""
    ahead = match.string[max(0, match.start() - _NEAR) : match.start()]
    return _named(match, moment) if _ENDS_THEN.search(ahead) else None


def _of_taiwan(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 115/6/30, which counts the years from 1912."""
    if moment.workdays.country not in {None, "TW"}:
        return None
    year = int(match["minguo"]) + _MINGUO
    found = days.exact(year, int(match["month"]), int(match["day"]))
    return Reading((found,), asked=moment.workdays.country is None) if found else None


def _last_of_range(match: re.Match[str], moment: Moment) -> Reading | None:
    month, day = int(match["end_month"] or match["month"]), int(match["day"])
    found = days.yearless(month, day, moment.today)
    return Reading((found,), asked=True) if found else None


_MORE_SURNAMES = "苏卢蒋蔡贾丁魏薛叶阎潘杜戴汪姜范姚谭廖邹熊郝崔邱秦侯邵孟尹黎乔赖龚"
_ACTS = re.compile(rf"\s*(?:[把将给交]|{VERB}(?=[\u4e00-\u9fff]{{2}}))")  # with an object behind
_PERSON = re.compile(
    rf"(?:^|[\s,;，；@、])(?:(?!周[报会]|程序|高[压层温管清]|黄[金豆油]|马[达路]|许可)[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    r"|[小老阿](?![组区票程])[\u4e00-\u9fff]|[\u4e00-\u9fff](?:[工总姐哥]|经理|主任|老师|总监|组长|科长|处长)|[A-Z][a-z]+)\s+\Z"
)
_NO_SURNAME = (
    r"周[报会一二三四五六日转]|程序|高[压层温管清级]|黄[金豆油色]|马[达路上]|许可"
    r"|[^,，、/ ]*[完成过好]"
)
_IN_BRACKETS = re.compile(
    r"[(\[【](?:(?:负责|责任|经办|对接)人?\s*:?\s*)?@?"
    rf"(?:(?!{_NO_SURNAME})[{SURNAMES}{_MORE_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    r"|[小老阿](?![组区票程])[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff](?:[工总姐哥]|经理|主任|老师|总监|组长|科长|处长))[\s,，、/:]+\Z"
)
_TWO = r"(?P<a>1[0-2]|0?[1-9])(?P<sep>[/.])(?P<b>3[01]|[12]\d|0?[1-9])"
_TWO_DOTTED = r"(?P<a>1[0-2]|0?[1-9])(?P<sep>\.)(?P<b>3[01]|2\d|1[3-9])"
_HANDED_OVER = (
    r"(?=\s*(?:[交给发寄送出到](?:我|你|他|齐|出|到|给|稿|图|货)?|定稿|上线|完成)"
    r"\s*(?:$|[,.;!，。；！]))"
)
_MEASURED = re.compile(
    r"(?:版本?|[约达为是至到有共占涨跌降升超高低均分率比价值重长宽厚差第号期章节条]|系数|指数|评分|浓度)\Z"
)
_TWO_OF = r"(?P<a>1[0-2]|0?[1-9])/(?P<b>1[0-2]|0?[1-9])"
_FRONT = r"(?:^|(?<=[,;:!?，。；、\n])|(?<=[,;:!?]\s))"
_END = r"(?![\d.%/])"
_IS = "[是为到在]"
_WEEKDAY = rf"\s*\(?{WEEK}[一二三四五六日天]"
_CLOCK = rf"(?:[上下中]午|[早晚]|凌晨|傍晚|下班|\s{CLOCK})"  # 12.315点 is nothing
_WORKED = r"(?:也|还|都|要|得|需)*(?:恢复|正式|正常)?(?:补班|调班|调休|上班|放假)|的?[当那][天日]"
_DO = rf"(?=\s*(?:把|将|先|再|给|就|我?要)|{GOES_OUT}|(?!\s*(?:完成|做完|搞定|达成)){TO_DO})"
TABLE: tuple[Recogniser, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?<![\d./]){_TWO}{_END}(?=\s*(?:{_WORKED})|{_WEEKDAY})", _named),
        (rf"(?<![\d./]){_TWO}(?=\s+\d\d?:\d\d(?!\d))", _named),
        (rf"(?<![\d./a-z])(?<![a-z]\s)(?<!版本){_TWO}(?=\s*{_CLOCK})", _at_a_clock),
        (
            rf"(?<![\d./-])(?P<minguo>1[12]\d)/(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9]){_END}",
            _of_taiwan,
        ),
        (rf"{_FRONT}{_TWO}{_END}{_DO}", _in_front),
        (rf"(?<=[\u4e00-\u9fffa-z]\s){_TWO_OF}{_END}{_DO}", _before_a_verb),
        (rf"(?<=[\s,，、/:]){_TWO_OF}{_END}(?=\s*[)\]】])", _behind_a_name),
        (rf"(?<=[\u4e00-\u9fff]\s){_TWO_OF}{_END}(?=\s*$)", _at_the_end),
        (
            rf"(?:(?<=ddl{_IS})|(?<=deadline{_IS})|(?<=[限止期晚迟]{_IS})|(?<=定[在于])){_TWO}{_END}",
            _named,
        ),
        (rf"(?<=[改延推挪迟期后前]到){_TWO}{_END}", _moved_to),
        (rf"(?<=[\u4e00-\u9fff]){_TWO_DOTTED}{_END}{_HANDED_OVER}", _handed_over),
        (
            (
                r"(?<![\d./])(?P<month>\d\d?)(?P<sep>[/.])\d\d?\s*[-–—~至到]+\s*(?:(?P<end_month>\d\d?)(?P=sep))?"
                rf"(?P<day>\d\d?){_END}(?:之间|期间|[这那]周|{WITHIN}|{TO_DO})"
            ),
            _last_of_range,
        ),
    )
)
