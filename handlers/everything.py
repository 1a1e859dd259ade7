"""All handlers, in the order in which Bolt asks them."""

from slack_bolt.async_app import AsyncApp

from handlers import followups, meetings, people, series, special_meetings, updates
from handlers.desk import Desk
from handlers.interaction import Interaction

NOUNS = (meetings, series, special_meetings, updates, followups, people)


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for everything the manifest declares; what nobody wants is acknowledged."""
    for noun in NOUNS:
        noun.register(app, desk)
    app.event({"type": "message"})(desk.acknowledged(ignore))


async def ignore(_: Interaction) -> None:
    """Talk that concerns nobody here."""
