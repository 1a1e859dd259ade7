"""Texts made fit for Slack: cleaned of what breaks a message, shortened where a limit is.

Slack does not say whether it counts code points or UTF-16 units, so the larger number, that of
UTF-16 units, is held to every limit.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from bot.domain.mrkdwn import Mrkdwn

ELLIPSIS = "…"
# Slack refuses a text without characters; a dash says that there is nothing.
NOTHING = "–"

_GRAPHEME: Final = r"\X"
# What must not be cut: a mention, link or date; an entity; a character as people see it.
_MRKDWN_UNIT: Final = r"<[^<>]*>|&(?:amp|lt|gt);|\X"
# Controls but tab and newline, halves of surrogate pairs, non-characters, and the marks that turn
# the direction of all that follows (RTL letters need none of them).
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_NEWLINES = re.compile("\r\n?|[\u2028\u2029]")
_EVERYBODY = re.compile(r"<!(channel|here|everyone|group)(?:\|[^<>]*)?>")
# A token, or an address that somebody typed. Chinese text may follow without a space.
_TOKEN_OR_ADDRESS = re.compile(r"<[^<>]*>|https?://(?:(?!&[lg]t;)[!-;=?-{}~])+")
# Of the length of a piece: a word that is longer than this part of it is cut.
_LATE_SPACE = 4
_AFTER_ADDRESS = ".,;:!?)]}'\"*_~`"


def length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def line(text: str, most: int) -> str:
    """Return plain text on one line, of at most `most` UTF-16 units and never empty."""
    return _shortened(" ".join(_clean(text).split()), most, _GRAPHEME)


def lines(text: str, most: int) -> str:
    """Return plain text that keeps its lines, of at most `most` UTF-16 units and never empty."""
    return _shortened(_clean(text).strip(), most, _GRAPHEME)


def mrkdwn(text: Mrkdwn, most: int) -> Mrkdwn:
    """Return mrkdwn of at most `most` UTF-16 units, never empty, that pings nobody by the dozen.

    Addresses that people typed become links, since the blocks are sent as `verbatim`, which keeps
    Slack from reading mentions into plain words.
    """
    quiet = _clean(text).strip()
    if "<" in quiet or "://" in quiet:
        quiet = _TOKEN_OR_ADDRESS.sub(_linked, _EVERYBODY.sub(r"@\1", quiet))
    return Mrkdwn(_shortened(quiet, most, _MRKDWN_UNIT))


def pieces(text: Mrkdwn, most: int) -> list[Mrkdwn]:
    """Return mrkdwn in pieces of at most `most` UTF-16 units each, cut between words if possible.

    Mentions, links and characters stay whole.
    """
    if length(text) <= most:
        return [text]
    found, room = [""], most
    for unit in (match[0] for match in _compiled(_MRKDWN_UNIT).finditer(text)):
        room -= length(unit)
        if room < 0:
            found[-1:] = _cut(found[-1], most // _LATE_SPACE)
            room = most - length(found[-1]) - length(unit)
        found[-1] += unit
    return [Mrkdwn(piece) for piece in found if piece]


def is_blank(text: str) -> bool:
    """Say whether there is nothing to see in a text."""
    return not text or _is_nothing(_clean(text).strip())


def joined(parts: Iterable[Mrkdwn], separator: str = "\n") -> Mrkdwn:
    """Return pieces of mrkdwn as one; the separator is a mark or white space, not words."""
    return Mrkdwn(separator.join(parts))


def _clean(text: str) -> str:
    if text.isprintable():
        return text  # most are, and nothing unwanted is
    return _UNWANTED.sub("", _NEWLINES.sub("\n", text))


def _linked(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("<"):
        return found
    address = found.rstrip(_AFTER_ADDRESS)
    return f"<{address}>{found[len(address) :]}"


def _cut(piece: str, most: int) -> tuple[str, str]:
    """Cut a piece behind its last space, when at most `most` characters stand behind that."""
    end = piece.rfind(" ") + 1
    return (piece[:end], piece[end:]) if end and len(piece) - end <= most else (piece, "")


def _is_nothing(stripped: str) -> bool:
    return not stripped or not (stripped.isascii() or any(map(_is_visible, stripped)))


def _shortened(text: str, most: int, unit: str) -> str:
    if _is_nothing(text):
        return NOTHING
    if length(text) <= most:
        return text
    end, room = 0, most - length(ELLIPSIS)
    for kept in _compiled(unit).finditer(text):
        room -= length(kept[0])
        if room < 0:
            break
        end = kept.end()
    return text[:end].rstrip() + ELLIPSIS


@cache
def _compiled(unit: str) -> Any:
    import regex  # type: ignore[import-untyped]  # has no types. Late: few texts are too long

    return regex.compile(unit)


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) != "Cf"
