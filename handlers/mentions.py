"""The bot is mentioned in a channel: whoever did that expects an answer, and gets it privately."""

from collections.abc import Mapping
from typing import Any

from bot.domain.mrkdwn import plain
from bot.services import mentions
from bot.services.minutes import Said, instant
from handlers import direct_words
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for mentions of the bot."""
    routes.event("app_mention", answer, when=is_written_by_person)


def is_written_by_person(event: Mapping[str, Any]) -> bool:
    """Whether a person wrote it, and not an app."""
    return "user" in event and "bot_id" not in event


async def answer(i: Interaction) -> None:
    """Say what works here."""
    event = i.payload.event
    ts, words = str(event["ts"]), i.payload.text
    said = Said(str(event["channel"]), i.payload.thread_ts or ts, ts, words, instant(ts))
    await i.know_actor()
    without_us = plain(words).replace(f"<@{i.payload.bot_user_id}>", " ")
    command = direct_words.read(without_us).command
    await i.run(mentions.answer, said, command)
