"""All handlers, noun by noun."""

from handlers import (
    absences,
    closing,
    decisions,
    digests,
    followups,
    home,
    meetings,
    mentions,
    minutes,
    people,
    series,
    special_meetings,
    teams,
    updates,
)
from handlers.routes import Routes

NOUNS = (
    meetings,
    series,
    special_meetings,
    updates,
    minutes,
    closing,
    decisions,
    followups,
    digests,
    absences,
    teams,
    home,
    people,
    mentions,
)


def routes() -> Routes:
    """Return who handles what, of everything that the manifest declares."""
    found = Routes()
    for noun in NOUNS:
        noun.register(found)
    return found
