"""All handlers, in the order in which Bolt asks them."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    absences,
    closing,
    decisions,
    digests,
    followups,
    home,
    meetings,
    minutes,
    people,
    series,
    special_meetings,
    teams,
    updates,
)
from handlers.desk import Desk
from handlers.interaction import Interaction

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
)


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for everything the manifest declares; what nobody wants is acknowledged."""
    for noun in NOUNS:
        noun.register(app, desk)
    for event in ("message", "reaction_added", "reaction_removed"):
        app.event({"type": event})(desk.acknowledged(ignore))


async def ignore(_: Interaction) -> None:
    """Talk and reactions that concern nobody here."""
