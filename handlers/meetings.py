"""`/meeting`, and the buttons of a meeting's message."""

from bot.services import meetings, readers, series
from bot.services.errors import UnknownSubcommandError
from bot.views import meetings as views
from handlers import special_meetings, teams
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands

SUBCOMMANDS = Subcommands(
    {
        "setup": ("设置", "设定", "set-up"),
        "new": ("新建", "召开", "专项"),
        "agenda": ("议题", "议程", "topic"),
        "team": ("团队", "部门"),
        "list": ("列表", "清单", "查看", "ls"),
        "help": ("帮助", "说明", "?"),
    },
    glued=lambda _meaning, _rest: True,
)


def register(routes: Routes) -> None:
    """Listen for everything that concerns a meeting as such."""
    routes.command("/meeting", command)
    routes.action(views.ATTEND, attend)
    routes.action(views.ADD_TOPIC, ask_topic)
    routes.action(views.OPEN_LATE, open_late)
    routes.submission(views.TOPIC, add_topic)


async def command(i: Interaction) -> None:
    """Do what the word behind `/meeting` says; without one, list the meetings."""
    subcommand, rest = SUBCOMMANDS.split(i.payload.text)
    channel_id = i.payload.channel_id or ""
    match subcommand:
        case "setup":
            await i.know_channel(channel_id)
            new = SUBCOMMANDS.split(rest)[0] == "new"
            await i.open(await i.read(series.setup_modal, channel_id, new=new))
        case "new":
            await special_meetings.new(i, channel_id, rest)
        case "agenda":
            await i.answer(await i.run(meetings.queue_topic, channel_id, rest))
        case "team":
            await teams.set_up(i, channel_id)
        case "list" | "":
            await i.answer(await i.read(meetings.listing, channel_id))
        case "help":
            await i.answer(await i.read(meetings.help_text))
        case _:
            example = _example(rest) or (await i.read(readers.actor)).t("meetings.help.example")
            raise UnknownSubcommandError(text=i.payload.typed, example=example)


async def attend(i: Interaction) -> None:
    """Somebody is here."""
    await i.run(meetings.attend, int(i.payload.value))


async def ask_topic(i: Interaction) -> None:
    """Somebody wants to add a topic."""
    await i.open(await i.read(meetings.topic_modal, int(i.payload.value)))


async def add_topic(i: Interaction) -> None:
    """A topic was filled in."""
    await i.run(meetings.add_topic, int(i.payload.metadata), i.payload.inputs.text("topic"))


async def open_late(i: Interaction) -> None:
    """The facilitator opens a meeting that was missed."""
    await i.answer(await i.run(meetings.open_late, int(i.payload.value)))


def _example(typed: str) -> str:
    """The command that was probably meant; "" when none is like what was typed."""
    first, _, rest = typed.partition(" ")
    meant = SUBCOMMANDS.closest(first)
    return f"/meeting {meant} {rest}".rstrip() if meant else ""
