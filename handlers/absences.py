"""`/away`: noting, listing and cancelling absences."""

from bot.domain.absences import Span
from bot.services import absences
from bot.views import absences as views
from bot.views.absences import Place
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands, is_number, numbered

SUBCOMMANDS = Subcommands(
    {
        "list": ("ls", "show", "列表", "清单", "查看"),
        "cancel": ("delete", "remove", "取消", "删除", "销假"),
        "help": ("帮助", "说明", "?"),
    },
    glued=is_number,
)


def register(routes: Routes) -> None:
    """Listen for everything about absences."""
    routes.command("/away", command)
    routes.actions(views.CHOOSE, choose)
    routes.action(views.OTHERS, ask_others)
    routes.action(views.CANCEL, cancel)
    routes.action(views.LIST, show_list)
    routes.submission(views.SAVE, save)


async def command(i: Interaction) -> None:
    """Note the days behind `/away`, or do what the word there says; nothing opens the form."""
    subcommand, rest = SUBCOMMANDS.split(i.payload.text)
    match subcommand:
        case "list":
            await i.answer(await i.read(absences.listing))
        case "cancel":
            number, words = numbered(rest)
            named = str(number) if number and not words else rest
            await i.answer(await i.run(absences.cancel_numbered, named))
        case "help":
            await i.answer(await i.read(absences.help_text))
        case "":
            await i.open(await i.read(absences.modal, Place(i.payload.response_url)))
        case _:
            await i.answer(await i.run(absences.note, rest))


async def choose(i: Interaction) -> None:
    """One of the possible meanings was chosen."""
    await i.replace(await i.run(absences.note_days, views.decoded(i.payload.value)))


async def ask_others(i: Interaction) -> None:
    """None of the possible meanings is right: the form asks, and its answer takes their place."""
    await i.open(await i.read(absences.modal, Place(i.payload.response_url, is_question=True)))


async def cancel(i: Interaction) -> None:
    """An absence is not to be."""
    await i.replace(await i.run(absences.cancel, int(i.payload.value)))


async def show_list(i: Interaction) -> None:
    """Show all absences to come in the place of this one."""
    await i.replace(await i.read(absences.listing))


async def save(i: Interaction) -> None:
    """The form was filled in; without a last day it is one day."""
    first, last = i.payload.inputs.date(views.FIRST), i.payload.inputs.date(views.LAST)
    if first is None:
        raise absences.FirstDayMissingError
    message = await i.run(absences.note_days, Span(first, last or first))
    await i.ack()
    place = Place.decoded(i.payload.metadata)
    await i.answer_at(place.response_url, message, replace=place.is_question)
