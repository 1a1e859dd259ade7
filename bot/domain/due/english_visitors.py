"""Days on which others do something: *parking for the visitors arriving on Monday*.

A participle or a relative clause says of people and things when they come, go or are there. It says
so of what a task is for; of what a task is done with, *check the delivery arriving Friday*, the day
may be the task's as well.
"""

import re

_COME_AND_GO = (
    r"(?:arriving|coming|going|leaving|visiting|joining|returning|attending|travell?ing|flying|driving|moving"
    r"|starting|beginning|ending|finishing|working|staying|sitting|performing|speaking|presenting|competing"
    r"|landing|departing|retiring|taking\s+(?:place|part)|happening|being\s+[a-z]+(?:ed|ld|lt|nt|wn)|being\s+(?:away|off|out|absent|on\s+leave)|getting\s+married)"
)
_WHERE_TO = r"(?:\s+(?!on\s|by\s|before\s)[\w'’-]+){0,4}?\s+(?:on\s+)?(?:the\s+)?$"
_WHO_DO = (
    r"(?:who|which|whose)(?:['’](?:s|re|ll))?\s+(?:(?!must|should|ought|needs?|ha(?:s|ve)|had|expires?|ends?|lapses?|runs?|to\s|[a-z]+n['’]t|not)[\w'’-]+\s+){0,4}"
    r"(?:on\s+)?(?:the\s+)?$"
)
_CAUSES = (
    r"(?:get|getting|keep|keeping|have|having|see|start|stop|begin|finish|continue|resume|consider|avoid"
    r"|about|before|after|while|when|if|by|without|is|are|am|be|was|were)"
)
_SOMEBODY = rf"(?:(?!{_CAUSES}\s)[\w'’&.-]+,?\s+){{1,5}}?(?<!the\s)(?<!our\s)(?<!an\s)(?<!\sa\s)"
_FOR_THOSE = re.compile(
    rf"(?<![a-z])(?:for|of|to|with|about)\s+{_SOMEBODY}(?:{_COME_AND_GO}{_WHERE_TO}|{_WHO_DO})",
    re.IGNORECASE,
)
_WITH_THOSE = re.compile(
    rf"(?<![a-z])(?:the|our|an?|any|all|every|each|these|those|both|\d+)\s+{_SOMEBODY}"
    rf"(?:{_COME_AND_GO}{_WHERE_TO}|{_WHO_DO})",
    re.IGNORECASE,
)
_CAUSED = re.compile(  # get the team working on Saturday
    rf"(?<![a-z])(?:get|getting|keep|have|see)\s(?:(?!(?:for|of|to|with|about)\s)[\w'’-]+\s+){{1,5}}{_COME_AND_GO}"
    r"(?![a-z])[^,.;:!?]*$",
    re.IGNORECASE,
)
_SAID_SO = re.compile(  # chase the plumber, he promised Monday
    r"(?<![a-z])(?:he|she|they|who)\s+(?:promised|said|suggested|wanted|offered|proposed|mentioned)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_COMING = re.compile(r"coming\s", re.IGNORECASE)


def of_those(before: str, said: str) -> bool:
    """Tell whether it is the day of those for whom something is to be done."""
    before = _with_coming(before, said)
    return bool(_FOR_THOSE.search(before)) and not _CAUSED.search(before)


def perhaps_of_those(before: str, said: str) -> bool:
    """Tell whether it may be the day of those with whom something is to be done."""
    before = _with_coming(before, said)
    if _SAID_SO.search(before):
        return True
    return bool(_WITH_THOSE.search(before)) and not _CAUSED.search(before)


def _with_coming(before: str, said: str) -> str:
    """Return the words before a day with *coming*, which in *the lorry coming Friday* tells."""
    return before + said[: len("coming ")] if _COMING.match(said) else before
