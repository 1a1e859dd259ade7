"""What people say around the days of an absence: I'm on leave from, 请假."""

import re
import unicodedata
from typing import Final

_LEAVE = (
    r"(?:annual|parental|maternity|paternity|sick|medical|unpaid|compassionate|study|personal)\s+leave"
    r"|pto|travell?ing|(?:on\s+)?(?:a\s+)?business\s+trip|at\s+a\s+conference"
)
_LEAVE_CHINESE = "请假|休假|年假|病假|事假|产假|婚假|丧假|陪产假|探亲假|调休|外出|出差|不在"
_FILLING_BEFORE: Final = re.compile(
    r"^(?:(?:i['’]?m|i am|i['’]?ll be|i will be|out of office|ooo|away|out|off|on leave|leave"
    rf"|on vacation|vacation|on holiday|holiday|{_LEAVE}|sick|from|on)(?![A-Za-z])"
    rf"|我|从|自|{_LEAVE_CHINESE})\s*",
    re.IGNORECASE,
)
_FILLING_AFTER: Final = re.compile(
    rf"\s*(?:(?<![A-Za-z])(?:away|off|out|on leave|on vacation|on holiday|{_LEAVE}|ooo|please)"
    rf"|{_LEAVE_CHINESE}|放假)$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"(?<![A-Za-z])(?:from|starting(?:\s+from)?|beginning|as\s+of)(?![A-Za-z])\s*|[从自](?=.)",
    re.IGNORECASE,
)
_ONWARDS: Final = re.compile(
    r"\s+(?:on|onwards?|(?:until|till)\s+further\s+notice|(?:to|until|till)(?:\s+tb[acd])?)$"
    r"|(?:起|开始|以后|之后|往后|到|至)$|\s*[-–—~]+\s*\?*$",
    re.IGNORECASE,
)
_TWO_WEEKDAYS: Final = re.compile(r"((?:周|星期|礼拜)[一二三四五六日天])(?=周|星期|礼拜)")
_TOMORROW_AND_AFTER: Final = re.compile(r"明后两?天")
_DAY_WITHOUT_WORD: Final = re.compile(r"((?<!\d)\d{1,2}月\d{1,2})(?![\d日号])")


def bare(text: str) -> str:
    """Return the text, in simplified characters, without the words that only say who is away.

    Days that run together are set apart: 周一周二, 明后天.
    """
    words = " ".join(unicodedata.normalize("NFKC", text).split()).strip(" .。!！,，")
    before = None
    while before != words:
        before = words
        words = _FILLING_AFTER.sub("", _FILLING_BEFORE.sub("", words)).strip(" ,，")
    words = _TWO_WEEKDAYS.sub(r"\1、", words.replace("今明两", "今天、明"))
    words = _TOMORROW_AND_AFTER.sub("明天、后天", words)
    return _DAY_WITHOUT_WORD.sub(r"\1日", words)


def beginning(text: str) -> str:
    """Return the words of a day, in simplified characters, from which on somebody is away.

    They are behind *from* or before *on*, and may go on to name the last day too. "" when there is
    no such word.
    """
    begun = _FROM.search(text)
    words = bare(text[begun.end() :]) if begun and not bare(text[: begun.start()]) else bare(text)
    ended = _ONWARDS.search(words)
    if not ended:
        return words if begun and not bare(text[: begun.start()]) else ""
    return bare(words[: ended.start()])
