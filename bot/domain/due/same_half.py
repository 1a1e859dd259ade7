"""A time before an event of the same day is in the same half of it: 今晚11点切换，10点半前退出."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.domain.due import hours
from bot.domain.due.values import Found, Half, Moment

_NOON = time(12)


def inherited(phrases: Sequence[Found], moment: Moment) -> list[Found]:
    """Return the phrases; of bare times said after an event of this evening, those of its half."""
    found: list[Found] = []
    for one in phrases:
        event = found[-1] if found else None
        found.append(_in_its_half(one, event, moment) if event else one)
    return found


def _in_its_half(one: Found, event: Found, moment: Moment) -> Found:
    said, told = one.reading, event.reading
    today = said.days == told.days == (moment.today,)
    if not today or not said.bare or told.at is None or told.at < _NOON:
        return one
    later = hours.in_half(said, Half.AFTERNOON)
    if later.at is None or later.at >= told.at:
        return one
    return replace(one, reading=later)
