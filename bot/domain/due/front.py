"""A date or a time that begins a text: what is to be done then stands behind it.

*Today Bob sends the list*, *EOW for the floor plan*, *18:30 sharp, flip the switch*: behind a date
within a sentence such words would leave it open what the date is said of.
"""

import re

from bot.domain.due.values import Firmness, Reading, Verdict

_DIGIT = re.compile(r"\d")
_WHO_DOES = re.compile(  # Kenny sends the codes, Ann and Bo to check, we need the list
    r",?\s+(?:[A-Z][a-z]+(?:\s+(?:and|&|\+)\s+[A-Z][a-z]+)?\s+"
    r"(?:to\s+[a-z]+|will|must|should|(?:has|needs|have|need)\s+to|(?!is|was|has|as|does|says)[a-z]{2,}s)"
    r"|(?:I|we)\s+(?:need|must|should|will|have\s+to))(?![A-Za-z])"
)
_FOR_A_THING = re.compile(
    r"\s+for\s+(?:(?:the|an?|my|our|your|his|her|their|this|that|all)\s+)?[a-z]", re.IGNORECASE
)
_THEN_A_CLAUSE = re.compile(r"\s+(?:sharp|on\s+the\s+dot)(?![a-z])|\s*,\s+[a-z]", re.IGNORECASE)
_THEN_A_LINE = re.compile(r"\s*(?::|\s[-–—])\s+[a-z]", re.IGNORECASE)
CALL_THEM = re.compile(
    r"\s*(?:(?:please|pls|can\s+(?:you|u|someone)|could\s+you)\s+)?(?:call|ring|phone|ping|text|dial)\s+"
    r"(?:(?!(?:about|re|for|from|of|the|mr|mrs|ms|miss|dr)(?![a-z]))[\w.'’-]+\s+){1,3}(?:at\s+|@\s*)?$",
    re.IGNORECASE,
)


def judged(said: str, after: str, reading: Reading) -> Verdict | None:
    """Return what the words behind tell of a date that begins a text, None when they do not."""
    if reading.firmness is Firmness.MARKED and reading.times != (None,):
        return _clock(after, reading)
    unsure = reading.asked or len(reading.days) > 1 or reading.firmness is Firmness.MARKED
    unsure = unsure or "?" in after
    if _FOR_A_THING.match(after) or (_is_no_name(said, reading) and _WHO_DOES.match(after)):
        return Verdict.ASK if unsure else Verdict.ACCEPT
    return None


def _is_no_name(said: str, reading: Reading) -> bool:
    """Tell whether it cannot begin a name, as in April Chen and Tuesday Weld."""
    return bool(_DIGIT.search(said)) or (reading.weekday is None and not reading.asked)


def _clock(after: str, reading: Reading) -> Verdict | None:
    """Judge a time that begins a text, of today; a list of times may be an agenda."""
    if _THEN_A_CLAUSE.match(after):
        return Verdict.ASK if reading.bare or reading.asked else Verdict.ACCEPT
    return Verdict.ASK if _THEN_A_LINE.match(after) else None
