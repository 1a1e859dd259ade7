"""The moment at which a deadline ends."""

from datetime import datetime, time

from bot.domain.due.values import Due
from bot.domain.localtime import to_utc


def due_instant(due: Due, zone: str, work_end: time) -> datetime:
    """Return when (UTC) a deadline in `zone` ends.

    Without a time it is the end of that working day, `work_end` on local clocks. A day on which
    nobody works stays the day that was said, or the answer the user was given would be untrue.
    """
    return to_utc(due.day, due.at or work_end, zone)
