"""Letters as they are meant: full-width forms as plain ones, each in its own place."""

import unicodedata
from typing import Final

_FULL_WIDTH: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SMALL: Final = {"﹕": ":", "﹣": "-", "﹟": "#", "﹐": ",", "\u3000": " "}
_PLAIN: Final = str.maketrans(_FULL_WIDTH | _SMALL)


def narrow(text: str) -> str:
    """Return the text, of the same length, with full-width letters, digits and marks as ASCII."""
    return text if text.isascii() else text.translate(_PLAIN)


def folded(text: str) -> str:
    """Return the text, of the same length, as it is compared: width, case and accents aside."""
    plain = narrow(text)
    if plain.isascii():
        return plain.lower()
    return "".join(char.lower() if char.isascii() else _bare(char) for char in plain)


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    lowered = base.casefold()
    return lowered if len(lowered) == 1 else base
