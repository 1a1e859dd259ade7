"""A date or a time that begins a text: what is to be done then stands behind it.

*Today Bob sends the list*, *EOW for the floor plan*, *18:30 sharp, flip the switch*: behind a date
within a sentence such words would leave it open what the date is said of.
"""

import re

from bot.domain.due.chinese_gathering import IS_BROUGHT
from bot.domain.due.chinese_verbs import GOES_OUT
from bot.domain.due.context_words import CLAUSE_ENDS, NOUN
from bot.domain.due.english_verbs import DOES
from bot.domain.due.values import Firmness, Reading, Verdict

_GOES_OUT = re.compile(rf"\s*{GOES_OUT}")
_DIGIT = re.compile(r"\d")
_WHO_DOES = re.compile(  # Kenny sends the codes, Ann and Bo to check, we need the list
    r",?\s+(?:[A-Z][a-z]+(?:\s+(?:and|&|\+)\s+[A-Z][a-z]+)?\s+"
    r"(?:to\s+[a-z]+|will|must|should|(?:has|needs|have|need)\s+to|(?!is|was|has|as|does|says)[a-z]{2,}s)"
    r"|(?:I|we)\s+(?:need|must|should|will|have\s+to))(?![A-Za-z])"
)
_WHAT_MUST = re.compile(  # ten days before Christmas the boxes have to be out
    r",?\s+(?:the|our|all)\s+(?:[\w'’-]+\s+){1,4}(?:must|(?:has|have|needs?)\s+to)(?![a-z])",
    re.IGNORECASE,
)
_FOR_A_THING = re.compile(
    r"\s+for\s+(?:(?:the|an?|my|our|your|his|her|their|this|that|all)\s+)?[a-z]", re.IGNORECASE
)
_THEN_A_CLAUSE = re.compile(r"\s+(?:sharp|on\s+the\s+dot)(?![a-z])|\s*,\s+[a-z]", re.IGNORECASE)
_THEN_A_LINE = re.compile(r"\s*(?::|\s[-–—])\s+[a-z]", re.IGNORECASE)
_TO_SOMEBODY = re.compile(  # 25/8 headcount plan to Geneva
    r"\s+(?!(?:.*\s)?(?:trip|flight|travel|train|bus|ferry|coach|drive|visit|move|transfer|ride|tour|from)\s)"
    r"(?:[a-z][\w'’-]*\s+){1,4}to\s+(?:[A-Z][\w&.-]*|the\s+[a-z]+|me|us|all)(?:\s+[A-Za-z]+)?\s*$"
)
_TAKES_PLACE = re.compile(  # next Wednesday training for new staff
    r"\s+(?:training|workshop|review|demo|induction|briefing|audit|inspection|visit|rehearsal)\s+(?:for|with|at|in)\s",
    re.IGNORECASE,
)
_OF_THIS_WEEK = re.compile(r"(?:next|this)\s", re.IGNORECASE)
_LOOKS_AT = re.compile(  # 周五 review 合同
    r"\s*(?:review|demo|check|sync|test|merge|release|deploy)(?![A-Za-z])\s*[\u4e00-\u9fff]",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DOES = re.compile(rf",?\s+{DOES}", re.IGNORECASE)
_DOES_APART = re.compile(
    rf"\s*(?::|[-–—])\s+{DOES}", re.IGNORECASE
)  # New Year's Eve: lock the yard
_END_OF_A_DAY = re.compile(r"\s(?:EO[DB]|CO[BP])$", re.IGNORECASE)  # 9/30 EOD all labels printed
ABOUT_IT = re.compile(r"\s+(?:about|abt|re|regarding|for|to|w/|on)(?![a-z])", re.IGNORECASE)
DO_AT = re.compile(  # switch off the mains at 18:00
    r"\s*(?:(?:please|pls)\s+)?(?:send|post|publish|deploy|restart|reboot|switch|flip|lock|unlock|start|release|submit|print"
    r"|ship|email|open|close|shut|turn|join|meet|collect|freeze|pick\s+up|kick\s+off|set\s+off|leave|cut)"
    r"(?:\s+(?!(?:that|which|who|from|of|seen|since|is|was|for|about|log|shift)\s)[\w'’&.-]+){1,5}\s+at\s+$",
    re.IGNORECASE,
)
CALL_THEM = re.compile(
    r"\s*(?:(?:please|pls|can\s+(?:you|u|someone)|could\s+you)\s+)?(?:call|ring|phone|ping|text|dial)\s+"
    r"(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+(?=(?-i:[A-Z])[\w'’-]+\s))?"
    r"(?:(?!(?:about|re|for|from|of|mr|mrs|ms|miss|dr)(?![a-z]))[\w.'’-]+\s+){1,4}(?:at\s+|@\s*)?$",
    re.IGNORECASE,
)


SENDS_BACK = re.compile(  # hand the laptop back on Friday, call them back at 3pm
    r"(?:^|[.;:,!?]|\s(?:to|please|pls|you|will|must|should|and))\s*(?:call|ring|phone|text|send|get|hand|bring|give|take|put"
    r"|switch|turn|pay|ship|push|mail|email|move)\s+(?:(?!(?:is|are|who|if|when|that|goes)\s)[\w&’-]+\s+){1,5}"
    r"(?:back|away|(?<!day\s)(?<!time\s)off|out)\s+(?:on|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WITH_SOMEBODY = re.compile(  # chase Dave Monday
    r"\s*(?:(?:please|pls)\s+)?(?:(?:chase|email|ping|text|call|ring|phone|meet|message|contact|nudge|visit|see|pay|brief"
    r"|remind|ask|tell)|(?:meet|follow\s+up|f/u|check|check\s+in|catch\s+up|speak|sync|talk)\s+(?:with|w/|to))\s+"
    r"(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+)?(?!(?:mr|mrs|ms|miss|dr|prof)\s)(?-i:[A-Z][a-z]+)\s+$",
    re.IGNORECASE,
)
_FOR_SOMEBODY = re.compile(  # the deck to Brenda Thursday
    r"\s(?:to|with|from|w/)\s+(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+)?(?-i:[A-Z][a-z]+)\s+$",
    re.IGNORECASE,
)
_SAID_TO_THEM = re.compile(r"\s*(?:(?:please|pls)\s+)?(?:ask|tell|remind)\s", re.IGNORECASE)
_SURNAMES = frozenset({4, 6})  # Joe Friday, Billy Sunday


def is_with_somebody(before: str, after: str) -> bool:
    """Tell whether a weekday ends a task to be done with a person: *chase Dave Monday*."""
    ends = CLAUSE_ENDS.match(after) or ABOUT_IT.match(after)
    named = _WITH_SOMEBODY.match(before) or _FOR_SOMEBODY.search(before)
    return bool(named and ends)


def is_their_name(before: str, after: str, weekday: int) -> bool:
    """Tell whether that weekday may be the person's surname all the same: *ask Joe Friday*."""
    sure = is_with_somebody(before, after) and not _SAID_TO_THEM.match(before)
    return weekday in _SURNAMES or not sure


def judged(said: str, after: str, reading: Reading) -> Verdict | None:
    """Return what the words behind tell of a date that begins a text, None when they do not."""
    if reading.times != (None,) and (IS_BROUGHT.match(after) or _GOES_OUT.match(after)):
        several = len(reading.days) > 1 or len(reading.times) > 1
        return Verdict.ASK if several or reading.asked else Verdict.ACCEPT
    if reading.firmness is Firmness.MARKED and reading.times != (None,):
        return _clock(after, reading)
    if reading.times == (None,) and _OF_THIS_WEEK.match(said) and _TAKES_PLACE.match(after):
        return Verdict.ASK
    marked = reading.firmness is Firmness.MARKED
    unsure = reading.asked or len(reading.days) > 1 or marked or "?" in after
    if _is_to_be_done(said, after, reading):
        return Verdict.ASK if unsure else Verdict.ACCEPT
    return None


def _is_to_be_done(said: str, after: str, reading: Reading) -> bool:
    """Tell whether behind a day stands what somebody is to do then."""
    dated = _DIGIT.search(said) and ("/" in said or reading.firmness is not Firmness.MARKED)
    return bool(
        (_END_OF_A_DAY.search(said) and not NOUN.match(after))
        or (dated and _TO_SOMEBODY.match(after))
        or (_CHINESE.search(said) and _LOOKS_AT.match(after))
        or any(look.match(after) for look in (_DOES, _DOES_APART, _FOR_A_THING, _WHAT_MUST))
        or (_is_no_name(said, reading) and _WHO_DOES.match(after))
    )


def _is_no_name(said: str, reading: Reading) -> bool:
    """Tell whether it cannot begin a name, as in April Chen and Tuesday Weld."""
    return bool(_DIGIT.search(said)) or (reading.weekday is None and not reading.asked)


def _clock(after: str, reading: Reading) -> Verdict | None:
    """Judge a time that begins a text, of today; a list of times may be an agenda."""
    if _THEN_A_CLAUSE.match(after):
        return Verdict.ASK if reading.bare or reading.asked else Verdict.ACCEPT
    return Verdict.ASK if _THEN_A_LINE.match(after) else None
