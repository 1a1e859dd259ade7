"""One form for many ways to type: the tables read half-width digits and simplified characters."""

import re

from bot.domain.chinese import simplified
from bot.domain.letters import narrow

_MASKED = "\ue000"
_YEAR = re.compile(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=\s*年)")
_PAIR = re.compile(r"(?<![咱你我他她])俩(?=礼拜|星期|月|钟头|小时)")  # 俩礼拜 is 两个礼拜
_SAID_AS = (  # what Taiwan and Hong Kong say otherwise
    ("元月", "一月"),
    ("工作天", "工作日"),
    ("听朝", "明早"),
    ("听晚", "明晚"),
    ("大后日", "大后天"),
    ("寻日", "昨日"),
    ("琴日", "昨日"),
    ("搞掂", "搞定"),
    ("今个月", "这个月"),
    ("今个礼拜", "这个礼拜"),
    ("今个星期", "这个星期"),
    ("放工前", "下班前"),
    ("晏昼", "下昼"),
    ("嘅", "的"),
    ("咗", "了"),
    ("唔", "不"),
    ("冇", "没"),
    ("嚟", "来"),
    ("係", "是"),
    ("俾", "给"),
    ("畀", "给"),
    ("喺", "在"),
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HOLIDAY = (  # “五一”前 is as good as 五一前
    r"(?:[五六七八]一|十一|三八|元旦|春节|国庆|中秋|端午|清明|除夕|元宵|双(?:11|12|十一|十二)|618)节?[\"”」]"
)
_QUOTED = (
    rf"(?<!\w)\"(?=\S)(?!{_HOLIDAY})[^\"\n]{{1,60}}(?<=\S)\"|“(?!{_HOLIDAY})[^”\n]{{1,60}}”|「(?!{_HOLIDAY})[^」\n]{{1,60}}」|『[^』\n]{{1,60}}』"
    r"|《[^》\n]{1,60}》"
)
_GAP = re.compile(r"(?<=\s{4})\s+(?=\s{4})")  # nobody reads across it; patterns would take long to
_ALL_QUOTED = re.compile(rf"(\s*)(?:{_QUOTED})(\s*)")
_NOT_WORDS = re.compile(
    _QUOTED
    + r"|<[@#!][^<>]*>|https?://\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+|`[^`]*`|:[a-z][a-z0-9_+-]*:|(?<![A-Za-z])[A-Z]{1,10}-\d+"
)


def _mask(found: re.Match[str]) -> str:
    return _MASKED * len(found[0])


def normal(text: str) -> str:
    """Return the text, of the same length, in the form that the tables read.

    Mentions, addresses, code, titles in quotes, numbers such as F-12 and wide gaps are masked: no
    date is looked for in them. A text that is all in quotes is read.
    """
    if quoted := _ALL_QUOTED.fullmatch(text):
        first, last = quoted.end(1), quoted.start(2) - 1
        text = f"{text[:first]} {text[first + 1 : last]} {text[last + 1 :]}"
    masked = _NOT_WORDS.sub(_mask, _GAP.sub(_mask, simplified(text)))
    masked = _YEAR.sub(lambda year: year[0].translate(_DIGITS), masked)
    plain = _PAIR.sub("两", narrow(masked))
    for said, read in _SAID_AS:
        plain = plain.replace(said, read)
    return plain
