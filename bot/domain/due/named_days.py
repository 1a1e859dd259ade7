"""Weekdays and months that are part of a name: of people, companies, and what comes on a day."""

import re

from bot.domain.due import chinese_told, given_names
from bot.domain.due import context_words as words
from bot.domain.due.values import Rank, Reading

_SOME_OF = re.compile(  # the two Saturday kids
    r"(?<![a-z])(?:the|our|my|your|those|these|all|both)\s+(?:two|three|four|five|six|other|new|old|usual|regular|\d{1,2})\s+$",
    re.IGNORECASE,
)
_A_NOUN = re.compile(r"\s+(?!(?:and|or|at|by|on|in|to|for|if|so|then|with)\s)[a-z]+")
_PART = re.compile(
    r"\s(?:morning|afternoon|evening|night|[ap]\.?m\.?)$"
)  # in Saturday Night Live a name
_FIXTURE = re.compile(  # Monday night trivia needs a host
    r"\s+(?!(?:the|my|our|we|i|he|she|they|it|who|what|nobody|someone|everyone|everybody|people|all|both|there)\s)[a-z]+(?:\s+[a-z]+)?\s+"
    r"(?:needs?|is|are|has|have|was|were|wants?|gets|moves|clashes|got|still|shows?|costs?|looks?)(?![a-z])"
    r"(?!\s+(?:to|at|due)(?![a-z]))"
)


def is_name(rank: Rank, before: str, said: str, after: str, reading: Reading) -> bool:
    """Tell whether a weekday or month is part of somebody's name: April Chen, 周三丰负责."""
    company = rank is not Rank.BY and words.COMPANY.match(after)
    kind = rank is Rank.NONE and reading.weekday is not None and _is_of_a_kind(before, said, after)
    if company or kind or (rank is Rank.NONE and words.APPOSITION.match(after)):
        return True
    part = reading.half and _PART.search(said)
    if words.SURNAME.match(after) and said[:1].isupper() and reading.at is None and not part:
        weekday = reading.weekday is not None and rank is Rank.NONE
        return weekday or said in words.NAME_MONTHS
    if reading.weekday is None or rank is not Rank.NONE:
        return False
    if said in words.SHORT_AND_NAMES and words.SUBJECT.match(after):
        return True
    full = given_names.is_full_name(before, said, after, reading.weekday)
    if full or chinese_told.TITLE.match(after) or words.DOER.match(after):
        return True
    return said.startswith("周") and _is_chinese_name(before, after)


def _is_of_a_kind(before: str, said: str, after: str) -> bool:
    """Tell whether people or events are named after the day on which they come."""
    some = _SOME_OF.search(before) and not _PART.search(said) and _A_NOUN.match(after)
    fixture = (_PART.search(said) or " " not in said) and _FIXTURE.match(after)
    return bool(some or fixture)


def _is_chinese_name(before: str, after: str) -> bool:
    """Tell whether 周三 begins the name of somebody: 找周三鸣, 周三丰负责."""
    called = chinese_told.CALLED.search(before) and chinese_told.NAME_ENDS.match(after)
    told = chinese_told.TOLD_TO_DO.search(before) and chinese_told.AND_DOES.match(after)
    acts = (chinese_told.GIVEN_NAME.match(after) or told) and not words.CLAUSE_ENDS.match(after)
    return bool(called or acts or chinese_told.NAME_CHARACTER.match(after))
