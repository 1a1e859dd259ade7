"""Answers to whoever mentions the bot in a channel."""

from bot.i18n.reader import Reader
from bot.views import kit


def what_works(reader: Reader) -> kit.Message:
    """What can be typed in a channel, with examples that work."""
    return kit.said(reader.t.md("mentions.what_works"))


def how_to_note(reader: Reader) -> kit.Message:
    """How lines in the thread of an open meeting get into its minutes."""
    return kit.said(reader.t.md("mentions.how_to_note"))
