"""Meetings: opened once at their time, late ones asked about, and kept up to date."""

from datetime import timedelta

import pytest

from bot.domain.meetings import MeetingState
from bot.services import agenda, meetings, opening, planning, prompts, readers
from storage import meetings as stored
from storage import outbox
from storage.marks import Settled
from storage.outbox import Kind, State
from storage.work import EVERYWHERE
from tests import factories
from tests.clock import MovableClock
from tests.units import WORKSPACE, Works


def test_a_due_meeting_opens_once_and_the_next_one_is_planned(
    work: Works, clock: MovableClock
) -> None:
    """Two ticks at the same moment post one message."""
    unit = work()
    series = factories.series(unit, factories.team(unit), "U1")
    meeting = planning.plan_next(unit, series)
    assert meeting is not None
    clock.set(meeting.starts_at)

    counts = [meetings.open_due(work(workspace_id=EVERYWHERE), 50) for _ in range(2)]

    unit = work()
    assert counts == [1, 0]
    assert meeting.state is MeetingState.OPEN
    assert outbox.by_key(unit.session, WORKSPACE, f"opening:{meeting.id}") is not None
    following = stored.next_of_series(unit.session, planning.id_of(series))
    assert following is not None
    assert following.starts_at == meeting.starts_at + timedelta(weeks=1)


def test_a_prompt_that_has_not_left_when_its_meeting_opens_never_leaves(
    work: Works, clock: MovableClock
) -> None:
    """Slack was away since yesterday: what it took stays, what it did not would come too late."""
    unit = work()
    meeting = factories.meeting(unit, factories.team(unit), next_open_at=unit.now)
    clock.set(meeting.starts_at - timedelta(hours=1))
    for user_id in ("U2", "U3"):
        factories.attendance(unit, meeting, user_id, next_prompt_at=clock.now())
    prompts.send_due_prompts(work(workspace_id=EVERYWHERE), 50)
    unit = work()
    taken = outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:U2")
    assert taken is not None
    taken.state, taken.next_attempt_at = State.SENT, None

    meetings.open_due(work(now=meeting.starts_at, workspace_id=EVERYWHERE), 50)

    unit = work()
    states = [
        outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:{id_}") for id_ in ("U2", "U3")
    ]
    assert [row and row.state for row in states] == [State.SENT, State.DROPPED]


def test_the_facilitator_records_when_the_recorder_is_away(work: Works) -> None:
    """Every meeting has somebody who records."""
    unit = work()
    team = factories.team(unit)
    meeting = factories.meeting(unit, team, recorder_id="U2", next_open_at=unit.now)
    factories.attendance(unit, meeting, "U2", away=True)

    meetings.open_due(work(now=meeting.starts_at, workspace_id=EVERYWHERE), 50)

    assert meeting.recorder_id == meeting.facilitator_id


def test_a_meeting_that_was_missed_for_a_day_is_not_opened_but_asked_about(
    work: Works, clock: MovableClock
) -> None:
    """Nobody is there any more; the facilitator can open it for its minutes."""
    unit = work()
    series = factories.series(unit, factories.team(unit), "U1")
    meeting = planning.plan_next(unit, series)
    assert meeting is not None
    clock.set(meeting.starts_at + timedelta(days=1))

    meetings.open_due(work(workspace_id=EVERYWHERE), 50)

    unit = work(actor="U1")
    assert outbox.by_key(unit.session, WORKSPACE, f"opening:{meeting.id}") is None
    asked = outbox.by_key(unit.session, WORKSPACE, f"missed:{meeting.id}")
    assert asked is not None
    assert asked.channel_id == "U1"

    meetings.open_late(unit, planning.id_of(meeting))

    assert meeting.state is MeetingState.OPEN
    with pytest.raises(meetings.NotOpenError):
        meetings.open_late(work(actor="U1"), planning.id_of(meeting))


