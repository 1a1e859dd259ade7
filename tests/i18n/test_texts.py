"""Texts, their plural forms and placeholders, and what happens when one is wrong."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mrkdwn import Mrkdwn, mention, unescape
from bot.i18n import TextWarning, translator
from bot.i18n.catalogues import compiled
from bot.i18n.translator import Translator

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"""
ENGLISH = """
msgid "home.only_english"
msgstr "Only English, {name}"

msgid "home.title"
msgstr "*{name}* has work"

msgid "home.items"
msgid_plural "home.items"
msgstr[0] "{count} item of {name}"
msgstr[1] "{count} items of {name}"

msgid "home.only_english_items"
msgid_plural "home.only_english_items"
msgstr[0] "one"
msgstr[1] "{count} of them"
"""
CHINESE = """
msgid "home.title"
msgstr "*{name}* 有待办"

msgid "home.items"
msgid_plural "home.items"
msgstr[0] "{name} 的 {count} 项"
"""


def write(folder: Path, plurals: str, texts: str) -> Path:
    """Write a catalogue of one noun; return its folder."""
    folder.mkdir()
    header = HEADER.format(language=folder.name, plurals=plurals)
    (folder / "home.po").write_text(header + texts, encoding="utf-8")
    return folder


@pytest.fixture
def en(tmp_path: Path) -> Translator:
    """A translator of a few English texts."""
    texts = compiled(write(tmp_path / "en", "nplurals=2; plural=(n != 1);", ENGLISH))
    return Translator("en", texts, texts)


@pytest.fixture
def zh(en: Translator, tmp_path: Path) -> Translator:
    """A translator of fewer Chinese texts, with the English ones behind them."""
    texts = compiled(write(tmp_path / "zh_Hans", "nplurals=1; plural=0;", CHINESE))
    return Translator("zh_Hans", texts, en._own)


@contextmanager
def production() -> Iterator[list[warnings.WarningMessage]]:
    """Let warnings be what they are outside tests: said once a place and text, not raised."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("default")
        yield said


def test_a_text_is_filled_in(en: Translator, zh: Translator) -> None:
    """Plain text takes what is given as it is."""
    assert en("home.title", name="R&D") == "*R&D* has work"
    assert zh("home.title", name="研发") == "*研发* 有待办"


def test_words_of_people_are_escaped_in_mrkdwn(en: Translator) -> None:
    """Nobody mentions the channel by his name."""
    said = en.md("home.title", name="<!channel> & co")
    assert said == "*&lt;!channel&gt; &amp; co* has work"
    assert isinstance(said, Mrkdwn)


def test_what_is_mrkdwn_stays_mrkdwn(en: Translator) -> None:
    """A mention that is meant stays live."""
    assert en.md("home.title", name=mention("U012ABCDEF")) == "*<@U012ABCDEF>* has work"


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [
        (0, "0 items of A", "A 的 0 项"),
        (1, "1 item of A", "A 的 1 项"),
        (2, "2 items of A", "A 的 2 项"),
        (1200, "1,200 items of A", "A 的 1,200 项"),
    ],
)
def test_the_plural_form_fits_the_count(
    en: Translator, zh: Translator, count: int, english: str, chinese: str
) -> None:
    """Each language has its own number of forms."""
    assert en.n("home.items", count, name="A") == english
    assert zh.n("home.items", count, name="A") == chinese


def test_the_plural_form_is_escaped_in_mrkdwn(en: Translator) -> None:
    """As in texts without plural forms."""
    assert en.md_n("home.items", 2, name="<a>") == "2 items of &lt;a&gt;"


def test_braces_that_people_type_are_only_braces(en: Translator) -> None:
    """What is filled in is not filled in again."""
    assert en("home.title", name="{name} {0} {x.y}") == "*{name} {0} {x.y}* has work"


def test_a_missing_text_fails_a_test(zh: Translator) -> None:
    """Tests treat warnings as errors, so a key without a text is found."""
    with pytest.raises(TextWarning, match=r"zh_Hans: no text for home\.only_english$"):
        zh("home.only_english", name="A")


def test_a_missing_placeholder_fails_a_test(en: Translator) -> None:
    """As does a text that is not given what it needs."""
    with pytest.raises(TextWarning, match=r"home\.title: nothing given for \{name\}"):
        en("home.title")


def test_in_production_a_missing_text_is_english(zh: Translator) -> None:
    """The reader gets the English text; the fault is said once, however often it happens."""
    with production() as said:
        texts = [zh("home.only_english", name="A"), zh("home.only_english", name="B")]
    assert texts == ["Only English, A", "Only English, B"]
    assert [str(warning.message) for warning in said] == [
        "zh_Hans: no text for home.only_english",
    ]


def test_in_production_missing_plural_forms_are_english(zh: Translator) -> None:
    """English plural forms go by English rules."""
    with production():
        said = [zh.n("home.only_english_items", count) for count in (1, 2)]
    assert said == ["one", "2 of them"]


def test_in_production_an_unknown_key_breaks_nothing(zh: Translator) -> None:
    """The key itself is the last resort."""
    with production():
        assert zh("home.nowhere", name="A") == "home.nowhere"
        assert zh.md_n("home.nowhere", 3) == "home.nowhere"


def test_in_production_a_missing_placeholder_breaks_nothing(en: Translator) -> None:
    """The rest of the sentence is still worth reading."""
    with production() as said:
        assert en("home.title") == "*…* has work"
        assert en.md_n("home.items", 2) == "2 items of …"
    assert len(said) == 2


def test_each_missing_text_is_said(zh: Translator) -> None:
    """Once a text, not once for all of them."""
    with production() as said:
        zh("home.nowhere")
        zh("home.elsewhere")
    assert len(said) == 2


@given(st.text())
def test_whatever_people_write_is_shown_and_nothing_more(words: str) -> None:
    """Plain text has their words as they are; mrkdwn has them without a mention or a link."""
    t = translator("zh-CN")
    key = "common.error.unknown_command"
    assert t(key, text=words, example="x") == f"无法识别“{words}”。可以试试：x"
    said = t.md(key, text=[words, words], example="x")
    assert "<" not in said
    assert unescape(said) == f"无法识别“{words}和{words}”。可以试试：x"
