"""What a date may be that is no deadline: when something is, or a part of a thing's name."""

import re

from bot.domain.due import (
    chinese_dated,
    chinese_events,
    chinese_gathering,
    chinese_said,
    chinese_statements,
    chinese_told,
    english_tasks,
    front,
)
from bot.domain.due import context_words as words
from bot.domain.due import happening_words as happening
from bot.domain.due.values import Reading, Verdict

_AND_OTHERS = re.compile(r"\s+et\s+al(?![a-z])", re.IGNORECASE)  # Monday et al. (2019)


def takes_place(before: str) -> bool:
    """Tell whether it is said when something is, which is no deadline unless it is called one."""
    moved = happening.TAKES_PLACE.search(before) or happening.RESCHEDULED.search(before)
    to_do = words.DEADLINE.search(before) or front.SENDS_BACK.search(before)
    return bool(moved) and not to_do


def is_told(before: str, after: str) -> bool:
    """Tell whether it is when something takes place, and not when that is to be done."""
    to_do = chinese_told.OCCASION.search(before) and chinese_told.DONE_THEN.match(after)
    held = chinese_told.IS_HELD.match(after) or chinese_events.TAKEN_PART_IN.match(after)
    return bool(held or chinese_events.ASKED.match(after)) or (takes_place(before) and not to_do)


def names_something_else(before: str, after: str) -> bool:
    """Tell whether it is part of a range, comes again, or is not what ends."""
    told = (chinese_told.NOT_BEFORE, chinese_told.A_CERTAIN_ONE, chinese_dated.UNTIL_THEN)
    if any(look.match(after) for look in told) or chinese_told.SIGNED_BY.search(before):
        return True
    if chinese_statements.is_other_than(before, after) or _AND_OTHERS.match(after):
        return True
    if chinese_told.DONE_BY_THEN.search(before) or chinese_statements.is_under_discussion(before):
        return True
    counted = words.SO_FAR.search(before) and words.COUNTED_SO_FAR.match(after)
    if counted or chinese_told.TOLD_SO_FAR.search(before):
        return True
    if words.RANGE_BEFORE.search(before) and not happening.RESCHEDULED.search(before):
        return True
    looks = (
        words.LIMITED_TO,
        words.NOT_BEFORE,
        words.USUALLY,
        words.KEEPS_UNTIL,
        words.TALKED_ABOUT,
        words.EXCEPT,
        words.RECURS,
        words.AFTER_SOMETHING,
    )
    over = happening.OVER_WITH.search(before) and not chinese_gathering.URGED.match(after)
    ranged = over or words.RANGE_AFTER.match(after)
    return bool(ranged) or any(look.search(before) for look in looks)


def rejects(before: str, after: str, reading: Reading) -> bool:
    """Tell whether a date that no *by* marks is no deadline."""
    if words.NOT_A_DEADLINE.search(before) or happening.NO_WORK.match(after):
        return True
    if happening.HAPPENED.search(before) and not happening.TO_BE_DONE.search(before):
        return True
    late = chinese_told.SO_LATE.match(after) and not words.DEADLINE.search(before)
    compared = chinese_events.COMPARED_WITH.search(before) and chinese_events.COMPARED.match(after)
    if (
        late
        or compared
        or chinese_told.IS_THE_DAY.search(before)
        or chinese_statements.asks_for_nothing(before, after)
        or any(look.match(after) for look in chinese_told.TELLS)
    ):
        return True
    said = chinese_said.SAID_THEN.match(after) or happening.SAID_OF_THE_PAST.match(after)
    if (
        said
        or chinese_said.OF_A_TRIP.match(after)
        or (reading.asked and happening.AWAY.search(before))
    ):
        return True
    if words.BEGINS.match(after) or (of_something(after) and not _is_when(after, reading)):
        return True
    named = reading.weekday is not None and words.NAME.search(before)
    with_them = front.CALL_THEM.match(before) or front.is_with_somebody(before, after)
    return bool(named) and not with_them


def _is_when(after: str, reading: Reading) -> bool:
    """Tell whether it may be when a thing is, unlike in *Friday's*: Friday 3pm review."""
    return reading.times != (None,) and not words.POSSESSIVE.match(after) and after[:1] != "的"


def of_something(after: str) -> bool:
    """Tell whether a thing is named by it: *Friday's call*, 周五的会, not 周五会上汇报."""
    if chinese_statements.IS_REPORTED.match(after):
        return False
    return bool(words.POSSESSIVE.match(after) or words.NOUN.match(after))


def is_of_somebody(before: str, after: str, weekday: int) -> bool:
    """Tell whether it may be a name, or of something done: ask Friday, call Jo Friday."""
    named = words.NAME.search(before) and front.is_their_name(before, after, weekday)
    return bool(named or words.ASK_THEM.search(before) or chinese_told.DISPOSED.match(after))


def at_a_time(before: str, after: str, reading: Reading) -> Verdict:
    """Judge what only a word can make a deadline; a time may be one without, said of today."""
    if reading.times != (None,) and english_tasks.is_done_at(before, after):
        return Verdict.ACCEPT
    call = front.CALL_THEM.match(before) or front.DO_AT.match(before)
    at = reading.times != (None,) and (call or words.AT.search(before))
    ends = call if front.ABOUT_IT.match(after) else words.CLAUSE_ENDS.match(after)
    if not at or not ends or takes_place(before):
        return Verdict.REJECT
    return Verdict.ACCEPT if call else Verdict.ASK


def is_vague(ahead: str, before: str, after: str) -> bool:
    """Tell whether it is only about then: around Friday, Friday or so."""
    about = words.ABOUT_BEFORE.search(ahead) or words.ABOUT_BEFORE.search(before)
    return bool(about or words.ABOUT_AFTER.match(after))
