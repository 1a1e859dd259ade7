"""What is to be ready for a day: *have it ready for Wednesday*, *prepare the slides for Monday*.

So the day is its deadline, unlike in *the agenda for Friday*. That something is ready is told.
"""

import re

from bot.domain.due.context_words import NOUN, POSSESSIVE
from bot.domain.due.values import Firmness, Reading

_FOR = r"for\s+(?:the\s+)?$"
_CLAUSE = r"(?:^|[.;:!?,(]\s*|\s[-–—]\s+|\s(?:and|so|then)\s+)"
_IS_SO = re.compile(  # we are not ready for Friday
    r"(?<![a-z])(?:is|are|am|was|were|been|isn['’]?t|aren['’]?t|wasn['’]?t|not|no|never|nothing|nobody|none|if|whether|why|how|who|when|unless|already|almost|nearly"
    r"|looks?|seems?|feels?|had|has(?!\s+to\s)|cannot|we|came|arrived|made\s+it|got\s+here|landed|finished\s+just|just|all\s+set|(?:I|he|she|they|you)\s+[a-z]+ed|says|said|thinks|think|they)(?![a-z])"
    r"|[a-z]n['’]t(?![a-z])|['’](?:s|re|m|ve)\s",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(  # have the hall ready for Saturday
    r"(?<![a-z])(?:be|get|have|need|needs|want|wants|must|make\s+sure|ensure)\s(?:(?!(?:not|is|are|if)\s)[^.;:!?,])*"
    r"(?:ready|done|finished|sorted|completed?|prepared|marked\s+out|set\s+up|in\s+place|in\s+time|printed|typed\s+up)\s+"
    rf"{_FOR}",
    re.IGNORECASE,
)
_READY = re.compile(  # slides ready for Friday; and not: finished for Friday
    rf"(?:(?:^|\s)(?:ready|in\s+time)|\S\s+(?:done|finished|completed?))\s+{_FOR}", re.IGNORECASE
)
_PREPARES = re.compile(  # and not somebody: prepare Ana for Friday
    rf"(?:{_CLAUSE}(?:(?:please|pls)\s+)?|\s)(?:prepares?|(?:finish(?:es)?|completes?)\s+(?=(?:the|an?|all|both|my|our|your|his|her|their|this|that|these|those)\s))\s*(?!(?-i:[A-Z][a-z]+\s+for\s)|(?:for|him|her|them|us|everyone|everybody)\s)"
    rf"(?:(?!for\s)[\w'’&-]+\s+){{1,8}}?{_FOR}",
    re.IGNORECASE,
)
_LAST_CLAUSE = re.compile(r".*[.;:!?,(]", re.DOTALL)
_FOR_ENDS = re.compile(rf"(?:in\s+time\s+)?{_FOR}", re.IGNORECASE)
_IS_TOLD_OF = re.compile(r"\s+(?:is|are|was|were|has|have|had|looks?)(?![a-z])", re.IGNORECASE)
_OF_TODAY = re.compile(r"today|tonight", re.IGNORECASE)


def ready_for(before: str, said: str, after: str, reading: Reading) -> re.Match[str] | None:
    """Return the word *for* that ends the words before a day for which a thing is to be ready."""
    if _ASKED_FOR.search(before):
        return _FOR_ENDS.search(before)
    if reading.firmness is Firmness.MARKED or _OF_TODAY.match(said) or "?" in after:
        return None
    if POSSESSIVE.match(after) or NOUN.match(after) or _IS_TOLD_OF.match(after):
        return None  # slides ready for Friday's meeting
    clause = _LAST_CLAUSE.sub("", before)
    if _IS_SO.search(clause) or not (_READY.search(clause) or _PREPARES.search(clause)):
        return None
    return _FOR_ENDS.search(before)
