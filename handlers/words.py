"""The words behind a command: its subcommand, in English or Chinese, and the rest."""

import unicodedata
from collections.abc import Mapping

from bot.domain.chinese import simplified


class Subcommands:
    """Which words mean which subcommand; case, full-width and traditional forms do not matter."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._meaning = {
            _folded(word): name for name, others in words.items() for word in (name, *others)
        }

    @property
    def words(self) -> frozenset[str]:
        """All words that mean something, in simplified characters."""
        return frozenset(self._meaning)

    def split(self, text: str) -> tuple[str | None, str]:
        """The subcommand and the rest; "" for no text, None when the first word is no subcommand.

        With None the rest is the whole text.
        """
        first, _, rest = text.strip().replace("\u3000", " ").partition(" ")
        if not first:
            return "", ""
        meaning = self._meaning.get(_folded(first))
        return (meaning, rest.strip()) if meaning else (None, text.strip())


def _folded(word: str) -> str:
    return simplified(unicodedata.normalize("NFKC", word).casefold())
