"""Slack's text on the way in."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.text import mentioned_users, mentions, normalise


@given(st.text())
def test_escaping_twice_is_escaping_once(text: str) -> None:
    """Text that is escaped stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="ab<>&;@!#| \n", max_size=60))
def test_what_was_typed_can_be_read_again(text: str) -> None:
    """Unescaped, the text is what was typed, unless it held entities or live tokens."""
    if "&" not in text and "<!" not in text:
        assert html.unescape(normalise(text)) == text


@given(st.text(alphabet="<>&@U1| !chanel", max_size=60))
def test_no_bare_bracket_is_left(text: str) -> None:
    """Every < in the result begins a token that Slack knows, and every > ends one."""
    kept = normalise(text)

    assert kept.count("<") == kept.count(">")
    assert all(after[:1] in {"@", "#", "!", "h", "m", "t", "s"} for after in kept.split("<")[1:])


@pytest.mark.parametrize(
    "live",
    [
        "<@U123>",
        "<@W123|ana>",
        "<#C123|ops>",
        "<!channel>",
        "<!subteam^S1|@ops>",
        "<!date^1700000000^{date_long}|some day>",
        "<https://example.org/?a=1|here>",
        "<mailto:a@b.org|a@b.org>",
    ],
)
def test_live_tokens_stay(live: str) -> None:
    """Mentions, dates and links are not escaped."""
    assert normalise(f"1 < 2 {live} & more") == f"1 &lt; 2 {live} &amp; more"


def test_very_long_text_is_cut() -> None:
    """Slack truncates past 40,000 characters."""
    assert len(normalise("x" * 50_000)) == 40_000


def test_who_is_mentioned() -> None:
    """By id, with or without a name, or with everybody."""
    text = "<@U1> and <@U2|bo>"

    assert mentioned_users(text) == {"U1", "U2"}
    assert (mentions(text, "U2"), mentions(text, "U3")) == (True, False)
    assert (mentions("<!here> hi", "U3"), mentions("@U3 &lt;@U3&gt;", "U3")) == (True, False)
