"""How somebody is told that something could not be done: the one place for all handlers."""

import secrets
from collections.abc import Mapping
from typing import Final

import structlog

from bot.domain.errors import FieldError, GavelError
from bot.domain.mrkdwn import Mrkdwn, keep_mentions
from bot.logs import in_a_line
from bot.services import readers
from bot.slack.failures import CALL_ERRORS
from bot.views import outages
from bot.views.kit import Message, section, sections
from bot.views.kit.text import mrkdwn
from handlers.interaction import Interaction
from storage.database import UNREACHABLE

WORDS: Final = frozenset({"message", "reaction_added", "reaction_removed", "app_home_opened"})
"""Events by which people say something to the bot."""

_MOST_BESIDE: Final = 500  # characters beside a field, in which what was typed stands anyway

log = structlog.get_logger(__name__)


async def refuse(interaction: Interaction, error: GavelError) -> None:
    """Tell whoever acted, in his language, why it cannot be done and what would work."""
    reader = await interaction.read(readers.actor)
    key = _key(interaction, error)
    words, markup = reader.t(key, **error.params), reader.t.md(key, **_with_people(error.params))
    await _show(interaction, Message(text=words, blocks=sections(markup)), _field(error))


async def apologise(interaction: Interaction, error: Exception) -> None:
    """Log what nobody expected, once, and give whoever did something the id of that line."""
    incident = secrets.token_hex(4)
    log.error("unexpected error", incident=incident, exc_info=error)
    if not _has_said_something(interaction):
        return
    try:
        reader = await interaction.read(readers.actor)
    except UNREACHABLE as away:
        await excuse(interaction, away)
        return
    words = reader.t("common.error.unexpected", incident=incident)
    markup = reader.t.md("common.error.unexpected", incident=incident)
    await _try_to_show(interaction, Message(text=words, blocks=[section(markup)]), incident)


async def excuse(interaction: Interaction, error: Exception) -> None:
    """Say that the database is away, to those who wait for an answer, and log it once.

    Which language somebody reads stands in the database, so it is said in all of them. Nobody waits
    for an answer to an event, unless he wrote to the bot itself.
    """
    incident = secrets.token_hex(4)
    log.error("the database cannot be reached", incident=incident, error=in_a_line(error))
    if not interaction.payload.event or interaction.payload.is_direct:
        await _try_to_show(interaction, outages.database_away(incident), incident)


def _has_said_something(interaction: Interaction) -> bool:
    """Whether somebody acted; most events only tell that something is different now."""
    return interaction.payload.kind != "event" or interaction.payload.name in WORDS


async def _try_to_show(interaction: Interaction, message: Message, incident: str) -> None:
    try:
        await _show(interaction, message)
    except CALL_ERRORS as silence:
        log.warning("nobody could be told", incident=incident, error=str(silence))


async def _show(interaction: Interaction, message: Message, field: str = "") -> None:
    """Show it privately; in a modal that was submitted, beside the field it is about."""
    if not _is_form(interaction):
        await interaction.answer(message)
        return
    fields = interaction.payload.inputs.blocks()
    beside = field if field in fields else next(iter(fields), "")
    await interaction.ack(
        response_action="errors", errors={beside: mrkdwn(Mrkdwn(message.text), _MOST_BESIDE)}
    )


def _is_form(interaction: Interaction) -> bool:
    return interaction.payload.body.get("type") == "view_submission"


def _key(interaction: Interaction, error: GavelError) -> str:
    in_form = error.form_key if isinstance(error, FieldError) and _is_form(interaction) else ""
    return in_form or error.key


def _with_people(params: Mapping[str, object]) -> dict[str, object]:
    """What a text is filled with: people who were mentioned in it are shown by name, not by id."""
    return {
        name: keep_mentions(value) if isinstance(value, str) else value
        for name, value in params.items()
    }


def _field(error: GavelError) -> str:
    return error.field if isinstance(error, FieldError) else ""
