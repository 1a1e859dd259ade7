"""The check of texts: every fault is found, at its line, and what is right is left alone."""

import pytest

from bot.i18n import check
from tests.i18n.conftest import (
    EN,
    ITEMS_EN,
    ITEMS_ZH,
    TITLE_EN,
    TITLE_ZH,
    ZH,
    Tree,
)


def test_a_good_tree_has_no_faults(tree: Tree) -> None:
    """Nothing is found where nothing is wrong."""
    assert tree.faults() == []


def test_the_command_prints_and_fails(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a fault, with its place below the checkout, and an exit code for make."""
    monkeypatch.setattr(check, "__file__", str(tree.root / "bot/i18n/check.py"))
    assert check.main() == 0
    tree.code('t("home.gone")')
    assert check.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "bot/i18n/locales/en/home.po:6: home.title is not used anywhere",
        "bot/views/home.py:1: home.gone is used, but en has no such text",
    ]


def test_a_key_that_a_language_lacks(tree: Tree) -> None:
    """Every English text is in every language, and the other way round."""
    tree.texts(TITLE_EN, 'msgid "home.other"\nmsgstr "别的"\n')
    assert tree.faults() == [
        "home.po:6: home.title is missing in zh_Hans",
        "home.po:6: home.other is missing in en",
    ]


def test_placeholders_that_differ_between_languages(tree: Tree) -> None:
    """A translation says the same things."""
    tree.texts(TITLE_EN, 'msgid "home.title"\nmsgstr "你好 {nam}"\n')
    assert tree.faults() == [
        "home.po:6: home.title has placeholders {nam}, but in English {name}",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ('"{count} items"', '""', "home.items has no text, or lacks a plural form"),
        ('plural "home.items"', 'plural "x"', "msgid_plural of home.items should be the same key"),
    ],
)
def test_plural_forms_of_the_wrong_shape(tree: Tree, was: str, becomes: str, sentence: str) -> None:
    """Each language has the forms that CLDR says; keys are no words, so both have the same one."""
    tree.texts(ITEMS_EN.replace(was, becomes), ITEMS_ZH)
    tree.code('t.n("home.items", 3)')
    assert tree.faults() == [f"home.po:6: {sentence}"]


@pytest.mark.parametrize(
    ("was", "becomes"), [("{count} items", "{count} items of {name}"), ("{count} item", "{name}")]
)
def test_plural_forms_that_want_different_things(tree: Tree, was: str, becomes: str) -> None:
    """Which form is taken depends on the count, so each has to have all that is given."""
    tree.texts(ITEMS_EN.replace(f'"{was}"', f'"{becomes}"'), ITEMS_ZH)
    tree.code('t.n("home.items", 3, **params)')
    assert "home.po:6: home.items has other placeholders in one plural form than another" in (
        tree.faults()
    )


def test_a_plural_form_without_its_count(tree: Tree) -> None:
    """One of a thing needs no number."""
    tree.texts(ITEMS_EN.replace('"{count} item"', '"an item"'), ITEMS_ZH)
    tree.code('t.n("home.items", 3)')
    assert tree.faults() == []
    tree.texts(ITEMS_EN.replace('"{count} items"', '"items"'), ITEMS_ZH)
    assert tree.faults() == ["home.po:6: home.items leaves out the count where it is many"]


@pytest.mark.parametrize(
    "text", ["Hello {Name} {name}", "Hello {name", "Hello {name} {", "{ name }"]
)
def test_a_brace_that_fills_nothing(tree: Tree, text: str) -> None:
    """People would see it."""
    tree.texts(TITLE_EN.replace("Hello {name}", text), TITLE_ZH)
    assert "home.po:6: home.title has a brace that is no placeholder" in tree.faults()


@pytest.mark.parametrize("text", ["你好,{name}", "你好(新)：{name}", "你好?{name}"])
def test_a_half_width_mark_in_chinese(tree: Tree, text: str) -> None:
    """Chinese has marks of its own; between digits and Latin letters others stand."""
    tree.texts(TITLE_EN, TITLE_ZH.replace("你好 {name}", text))
    assert tree.faults() == [
        "home.po:6: home.title has a half-width mark behind a Chinese character"
    ]
    tree.texts(TITLE_EN, TITLE_ZH.replace("你好 {name}", "你好，{name}（9:00）"))
    assert tree.faults() == []


def test_plural_forms_in_one_language_only(tree: Tree) -> None:
    """A text that counts does so in every language."""
    tree.texts(ITEMS_EN, 'msgid "home.items"\nmsgstr "{count} 项"\n')
    tree.code('t.n("home.items", 3)')
    assert tree.faults() == [
        "home.po:6: home.items has plural forms in one language and none in another",
    ]


def test_an_empty_text(tree: Tree) -> None:
    """Nothing can be shown, so it is a fault."""
    tree.texts(TITLE_EN, 'msgid "home.title"\nmsgstr ""\n')
    assert "home.po:6: home.title has no text, or lacks a plural form" in tree.faults()


def test_a_fuzzy_text(tree: Tree) -> None:
    """A guess is not shown, so it is a fault."""
    tree.texts(TITLE_EN, "#, fuzzy\n" + TITLE_ZH)
    assert tree.faults() == ["home.po:7: home.title is fuzzy: a guess that nobody has looked at"]


@pytest.mark.parametrize("text", ["*你好*{name}", "问候*{name}*", "*{name}*，你好", "：*{name}*"])
def test_bold_that_slack_would_not_see(tree: Tree, text: str) -> None:
    """Chinese puts no space between words, but Slack wants one around bold."""
    tree.texts(TITLE_EN, TITLE_ZH.replace("你好 {name}", text))
    assert tree.faults() == [
        "home.po:6: home.title has a letter that touches bold: put a space between"
    ]
    tree.texts(TITLE_EN, TITLE_ZH.replace("你好 {name}", "（ *你好* ） *{name}* ：好"))
    assert tree.faults() == []


def test_a_key_that_is_there_twice(tree: Tree) -> None:
    """The second would silently win; both places are shown."""
    tree.texts(TITLE_EN + "\n" + TITLE_EN, TITLE_ZH)
    assert tree.faults() == [
        "home.po:6: home.title is there 2 times",
        "home.po:9: home.title is there 2 times",
    ]


def test_a_key_in_the_wrong_file(tree: Tree) -> None:
    """The first part of a key is its file."""
    tree.texts(TITLE_EN, TITLE_ZH, noun="teams")
    (tree.root / "bot/i18n/locales/en/home.po").unlink()
    (tree.root / "bot/i18n/locales/zh_Hans/home.po").unlink()
    assert tree.faults() == ["teams.po:6: home.title belongs in home.po"] * 2


def test_a_key_that_is_none(tree: Tree) -> None:
    """Keys are lower case, in two parts at least."""
    tree.texts('msgid "Home"\nmsgstr "Home"\n', 'msgid "Home"\nmsgstr "首页"\n')
    tree.code('KEYS = ["Home"]')
    assert tree.faults() == ["home.po:6: Home is no key; one is like home.part.part"] * 2


def test_keys_that_are_not_sorted(tree: Tree) -> None:
    """Sorted, everybody finds and merges them."""
    tree.texts(TITLE_EN + "\n" + ITEMS_EN, ITEMS_ZH + "\n" + TITLE_ZH)
    tree.code('t.n("home.items", 3)\nt("home.title", name=name)')
    assert tree.faults() == [
        "home.po:9: home.items should stand before home.title: keys are sorted",
    ]


def test_a_header_of_another_language(tree: Tree) -> None:
    """Somebody copied the English file."""
    tree.write("bot/i18n/locales/zh_Hans/home.po", EN + TITLE_ZH)
    assert tree.faults() == [
        "home.po:1: the header should say Language: zh_Hans",
        "home.po:1: the header should say Plural-Forms: nplurals=1; plural=0;",
    ]


def test_a_file_that_is_no_catalogue(tree: Tree) -> None:
    """Something else stands in it."""
    tree.write("bot/i18n/locales/zh_Hans/home.po", ZH + TITLE_ZH + "<<<<<<< HEAD\n")
    faults = tree.faults()
    assert faults[0].startswith("home.po:6: home.title is missing in zh_Hans")
    assert faults[1].startswith("home.po:8: this is not a catalogue")


def test_an_obsolete_entry(tree: Tree) -> None:
    """History keeps what was there."""
    tree.texts(TITLE_EN, TITLE_ZH + '\n#~ msgid "home.old"\n#~ msgstr "旧"\n')
    assert tree.faults() == ["home.po:9: an obsolete entry; remove it, history keeps it"]


def test_a_text_that_was_only_copied(tree: Tree) -> None:
    """English words in the Chinese catalogue are untranslated, unless flagged as meant."""
    tree.texts(TITLE_EN, TITLE_EN)
    assert tree.faults() == [
        "home.po:6: home.title is not translated (flag it `same` if meant so)",
    ]
    tree.texts(TITLE_EN, "#, same\n" + TITLE_EN)
    assert tree.faults() == []


@pytest.mark.parametrize("path", ["bot/views/home.py", "bot/services/home.py", "handlers/home.py"])
def test_words_in_the_code(tree: Tree, path: str) -> None:
    """What a user reads stands in a catalogue, wherever users are answered."""
    tree.code('t("home.title", name=name)\nkit.button("Hello", "home.open")', path)
    assert tree.faults() == ["home.py:2: 'Hello' is shown to users; it belongs in a catalogue"]
