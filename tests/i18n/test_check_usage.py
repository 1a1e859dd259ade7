"""The check of how the code asks for texts: every fault is found, at its line."""

import pytest

from tests.i18n.conftest import (
    ITEMS_EN,
    ITEMS_ZH,
    OTHER_EN,
    OTHER_ZH,
    TITLE_EN,
    TITLE_ZH,
    Tree,
)


def test_a_key_that_english_lacks(tree: Tree) -> None:
    """A key in the code has a text."""
    tree.code('t("home.title", name=name)\nreader.t.md("home.gone")')
    assert tree.faults() == ["home.py:2: home.gone is used, but en has no such text"]


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
        'PARTS = ("title",)\nt(f"home.{part}", name=name)',
        'class Part(StrEnum):\n    TITLE = "title"\nt(f"home.{part}", name=name)',
        'KEYS = {1: "home.title"}\nt(KEYS.get(1), name=name)',
        'def f():\n    key = "home.title" if late else "home.title"\n    t.md(key, name=name)',
        't("home.title", **params)',
        'KEYS = {1: "home.title"}\nt(KEYS[1], name=name)',
        'PARTS = ("title",)\nkey = f"home.{part}"\nt(key, name=name)',
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
    tree.code('NOUNS = ["home"]\nt(f"{noun}.title", name=name)')
    assert tree.faults() == ["home.py:2: ….title should begin with its noun, to be found"]


def test_a_text_that_no_value_leads_to(tree: Tree) -> None:
    """An f-string uses the keys that it can make of values in the code, and no others."""
    tree.texts(TITLE_EN + "\n" + OTHER_EN, TITLE_ZH + "\n" + OTHER_ZH)
    tree.code('STATES = ("title", "closed")\nt.md(f"home.{state}", **params)')
    assert tree.faults() == ["home.po:9: home.title_late is not used anywhere"]
    tree.code('STATES = ("title",)\nt.md(f"home.{state}", **params)\nf"{state}_late"')
    assert tree.faults() == []


@pytest.mark.parametrize(
    "source",
    [
        'def f():\n    key = "home.gone"\n    t.md(key)',
        'KEYS = {1: "home.gone"}\n\nt(KEYS[1])',
        'KEYS: Final = {1: "home.title", 2: "home.gone"}\n\nt(KEYS.get(1), name=name)',
    ],
)
def test_a_missing_text_behind_a_name_or_in_a_table(tree: Tree, source: str) -> None:
    """A key does not hide by being given to a name first."""
    tree.code('t("home.title", name=name)')
    tree.code(source, "bot/views/gone.py")
    assert tree.faults() == ["gone.py:3: home.gone is used, but en has no such text"]


def test_names_of_one_function_are_not_those_of_another(tree: Tree) -> None:
    """What one calls `key` is not what the other does."""
    tree.texts(TITLE_EN + "\n" + OTHER_EN, TITLE_ZH + "\n" + OTHER_ZH)
    tree.code(
        """\
        def one(t):
            key = "home.title"
            t(key, name=name)
        def two(t):
            key = "home.title_late"
            t(key)
        """
    )
    assert tree.faults() == []


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
