"""The Home tab: shown when it is opened, and in another language when one is chosen."""

from slack_bolt.async_app import AsyncApp

from bot.services import home
from bot.views import home as views
from handlers.desk import Desk
from handlers.interaction import Interaction


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for Home being opened and for what is chosen there."""
    app.event("app_home_opened")(desk.acknowledged(opened))
    app.action(views.LANGUAGE)(desk.acknowledged(choose_language))


async def opened(i: Interaction) -> None:
    """Somebody looks at Home; the event comes for the tab of messages as well."""
    if i.payload.event.get("tab") == "home":
        await i.know_actor()
        await i.publish_home()


async def choose_language(i: Interaction) -> None:
    """Somebody wants to read in another language; Home is shown in it when this is done."""
    await i.know_actor()
    await i.run(home.choose_language, i.payload.value)
