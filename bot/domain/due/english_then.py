"""A day that is told of and taken up again: *UAT starts Monday, test data ready by then*.

What happens on a day, or goes on from it, sets no end; what is to be done *by then*, or to be ready
for who comes that day, does. *Until then* says it only of what is to be reached, *until then all
doors must be repaired*: of most things it says how they are meanwhile.
"""

import re

_THEN = re.compile(  # Friday is fine, let me have it by then
    r"(?<![A-Za-z])(?:(?:by|before|ahead\s+of)\s+(?:then|that\s+(?:day|date|time|point))(?![A-Za-z])|(?:(?:by|before|on|for)\s+)?"
    r"(?:(?<!until\s)(?<!till\s)(?<!since\s)(?<!ok\s)(?<!okay\s)(?<!and\s)(?<!even\s)then|that\s+(?:same\s+)?(?:day|date)"
    r"|the\s+same\s+day)\s*(?:$|[.!,;)(]|thx|thanks|please|pls))",
    re.IGNORECASE,
)
_BY_THEN = re.compile(
    r"(?<![A-Za-z])(?:by|before|ahead\s+of)\s+(?:then|that\s+(?:day|date|time|point))(?![A-Za-z])",
    re.IGNORECASE,
)
_REACHED = (
    r"(?:be\s+(?:all\s+|fully\s+)?(?:ready|done|clear|clean|tidy|gone|in\s+place|up\s+to\s+date|up\s+and\s+running|out|paid|sent|built"
    r"|(?!us|allow|lock|park|stor|clos|cover|supervis|direct|report|sign|serv|fe)[a-z]+ed)(?![a-z])"
    r"|(?:work|run|close|open|fit|function)\s+(?:properly|correctly|again))"
)
_UNTIL_THEN = re.compile(
    rf"(?<![A-Za-z])(?:until|till)\s+then,?\s[^.;:!?]{{1,40}}?\s(?:must|ha(?:s|ve)\s+to|needs?\s+to)\s+{_REACHED}",
    re.IGNORECASE,
)
_READY = re.compile(  # the engineer's in on Thursday, have the hoist out for him
    r"\s*(?:[,;:]|\s[-–—]|\s(?:so|and)\s)\s*(?:(?:so|and|please|pls)\s+)*(?:have|get|leave|put|make\s+sure)\s[^.;:!?]*"
    r"\s(?:(?:ready|out|open|clear|cleared|printed|unlocked|to\s+hand|in\s+place|set\s+(?:up|out)|laid\s+out)"
    r"(?:\s+for\s+(?:him|her|them|it))?|for\s+(?:him|her|them))\s*(?:,?\s*(?:please|pls|thanks|thx))?\s*[.!]?\s*$",
    re.IGNORECASE,
)
_GUESS = re.compile(  # the plumber comes Friday, we'll know more by then
    r"(?<![A-Za-z])(?:know|hear|hope|hopefully|probably|perhaps|maybe|guess|wonder|expect|think|likely|was|were|had)(?![A-Za-z])",
    re.IGNORECASE,
)
_AWAY = re.compile(r"(?<![A-Za-z])(?:away|off|out|leave|sick|absent)(?![A-Za-z])", re.IGNORECASE)
_IN_A_MONTH = re.compile(r"in\s", re.IGNORECASE)
_BEGINS = re.compile(  # UAT starts Monday, test data ready by then
    r"(?<![A-Za-z])(?:starts|begins|opens|arrives|joins|lands|back)\s+(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_GOES_ON_FROM = re.compile(  # release freeze from 10 July, the bugs closed by then
    r"(?<![A-Za-z])(?:(?:start|begin|starting|beginning|from|effective(?:\s+from)?|w\.?e\.?f\.?|as\s+(?:of|from))\s+(?:on\s+)?"
    r"|next\s+(?:[a-z]+\s+)?meeting\s*(?:is\s+|will\s+be\s+|:|[-–—])?\s*(?:on\s+)?)(?:the\s+)?\Z",
    re.IGNORECASE,
)


def is_pointed_at(plain: str, start: int, end: int, *, asked: bool) -> bool:
    """Tell whether the day that stands at `start` to `end`, else asked about or none, is an end."""
    begins = bool(_BEGINS.search(plain, 0, start))
    goes_on = bool(_GOES_ON_FROM.search(plain, 0, start))
    if not (asked or begins or goes_on):
        return False
    if _IN_A_MONTH.match(plain, start):
        return False  # her visa expires in May, renew it before then: in April
    then = (_BY_THEN if goes_on and not asked else _THEN).search(plain, end)
    if then:
        return not _GUESS.search(plain, end, then.start())
    ready = _READY.match(plain, end) and not _AWAY.search(plain, 0, start)
    return bool(asked and (ready or _UNTIL_THEN.search(plain, end)))
