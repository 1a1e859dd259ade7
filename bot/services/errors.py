"""Refusals that more than one noun needs."""

from typing import ClassVar

from bot.domain.errors import GavelError


class UnknownSubcommandError(GavelError):
    """The word behind a command is none it knows; `text` is what was typed, `example` works."""

    key: ClassVar[str] = "common.error.unknown_command"
