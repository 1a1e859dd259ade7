"""Where the names of owners stand in a sentence, and what stands beside them there.

All patterns read folded text: lower case, half width, without accents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.domain.name_words import GOES_ON, MONTHS
from bot.domain.names import CHINESE, LETTER, TITLE, WORD


class Kind(IntEnum):
    """What tells that a name may stand there; the surer ones first."""

    AT = 0  # behind @, which says that it is a name
    SAID = 1  # behind owner: or 由
    COMMA = 2  # behind a comma, before 负责
    TAIL = 3  # in brackets or behind a dash, at the end or before the date
    ASKED = 4  # at the beginning, behind 请 or please
    HEAD = 5  # at the beginning


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a name may begin."""

    start: int
    kind: Kind


def places(plain: str) -> Iterator[Place]:
    """Return where owners' names may stand, in the order of the text."""
    head = _HEAD.match(plain)
    found = [Place(head.end(), Kind.ASKED if head["told"] else Kind.HEAD)] if head else []
    found += [
        Place(match.end(), kind) for kind, pattern in _BEFORE for match in pattern.finditer(plain)
    ]
    return iter(sorted(found))


_MENTIONED: Final = r"<@[uw][a-z0-9]+>"
_DONE_BY: Final = "负责|負責|牵头|牽頭|跟进|跟進|承办|承辦|主办|主辦"
_RESPONSIBLE: Final = (
    r"责任人|責任人|负责人|負責人|经办人|經辦人|承办人|承辦人"
    r"|(?<![a-z])(?:owners?|assignees?|assigned\s+to)(?![a-z])"
)
_AT: Final = re.compile(rf"(?<!{LETTER})(?<![\d_.+@<&/|-])@(?=[^\W\d_])")  # also 请@王芳
_SAID: Final = re.compile(
    rf"(?:(?:{_RESPONSIBLE})\s*(?::|为|為|是|=|-)?|(?<![理自缘緣事])由)\s*(?=\w)"
)
_COMMA: Final = re.compile(r"[,，;；。、]\s*(?=\w)")
_TAIL: Final = re.compile(r"[(\[【]\s*(?=\w)|\s[-–—]+\s+(?=\w)|(?<![—–])[—–]{2,}\s*(?=\w)")
_BEFORE: Final = (
    (Kind.AT, _AT),
    (Kind.SAID, _SAID),
    (Kind.COMMA, _COMMA),
    (Kind.TAIL, _TAIL),
)

AND: Final = re.compile(rf"\s*(?:[,，、/+&]|和|与|與|及|跟|(?<!{LETTER})and(?!{LETTER}))\s*")
_HEAD: Final = re.compile(
    rf"""[\s,，、:：;；*_“"'-]*(?:and\s+)?
    (?P<told>(?:请|請|由|让|讓|麻烦|麻煩|安排|(?:for|please)(?=\s)|{_RESPONSIBLE})\s*+:?\s*+)?
    (?:{_MENTIONED}{AND.pattern})*(?=\w)""",
    re.VERBOSE,
)
MORE_MENTIONS: Final = re.compile(rf"(?:{AND.pattern}{_MENTIONED})*")
HANDLE: Final = re.compile(r"[a-z0-9][a-z0-9._-]*[a-z0-9]")
UNKNOWN: Final = re.compile(
    rf"{WORD}(?:[0-9]+{WORD})*[0-9]*|{CHINESE}{{2,4}}?(?={_DONE_BY})|{CHINESE}{{1,12}}|\w+"
)
IN_CHINESE: Final = re.compile(rf"{CHINESE}+")
TOLD: Final = re.compile(
    rf"""\s*(?::|[-–—]+\s|[—–]{{2,}}|\)\s*:)
    | \s+(?:to|will|should|must|shall|needs?|please|pls)(?![a-z])
    | \s+(?:has|have|is|are)\s+to(?![a-z])
    | \s*,\s*(?:please|pls|can\s+you|could\s+you)(?![a-z]) | ['’]ll(?![a-z])
    | \s*(?:{_DONE_BY}|来|去|需|要|应|應|必须|必須|请|請|将|將)""",
    re.VERBOSE,
)
GOES_ON_IN_CHINESE: Final = re.compile(rf"\d|$|\W|{'|'.join(sorted(GOES_ON))}")
TITLE_BEHIND: Final = re.compile(rf"(?:{TITLE})(?={GOES_ON_IN_CHINESE.pattern})")
SET_APART: Final = re.compile(r"[\s,，、]")
NEXT_WORD: Final = re.compile(rf"\s*,?\s+({LETTER}+)")
TO_BE: Final = re.compile(r"\s+(?:to|will|should|must|shall|needs?\s+to|has\s+to)\s+be(?![a-z])")
TO_A_MONTH: Final = re.compile(rf"\s*(?:to|-|–|and|/)\s*(?:{'|'.join(sorted(MONTHS))})(?![a-z])")
NO_OWNER: Final = re.compile(
    r"\s*(?:的|说|說|提出|提到|认为|認為|反馈|反饋|['’]s(?![a-z]))"
    r"|\s+(?:said|says|is(?!\s+to\s)|was|asked|thinks|told|has(?!\s+to\s))(?![a-z])"
)
_SAID_ENDS: Final = re.compile(
    rf"\s*(?:$|[\s,，.。;；:)\]】]|{_DONE_BY}|完成|提交|整理|落实|落實|办理|辦理)"
)
_CLOSES: Final = re.compile(
    rf"""\s*[)\]】]?\s*[.。!！]?\s*(?:$|[,，;；]?\s*(?:[-–—(]\s*)?(?:(?:
    by|before|due|until|till|on|in|within|this|next|today|tonight|tomorrow|eod|eow|cob|end
    )(?![a-z])|\d|周|星期|礼拜|下|本|明|后|今|月|年|截|在|于|{_DONE_BY}))""",
    re.VERBOSE,
)
ENDS: Final = {
    Kind.SAID: _SAID_ENDS,
    Kind.COMMA: re.compile(rf"\s*(?:{_DONE_BY})"),
    Kind.TAIL: _CLOSES,
}
"""What stands behind the names at a place that is told by what is before it."""