def test_the_thread_is_known_as_soon_as_slack_has_taken_the_message(work: Works) -> None:
    """The hook of the delivery writes it down; other messages' deliveries change nothing."""
    unit = work()
    meeting = factories.meeting(unit, factories.team(unit), state=MeetingState.OPEN)
    for key, ts in ((f"opening:{meeting.id}", "1.000001"), (f"prompt:{meeting.id}:U2", "2.000002")):
        settled = Settled(WORKSPACE, key, Kind.POST, "C1", "C1", ts, error=None)
        meetings.thread_opened(unit, settled)

    assert meeting.thread_ts == "1.000001"


def test_people_who_were_not_invited_may_attend(work: Works) -> None:
    """They are present, and never missing."""
    unit = work(actor="U9")
    team = factories.team(unit)
    series = factories.series(unit, team, "U2")
    meeting = factories.meeting(
        unit, team, "U2", series_id=series.id, state=MeetingState.OPEN, opened_at=unit.now
    )

    meetings.attend(unit, planning.id_of(meeting))

    card = opening.card(unit, readers.person(unit, "U1"), meeting)
    assert (card.present, card.missing) == (("U9",), ("U2",))


def test_optional_people_and_those_away_are_not_missing(work: Works) -> None:
    """Only who should have reported and did not is named."""
    unit = work()
    team = factories.team(unit)
    series = factories.series(unit, team, "U2")
    meeting = factories.meeting(unit, team, "U2", series_id=series.id)
    factories.attendance(unit, meeting, "U3", optional=True)
    factories.attendance(unit, meeting, "U4", away=True)
    factories.attendance(unit, meeting, "U5")
    factories.update(unit, meeting, "U5")

    card = opening.card(unit, readers.person(unit, "U1"), meeting)

    assert (card.reported, card.missing, card.away) == (("U5",), ("U2",), ("U4",))


def test_nobody_is_missing_in_a_special_meeting(work: Works) -> None:
    """It has a topic; nobody owes it a report."""
    unit = work()
    meeting = factories.meeting(unit, factories.team(unit), "U2")

    card = opening.card(unit, readers.person(unit, "U1"), meeting)

    assert card.missing == ()


def test_a_topic_goes_to_the_open_meeting_else_to_the_next_one(work: Works) -> None:
    """During the meeting a topic is for now."""
    unit = work(actor="U2")
    team = factories.team(unit)
    later = factories.meeting(unit, team)
    now_open = factories.meeting(
        unit, team, state=MeetingState.OPEN, starts_at=unit.now, opened_at=unit.now
    )

    meetings.queue_topic(unit, factories.CHANNEL, "Budget")
    now_open.state = MeetingState.PUBLISHED
    meetings.queue_topic(unit, factories.CHANNEL, "Hiring")

    assert [item.text for item in agenda.items(unit, now_open)] == ["Budget"]
    assert [item.text for item in agenda.items(unit, later)] == ["Hiring"]


def test_a_topic_without_a_meeting_is_given_back(work: Works) -> None:
    """What was typed is in the error, so that it is not lost."""
    with pytest.raises(agenda.NoMeetingError) as refused:
        meetings.queue_topic(work(actor="U2"), factories.CHANNEL, "Budget")

    assert refused.value.params == {"text": "Budget"}


def test_what_is_carried_over_begins_with_what_is_overdue_and_keeps_private_things_private(
    work: Works,
) -> None:
    """Red ones first, undated last; a private channel's follow-up shows only at home."""
    unit = work()
    team = factories.team(unit)
    factories.channel(unit, "C9", "U1", is_private=True)
    meeting = factories.meeting(unit, team)
    for text, days, channel in (
        ("later", 20, "C1"),
        ("overdue", -3, "C1"),
        ("undated", None, "C1"),
        ("secret", -5, "C9"),
        ("today", 0, "C1"),
    ):
        due = None if days is None else unit.now + timedelta(days=days, hours=1)
        factories.followup(unit, team, "U2", text=text, channel_id=channel, due_at=due)

    carried = agenda.carried_over(unit, meeting)

    assert [followup.text for followup in carried] == ["overdue", "today", "later", "undated"]
