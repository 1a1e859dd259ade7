"""The words behind a command: its subcommand, in English or Chinese, its number, and the rest."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from bot.domain.chinese import simplified
from bot.domain.letters import narrow

_FIRST: Final = re.compile(r"([^\s:,，、。]+)[\s:,，、。]*")
_NUMBER: Final = re.compile(
    r"\s*(?:[a-z]\s?[-–]?\s?|\#|no\.?\s?|第)?(\d{1,9})(?:\s?[号號个個条條项項])?(?!\w)[\s:：,，、。]*",
    re.IGNORECASE | re.ASCII,
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]{0,60}[!?.]{0,9}", re.ASCII)
# Most words of Chinese have two characters; with three or more it may be a task (交报告).
_CHINESE_WORD: Final = re.compile(r"[\u4e00-\u9fff]{1,2}[!?.。！？]{0,9}")
_ABOUT: Final = re.compile(
    r"(?:(?:[a-z'’]{1,30}[\s:,，、]+){1,2}|[\u4e00-\u9fff]{1,4}[\s:,，、]*)"
    r"([fd])(?:\s?[-–]\s?)?(\d{1,9})(?!\w)",
    re.IGNORECASE | re.ASCII,
)
# Two letters that changed places, or one that is wrong in a word of four.
_LIKENESS: Final = 0.75


class Subcommands:
    """Which words mean which subcommand; case, full-width and traditional forms do not matter.

    In Chinese nothing needs to stand between such a word and what follows, but then it may also be
    the beginning of a sentence: `glued` tells by what follows, and by the meaning, whether it is
    the subcommand after all.
    """

    def __init__(
        self,
        words: Mapping[str, tuple[str, ...]],
        *,
        glued: Callable[[str, str], bool] = lambda _meaning, _rest: False,
    ) -> None:
        self._meaning = {
            _folded(word): name for name, others in words.items() for word in (name, *others)
        }
        chinese = [word for word in self._meaning if not word.isascii() and len(word) > 1]
        self._chinese = sorted(chinese, key=len, reverse=True)
        self._glued = glued

    @property
    def words(self) -> frozenset[str]:
        """All words that mean something, in simplified characters."""
        return frozenset(self._meaning)

    def split(self, text: str) -> tuple[str | None, str]:
        """The subcommand and the rest; "" for no text, None when the first word is no subcommand.

        With None the rest is the whole text.
        """
        typed = text.strip()
        found = _FIRST.match(narrow(typed))
        if not typed or not found:
            return (None, typed) if typed else ("", "")
        meaning = self._meaning.get(_folded(found[1]))
        if meaning:
            return meaning, typed[found.end() :].strip()
        return self._split_glued(typed)

    def closest(self, word: str) -> str | None:
        """The word that somebody may have meant who mistyped one in Latin letters."""
        return closest(word, self._meaning)

    def _split_glued(self, typed: str) -> tuple[str | None, str]:
        folded = simplified(typed)
        for word in self._chinese:
            rest = typed[len(word) :].strip()
            if folded.startswith(word) and self._glued(self._meaning[word], rest):
                return self._meaning[word], rest
        return None, typed


def numbered(text: str) -> tuple[int | None, str]:
    """The number with which a text begins (F-12, Ｄ－７, #3, 第2个), and what follows."""
    found = _NUMBER.match(narrow(text))
    return (int(found[1]), text[found.end() :].strip()) if found else (None, text)


def is_number(_meaning: str, rest: str) -> bool:
    """Tell whether what follows a Chinese word right behind it is a number."""
    return numbered(rest)[0] is not None


def closest(word: str, known: Iterable[str]) -> str | None:
    """The Latin word among `known` for which `word` may be mistyped."""
    folded = _folded(word)
    if not folded.isascii():
        return None
    latin = [one for one in known if one.isascii() and one.isalpha()]
    return next(iter(get_close_matches(folded, latin, n=1, cutoff=_LIKENESS)), None)


def is_single_word(text: str) -> bool:
    """Tell whether a text is nothing but one word, in Latin letters or of two Chinese characters.

    No longer than words are: a Chinese sentence has no spaces either.
    """
    typed = text.strip()
    return any(pattern.fullmatch(typed) for pattern in (_WORD, _CHINESE_WORD))


def about_number(text: str) -> str | None:
    """The number (`F-12`, `D-3`) that stands right behind the first word of a text, or the second.

    Whoever begins with an unknown verb and the number of a record hardly means a new one.
    """
    found = _ABOUT.match(narrow(text.strip()))
    return f"{found[1].upper()}-{int(found[2])}" if found else None


def _folded(word: str) -> str:
    return simplified(unicodedata.normalize("NFKC", word).casefold())
