"""Dates, numbers, lists and sentences that the code writes itself."""

import ast
from pathlib import Path

import pytest

from bot.i18n.checks.formats import hand_made
from bot.i18n.checks.usage import Module


def faults(source: str) -> list[str]:
    """Return what is found in a module."""
    return [str(fault) for fault in hand_made([Module(Path("home.py"), ast.parse(source))])]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('day.strftime("%d.%m.")', "strftime knows no language"),
        ('f"{day:%d.%m.}"', "a format knows no language"),
        ('f"{rate:.1%}"', "a format knows no language"),
        ('f"{count:,}"', "a format knows no language"),
        ('", ".join(names)', "a list is written by the translator"),
        ('"、".join(names)', "a list is written by the translator"),
        ('" and ".join(names)', "a list is written by the translator"),
        ('kit.joined(names, ", ")', "a list is written by the translator"),
        ('t("home.title") + name', "a sentence is one text"),
        ('name + reader.t.n("home.items", 3)', "a sentence is one text"),
        ("f\"{t('home.title')}: {name}\"", "a sentence is one text"),
    ],
)
def test_what_the_translator_should_write(source: str, sentence: str) -> None:
    """It is told with its line, in a word what to do instead."""
    (fault,) = faults(f"x = 1\n{source}")
    assert fault.startswith(f"home.py:2: {sentence}")


@pytest.mark.parametrize(
    "source",
    [
        "t.date(day)",
        't("home.items", count=t.number(3))',
        'kit.joined([t.md("home.title"), name], " · ")',
        '"\\n".join(lines)',
        '" ".join(text.split())',
        'f"{followup_id} {day.isoformat()}"',
        "total + count",
    ],
)
def test_what_has_no_language(source: str) -> None:
    """Values for the app, lines and marks between parts are left alone."""
    assert faults(source) == []
