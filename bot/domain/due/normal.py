"""One form for many ways to type: the tables read half-width digits and simplified characters."""

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SIMPLIFIED = str.maketrans(
    "週禮號後個內點兩鐘這時於為遲從開會議報國慶節聖誕結過間長勞動層應須務給發線確認饋復辦實",
    "周礼号后个内点两钟这时于为迟从开会议报国庆节圣诞结过间长劳动层应须务给发线确认馈复办实",
)
_MASKED = "\ue000"
_YEAR = re.compile(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=\s*年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_QUOTED = (
    r"(?<!\w)\"(?=\S)[^\"\n]{1,60}(?<=\S)\"|“[^”\n]{1,60}”|「[^」\n]{1,60}」|『[^』\n]{1,60}』"
    r"|《[^》\n]{1,60}》"
)
_ALL_QUOTED = re.compile(rf"(\s*)(?:{_QUOTED})(\s*)")
_NOT_WORDS = re.compile(
    _QUOTED
    + r"|<[@#!][^<>]*>|https?://\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+|`[^`]*`|:[a-z][a-z0-9_+-]*:|(?<![A-Za-z])[A-Z]{1,10}-\d+"
)


def normal(text: str) -> str:
    """Return the text, of the same length, in the form that the tables read.

    Mentions, addresses, code, titles in quotes and numbers such as F-12 are masked: no date is
    looked for in them. A text that is all in quotes is read.
    """
    if quoted := _ALL_QUOTED.fullmatch(text):
        first, last = quoted.end(1), quoted.start(2) - 1
        text = f"{text[:first]} {text[first + 1 : last]} {text[last + 1 :]}"
    masked = _NOT_WORDS.sub(lambda found: _MASKED * len(found[0]), text)
    masked = _YEAR.sub(lambda year: year[0].translate(_DIGITS), masked)
    return (
        masked.translate(_FULL_WIDTH)
        .translate(_SIMPLIFIED)
        .replace("元月", "一月")
        .replace("工作天", "工作日")
    )
