"""Weekdays and months that are part of somebody's name, or of a company's."""

from bot.domain.due import chinese_told
from bot.domain.due import context_words as words
from bot.domain.due.values import Rank, Reading


def is_name(rank: Rank, before: str, said: str, after: str, reading: Reading) -> bool:
    """Tell whether a weekday or month is part of somebody's name: April Chen, 周三丰负责."""
    company = rank is not Rank.BY and words.COMPANY.match(after)
    if company or (rank is Rank.NONE and words.APPOSITION.match(after)):
        return True
    if words.SURNAME.match(after) and said[:1].isupper() and reading.at is None:
        weekday = reading.weekday is not None and rank is Rank.NONE
        return weekday or said in words.NAME_MONTHS
    if reading.weekday is None or rank is not Rank.NONE:
        return False
    if said in words.SHORT_AND_NAMES and words.SUBJECT.match(after):
        return True
    if chinese_told.TITLE.match(after) or words.DOER.match(after):
        return True
    return said.startswith("周") and _is_chinese_name(before, after)


def _is_chinese_name(before: str, after: str) -> bool:
    """Tell whether 周三 begins the name of somebody: 找周三鸣, 周三丰负责."""
    called = chinese_told.CALLED.search(before) and chinese_told.NAME_ENDS.match(after)
    told = chinese_told.TOLD_TO_DO.search(before) and chinese_told.AND_DOES.match(after)
    acts = (chinese_told.GIVEN_NAME.match(after) or told) and not words.CLAUSE_ENDS.match(after)
    return bool(called or acts or chinese_told.NAME_CHARACTER.match(after))
