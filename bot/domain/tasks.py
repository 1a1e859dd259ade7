"""What a follow-up's words say is to be done: without the people who are to do it."""

import re
from typing import Final

from bot.domain.mrkdwn import USER

_AND: Final = r"(?:\s*(?:(?:,|、|，|/|\+|&|;|；|和|与|及|跟|\band\b)\s*)?)"
_MENTIONS: Final = rf"{USER}(?:{_AND}{USER})*"
_RESPONSIBLE: Final = r"责任人|负责人|經辦人|经办人|責任人|負責人|owners?|assigned\ to|assignees?"
_TO: Final = r"to|will|should|must|shall|needs?\ to|ha(?:s|ve)\ to|is\ to|are\ to|please|pls"
_LEADING: Final = re.compile(
    rf"""^[\s,，:：]*(?:and\s+)?
    (?:(?:请|請|由|让|讓|麻烦|麻煩|安排(?!\s*{_MENTIONS}\s*的)|{_RESPONSIBLE}|for|please)\s*[:：]?\s*)?{_MENTIONS}\s*
    (?:[:：,，–—-]\s*|(?:负责|負責)\s*|(?:{_TO})\s+)*""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    rf"""
    (?:[(（【\[]\s*)?(?:(?:{_RESPONSIBLE}|cc)\s*[:：]?\s*|由\s*)?{_MENTIONS}
    (?:\s*(?:负责|負責))?(?:\s*[)）】\]])?[\s.。,，;；!！]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NEEDS_A_NAME: Final = re.compile(
    r"(?:\b(?:for|with|to|from|of|by|at|and|ask|tell|see|inform|about)|[给跟和与向同为找问对由请])\s*$",
    re.IGNORECASE,
)


def followup_text(text: str) -> str:
    """Return what is to be done: plain text without the owners named at its beginning and end.

    A mention that the sentence needs ("prepare slides for <@U1>") stays.
    """
    todo = _LEADING.sub("", " ".join(text.split()), count=1)
    ending = _TRAILING.search(todo)
    if ending and not _NEEDS_A_NAME.search(todo[: ending.start()]):
        todo = todo[: ending.start()].rstrip(" ,，;；:：–—-")
    return todo.strip()
