"""Shortening and cleaning: what comes out fits and is whole."""

import unicodedata

import pytest
import regex  # type: ignore[import-untyped]  # has no types
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mrkdwn import Mrkdwn, escape, link, mention
from bot.views.kit import text

FAMILY = "👩‍👩‍👧"
user_text = st.text() | st.lists(
    st.sampled_from(["<!channel>", "&", FAMILY, "é", "会议", "שלום", "\x00", "\n", "a", " "])
).map("".join)


def test_a_text_that_fits_stays_as_it_is() -> None:
    """Nothing is done to a text within the limit."""
    assert text.line("Weekly meeting 部门例会", 24) == "Weekly meeting 部门例会"


def test_a_longer_text_ends_in_an_ellipsis() -> None:
    """What is cut off leaves a … within the limit."""
    assert text.line("Weekly meeting", 10) == "Weekly me…"


def test_no_space_stands_before_the_ellipsis() -> None:
    """A cut between words leaves no gap."""
    assert text.line("Weekly meeting", 8) == "Weekly…"


def test_a_line_has_no_line_breaks() -> None:
    """Headers, buttons and titles are one line, whatever was typed."""
    assert text.line("a\r\nb\t c\u2028d", 99) == "a b c d"


@pytest.mark.parametrize("nothing", ["", "  \n", "\u200b", "\x00\x07"])
def test_a_text_without_anything_to_see_becomes_a_dash(nothing: str) -> None:
    """Slack refuses empty texts, so there is always something."""
    assert text.line(nothing, 10) == "–"


def test_a_family_is_not_torn_apart() -> None:
    """A character that people see as one is kept whole or left out whole."""
    assert text.line("ab" + FAMILY + "cdef", 5) == "ab…"


def test_an_entity_is_not_cut_in_two() -> None:
    """Half of `&amp;` would be seen as such."""
    assert text.mrkdwn(escape("a & b and more"), 6) == "a…"


def test_a_mention_is_not_cut_in_two() -> None:
    """Half of a mention would be seen as such, and mention nobody."""
    owner = mention("U012ABCDEF")
    assert text.mrkdwn(Mrkdwn(f"by {owner} soon"), 10) == "by…"


def test_a_link_is_not_cut_in_two() -> None:
    """A link is shown whole or not at all."""
    minutes = link("https://example.com/minutes", "the minutes of the last meeting")
    assert text.mrkdwn(Mrkdwn(f"See {minutes}"), 40) == "See…"


@pytest.mark.parametrize("token", ["<!channel>", "<!here|here>", "<!everyone>"])
def test_nobody_is_pinged_by_the_dozen(token: str) -> None:
    """Even Mrkdwn that was made by mistake mentions no whole channel."""
    name = token.strip("<!>").partition("|")[0]
    assert text.mrkdwn(Mrkdwn(f"hello {token}"), 99) == f"hello @{name}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("see https://a.example/x?y=1&z=2.", "see <https://a.example/x?y=1&amp;z=2>."),
        ("见https://a.example/x，谢谢", "见<https://a.example/x>，谢谢"),
        ("<https://a.example>", "&lt;<https://a.example>&gt;"),
        ("https:// is no address", "https:// is no address"),
    ],
)
def test_an_address_that_somebody_typed_becomes_a_link(typed: str, shown: str) -> None:
    """Blocks are verbatim, so addresses are made links here, without the marks around them."""
    assert text.mrkdwn(escape(typed), 99) == shown


def test_a_link_stays_one_link() -> None:
    """What has been through is not linked again."""
    once = text.mrkdwn(escape("https://a.example"), 99)
    assert text.mrkdwn(once, 99) == once


def test_marks_that_turn_the_direction_are_dropped() -> None:
    """A right-to-left override in a name must not mirror the rest of the line."""
    assert text.line("\u202egnp.exe שלום", 99) == "gnp.exe שלום"


@given(user_text, st.integers(min_value=8, max_value=60))
def test_any_line_fits_and_is_clean(words: str, most: int) -> None:
    """Whatever is typed: within the limit, one line, nothing invisible that breaks it."""
    line = text.line(words, most)
    assert 0 < text.length(line) <= most
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in line)


@given(user_text, st.integers(min_value=8, max_value=60))
def test_a_cut_falls_between_what_people_see_as_characters(words: str, most: int) -> None:
    """All but the ellipsis is a beginning of the whole, in whole graphemes."""
    whole = text.line(words, 10**6)
    cut = text.line(words, most)
    if cut == whole:
        return
    graphemes = regex.findall(r"\X", whole)
    beginnings = {"".join(graphemes[:count]).rstrip() for count in range(len(graphemes))}
    assert cut.removesuffix("…") in beginnings


@given(user_text, st.integers(min_value=8, max_value=60))
def test_any_mrkdwn_keeps_its_tokens_whole(words: str, most: int) -> None:
    """Cut anywhere, people's text has no half entity, and no token that was not meant."""
    cut = text.mrkdwn(escape(words), most)
    assert 0 < text.length(cut) <= most
    assert regex.fullmatch(r"(?:[^<>&]|&(?:amp|lt|gt);|<https?://[^<>]+>)*", cut)


@given(user_text, st.integers(60, 200))
def test_a_long_text_comes_in_pieces_of_which_nothing_is_lost(words: str, most: int) -> None:
    """Each fits, and together they are the text."""
    whole = Mrkdwn(f"{escape(words)} {mention('U0ANNA')} {escape(words)}")

    found = text.pieces(whole, most)

    assert "".join(found) == whole
    assert all(text.length(piece) <= most for piece in found)
    assert sum(piece.count("<@U0ANNA>") for piece in found) == whole.count("<@U0ANNA>")


def test_a_long_text_is_cut_between_words() -> None:
    """A word is cut only when it is very long."""
    assert text.pieces(Mrkdwn("one two three four"), 15) == ["one two three ", "four"]
    assert text.pieces(Mrkdwn("onetwothree"), 5) == ["onetw", "othre", "e"]
