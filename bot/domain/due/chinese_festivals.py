"""Chinese words for holidays: 国庆节前, 春节后第一个工作日, 最晚元旦, 节前."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.domain.due import festivals
from bot.domain.due.chinese_festival_names import NAMES, name_of
from bot.domain.due.chinese_terms import (
    BEFORE,
    CLAUSE_BEGINS,
    ENDS,
    NUMBER,
    SURNAMES,
    WEEK,
    WEEKDAY,
    nothing,
    number_of,
    table,
    weekday_of,
)
from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.context_words import BY_CHINESE, UNTIL
from bot.domain.due.values import Firmness, Moment, Reading

_YEARS_AHEAD = {"今": 0, "本": 0, "明": 1, "后": 2}
_NEAR = 20  # characters in which the words that make it an end stand
_BEFORE = re.compile(rf"\s*(?:放假)?{BEFORE}")
_Name = Callable[[re.Match[str]], str]
_Reads = Callable[[re.Match[str], Moment], Reading | None]


def _named(match: re.Match[str]) -> str:
    return name_of(match["name"])


def _next(_: re.Match[str]) -> str:
    return festivals.NEXT


def _spring(_: re.Match[str]) -> str:
    return "spring festival"


def _deadline(name: _Name) -> _Reads:
    """Read a name with what follows it: 国庆节前 is the last workday before the days off."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        ahead = match.string[max(0, match.start() - _NEAR) : match.start()]
        is_end = BY_CHINESE.search(ahead) or UNTIL.match(match.string, match.end())
        target = festivals.by if is_end else festivals.on
        if _BEFORE.match(match.string, match.end()):
            target = festivals.before
        return festivals.read(name(match), target, moment, year=_year(match, moment))

    return read


def _two_of_them(match: re.Match[str], moment: Moment) -> Reading | None:
    found = _deadline(_named)(match, moment)
    return found and replace(found, asked=True)


def _before_the_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 年前: before the Spring Festival; before January it may be the calendar's year."""
    found = _deadline(_spring)(match, moment)
    if found is None or found.days[0].year == moment.today.year:
        return found
    new_year = festivals.read("new year", festivals.before, moment)
    both = (*(new_year.days if new_year else ()), *found.days)
    return Reading(both, firmness=Firmness.MARKED, asked=True)


def _last_workday(name: _Name) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        return _read(name, festivals.before, match, moment)

    return read


def _workday_after(name: _Name) -> _Reads:
    """Read 春节后第一个工作日 and 春节后上班第一天: asked while the days off are not announced."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        nth = number_of(match, "nth") if match.groupdict().get("nth") else 1
        if not nth:
            return None
        asked = festivals.unsettled if _BACK_AT_WORK.search(match[0]) else festivals.always
        return _read(name, festivals.workdays_after(nth), match, moment, asked=asked)

    return read


def _counted_after(name: _Name) -> _Reads:
    """Read 节后三个工作日内, counted from the last of the days off; asked about."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        count = number_of(match, "nth")
        if not count:
            return None
        workdays = match["unit"].endswith("工作日")
        target = festivals.workdays_after(count) if workdays else festivals.days_after_end(count)
        asked = festivals.unsettled if workdays else festivals.always
        return _read(name, target, match, moment, asked=asked)

    return read


def _weekday_after(name: _Name) -> _Reads:
    """Read 国庆节后的周一, the first after the days off."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        target = festivals.weekday_after_end(weekday_of(match))
        return _read(name, target, match, moment, asked=festivals.unsettled)

    return read


def _counted_before(name: _Name) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        count = number_of(match, "number")
        if not count:
            return None
        if match["unit"].endswith("工作日"):
            return _read(name, festivals.workdays_before(count), match, moment)
        target = festivals.days_away(-count * (1 if match["unit"] in "天日" else 7))
        return _read(name, target, match, moment, asked=festivals.begins_vaguely)

    return read


def _on(name: _Name) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        return _read(name, festivals.on, match, moment, firmness=Firmness.WEAK)

    return read


def _until_end(name: _Name) -> _Reads:
    """Read 国庆长假结束前 as the last of the days off, on which few work; asked about."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        return _read(name, festivals.end, match, moment, asked=festivals.always)

    return read


def _after(name: _Name) -> _Reads:
    """Read 春节后, which sets no end."""

    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        return _read(name, festivals.workdays_after(1), match, moment, asked=festivals.always)

    return read


def _first_week_after(name: _Name) -> _Reads:
    def read(match: re.Match[str], moment: Moment) -> Reading | None:
        return _read(name, festivals.workdays_after(5), match, moment, asked=festivals.always)

    return read


def _read(
    name: _Name,
    target: festivals.Target,
    match: re.Match[str],
    moment: Moment,
    *,
    firmness: Firmness = Firmness.SURE,
    asked: festivals.Asks = festivals.never,
) -> Reading | None:
    return festivals.read(
        name(match),
        target,
        moment,
        year=_year(match, moment),
        firmness=firmness,
        asked=asked,
    )


def _year(match: re.Match[str], moment: Moment) -> int | None:
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"])
    if said.get("which_year"):
        return moment.today.year + _YEARS_AHEAD[said["which_year"]]
    return None


