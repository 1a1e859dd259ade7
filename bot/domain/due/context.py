"""Whether a date in a sentence is a deadline: the words around it tell."""

import re
from dataclasses import dataclass
from enum import Enum, IntEnum

from bot.domain.due.values import Firmness, Reading

_NEAR = 40  # characters on either side that can tell


class Verdict(Enum):
    """What the words around a date say about it."""

    ACCEPT = "accept"
    ASK = "ask"
    REJECT = "reject"


class Rank(IntEnum):
    """How clearly the words beside a date make it a deadline."""

    NONE = 0
    ON = 1  # on, at, 在
    BY = 2  # by, before, due, 前, 截止


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and how clear it is.

    `start` and `end` reach over the date and the words that rank it: the rest of the sentence does
    without them.
    """

    verdict: Verdict
    rank: Rank
    start: int
    end: int


def judge(text: str, start: int, end: int, reading: Reading) -> Judgement:
    """Judge the date that stands at `start` to `end` of a normalised text."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    rank, left, right = _rank(before, after)
    if _DURATION.match(text, start) and _OF_SOMETHING_ELSE.match(after):
        return Judgement(Verdict.REJECT, rank, start - left, end + right)
    verdict = _verdict(rank, before, after, reading)
    return Judgement(verdict, rank, start - left, end + right)


def _rank(before: str, after: str) -> tuple[Rank, int, int]:
    """Return the rank, and how many characters before and after say it."""
    by = _BY.search(before) or _BY_CHINESE.search(before)
    said = by or _ON.search(before)
    until = _UNTIL.match(after)
    rank = Rank.BY if by or until else Rank.ON if said else Rank.NONE
    return rank, len(said[0]) if said else 0, until.end() if until else 0


def _verdict(rank: Rank, before: str, after: str, reading: Reading) -> Verdict:
    if _names_something_else(before, after):
        return Verdict.REJECT
    if _EVENT_THEN_BEFORE.match(after) or _is_vague(before, after):
        return Verdict.ASK
    if rank is Rank.BY:
        return Verdict.ASK if _of_something(after) else Verdict.ACCEPT
    if reading.firmness is Firmness.MARKED or _rejects(before, after, reading):
        return Verdict.REJECT
    return _verdict_without_by(rank, before, after, reading)


def _verdict_without_by(rank: Rank, before: str, after: str, reading: Reading) -> Verdict:
    if _FOR.search(before):
        return Verdict.REJECT if len(reading.days) > 1 else Verdict.ASK
    if _SAID_OF_SOMETHING.match(after):
        return Verdict.ASK
    weak = reading.firmness is Firmness.WEAK and rank is Rank.NONE
    return Verdict.ASK if weak and not _CLAUSE_ENDS.match(after) else Verdict.ACCEPT


def _names_something_else(before: str, after: str) -> bool:
    """Tell whether it is part of a range, comes again and again, or is counted from an event."""
    looks = (_RANGE_BEFORE, _RECURS, _AFTER_SOMETHING)
    return bool(_RANGE_AFTER.match(after)) or any(look.search(before) for look in looks)


def _is_vague(before: str, after: str) -> bool:
    return bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after))


def _rejects(before: str, after: str, reading: Reading) -> bool:
    if _NOT_A_DEADLINE.search(before) or _HAPPENED.search(before):
        return True
    if _of_something(after) or _BEGINS.match(after):
        return True
    return reading.weekday is not None and bool(_NAME.search(before))


def _of_something(after: str) -> bool:
    return bool(_POSSESSIVE.match(after) or _NOUN.match(after))


_LETTER = "A-Za-z"
_BY = re.compile(
    rf"(?<![{_LETTER}])(?:(?:no|not)\s+later\s+than|on\s+or\s+before|(?:at\s+(?:the\s+)?)?latest(?:\s+(?:by|on))?"
    r"|due(?:\s+(?:by|on|at|for|date|is))*|deadline(?:\s+(?:is|on|by))*|(?:by|before|until|till|til)"
    r"(?:\s+(?:(?:the\s+)?end\s+of|latest))?|(?:the\s+)?end\s+of|within|ETA|target(?:\s+date)?)"
    r"\s*:?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BY_CHINESE = re.compile(
    r"(?:(?:请|务必|须|需|要|应)?(?:最晚|最迟|不晚于|不迟于|赶在)|务必[于在]|截[至止](?:到|至|日期|时间)?"
    r"|(?:完成|办结|交付|提交)?(?:期限|时限|时间)|到期日|交期|(?i:ddl|deadline))"
    r"\s*(?:为|是|到|于|在|定在|定于)?\s*:?\s*$"
)
_ON = re.compile(rf"(?:(?<![{_LETTER}])(?i:on|at)\s+|@\s*|(?:[定改]?[在于至到为]|(?<!收)到)\s*)$")
_FOR = re.compile(rf"(?<![{_LETTER}])for\s+$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\s*(?:(?:(?:at\s+)?the\s+latest|latest|or\s+(?:sooner|earlier))(?![A-Za-z])"
    r"|(?:下班|上班|中午|收盘|结束)?(?:之前|以前|为止|截止|之内|以内|前(?![台端期面景任沿后])|内(?![部容])|止))",
    re.IGNORECASE,
)

