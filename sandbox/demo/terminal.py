"""Lines on a terminal: colours when it has them, and widths that know Chinese characters."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

WIDTH: Final = 100
_CODE: Final = re.compile(r"\x1b\[\d+m")
# A run of Latin letters holds together; between Chinese characters a line may break.
_PIECES: Final = re.compile(r"\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]")
_WIDE: Final = frozenset({"W", "F"})
_HANGING: Final = "。，、；：！？）”』】"  # no line begins with one: it may stand beyond the edge


@dataclass(frozen=True, slots=True)
class Styles:
    """The marks for bold, faint and coloured text; empty ones when there are no colours."""

    bold: str = ""
    faint: str = ""
    green: str = ""
    blue: str = ""
    end: str = ""

    @classmethod
    def of(cls, stream: TextIO) -> "Styles":
        """The styles that a stream can show (https://no-color.org)."""
        if os.environ.get("NO_COLOR") or not stream.isatty():
            return cls()
        return cls("\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[36m", "\x1b[0m")


def plain(text: str) -> str:
    """A text without the marks of styles."""
    return _CODE.sub("", text)


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(_columns(char) for char in plain(text))


def wrapped(text: str, first: str, rest: str, most: int = WIDTH) -> Iterator[str]:
    """Yield a text as lines of at most `most` columns, behind `first` and then `rest`.

    Only a Chinese full stop or the like, and a word longer than a line, may stand out.
    """
    line = first
    is_empty = True
    for piece in _PIECES.findall(text):
        hangs = piece in _HANGING and width(line) <= most
        is_full = width(line) + width(piece) > most and not hangs
        if is_full and not is_empty:
            yield line.rstrip()
            line, is_empty = rest, True
        if not (is_empty and piece.isspace() and line is rest):
            line += piece
            is_empty = False
    yield line.rstrip()


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