_YEAR = r"(?:(?:(?P<year>20\d\d)\s*年|(?P<which_year>[今本明后])年)的?\s*)?"
_OFF = rf"(?:节|连假|长假|小长假|假期|假日|(?:放假|开始|来临|到来)(?={BEFORE})|黄金周|大促)*"
_HOLIDAY = rf"{_YEAR}[“\"「]?(?P<name>{NAMES})[”\"」]?{_OFF}"
_NO_FESTIVAL = "员者士树春国庆秋阳旦午明圣诞劳动宵情人师亲父母女童青年军环调章细季时关"
_THE_NEXT = (
    rf"(?<![{_NO_FESTIVAL}长小请休年病事婚产])"
    r"(?:节假?日?|小?长假|放假|假期|(?i:bank\s+holiday|public\s+holiday)s?)"
)
_THE_YEAR = r"(?<![\d一二两三四五六七八九十几多去前今明后跨半全整每数百千万来当近些])年"
_AT_WORK = r"(?:返工|复工|开工|返岗|到岗|上班|回来|收假)"
_BACK = rf"(?:{_AT_WORK}后?的?)?"
_BACK_AT_WORK = re.compile(rf"{_AT_WORK}|工作日")
_FIRST = r"(?:第一天|头一天|首日)"
_FIRST_DAY_BACK = rf"(?:{_FIRST}{_AT_WORK}|{_AT_WORK}的?{_FIRST}|(?:第一|首)个工作日)"
_AFTERWARDS = r"(?:收假|放假|结束)?(?:之后|以后|过后|后)的?"
_THEN = rf"(?:{TO_DO}|{ENDS}|(?=再|就|启动|恢复|继续|讨论|处理|安排|落实|跟进))"
_PUT_OFF = (  # 节后再议: it is left open
    r"(?:再|才|另行?)(?:行|来|去)?(?:议|说|看|定(?![稿位])|谈|考虑|商[量议定]|研究|决定|讨论|聊|评估)(?:吧|了|的)?"
    rf"{ENDS}"
)
_SOMEBODY = (  # 李国庆周四前交: a name, where no word of the holiday stands behind it
    rf"(?:{CLAUSE_BEGINS}|(?<=[和与跟及请让由找叫给问归@]))[{SURNAMES}]"
    rf"(?:国庆|元旦|清明|中秋|端午|重阳|新春)(?!节|[后当那期档晚]|(?!前天){BEFORE}|{_AT_WORK}|长假|小长假|放?假|黄金周|大促|第一|[上下]班|值班|要?加班)"
)
_SAID_AS: tuple[tuple[str, _Name], ...] = (
    (_HOLIDAY, _named),
    (_THE_NEXT, _next),
    (_THE_YEAR, _spring),
)


def _beside(words: str, name: _Name) -> tuple[tuple[str, _Reads], ...]:
    return (
        (
            rf"{words}前的?(?:最后(?:一?个工作日|一天)|一?个工作日)(?:\s*(?:{BEFORE}|内))?",
            _last_workday(name),
        ),
        (
            rf"{words}的?(?:前|之前|以前)的?\s*(?P<number>{NUMBER})\s*(?P<unit>天|日|周|个?星期|个?礼拜|个?工作日)(?!内)",
            _counted_before(name),
        ),
        (
            rf"{words}{_AFTERWARDS}{_FIRST_DAY_BACK}",
            _workday_after(name),
        ),
        (
            rf"{words}{_AFTERWARDS}{_BACK}(?:第\s*(?P<nth>{NUMBER})个?|首个?)(?:工作日|[日天])",
            _workday_after(name),
        ),
        (
            rf"(?:[过放休]完|过了){words}(?:之后|以后|后)?的?{_FIRST_DAY_BACK}",
            _workday_after(name),
        ),
        (rf"{words}{_AFTERWARDS}的?(?:第一个|首个|的)?{WEEK}{WEEKDAY}", _weekday_after(name)),
        (rf"{words}{_AFTERWARDS}(?:第一周|一周内)", _first_week_after(name)),
        (
            rf"{words}{_AFTERWARDS}(?P<nth>{NUMBER})\s*(?P<unit>个?工作日|[天日])(?:之内|以内|内)",
            _counted_after(name),
        ),
        (rf"{words}{_AFTERWARDS}{_THEN}", _after(name)),
        (rf"{words}{_AFTERWARDS}{_PUT_OFF}", nothing),
        (rf"{words}(?:当[天日晚]|那[天日])", _on(name)),
        (rf"{words}{_AT_WORK}的?(?:{_FIRST}|(?:第一|首)个工作日)", _workday_after(name)),
        (rf"{words}(?:结束|收假)(?=\s*{BEFORE})", _until_end(name)),
        (rf"{words}期间", nothing),
    )


TABLE = table(
    (
        (_HOLIDAY, _deadline(_named)),
        (_SOMEBODY, nothing),
        (rf"(?:元旦|春节|中秋|国庆|五一|端午|圣诞)节?[、和及与]\s*{_HOLIDAY}", _two_of_them),
        (
            rf"{_THE_NEXT}(?:开始|来临|到来)?(?=(?:之前|以前|前)(?!检查|慰问|安全|走访|值班|教育|培训))",
            _deadline(_next),
        ),
        (rf"{_THE_YEAR}(?={BEFORE})|农历年底(?=\s*{BEFORE})", _before_the_year),
        (rf"放完假(?:之后|以后|后)?的?(?:{_FIRST_DAY_BACK}|{_FIRST})", _workday_after(_next)),
        *(row for words, name in _SAID_AS for row in _beside(words, name)),
    )
)
