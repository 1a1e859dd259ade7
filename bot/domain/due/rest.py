"""What remains of a sentence when the words of its date are taken out."""

import re

_EMPTY_BRACKETS = re.compile(r"[(（\[【]\s*[)）\]】]")
_SPACE_BEFORE_STOP = re.compile(r"(?<!\s)\s+(?=[,.;:!?)，。；：、！？）])")
_DOUBLE_STOP = re.compile(
    r"[,，;；:：、]\s*(?=[,，;；:：、.。!！?？)）\]】])|(?<=[.。])(?<![.。]{2})[.。](?![.。])"
)
_DANGLING = re.compile(r"(?<!\s)\s+(?:to|on|by|at|for)$", re.IGNORECASE)
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LOOSE_ENDS = " \t\n,，;；:：、—–-|"


def without(text: str, start: int, end: int) -> str:
    """Return the text without the characters from `start` to `end`, and tidy where they were."""
    left, right = text[:start].rstrip(), text[end:].lstrip()
    if end > start and not right:
        left = _DANGLING.sub("", left)
    apart = text[:start] != left or text[end:] != right
    wide = _WIDE.match(left[-1:]) or _WIDE.match(right[:1])
    both_wide = _WIDE.match(left[-1:]) and _WIDE.match(right[:1])
    glue = "" if both_wide or (wide and not apart) else " "
    rest = " ".join(f"{left}{glue}{right}".split())
    rest = _EMPTY_BRACKETS.sub("", rest)
    rest = _DOUBLE_STOP.sub("", _SPACE_BEFORE_STOP.sub("", rest))
    return rest.strip(_LOOSE_ENDS).lstrip(".。!！ ")
