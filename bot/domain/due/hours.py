"""What hours mean on an office's clock, whatever the language that says them."""

from dataclasses import replace
from datetime import time

from bot.domain.due.values import Firmness, Half, Moment, Reading

HOURS, MINUTES, NOON = 24, 60, 12
LAST_AFTER_LUNCH = 5  # three o'clock in an office is in the afternoon; six and seven are either
_BOTH_HALVES = 2  # hours after that


def at(moment: Moment, hour: int, minute: int = 0, *, bare: bool = False) -> Reading | None:
    """Read a time, which means today when no day stands beside it; None when there is none such."""
    if not (0 <= hour < HOURS and 0 <= minute < MINUTES):
        return None
    found = time(hour, minute)
    return Reading((moment.today,), at=found, firmness=Firmness.MARKED, bare=bare)


def midnight(moment: Moment) -> Reading:
    """Read midnight, which ends the day that was named."""
    return Reading((moment.today,), at=time(23, 59), firmness=Firmness.MARKED)


def without_half(hour: int, minute: int, moment: Moment) -> Reading | None:
    """Read an hour from 1 to 12 said without its half of the day as an office means it."""
    if not 1 <= hour <= NOON or minute >= MINUTES:
        return None
    if hour <= LAST_AFTER_LUNCH:
        return at(moment, hour + NOON, minute, bare=True)
    if hour <= LAST_AFTER_LUNCH + _BOTH_HALVES:
        either = (time(hour, minute), time(hour + NOON, minute))
        return Reading((moment.today,), either=either, firmness=Firmness.MARKED, bare=True)
    return at(moment, hour, minute, bare=True)


def in_half(reading: Reading, half: Half) -> Reading:
    """Return a bare time in the half of the day that was said beside it; others as they are."""
    said = reading.at or (reading.either[0] if reading.either else None)
    if not reading.bare or said is None:
        return reading
    hour = said.hour % NOON
    if half is Half.AFTERNOON:
        hour += NOON
    return replace(reading, at=said.replace(hour=hour), either=(), bare=False)
