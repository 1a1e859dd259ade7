"""The Home tab: shown when it is opened, and in another language when one is chosen."""

from bot.services import home
from bot.views import home as views
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for Home being opened and for what is chosen there."""
    routes.event("app_home_opened", opened)
    routes.action(views.LANGUAGE, choose_language)


async def opened(i: Interaction) -> None:
    """Somebody looks at Home; the event comes for the tab of messages as well."""
    if i.payload.event.get("tab") == "home":
        await i.know_actor()
        await i.publish_home()


async def choose_language(i: Interaction) -> None:
    """Somebody wants to read in another language; Home is shown in it when this is done."""
    await i.run(home.choose_language, i.payload.value)
