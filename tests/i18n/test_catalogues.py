"""Which texts a locale of Slack gets, and that the shipped ones are whole."""

from pathlib import Path

import pytest

from bot.i18n import catalogues, translator
from bot.i18n.checks.catalogues import compared, read


@pytest.mark.parametrize(
    ("slack_locale", "language"),
    [
        ("en-US", "en"),
        ("en-GB", "en"),
        ("zh-CN", "zh_Hans"),
        ("zh-Hans", "zh_Hans"),
        ("zh_Hans_SG", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh-Hant-HK", "zh_Hant"),
        ("fr-FR", "en"),
        ("tlh", "en"),
        ("xx-??", "en"),
        ("../../etc", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_every_locale_of_slack_gets_a_language(slack_locale: str | None, language: str) -> None:
    """The nearest that there is, English for all others."""
    assert translator(slack_locale).language == language


def test_a_language_is_read_once() -> None:
    """Two people of one language share its translator."""
    assert translator("en-US") is translator("en-GB")


def test_a_new_language_is_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a folder of its own a language is found; another script will do until then."""
    for language in ("en", "sr_Cyrl"):
        (tmp_path / language).mkdir()
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    _forget()
    try:
        wanted = ["sr-RS", "sr-Latn-RS", "zh-CN", "en-GB"]
        got = [catalogues.language_for(locale) for locale in wanted]
        assert got == ["sr_Cyrl", "sr_Cyrl", "en", "en"]
    finally:
        _forget()


def test_the_shipped_catalogues_are_whole() -> None:
    """Every text is there in every language, with the same placeholders."""
    languages, faults = read(catalogues.LOCALES)
    assert {"en", "zh_Hans", "zh_Hant"} == languages.keys()
    assert [str(fault) for fault in [*faults, *compared(languages)]] == []


def _forget() -> None:
    catalogues.languages.cache_clear()
    catalogues.language_for.cache_clear()
