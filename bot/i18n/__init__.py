"""The voice of the bot in the reader's language: catalogues, dates and numbers."""

from bot.i18n.texts import TextWarning
from bot.i18n.translator import Translator, translator, translators

__all__ = ["TextWarning", "Translator", "translator", "translators"]
