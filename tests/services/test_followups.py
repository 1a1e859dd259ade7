"""Follow-ups: recorded, changed, finished, by those who may, with everything in their history."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.followups import FollowupState
from bot.services import followup_buttons as buttons
from bot.services import followup_commands as commands
from bot.services import (
    followup_lists,
    followup_records,
    followup_words,
    followups,
)
from bot.services import followup_questions as questions
from bot.services.followup_records import id_of
from bot.views.followup_lists import Scope
from bot.views.followup_questions import Asking, DueChosen
from bot.views.followups import Act, Pressed
from storage import followups as stored
from storage import outbox
from tests import factories
from tests.followups import due, given, kinds, last_event, named, office
from tests.units import WORKSPACE, Works
from tests.words import words_of

FRIDAY = date(2026, 11, 27)


def test_a_follow_up_gets_a_number_owners_and_moments(work: Works) -> None:
    """Due on Friday at the end of work; nudged the workday before; reported after two workdays."""
    unit = work(actor="U1")
    team = factories.team(unit, "U2")

    made = followups.create(
        unit, text="Send it", owners=["U2", "U2"], due=due(FRIDAY), timezone="UTC", team=team
    )

    assert made.number == 1
    assert followup_records.owner_ids(unit, made) == ["U2"]
    assert made.due_at == datetime(2026, 11, 27, 18, tzinfo=UTC)
    owner = stored.owners(unit.session, id_of(made))[0]
    assert owner.next_nudge_at == datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert made.next_escalation_at == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert kinds(unit, made) == ["created"]


def test_numbers_have_no_gaps(work: Works) -> None:
    """A follow-up that could not be recorded takes none."""
    unit = work(actor="U1")
    with pytest.raises(followup_words.EmptyError):
        commands.add(unit, "<@U2> by Friday", None)
    commands.add(unit, "send it by Friday", None)

    assert stored.by_number(unit.session, WORKSPACE, 1) is not None


def test_the_answer_repeats_the_date_that_was_understood(work: Works) -> None:
    """With its weekday; the text is what remains without owner and date."""
    unit = work(actor="U1")
    factories.person(unit, "U2")

    answer = commands.add(unit, "<@U2> send the Q3 report by Friday", None)

    made = named(unit, 1)
    assert "Fri 27 Nov" in words_of(answer)
    assert (made.text, made.due_on) == ("send the Q3 report", FRIDAY)
    assert followup_records.owner_ids(unit, made) == ["U2"]


def test_the_owner_is_told_what_somebody_else_gave_him_and_nobody_else_is(work: Works) -> None:
    """One message to U2; whoever gives himself something is not told."""
    unit = work(actor="U1")
    commands.add(unit, "<@U2> <@U1> send it by Friday", None)

    assert outbox.by_key(unit.session, WORKSPACE, "assigned:U2:1") is not None
    assert outbox.by_key(unit.session, WORKSPACE, "assigned:U1:1") is None


def test_an_unclear_date_is_asked_about_and_the_words_are_kept(work: Works) -> None:
    """5 June or 6 May: nothing is guessed, both are offered."""
    unit = work(actor="U1")

    answer = commands.add(unit, "send it before 5/6", None)

    assert named(unit, 1).due_on is None
    assert "Which date do you mean?" in words_of(answer)
    questions.choose_due(unit, Asking(1, due=True), DueChosen(1, date(2027, 6, 5), time(15)))
    assert named(unit, 1).due_at == datetime(2027, 6, 5, 15, tzinfo=UTC)


def test_a_bot_cannot_be_an_owner(work: Works) -> None:
    """It would never do anything about it; what was typed can be sent to somebody else."""
    unit = work(actor="U1")
    factories.person(unit, "U9", name="Gavel", is_bot=True)

    with pytest.raises(followup_words.OwnerError) as refused:
        commands.add(unit, "<@U9> send it by Friday", None)

    expected = {"user": "Gavel", "typed": "<@U9> send it by Friday"}
    assert refused.value.params == expected


def test_nothing_is_given_to_somebody_who_left(work: Works) -> None:
    """A change is refused as a new one is, with what was typed."""
    unit, team = office(work)
    made = given(unit, team, "U2")
    factories.person(unit, "U9", name="Tom Hill", deleted=True)

    with pytest.raises(followup_words.OwnerError) as refused:
        commands.change(work(actor="U1"), made.number, "<@U9> next Monday")

    assert refused.value.params == {"user": "Tom Hill", "typed": "<@U9> next Monday"}


def test_too_long_a_text_is_refused_and_shown_again(work: Works) -> None:
    """10,000 characters are more than anybody reads in a list."""
    with pytest.raises(followup_words.TooLongError) as refused:
        commands.add(work(actor="U1"), "x" * 10_000, None)

    assert str(refused.value.params["typed"]).startswith("xxx")


def test_finishing_stops_nudges_and_reports(work: Works) -> None:
    """Done by the owner at once where nobody reviews."""
    unit, team = office(work)
    made = given(unit, team, "U2")

    commands.finish(work(actor="U2"), made.number, "sent to all")

    assert made.state == FollowupState.DONE
    assert (made.done_by, made.next_escalation_at) == ("U2", None)
    assert stored.owners(unit.session, id_of(made))[0].next_nudge_at is None
    assert kinds(unit, made)[-1] == "finished"


def test_the_owner_is_told_that_it_was_cancelled_and_why(work: Works) -> None:
    """By a message of its own."""
    unit, team = office(work)
    made = given(unit, team, "U2")

    unit = work(actor="U1")
    commands.cancel(unit, made.number, "the project ended")

    told = outbox.by_key(
        unit.session, WORKSPACE, f"changed:{last_event(unit, made, 'cancelled').id}:U2"
    )
    assert told is not None
    assert "the project ended" in told.content["text"]


def test_a_change_says_only_what_is_new(work: Works) -> None:
    """The date moves, text and owners stay; then the text; what was there is in the history."""
    unit, team = office(work)
    made = given(unit, team, "U2")

    commands.change(work(actor="U1"), made.number, "to 4 December")
    assert (made.text, made.due_on) == ("Send the report", date(2026, 12, 4))
    unit = work(actor="U1")
    commands.change(unit, made.number, "<@U3> send both reports")

    assert (made.text, made.due_on) == ("send both reports", date(2026, 12, 4))
    assert followup_records.owner_ids(unit, made) == ["U3"]
    assert last_event(unit, made, "text_changed").details == {"was": "Send the report"}


def test_lists_begin_with_what_is_overdue(work: Works) -> None:
    """Red, then yellow, then later, then undated; the list of overdue ones holds only the red."""
    unit, team = office(work)
    days = {"later": 30, "today": 23, "overdue": 20}
    for text, day in days.items():
        given(unit, team, "U2", text=text, due_at=datetime(2026, 11, day, 18, tzinfo=UTC))
    factories.followup(unit, team, "U2", text="undated")

    listed = words_of(followup_lists.listing(work(actor="U2"), Scope.MINE, None))
    overdue = words_of(followup_lists.listing(work(actor="U2"), Scope.OVERDUE, "C1"))

    places = [listed.index(word) for word in ("overdue ·", "today ·", "later ·", "undated ·")]
    assert places == sorted(places)
    assert ("overdue ·" in overdue, "later ·" in overdue) == (True, False)


def test_what_is_blocked_goes_on_the_agenda_when_a_meeting_is_planned(work: Works) -> None:
    """With one the answer names it; without, it says whom to speak with."""
    unit, team = office(work)
    first, second = given(unit, team, "U2"), given(unit, team, "U2")

    assert "No meeting" in words_of(commands.block(work(actor="U2"), first.number, "no data"))
    unit = work(actor="U2")
    factories.meeting(unit, team, title="Weekly", next_open_at=unit.now)
    assert "Weekly" in words_of(commands.block(unit, second.number, "no data"))
    assert stored.owners(unit.session, id_of(second))[0].next_nudge_at is None

    commands.reopen(work(actor="U2"), second.number)
    assert (second.state, second.reason) == (FollowupState.IN_PROGRESS, None)


def test_the_details_tell_the_whole_story(work: Works) -> None:
    """Every event of the history has words in both languages."""
    unit, team = office(work, reviews_done=True)
    factories.person(unit, "U7", locale="zh-CN")
    factories.member(unit, team, "U7")
    made = given(unit, team, "U2")
    commands.start(work(actor="U2"), made.number)
    commands.change(work(actor="U2"), made.number, "4 December")
    commands.change(work(actor="U1"), made.number, "<@U2> <@U3> send both by 3 December")
    commands.block(work(actor="U2"), made.number, "no data")
    commands.reopen(work(actor="U2"), made.number)
    commands.finish(work(actor="U2"), made.number, "at last")
    buttons.press(work(actor="U1"), Pressed(Act.CONFIRM, id_of(made)), None)
    commands.reopen(work(actor="U1"), made.number)
    commands.cancel(work(actor="U1"), made.number, "enough")

    english = words_of(commands.show(work(actor="U3"), made.number))
    chinese = words_of(commands.show(work(actor="U7"), made.number))

    assert "<@U2> finished it: at last" in english
    assert "<@U1> 取消了此事项：enough" in chinese


def test_a_change_of_owner_and_date_is_one_message_each(work: Works) -> None:
    """The new owner hears that it is his, the old one that it moved; no question stays open."""
    unit, team = office(work)
    made = given(unit, team, "U2")
    commands.change(work(actor="U2"), made.number, "4 December")
    request = last_event(unit, made, "asked")

    unit = work(actor="U1")
    commands.change(unit, made.number, "<@U2> <@U3> 2 December")

    handed, moved = last_event(unit, made, "owners_changed"), last_event(unit, made, "due_changed")
    assert outbox.by_key(unit.session, WORKSPACE, f"assigned:U3:{handed.id}") is not None
    assert outbox.by_key(unit.session, WORKSPACE, f"changed:{moved.id}:U2") is not None
    assert outbox.by_key(unit.session, WORKSPACE, f"changed:{moved.id}:U3") is None
    asked = outbox.by_key(unit.session, WORKSPACE, f"request:{request.id}:U1")
    assert asked is not None
    assert "followups.agree" not in str(asked.content)
