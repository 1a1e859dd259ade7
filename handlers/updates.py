"""Updates: `/update`, the buttons of prompts, the form, and replies to the bot in words."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.domain.mrkdwn import plain
from bot.services import direct_messages, updates
from bot.slack import failures
from bot.views import updates as views
from handlers import direct_words
from handlers.direct_words import Said
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands

SUBCOMMANDS = Subcommands({"help": ("帮助", "说明", "?")})


def register(routes: Routes) -> None:
    """Listen for everything by which somebody reports."""
    routes.command("/update", command)
    routes.action(views.GIVE, give)
    routes.action(views.AWAY, away)
    routes.action(views.APPEND, append)
    routes.submission(views.SAVE, save)
    routes.event("message", reply, when=is_written_to_us)


def is_written_to_us(event: Mapping[str, Any]) -> bool:
    """Whether a message event is words that a person wrote to the bot alone."""
    is_direct = event.get("channel_type") == "im"
    return is_direct and "subtype" not in event and "bot_id" not in event


async def command(i: Interaction) -> None:
    """`/update` opens the form; words behind it are the update."""
    channel = i.payload.channel_id
    subcommand, rest = SUBCOMMANDS.split(i.payload.text)
    if subcommand == "help" and not rest:
        await i.answer(await i.read(updates.help_text))
    elif i.payload.text.strip():
        await i.answer(await i.run(updates.quick, i.payload.text, channel_id=channel))
    else:
        await i.open(await i.read(updates.modal, channel_id=channel))


async def give(i: Interaction) -> None:
    """Somebody wants to give or change an update."""
    await i.open(await i.read(updates.modal, int(i.payload.value)))


async def save(i: Interaction) -> None:
    """The form was filled in."""
    inputs = i.payload.inputs
    answers = {key: inputs.text(key) for key in inputs.blocks()}
    await i.run(updates.submit, int(i.payload.metadata), answers)


async def away(i: Interaction) -> None:
    """Somebody will not come."""
    await i.answer(await i.run(updates.away, int(i.payload.value)))


async def append(i: Interaction) -> None:
    """What somebody wrote to the bot belongs to an update given before."""
    meeting_id, _, ts = i.payload.value.partition(" ")
    words = await _words(i, i.payload.channel_id or "", ts)
    await i.replace(await i.run(updates.quick, words, int(meeting_id)))


async def _words(i: Interaction, channel: str, ts: str) -> str:
    """What a message in the conversation or in a thread of it says; GoneError when it is gone."""
    found = await i.client.conversations_history(
        channel=channel, latest=ts, inclusive=True, limit=1
    )
    if not any(message["ts"] == ts for message in found["messages"]):
        try:
            found = await i.client.conversations_replies(channel=channel, ts=ts)
        except SlackApiError as error:
            if failures.code(error) == "thread_not_found":
                raise direct_messages.GoneError from error
            raise
    return "".join(one.get("text", "") for one in found["messages"] if one["ts"] == ts)


async def reply(i: Interaction) -> None:
    """Somebody wrote to the bot in a direct message."""
    await i.know_actor()
    ts, text = str(i.payload.event.get("ts")), i.payload.text
    words = direct_words.read(plain(text))
    match words.said:
        case Said.HELP | Said.COURTESY:
            await i.answer(await i.run(direct_messages.direct_help))
        case Said.COMMAND:
            await i.answer(await i.run(direct_messages.typed_without_slash, words.command, ts))
        case Said.TALK:
            thread = (i.payload.channel_id or "", i.payload.thread_ts or "")
            await i.answer(await i.run(direct_messages.reply, text, ts, thread=thread))
