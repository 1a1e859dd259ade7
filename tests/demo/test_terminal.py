"""Lines on a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.demo.terminal import Styles, plain, width, wrapped

WORDS = st.text(alphabet="abc 中文，。-", max_size=200)


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_chinese_characters_take_two_columns() -> None:
    """Latin letters take one, styles and variation selectors none."""
    assert [width("abc"), width("会议"), width("\x1b[1mab\x1b[0m"), width("⚠️")] == [3, 4, 2, 1]


@given(WORDS)
def test_no_line_is_wider_than_the_screen(words: str) -> None:
    """Latin words hold together; one Chinese full stop may hang over the edge."""
    lines = list(wrapped(words, "12:00  ", "       ", 40))

    longest = max((len(word) for word in words.split()), default=0) * 2 + 9
    assert all(width(line) <= max(42, longest) for line in lines)


@given(WORDS)
def test_nothing_is_lost_in_wrapping(words: str) -> None:
    """All words are there, in their order."""
    lines = wrapped(words, "> ", "  ", 40)

    shown = "".join("".join(line[2:] for line in lines).split())
    assert shown == "".join(words.split())


def test_colours_are_shown_on_a_terminal_unless_somebody_does_not_want_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file gets plain text, and so does a terminal with NO_COLOR."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Styles.of(Screen()).bold == "\x1b[1m"
    assert Styles.of(io.StringIO()) == Styles()

    monkeypatch.setenv("NO_COLOR", "1")
    assert Styles.of(Screen()) == Styles()


def test_plain_text_has_no_marks_of_styles() -> None:
    """What is searched for words is what people read."""
    assert plain("\x1b[1mMinutes\x1b[0m: \x1b[36m[Done]\x1b[0m") == "Minutes: [Done]"
