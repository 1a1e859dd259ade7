"""Countries as people name them: by code or name; those whose holidays are known."""

import unicodedata
from functools import cache
from typing import Final

from babel import Locale

from bot.domain import public_holidays
from bot.i18n.catalogues import languages
from bot.i18n.translator import Translator

# Where most of the departments are that this was made for; every other one can be typed.
COMMON: Final = (
    "CN", "HK", "TW", "SG", "JP", "KR", "IN", "VN", "TH", "MY", "AU", "DE", "FR", "GB", "IT", "ES",
    "NL", "PL", "US", "CA", "MX", "BR", "AE", "ZA",
)  # fmt: skip
_CODE: Final = 2


def find(text: str) -> str | None:
    """Return the ISO 3166 code that a code or a name in any of our languages means, else None."""
    code = unicodedata.normalize("NFKC", text).strip().upper()
    if code in public_holidays.codes():
        return public_holidays.code(code)
    return _codes().get(code.casefold())


def name(t: Translator, code: str) -> str:
    """Return the name of a country in the reader's language."""
    return str(t.locale.territories.get(code, code))


def is_known(code: str | None) -> bool:
    """Say whether the holidays of a country are known."""
    return code in public_holidays.codes()


@cache
def _codes() -> dict[str, str]:
    codes = [code for code in public_holidays.codes() if len(code) == _CODE]
    locales = [Locale.parse(language) for language in languages()]
    return {
        str(locale.territories[code]).casefold(): code
        for locale in locales
        for code in codes
        if code in locale.territories
    }
