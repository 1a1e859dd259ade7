"""*Add to minutes*: any message of the thread becomes an entry of the kind that is chosen."""

from datetime import date

import pytest

from bot.domain.capture import EntryKind
from bot.i18n import translator
from bot.services import minutes_adding
from bot.services.followup_words import OwnerError
from bot.services.minutes import Said
from bot.views.minutes_adding import AddForm, Picked
from storage.minutes import WHOLE
from tests.minutes import CHANNEL, THREAD, Thread, opened
from tests.units import Works
from tests.words import words_of

ENGLISH = translator("en")

TS = "1795424500.000100"


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_the_form_is_filled_with_what_the_message_says(thread: Thread) -> None:
    """Mentions as names; who is named and the date go into their fields."""
    said = thread.said(TS, "<@U3> sends the &lt;report&gt; by Friday", TS)
    view = minutes_adding.form(thread.works(actor="U4"), said)

    fields = {block["block_id"]: block["element"] for block in view["blocks"][1:]}
    assert fields["text"]["initial_value"] == "@Person U3 sends the <report> by Friday"
    assert fields["owners"]["initial_users"] == ["U3"]
    assert fields["due_on"]["initial_date"] == "2026-11-27"
    assert fields["kind"]["initial_option"]["value"] == "note"


def test_a_line_that_was_missed_is_shown_as_what_its_keyword_says(thread: Thread) -> None:
    """The bot was away when it was written."""
    view = minutes_adding.form(thread.works(actor="U4"), thread.said(TS, "决定：新价目表", TS))

    fields = {block["block_id"]: block["element"] for block in view["blocks"][1:]}
    assert fields["kind"]["initial_option"]["value"] == "decision"
    assert fields["text"]["initial_value"] == "新价目表"


def test_a_follow_up_gets_what_was_filled_in(thread: Thread) -> None:
    """And the message its reaction."""
    form = AddForm(EntryKind.FOLLOWUP, "send the report", ("U3",), date(2026, 12, 1))
    answer = minutes_adding.add(thread.works(actor="U4"), picked("the report?"), form)

    assert answer is None
    assert [(one.text, one.source, one.line) for one in thread.entries()] == [
        ("send the report", "the report?", WHOLE)
    ]
    assert thread.followup(1).due_on == date(2026, 12, 1)
    assert thread.owners(1) == ["U3"]
    assert thread.sent(f"reaction:{CHANNEL}:{TS}:white_check_mark") is not None


def test_what_the_words_say_need_not_be_filled_in(thread: Thread) -> None:
    """Owner and date from the text; what is missing is asked."""
    form = AddForm(EntryKind.FOLLOWUP, "@Person U3 sends the report by Friday")
    said = picked("<@U3> sends the report by Friday")
    assert minutes_adding.add(thread.works(actor="U4"), said, form) is None
    assert thread.owners(1) == ["U3"]
    assert thread.followup(1).due_on == date(2026, 11, 27)

    other = Picked(CHANNEL, THREAD, "1795424501.000100", "call Bob")
    form = AddForm(EntryKind.FOLLOWUP, "call Bob")
    asked = minutes_adding.add(thread.works(actor="U4"), other, form)
    assert ENGLISH("minutes.missing_owner") in words_of(asked)


def test_owners_mean_nothing_to_a_decision(thread: Thread) -> None:
    """The kind was changed after they were filled in."""
    form = AddForm(EntryKind.DECISION, "new prices", ("U3",), date(2026, 12, 1))
    minutes_adding.add(thread.works(actor="U4"), picked("new prices"), form)

    assert [entry.kind for entry in thread.entries()] == [EntryKind.DECISION]
    assert thread.decision(1).text == "new prices"


def test_an_edit_of_the_message_follows_into_the_entry(thread: Thread) -> None:
    """In the kind that was chosen, under the same number."""
    minutes_adding.add(
        thread.works(actor="U4"), picked("new prices"), AddForm(EntryKind.DECISION, "New prices.")
    )
    thread.written[TS] = "U3"
    thread.edit(TS, "new prices from May")

    assert thread.decision(1).text == "new prices from May"
    assert len(thread.entries()) == 1


def test_what_cannot_be_added_is_refused_before_and_after_the_form(thread: Thread) -> None:
    """Outside the thread, the opening itself, twice, or when the minutes are closed."""
    work = thread.works(actor="U3")
    outside = Said(CHANNEL, "1.0", "2.0", "a", thread.said(TS, "", TS).at)
    with pytest.raises(minutes_adding.NotInThreadError):
        minutes_adding.form(work, outside)
    with pytest.raises(minutes_adding.NotInThreadError):
        minutes_adding.form(work, thread.said(THREAD, "a", TS))

    minutes_adding.add(work, picked("a"), AddForm(EntryKind.NOTE, "a"))
    with pytest.raises(minutes_adding.AlreadyError):
        minutes_adding.add(thread.works(actor="U3"), picked("a"), AddForm(EntryKind.NOTE, "a"))

    thread.close()
    late = thread.said("1795424509.000100", "b", "1795424509.000100")
    with pytest.raises(minutes_adding.ClosedError):
        minutes_adding.form(thread.works(actor="U3"), late)
    assert minutes_adding.form(thread.works(actor="U2"), late)


def test_a_form_that_cannot_be_used_says_which_field_is_wrong(thread: Thread) -> None:
    """No words; a bot as owner."""
    with pytest.raises(minutes_adding.TextMissingError):
        minutes_adding.add(thread.works(actor="U3"), picked("a"), AddForm(EntryKind.NOTE, "…"))
    form = AddForm(EntryKind.FOLLOWUP, "a", ("UBOT",))
    with pytest.raises(OwnerError):
        minutes_adding.add(thread.works(actor="U3"), picked("a"), form)
    thread.works().session.rollback()
    assert thread.entries() == []


def picked(text: str) -> Picked:
    """A message that was picked, with its plain text."""
    return Picked(CHANNEL, THREAD, TS, text)
