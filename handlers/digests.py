"""`/digest`, and the buttons of a digest."""

from functools import partial

from bot.domain import mrkdwn
from bot.services import digests
from bot.views import digests as views
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands

SUBCOMMANDS = Subcommands({"now": ("现在", "立即", "查看"), "help": ("帮助", "说明", "?")})


def register(routes: Routes) -> None:
    """Listen for everything that concerns digests."""
    routes.command("/digest", command)
    routes.actions(views.TIME, choose_time)
    routes.action(views.OVERDUE, partial(show, overdue=True))
    routes.action(views.UNFINISHED, partial(show, overdue=False))


async def command(i: Interaction) -> None:
    """Show the digest now, or change when it comes."""
    subcommand, rest = SUBCOMMANDS.split(mrkdwn.plain(i.payload.text))
    match subcommand:
        case "now" | "":
            for message in await i.read(digests.now):
                await i.answer(message)
        case "help":
            await i.answer(await i.read(digests.help_text))
        case _:
            await i.answer(await i.run(digests.change_time, rest, i.payload.channel_id))


async def choose_time(i: Interaction) -> None:
    """One of the times that may have been meant was chosen."""
    chosen = views.TimeChoice.decoded(i.payload.value)
    await i.replace(await i.run(digests.choose_time, chosen, i.payload.channel_id))


async def show(i: Interaction, *, overdue: bool) -> None:
    """Show what a team has to do, or what of it is overdue."""
    await i.answer(await i.read(digests.listing, int(i.payload.value), overdue=overdue))
