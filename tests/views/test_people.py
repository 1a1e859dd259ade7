"""People in a row: as each language lists them, and no longer than Slack takes."""

import datetime as dt

import pytest

from bot.domain.mrkdwn import Mrkdwn
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views.people import called, in_a_row

NOW = dt.datetime(2026, 11, 27, 2, 0, tzinfo=dt.UTC)


def reader(locale: str) -> Reader:
    """Somebody who reads in that language."""
    return Reader(translator(locale), "UTC", NOW, "U1")


@pytest.mark.parametrize(
    ("locale", "whole", "shortened"),
    [
        ("en-US", "A, B, and &lt;C&gt;", "A, B, and 3 more"),
        ("zh-CN", "A、B和&lt;C&gt;", "A、B和另外 3 人"),
        ("zh-TW", "A、B和&lt;C&gt;", "A、B和另外 3 人"),
    ],
)
def test_people_are_listed_as_the_language_does(locale: str, whole: str, shortened: str) -> None:
    """With the commas and the word before the last one that CLDR has, and escaped."""
    names = {"U1": "A", "U2": "B", "U3": "<C>"}
    assert called(reader(locale), ["U1", "U2", "U3"], names) == whole
    assert in_a_row(reader(locale), [Mrkdwn("A"), Mrkdwn("B")], 3) == shortened


def test_very_many_people_are_counted() -> None:
    """The first sixty are named; who is unknown is mentioned, for Slack to name."""
    row = called(reader("en-US"), [f"U{number}" for number in range(75)], {})
    assert row.count("<@U") == 60
    assert row.endswith("<@U59>, and 15 more")
