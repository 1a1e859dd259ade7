"""How long something took is no deadline: *sold out in 3 hours*, *third outage in 2 days*.

Some participles tell only what has happened; others, as in *claim lodged in 2 working days*, are
what a minute-taker writes of what is to be done.
"""

import re

from bot.domain.due.english_terms import WORKDAY
from bot.domain.due.english_told import did
from bot.domain.due.numbers import ENGLISH as NUMBER

_LENGTH = re.compile(r"(?:in|within|w/in)\s", re.IGNORECASE)
_WORKDAYS = re.compile(rf"{WORKDAY}(?![a-z])", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(r".*(?:[;:!?\n(]|[.,](?!\d)|\s[-–—]\s)", re.DOTALL)
_TO_BE = re.compile(  # a clause in which it is still to happen
    r"(?<![a-z])(?:must|should|shall|will|can|could|would|to\s+(?!the|an?)[a-z]+|be|get|gets|getting|have(?=\s+(?:the|it|them|all|our|my|this|these))"
    r"|needs?|wants?|make|making|ensure|please|pls|due|which|who|that|if|when)(?![a-z])",
    re.IGNORECASE,
)
_USED_UP = (
    r"(?:burn(?:ed|t)(?:\s+(?:through|out|up))?|(?:sold|ran|run|used|eaten|wor[en]|died|maxed|snapped|booked|dried|blew|blown|fill?ed)\s+(?:out|up)"
    r"|(?:broke|went|gone|fell|came|backed)\s+(?:down|up|off|apart|back)|gone|spent|exhausted|depleted|drained|doubled|tripled|trebled|quadrupled"
    r"|halved|grew|grown|rose|fell|shrank|dropped|recovered|crashed|died|melted|vanished|disappeared|overflowed|expired|stolen|collapsed"
    r"|flooded|took\s+place|quit|resigned|oversubscribed|outgrown|broke)"
)
_HOW_OFTEN = rf"(?:again|twice|once|already|completely|all|{NUMBER}\s+times)"
_GONE = re.compile(
    rf"(?<![a-z]){_USED_UP}(?:\s+(?:by|to|from)\s+\S+(?:\s+to\s+\S+)?)?(?:\s+{_HOW_OFTEN})?\s+$",
    re.IGNORECASE,
)
_COUNTED_ONES = (  # troubles, and what people do of their own will
    r"(?:outage|complaint|incident|crash|crashe|leak|break-?in|failure|error|accident|alert|breakdown|fault|delay|resignation"
    r"|cancellation|power\s+cut|flood|mistake|no-?show|theft|false\s+alarm|sick\s+day|absence|near\s+miss|near\s+misse|escalation|rollback"
    r"|download|sign-?up|visit|visitor|view|click|like|vote|enquirie|booking|donation|sale|walk-?in|follower|subscriber)s?"
)
_SO_MANY = re.compile(  # third outage in 2 days, failed twice in 2 weeks
    rf"(?:^\s*(?:(?:already|that['’]s|it['’]s|this\s+is)\s+)?(?:the\s+|our\s+)?(?:(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|{NUMBER}|another|several|many|more)\s+(?:[\w'’-]+\s+)?)?{_COUNTED_ONES}"
    rf"|(?<![a-z])(?:twice|{NUMBER}\s+times))\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # sold 40 tickets
    r"\s*(?:[a-z]{2,}ed|sold|won|lost|made|got|had|built|used|ate|(?:ran|went|got)\s+through)\s+(?:(?:over|about|almost|nearly|some|around)\s+)?"
    rf"(?:[£$€]?\d[\d.,]*k?|{NUMBER})(?:\s+[\w'’-]+){{0,4}}\s+$",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(
    r"\s+(?:the\s+)?last\s+(?:time|week|month|quarter|year|summer|winter|spring|autumn)(?![a-z])|\s+on\s+average(?![a-z])",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:invoice|contract|claim|lease|release|application|report|order|deposit|agreement|form|appeal|notice|quote|offer|survey|letter"
    r"|certificate|bond|refund|proposal|permit|licen[cs]e|policy|deed|visa|ticket|payment|draft|summary)"
)
_TO_DO = (  # participles of tasks that may as well tell what happened
    r"(?:lodged|signed|submitted|ordered|placed|dispatched|created|announced|raised|shared|sent|issued|given|served|logged|recorded"
    r"|drawn|posted|printed|updated|scanned|uploaded|emailed|bought|purchased|published|paid|received|presented)"
)
_THING_DONE = re.compile(  # insurance claim lodged
    rf"(?P<thing>\s*(?!(?:the|an?|I|we|he|she|they|it|who|which|somebody|someone|nobody|[a-z]+n['’]t)\s)[^,.;:!?]*?\S)\s+{_TO_DO}\s+$",
    re.IGNORECASE,
)
_NO_THING = re.compile(  # repaired in 2 days: of what was told before
    r"\s*(?!(?:need|feed|seed|speed|proceed|embed|shed)\s)[a-z]{3,}ed\s+", re.IGNORECASE
)
_ACTS = re.compile(
    r"(?<![a-z])(?:was|were|is|are|be|been|being|has|have|had|got|gets?|must|should|shall|will|I|we|he|she|they|not|never)(?![a-z])",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(rf"\s*(?!(?i:{_PAPER})$)[A-Z][a-z]*[a-rt-z]")


def took(before: str, said: str, after: str) -> bool:
    """Tell whether a length of time is how long something took, or in which it was so often."""
    if not _LENGTH.match(said):
        return False
    if _LAST_TIME.match(after):
        return True
    clause = _CLAUSE_BEGINS.sub("", before)
    if _TO_BE.search(clause):
        return False
    looks = (_GONE.search(clause), _SO_MANY.search(clause), _COUNTED.match(clause))
    return any(looks) or did(clause)


def is_done_then(before: str, said: str) -> str | None:
    """Return what is to be done in a length of time, *insurance claim* before *lodged*, if so."""
    done = _THING_DONE.fullmatch(_CLAUSE_BEGINS.sub("", before))
    if not _LENGTH.match(said) or not done or _ACTS.search(done["thing"]):
        return None
    return done["thing"] + " "


def perhaps_took(before: str, said: str) -> bool:
    """Tell whether it may be told all the same: of calendar days, of no thing, of a person."""
    if _LENGTH.match(said) and _NO_THING.fullmatch(_CLAUSE_BEGINS.sub("", before)):
        return True
    thing = is_done_then(before, said)
    received = before.rstrip().lower().endswith("received")
    return thing is not None and bool(
        received or not _WORKDAYS.search(said) or _SOMEBODY.fullmatch(thing.rstrip())
    )
