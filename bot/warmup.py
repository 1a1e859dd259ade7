"""What was left for later at the start is loaded beside the first work: nobody waits for it.

The bot is ready before it knows how to read dates and the holidays of the world: both take long to
load (tests/test_startup.py says what waits). Whoever needs them first finds them here.
"""

from datetime import datetime
from typing import Final

from bot.domain import due
from bot.domain.workdays import Workdays
from bot.i18n import translators

# One of each sort: read by our tables, by the calendar of a country, and by dateparser.
_DEADLINES: Final = ("by Friday", "国庆节前", "by 15-Dec-26")


def warm_up(now: datetime) -> None:
    """Load it, in about a second; `now` is an instant (UTC)."""
    workdays = Workdays("CN")
    for text in _DEADLINES:
        due.understand(text, now=now, zone="UTC", workdays=workdays)
    for t in translators():
        t.datetime(now, "UTC")
