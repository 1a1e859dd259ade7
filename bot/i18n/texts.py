"""Looking up a text by its key and filling in its placeholders.

Nothing that is wrong with a text may cost a user the message. So a fault is a `TextWarning`: tests
turn it into an error, in production it is logged once and the best that there is is shown.
"""

import re
import warnings
from collections.abc import Callable
from gettext import GNUTranslations

from bot.domain.mrkdwn import Mrkdwn, escape

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_LEFT_OUT = "…"


class TextWarning(UserWarning):
    """A text is missing in a language, or was not given what it has a placeholder for."""


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the `{placeholders}` of a text."""
    return frozenset(_PLACEHOLDER.findall(text))


class Texts:
    """The texts of one language, with the English ones behind them."""

    def __init__(self, language: str, own: GNUTranslations, english: GNUTranslations) -> None:
        self.language = language
        self._own = own
        self._english = english

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the plain text of a key. Dates, numbers and lists are written by `shown`."""
        text = self._text(key)
        return _filled(key, text, params, self.shown) if "{" in text else text

    def n(self, key: str, count: int, /, **params: object) -> str:
        """Return the plain text of a key in the plural form of `count`, which fills `{count}`."""
        given = {"count": self.number(count), **params}
        return _filled(key, self._plural(key, count), given, self.shown)

    def md(self, key: str, /, **params: object) -> Mrkdwn:
        """Return the text of a key as mrkdwn: params are escaped unless they are Mrkdwn already."""
        return Mrkdwn(_filled(key, self._text(key), params, self.md_shown))

    def md_n(self, key: str, count: int, /, **params: object) -> Mrkdwn:
        """Return what `n` does, as mrkdwn."""
        given = {"count": self.number(count), **params}
        return Mrkdwn(_filled(key, self._plural(key, count), given, self.md_shown))

    def shown(self, value: object) -> str:
        """Return a value as plain text in this language."""
        return str(value)

    def md_shown(self, value: object) -> Mrkdwn:
        """Return a value as mrkdwn in this language; what is Mrkdwn stays as it is."""
        return value if isinstance(value, Mrkdwn) else escape(self.shown(value))

    def number(self, value: float) -> str:
        """Return a number as this language writes it."""
        return str(value)

    def _text(self, key: str) -> str:
        text = self._own.gettext(key)
        return text if text != key else self._instead(key, self._english.gettext(key))

    def _plural(self, key: str, count: int) -> str:
        text = self._own.ngettext(key, key, count)
        return text if text != key else self._instead(key, self._english.ngettext(key, key, count))

    def _instead(self, key: str, english: str) -> str:
        warnings.warn(f"{self.language}: no text for {key}", TextWarning, stacklevel=2)
        return english


def _filled(key: str, text: str, params: dict[str, object], shown: Callable[[object], str]) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in params:
            return shown(params[name])
        warnings.warn(f"{key}: nothing given for {{{name}}}", TextWarning, stacklevel=2)
        return _LEFT_OUT

    return _PLACEHOLDER.sub(value, text)