_NOT_A_DEADLINE = re.compile(
    rf"(?:(?<![{_LETTER}])(?:of|from|since|after|following|start(?:s|ing)?|begin(?:s|ning)?|as\s+of"
    r"|effective|dated|last|past|previous|every|each|regarding|re|than|during|between|through"
    r"|the|a|an|this|that)\s+(?:the\s+)?|(?:从|自从|自|每逢?|上|除了?|关于|针对|根据|按照|依据)\s*)$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    rf"(?<![{_LETTER}])(?:discussed|agreed|decided|raised|mentioned|presented|shown|shared|sent|said"
    r"|reported|met|held|published|received|signed|happened|came|was|were)\s+(?:(?:on|at)\s+)?$",
    re.IGNORECASE,
)
_RECURS = re.compile(
    r"(?:每个?(?:月|季度?|年|周|天|日|星期|礼拜)[一二三四五六日天]?(?:的|上午|下午|晚上|早上)?"
    r"|(?:every|each)(?:\s+(?:other|second|third))?(?:\s+\w+)?(?:\s+(?:on|by|before|at))?"
    r"|(?:daily|weekly|bi-?weekly|monthly|quarterly|yearly|annually)(?:\s+(?:on|by|before))?)"
    r"\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER_SOMETHING = re.compile(
    rf"(?<![{_LETTER}])(?:(?:not|days?|weeks?|months?|hours?)\s+before|not(?:\s+(?:due|by|on))*)\s+$"
    r"|(?:(?<![然最今随])后|之?日起)\s*$",
    re.IGNORECASE,
)
_ABOUT_BEFORE = re.compile(
    r"(?:大约|大概|约|(?:around|about|approximately|roughly|maybe|probably)\s)\s*$", re.IGNORECASE
)
_ABOUT_AFTER = re.compile(r"\s*(?:前后|左右|or\s+so(?![A-Za-z]))", re.IGNORECASE)
_DURATION = re.compile(r"(?:in|within)\s", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(r"\s+(?:of|after|following|before|from)\s", re.IGNORECASE)
_NAME = re.compile(
    r"[^\s.!?:;•,]\s+(?:[A-Z][a-z]+|(?:Mr|Mrs|Ms|Dr)\.?)\s+$|^(?:Mr|Mrs|Ms|Dr)\.?\s+$"
)
_POSSESSIVE = re.compile(r"['’]s?(?![A-Za-z])|-[A-Za-z]")
_ENGLISH_NOUN = (
    r"(?:meetings?|reports?|reviews?|calls?|launch|figures|numbers?|versions?|releases?|minutes|agenda"
    r"|data|results?|sessions?|workshops?|stand-?ups?|slides?|deck|newsletter|edition|plans?|budgets?"
    r"|updates?|notes?|sync|retro|demo|training|events?|party|holidays?|sales|shift|batch|build|issue"
    r"|deadlines?|targets?|forecast|invoices?|close|closing|statements?|summary|people|items|pages)"
)
_EVENT = (
    r"(?:部门|项目|小组|全体|运营)?(?:例会|会议|会|晨会|周会|月会|年会|评审会?|发布会|启动会|培训)"
)
_CHINESE_NOUN = (
    rf"(?:的|{_EVENT}|讨论会|数据|纪要|报表|周报|日报|月报|总结|盘点|考核|结算|结账|活动|版|通报|文件"
    r"|计划|方案|库存|余额|晚会|聚餐|评优|绩效|大会|奖|举行|召开的|系统)"
)
_NOUN = re.compile(rf"\s+{_ENGLISH_NOUN}(?![A-Za-z])|\s*{_CHINESE_NOUN}", re.IGNORECASE)
_EVENT_THEN_BEFORE = re.compile(rf"\s*的?{_EVENT}(?:召开|开始)?(?:之前|以前|前)")
_BEGINS = re.compile(r"\s*(?:起|开始|以来|以后|之后|后|onwards?|and\s+after)", re.IGNORECASE)
_SAID_OF_SOMETHING = re.compile(
    r"\s*(?:会上|开会)?(?:讨论|提出|提到|说|确定|决定|安排|通过|布置|要求|完成|提交|发布|发|签|定)"
    r"(?:过|好|下来)?的"
)
_DATE_BEGINS = (
    r"(?:\d|(?:next\s+)?(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|[周星礼]|[本这下明后](?:[个周星礼天月])|[一二三四五六七八九十]{1,3}[月日号])"
)
_RANGE_AFTER = re.compile(
    rf"\s*(?:[-–—~至到]|\s(?:to|through|until|till)\s)\s*{_DATE_BEGINS}", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(
    r"(?:\d|day|mon|tue|wed|thu|fri|sat|sun|[日号一二三四五六天]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\s*(?:[-–—~至到]|\s(?:to|through)\s)\s*$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"\s*(?:$|[,.;:!?)\](\[。、\n|]|[-–—]\s|(?:and|at|with|so|then|if|please|via|or|but|asap)(?![A-Za-z])"
    r"|\s+[\u4e00-\u9fff]|提交|完成|交|给|发|把|将|要|再|必须|需|应|请|由|去|来|报|汇报|提供|确认|反馈|回复|出|上线"
    r"|开会|到期|搞定|做|拿|讨论|定稿|更新|通知|联系|跟进|检查|组织|召开|安排|准备|整理|下班|中午|晚"
    r"|早|我|你|他|她|大家|统一|一起|先|和|与)",
    re.IGNORECASE,
)
