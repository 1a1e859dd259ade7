"""How the lines of an edited message are recognised."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.capture import EntryKind
from bot.domain.recapture import Line, matched

LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(EntryKind),
        st.sampled_from(["send report", "send the report", "call Bob", "打印机", "买打印机"])
        | st.text(max_size=12),
    ),
    max_size=8,
)


def test_a_changed_line_is_the_line_it_was() -> None:
    """Another date does not make another follow-up."""
    old = [action("send the report by Friday")]

    assert matched(old, [action("send the report by Monday")]) == {0: 0}


def test_a_line_put_in_front_does_not_take_the_place_of_the_one_behind() -> None:
    """What was in the first line and is in the second now is still the same, even when changed."""
    old = [action("send the report")]
    new = [action("buy milk"), action("send the sales report")]

    assert matched(old, new) == {1: 0}


def test_when_the_first_of_two_goes_the_second_stays() -> None:
    """The line that stayed as it was keeps its entry, though it stands elsewhere now."""
    old = [action("send the report"), action("call Bob")]

    assert matched(old, [action("call Bob")]) == {0: 1}


def test_lines_that_changed_places_and_words_are_told_apart() -> None:
    """Chinese and English lines are compared in the same way."""
    old = [action("买一台新的打印机"), action("send the report to the board")]
    new = [action("send the report to the board by Friday"), action("买两台新的打印机")]

    assert matched(old, new) == {0: 1, 1: 0}


def test_a_line_rewritten_in_place_is_still_the_line_of_its_kind() -> None:
    """Nothing in common, but there was one action before and there is one now."""
    assert matched([action("send the report")], [action("明天开会")]) == {0: 0}


def test_a_line_of_another_kind_is_another_entry() -> None:
    """A note that becomes a decision is not the note any more."""
    old = [Line(EntryKind.NOTE, "buy a printer")]

    assert matched(old, [Line(EntryKind.DECISION, "buy a printer")]) == {}


def test_a_message_of_thousands_of_lines_is_matched_in_order() -> None:
    """Where comparing all lines would take too long, the order decides."""
    old = [action(f"a{number}") for number in range(3000)]
    new = [action(f"b{number}") for number in range(3000)]

    assert matched(old, new) == {place: place for place in range(3000)}


@given(LINES, LINES)
def test_as_many_lines_match_as_both_messages_have_of_a_kind(
    old: list[Line], new: list[Line]
) -> None:
    """No line is matched twice, kinds are kept, and no entry is lost for want of a match."""
    pairs = matched(old, new)

    assert len(set(pairs.values())) == len(pairs)
    assert all(new[here].kind is old[there].kind for here, there in pairs.items())
    common = Counter(line.kind for line in old) & Counter(line.kind for line in new)
    assert Counter(new[here].kind for here in pairs) == common


@given(LINES, st.randoms())
def test_lines_that_only_changed_places_are_all_recognised(old: list[Line], chance: Random) -> None:
    """Shuffled lines match those with the same text."""
    new = [*old]
    chance.shuffle(new)

    pairs = matched(old, new)

    assert [old[pairs[here]] for here in range(len(new))] == new


def action(text: str) -> Line:
    """A line that gives somebody something to do."""
    return Line(EntryKind.FOLLOWUP, text)
