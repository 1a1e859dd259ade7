"""The catalogues on disk: which languages there are, and their texts, read when first needed.

`locales/<language>/<noun>.po` are the only files; nothing is compiled on disk. Every text has a
key `noun.part.part`, English included, so all languages are read in the same way. A new language
is a new folder, named as CLDR names it (`zh_Hant`).
"""

from functools import cache, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en"
LOCALES = Path(__file__).with_name("locales")


@lru_cache(maxsize=256)
def language_for(slack_locale: str | None) -> str:
    """Return the folder of texts for a locale as Slack writes it (`zh-CN`, `en-GB`).

    The script decides first, so that `zh-TW` takes `zh_Hant` as soon as that folder is there; until
    then any texts of the same language will do. What is unknown, or None, gets English.
    """
    for name in _wanted(slack_locale):
        for language in languages():
            if language == name or language.startswith(f"{name}_"):
                return language
    return ENGLISH


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder, in alphabetical order."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))


@cache
def texts(language: str) -> GNUTranslations:
    """Return all texts of one language, read from its folder once."""
    return compiled(LOCALES / language)


def compiled(folder: Path) -> GNUTranslations:
    """Return the texts of all catalogues in a folder, one file a noun, as one lookup."""
    everything = Catalog(locale=folder.name)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=folder.name, ignore_obsolete=True):
                if message.id:
                    everything[message.id] = message
    binary = BytesIO()
    write_mo(binary, everything)
    binary.seek(0)
    return GNUTranslations(binary)


def _wanted(slack_locale: str | None) -> tuple[str, ...]:
    try:
        locale = Locale.parse((slack_locale or "").replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return ()
    likely = get_global("likely_subtags").get(locale.language, locale.language)
    script = locale.script or Locale.parse(likely).script
    return (f"{locale.language}_{script}", locale.language)
