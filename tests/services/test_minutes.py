"""Minutes in the thread: captured, changed and withdrawn with the messages that hold them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.capture import EntryKind
from bot.domain.meetings import MeetingState
from bot.i18n import translator
from bot.services import decisions, minutes
from storage.minutes import WHOLE
from tests.minutes import CHANNEL, Thread, opened
from tests.units import Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_every_kind_of_line_becomes_an_entry(thread: Thread) -> None:
    """Decisions and follow-ups get their numbers at once; talk is left alone."""
    said = "hello\nnote: a\n决定：b\naction: <@U3> do c by Friday\nrisk: d\n待议：e"
    _, answer = thread.say(said)

    assert answer is None
    assert [(entry.kind, entry.text) for entry in thread.entries()] == [
        (EntryKind.NOTE, "a"),
        (EntryKind.DECISION, "b"),
        (EntryKind.FOLLOWUP, "<@U3> do c by Friday"),
        (EntryKind.RISK, "d"),
        (EntryKind.QUESTION, "e"),
    ]
    assert thread.decision(1).text == "b"
    assert thread.followup(1).text == "do c"
    assert thread.followup(1).due_on == date(2026, 11, 27)


def test_the_date_is_that_of_the_team_wherever_the_writer_is(work: Works) -> None:
    """Today ends at six in Shanghai, where the meeting is held."""
    thread = opened(work, timezone="Asia/Shanghai")
    thread.say("待办：<@U3> 今天提交报告")

    assert thread.followup(1).due_at == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert thread.followup(1).timezone == "Asia/Shanghai"


def test_who_is_named_in_the_sentence_does_not_own_what_somebody_else_is_given(
    thread: Thread,
) -> None:
    """U3 prepares slides for U4; alone in a sentence, the one who is named owns it."""
    thread.say("action: <@U3> prepare slides for <@U4> by Friday")
    thread.say("action: prepare slides for <@U4> by Friday")

    assert thread.owners(1) == ["U3"]
    assert thread.owners(2) == ["U4"]


def test_the_message_gets_one_reaction_and_no_answer(thread: Thread) -> None:
    """However many lines it holds."""
    ts, answer = thread.say("note: a\nnote: b")

    row = thread.sent(f"reaction:{CHANNEL}:{ts}:white_check_mark")
    assert row is not None
    assert row.content == {"name": "white_check_mark", "present": True}
    assert answer is None


def test_a_message_that_arrives_twice_is_captured_once(thread: Thread) -> None:
    """Slack repeats itself, under other event ids."""
    ts, _ = thread.say("action: <@U3> do it by Friday")
    minutes.hear(thread.by(ts), thread.said(ts, "action: <@U3> do it by Friday", ts))

    assert len(thread.entries()) == 1


def test_an_empty_line_behind_a_keyword_is_told_with_its_number_and_an_example(
    thread: Thread,
) -> None:
    """The rest of the message is captured all the same."""
    _, answer = thread.say("note: a\naction:  ")

    example = ENGLISH("minutes.example.followup")
    assert ENGLISH("minutes.unused", line=2, example=example) in words_of(answer)
    assert [entry.text for entry in thread.entries()] == ["a"]


def test_talk_concerns_nobody_and_costs_one_look(thread: Thread, work: Works) -> None:
    """Nor does anything outside the threads of meetings."""
    thread.say("hello", "U3")
    said = thread.said("1795424500.000100", "just talk", "1795424500.000100")
    outside = minutes.Said(CHANNEL, "1.0", "1795424500.000100", "note: a", said.at)

    assert minutes.concern(work(actor="U3"), said, is_new=True) is minutes.Concern.NONE
    assert minutes.concern(work(actor="U3"), outside, is_new=True) is minutes.Concern.ELSEWHERE
    assert minutes.hear(work(actor="U3"), outside) is None
    assert thread.entries() == []


def test_a_reply_waits_as_long_as_nobody_knows_where_the_opening_stands(work: Works) -> None:
    """Slack was away, or the bot died just when it had posted it: that may take any time."""
    thread = opened(work, thread_ts=None)
    said = thread.said("1795424500.000100", "note: a", "1795424500.000100")
    thread.post_opening()

    later = work(now=work().now + timedelta(hours=2), actor="U3")
    assert minutes.concern(later, said, is_new=True) is minutes.Concern.SOON
    thread.park_opening()
    assert minutes.concern(work(actor="U3"), said, is_new=True) is minutes.Concern.ELSEWHERE


def test_an_action_below_a_decision_carries_it_out(thread: Thread) -> None:
    """So does one that names it."""
    thread.say("decision: new prices\naction: <@U3> update the site by Friday")
    thread.say("action: <@U4> tell the customers by Friday (D-1)")
    thread.say("action: <@U4> call Bob by Friday")

    adopted = thread.decision(1)
    assert [thread.followup(number).decision_id for number in (1, 2, 3)] == [
        adopted.id,
        adopted.id,
        None,
    ]
    assert decisions.progress(thread.works(), [adopted])[1].total == 2


def test_a_reaction_captures_the_whole_message_as_a_note(thread: Thread) -> None:
    """When whoever facilitates, records or manages takes it back, the note goes."""
    said = thread.said("1795424500.000100", "Sales grew &amp; more\nby 4 %", "1795424500.000100")
    minutes.pick(thread.works(actor="U2"), said)

    assert [(one.kind, one.text, one.line) for one in thread.entries()] == [
        (EntryKind.NOTE, "Sales grew & more\nby 4 %", WHOLE)
    ]
    assert not minutes.was_picked(thread.works(actor="U1"), CHANNEL, said.ts)
    assert minutes.was_picked(thread.works(actor="U2"), CHANNEL, said.ts)
    minutes.unpick(thread.works(actor="U2"), CHANNEL, said.ts)
    assert thread.entries() == []


def test_a_reaction_captures_by_the_keyword_what_was_missed(thread: Thread) -> None:
    """The bot was away when it was written."""
    said = thread.said("1795424500.000100", "decision: a", "1795424500.000100")
    minutes.pick(thread.works(actor="U1"), said)

    assert [(one.kind, one.text) for one in thread.entries()] == [(EntryKind.DECISION, "a")]


def test_reactions_of_others_and_second_ones_capture_nothing(thread: Thread) -> None:
    """Neither do reactions to what is in the minutes already."""
    said = thread.said("1795424500.000100", "Sales grew", "1795424500.000100")
    minutes.pick(thread.works(actor="U3"), said)
    assert thread.entries() == []
    assert not minutes.picks_in(thread.works(actor="U3"), CHANNEL)

    minutes.pick(thread.works(actor="U1"), said)
    minutes.pick(thread.works(actor="U2"), said)
    assert len(thread.entries()) == 1


def test_an_edit_follows_into_a_message_that_was_captured_whole(thread: Thread) -> None:
    """A keyword that comes with it makes it what that says."""
    said = thread.said("1795424500.000100", "Sales grew", "1795424500.000100")
    minutes.pick(thread.works(actor="U1"), said)
    thread.written[said.ts] = "U3"
    thread.edit(said.ts, "Sales grew by 4 %")
    assert [entry.text for entry in thread.entries()] == ["Sales grew by 4 %"]

    thread.edit(said.ts, "risk: sales may fall")
    assert [(one.kind, one.line) for one in thread.entries()] == [(EntryKind.RISK, 0)]


def test_bots_and_people_who_left_own_nothing(thread: Thread) -> None:
    """The writer is asked for an owner, and told why."""
    _, answer = thread.say("action: <@UBOT> send the report by Friday")

    assert ENGLISH("minutes.refused_owner", user="<@UBOT>") in words_of(answer)
    assert ENGLISH("minutes.missing_owner") in words_of(answer)
    assert thread.owners(1) == []


def test_minutes_in_review_stay_as_they_are(thread: Thread) -> None:
    """The writer is told who can send them back; talk is still free."""
    thread.meeting.state, thread.meeting.approver_id = MeetingState.IN_REVIEW, "U4"
    _, answer = thread.say("note: late")
    _, silence = thread.say("see you")

    assert ENGLISH("minutes.closed.in_review", approver="Person U4") in words_of(answer)
    assert silence is None
    assert thread.entries() == []


def test_a_meeting_that_was_cancelled_takes_no_minutes(thread: Thread) -> None:
    """And says nothing."""
    thread.meeting.state = MeetingState.CANCELLED

    assert thread.say("note: a")[1] is None
    assert thread.entries() == []
