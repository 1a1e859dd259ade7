"""How somebody is told that something could not be done: the one place for all handlers."""

import secrets

import structlog

from bot.domain.errors import FieldError, GavelError
from bot.domain.mrkdwn import Mrkdwn
from bot.services import readers
from bot.slack.outcomes import CALL_ERRORS
from bot.views.kit import Message, section
from handlers.interaction import Interaction

log = structlog.get_logger(__name__)


async def refuse(interaction: Interaction, error: GavelError) -> None:
    """Tell whoever acted, in his language, why it cannot be done and what would work."""
    reader = await interaction.read(readers.actor)
    if interaction.payload.body.get("type") == "view_submission":
        words = reader.t(error.key, **error.params)
        await interaction.ack(response_action="errors", errors={_field(interaction, error): words})
        return
    words = reader.t(error.key, **error.params)
    await interaction.answer(_message(words, reader.t.md(error.key, **error.params)))


async def apologise(interaction: Interaction, error: Exception) -> None:
    """Log what nobody expected, once, and give the person the id under which it was logged."""
    incident = secrets.token_hex(4)
    log.error("unexpected error", incident=incident, exc_info=error)
    reader = await interaction.read(readers.actor)
    words = reader.t("common.error.unexpected", incident=incident)
    if interaction.payload.body.get("type") == "view_submission":
        field = _field(interaction, None)
        await interaction.ack(response_action="errors", errors={field: words})
        return
    markup = reader.t.md("common.error.unexpected", incident=incident)
    try:
        await interaction.answer(_message(words, markup))
    except CALL_ERRORS as silence:
        log.warning("nobody could be told", incident=incident, error=str(silence))


def _field(interaction: Interaction, error: GavelError | None) -> str:
    """The input beside which the text stands: the one it is about, else the first one."""
    blocks = interaction.payload.inputs.blocks()
    if isinstance(error, FieldError) and error.field in blocks:
        return error.field
    return blocks[0] if blocks else ""


def _message(words: str, markup: Mrkdwn) -> Message:
    return Message(text=words, blocks=[section(markup)])
