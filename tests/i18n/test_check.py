"""The check of texts: every fault is found, at its line, and what is right is left alone."""

import textwrap
from pathlib import Path

import pytest

from bot.i18n import check

EN = """\
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ZH = """\
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
TITLE_EN = 'msgid "home.title"\nmsgstr "Hello {name}"\n'
TITLE_ZH = 'msgid "home.title"\nmsgstr "你好 {name}"\n'
ITEMS_EN = (
    'msgid "home.items"\nmsgid_plural "home.items"\n'
    'msgstr[0] "{count} item"\nmsgstr[1] "{count} items"\n'
)
ITEMS_ZH = 'msgid "home.items"\nmsgid_plural "home.items"\nmsgstr[0] "{count} 项"\n'
KIT = "def button(label, action_id): ..."


class Tree:
    """A small checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("bot/views/kit/__init__.py", KIT)

    def write(self, path: str, source: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")

    def texts(self, english: str, chinese: str, noun: str = "home") -> None:
        """Write the catalogues of a noun."""
        self.write(f"bot/i18n/locales/en/{noun}.po", EN + english)
        self.write(f"bot/i18n/locales/zh_Hans/{noun}.po", ZH + chinese)

    def code(self, source: str, path: str = "bot/views/home.py") -> None:
        """Write a module."""
        self.write(path, textwrap.dedent(source))

    def faults(self) -> list[str]:
        """Return what is found, as `file:line: sentence` with the last part of the path."""
        return [
            f"{fault.path.name}:{fault.line}: {fault.sentence}" for fault in check.faults(self.root)
        ]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A checkout with nothing wrong: one text, and one use of it."""
    tree = Tree(tmp_path)
    tree.texts(TITLE_EN, TITLE_ZH)
    tree.code('t("home.title", name=name)')
    return tree


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


def test_a_key_that_english_lacks(tree: Tree) -> None:
    """A key in the code has a text."""
    tree.code('t("home.title", name=name)\nreader.t.md("home.gone")')
    assert tree.faults() == ["home.py:2: home.gone is used, but en has no such text"]


def test_a_key_that_a_language_lacks(tree: Tree) -> None:
    """Every English text is in every language, and the other way round."""
    tree.texts(TITLE_EN, 'msgid "home.other"\nmsgstr "别的"\n')
    assert tree.faults() == [
        "home.po:6: home.title is missing in zh_Hans",
        "home.po:6: home.other is missing in en",
    ]


def test_a_text_that_nobody_uses(tree: Tree) -> None:
    """Texts go when their use goes."""
    tree.code("")
    assert tree.faults() == ["home.po:6: home.title is not used anywhere"]


@pytest.mark.parametrize(
    "source",
    [
        't("home.title", name=name)',
        'self.t.md("home.title", name=name)',
        'translator(locale)("home.title", name=name)',
        'i18n.translator(locale).md("home.title", name=name)',
        't("home.title" if first else "home.title", name=name)',
        't(f"home.{part}", name=name)',
        't("home.title", **params)',
        'KEYS = {1: "home.title"}\nt(KEYS[1], name=name)',
        'key = f"home.{part}"\nt(key, name=name)',
        'class Gone(GavelError):\n    key: ClassVar[str] = "home.title"',
        'class A(errors.GavelError): ...\nclass Gone(A):\n    key = "home.title"',
    ],
)
def test_all_ways_of_using_a_text_are_seen(tree: Tree, source: str) -> None:
    """Literals, choices, f-strings, tables of keys, and errors that name their text."""
    tree.code(source)
    assert tree.faults() == []


def test_an_f_string_that_can_make_no_key(tree: Tree) -> None:
    """Keys made at run time are looked up as a pattern."""
    tree.code('t("home.title", name=name)\nt(f"home.state.{state}.label")')
    assert tree.faults() == ["home.py:2: home.state.….label is used, but en has no such text"]


def test_an_f_string_that_hides_its_noun(tree: Tree) -> None:
    """A pattern that begins with anything would use everything."""
    tree.code('t(f"{noun}.title", name=name)')
    assert tree.faults() == ["home.py:1: ….title should begin with its noun, to be found"]


def test_an_error_whose_text_is_missing(tree: Tree) -> None:
    """Errors are told to users by the text that they name, in whatever file their base is."""
    tree.code('t("home.title", name=name)')
    tree.code("class FieldError(GavelError): ...", "bot/domain/errors.py")
    tree.code('class Late(FieldError):\n    key = "home.late"', "bot/domain/late.py")
    assert tree.faults() == ["late.py:2: home.late is used, but en has no such text"]


def test_a_class_that_is_no_error_may_have_a_key(tree: Tree) -> None:
    """Not every `key` is a text."""
    tree.code('t("home.title", name=name)\nclass Row:\n    key = "home.gone"')
    assert tree.faults() == []


def test_a_placeholder_that_is_not_given(tree: Tree) -> None:
    """The call shows what the text gets."""
    tree.code('t("home.title")')
    assert tree.faults() == ["home.py:1: home.title is not given its {name}"]


def test_a_placeholder_that_the_text_has_not(tree: Tree) -> None:
    """What is given and not said is a mistake on one side."""
    tree.code('t("home.title", name=name, day=day)')
    assert tree.faults() == ["home.py:1: home.title has no placeholder {day}"]


def test_placeholders_that_differ_between_languages(tree: Tree) -> None:
    """A translation says the same things."""
    tree.texts(TITLE_EN, 'msgid "home.title"\nmsgstr "你好 {nam}"\n')
    assert tree.faults() == [
        "home.po:6: home.title has placeholders {nam}, but in English {name}",
    ]


def test_plural_forms_are_used_with_a_count(tree: Tree) -> None:
    """`n` and `md_n` ask for plural forms and fill the count; the others do not."""
    tree.texts(ITEMS_EN + "\n" + TITLE_EN, ITEMS_ZH + "\n" + TITLE_ZH)
    tree.code('t.n("home.items", 3)\nt.md_n("home.items", 3)\nt("home.title", name=name)')
    assert tree.faults() == []
    tree.code('t("home.items", count=3)\nt.n("home.title", 3, name=name)')
    assert tree.faults() == [
        "home.py:1: home.items has plural forms, use n or md_n",
        "home.py:2: home.title has no plural, use t or md",
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
