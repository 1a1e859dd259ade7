"""The Chinese vocabulary that the tables share."""

import re
from collections.abc import Callable, Iterable

from bot.domain.due.numbers import CHINESE as NUMBER
from bot.domain.due.numbers import chinese as number
from bot.domain.due.values import NO_DATE, Moment, Reading, Recogniser

WEEK = r"(?:周|星期|礼拜)"
WEEKDAY = r"(?P<weekday>[一二三四五六日天])"
WHICH = (  # not the end of another word: 版本周二, 以下周五前 (but 所以下周五)
    r"(?:(?P<which>下下个?|(?:(?<![以如旗])|(?<=[所可]以))下个?|这个?|(?<![版样成剧日课文基根脚标副资原底])本|当)\s*)"
)
WITHIN = r"(?:之内|以内|内|结束之?前)"
AFTER = r"(?:之后|以后|过后|后)"
BEFORE = r"(?:之前|以前|前)"
CLOCK = rf"(?:{NUMBER}\s*[时点]|\d\d?:\d\d(?!\d))"
CLAUSE_BEGINS = r"(?:^|(?<=[\s,.;:!?，。；：！？、\ue000]))"
ENDS = r"(?=\s*(?:$|[,.;!?)。、，；！\n]))"
IS_DONE = rf"(?=\s*(?:先|再|就|要)?[付交还订签换办买寄退补汇][清完好掉]?{ENDS})"  # 机票这周订

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕"

_WEEKDAYS = "一二三四五六日"


def weekday_of(match: re.Match[str]) -> int:
    """Return the weekday that was named, Monday 0."""
    return _WEEKDAYS.index(match["weekday"].replace("天", "日"))


def ahead_of(match: re.Match[str]) -> int:
    """Return how many weeks or months ahead the words point: 本 0, 下 1, 下下 2."""
    return (match["which"] or "").count("下")


def number_of(match: re.Match[str], group: str) -> int | None:
    """Return the number in a group, None when the group is missing or holds none."""
    return number(match[group]) if match[group] else None


def nothing(_: re.Match[str], __: Moment) -> Reading:
    """Read words that look like a date and are none."""
    return NO_DATE


def table(
    rows: Iterable[tuple[str, Callable[[re.Match[str], Moment], Reading | None]]],
) -> tuple[Recogniser, ...]:
    """Compile patterns; no number begins or ends in the middle of a longer one."""
    return tuple(
        (re.compile(rf"(?:(?<![\d.])|(?=[今明后大下本这]))(?:{pattern})(?!(?<=\d)[\d.%])"), read)
        for pattern, read in rows
    )


__all__ = [
    "AFTER",
    "BEFORE",
    "CLAUSE_BEGINS",
    "CLOCK",
    "ENDS",
    "IS_DONE",
    "NUMBER",
    "SURNAMES",
    "WEEK",
    "WEEKDAY",
    "WHICH",
    "WITHIN",
    "ahead_of",
    "nothing",
    "number_of",
    "table",
    "weekday_of",
]
