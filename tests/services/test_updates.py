"""Updates: given by form or in words, changed until the meeting closes, late ones marked."""

from datetime import timedelta

import pytest

from bot.domain.meetings import MeetingState
from bot.services import agenda, direct_messages, prompts, updates
from bot.services.planning import id_of
from bot.views import kit
from storage import meetings, outbox
from storage import updates as stored
from storage.meetings import Meeting
from storage.work import EVERYWHERE, Work
from tests import factories
from tests.clock import MovableClock
from tests.units import WORKSPACE, Works
from tests.words import words_of

QUESTIONS = [{"key": key, "text": None} for key in ("done", "plan", "discuss")]


def weekly(work: Work, *attendees: str, **fields: object) -> Meeting:
    """A planned meeting that asks the standard questions."""
    return factories.meeting(work, factories.team(work), *attendees, questions=QUESTIONS, **fields)


def reminded(work: Work, key: str) -> str:
    """What the message that waits under a key says."""
    waiting = outbox.by_key(work.session, WORKSPACE, key)
    return words_of(waiting.content if waiting else None)


def has_buttons(work: Work, key: str) -> bool:
    """Whether the message that waits under a key can be pressed."""
    waiting = outbox.by_key(work.session, WORKSPACE, key)
    assert waiting is not None
    return any(block["type"] == "actions" for block in waiting.content["blocks"])


def make_reminder_due(work: Work, meeting: Meeting) -> None:
    """Have the reminder to U2 be due."""
    guest = meetings.attendance(work.session, id_of(meeting), "U2")
    assert guest is not None
    guest.next_remind_at = work.now


def test_the_form_s_answers_are_kept_by_question(work: Works) -> None:
    """What is empty is kept empty, so that changing it later finds its place."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")

    updates.submit(unit, id_of(meeting), {"done": "Audit", "plan": " ", "discuss": "none"})

    update = stored.of_person(unit.session, id_of(meeting), "U2")
    assert update is not None
    assert [answer["answer"] for answer in update.answers] == ["Audit", "", "none"]
    assert agenda.items(unit, meeting) == []


def test_what_somebody_wants_discussed_is_on_the_agenda_as_it_stands_last(work: Works) -> None:
    """Changing the update changes the topic; it is not there twice."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")

    updates.submit(unit, id_of(meeting), {"discuss": "Hiring"})
    updates.submit(unit, id_of(meeting), {"discuss": "Hiring and budget"})

    assert [item.text for item in agenda.items(unit, meeting)] == ["Hiring and budget"]


def test_an_empty_form_is_refused(work: Works) -> None:
    """Nothing is stored."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")

    with pytest.raises(updates.EmptyError):
        updates.submit(unit, id_of(meeting), {"done": " ", "plan": ""})

    assert stored.of_person(unit.session, id_of(meeting), "U2") is None


def test_words_are_added_to_what_was_given_before(work: Works) -> None:
    """A second thought does not wipe out the first."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")

    updates.quick(unit, "Audit &amp; review")
    updates.quick(unit, "Also the dashboard")

    update = stored.of_person(unit.session, id_of(meeting), "U2")
    assert update is not None
    assert update.answers[-1]["answer"] == "Audit & review\nAlso the dashboard"


def test_a_late_update_goes_to_the_thread_and_says_that_it_is_late(work: Works) -> None:
    """The meeting has begun: the thread gets it, marked."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2", state=MeetingState.OPEN, opened_at=unit.now)

    updates.quick(unit, "Audit")

    update = stored.of_person(unit.session, id_of(meeting), "U2")
    assert update is not None
    assert update.late
    posted = outbox.by_key(unit.session, WORKSPACE, f"update:{update.id}")
    assert posted is not None
    assert posted.thread_key == f"opening:{meeting.id}"
    assert "late" in posted.content["text"]


def test_after_the_meeting_the_words_are_given_back(work: Works) -> None:
    """The refusal holds what was typed."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2", state=MeetingState.PUBLISHED)

    with pytest.raises(updates.ClosedError) as refused:
        updates.quick(unit, "Audit", id_of(meeting))

    assert refused.value.params == {"text": "Audit"}


def test_the_form_begins_with_what_was_planned_last_week(work: Works) -> None:
    """Last week's plan is this week's report, until its author changes it."""
    unit = work(actor="U2")
    team = factories.team(unit)
    series = factories.series(unit, team, "U2")
    last = factories.meeting(
        unit, team, "U2", series_id=series.id, starts_at=unit.now - timedelta(days=5)
    )
    last.state = MeetingState.PUBLISHED
    answer = {"key": "plan", "question": None, "answer": "Ship the dashboard"}
    factories.update(unit, last, "U2", answers=[answer])
    meeting = factories.meeting(unit, team, "U2", series_id=series.id, questions=QUESTIONS)

    view = updates.modal(unit, id_of(meeting))

    blocks = view["blocks"]
    assert isinstance(blocks, list)
    initial = {b["block_id"]: b["element"].get("initial_value") for b in blocks if "element" in b}
    assert initial == {"done": "Ship the dashboard", "plan": None, "discuss": None}


def test_a_prompt_for_a_meeting_that_has_begun_is_dropped(work: Works, clock: MovableClock) -> None:
    """The bot was down when it was due; now it would only annoy."""
    unit = work()
    meeting = weekly(unit)
    guest = factories.attendance(unit, meeting, "U2", next_prompt_at=unit.now)
    clock.set(meeting.starts_at + timedelta(minutes=1))

    assert prompts.send_due_prompts(work(workspace_id=EVERYWHERE), 50) == 1

    unit = work()
    assert (guest.next_prompt_at, guest.prompted_at) == (None, None)
    assert outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:U2") is None


def test_only_those_who_were_prompted_and_have_not_answered_are_reminded(work: Works) -> None:
    """U2 has answered, U3 is away, U4 is optional; U5 is reminded."""
    unit = work()
    meeting = weekly(unit)
    due = {"next_remind_at": unit.now, "prompted_at": unit.now - timedelta(hours=2)}
    factories.attendance(unit, meeting, "U2", **due)
    factories.update(unit, meeting, "U2")
    factories.attendance(unit, meeting, "U3", away=True, **due)
    factories.attendance(unit, meeting, "U4", optional=True, **due)
    factories.attendance(unit, meeting, "U5", **due)

    prompts.send_due_reminders(work(workspace_id=EVERYWHERE), 50)

    unit = work()
    keys = [f"reminder:{meeting.id}:{user_id}" for user_id in ("U2", "U3", "U4", "U5")]
    sent = [outbox.by_key(unit.session, WORKSPACE, key) is not None for key in keys]
    assert sent == [False, False, False, True]


def test_what_was_reminded_of_is_settled_there_too(work: Works) -> None:
    """An update that is given after the reminder takes the place of its question."""
    unit = work(actor="U2")
    meeting = weekly(unit)
    before = {"prompted_at": unit.now - timedelta(hours=2)}
    factories.attendance(unit, meeting, "U2", next_remind_at=unit.now, **before)
    prompts.send_due_reminders(work(workspace_id=EVERYWHERE), 50)
    key = f"reminder:{meeting.id}:U2"
    assert "still missing" in reminded(work(), key)

    updates.quick(work(actor="U2"), "Audit done")

    assert "still missing" not in reminded(work(), key)
    assert "I have your update" in reminded(work(), key)


def test_the_reminder_takes_over_the_buttons_of_the_prompt(work: Works) -> None:
    """Only the newest message can be pressed; once the update is given, both say so."""
    unit = work(actor="U2")
    meeting = weekly(unit)
    factories.attendance(unit, meeting, "U2", next_prompt_at=unit.now)
    prompts.send_due_prompts(work(workspace_id=EVERYWHERE), 50)
    prompt, reminder = f"prompt:{meeting.id}:U2", f"reminder:{meeting.id}:U2"
    assert has_buttons(work(), prompt)
    make_reminder_due(work(), meeting)

    prompts.send_due_reminders(work(workspace_id=EVERYWHERE), 50)
    assert [has_buttons(work(), key) for key in (prompt, reminder)] == [False, True]
    assert "Answer in the reminder below" in reminded(work(), prompt)

    updates.quick(work(actor="U2"), "Audit done")
    assert [has_buttons(work(), key) for key in (prompt, reminder)] == [False, True]
    assert all("I have your update" in reminded(work(), key) for key in (prompt, reminder))


def test_a_prompt_whose_reminder_was_dropped_keeps_its_buttons(work: Works) -> None:
    """Somebody who can press nothing cannot change his update."""
    unit = work(actor="U2")
    meeting = weekly(unit)
    factories.attendance(unit, meeting, "U2", next_prompt_at=unit.now)
    prompts.send_due_prompts(work(workspace_id=EVERYWHERE), 50)
    make_reminder_due(work(), meeting)
    prompts.send_due_reminders(work(workspace_id=EVERYWHERE), 50)
    outbox.delete(work(), f"reminder:{meeting.id}:U2")

    updates.quick(work(actor="U2"), "Audit done")

    assert has_buttons(work(), f"prompt:{meeting.id}:U2")


def test_saying_away_stops_the_reminder_and_giving_an_update_ends_the_absence(
    work: Works,
) -> None:
    """Somebody may change his mind."""
    unit = work(actor="U2")
    meeting = weekly(unit)
    guest = factories.attendance(unit, meeting, "U2", next_remind_at=unit.now)

    updates.away(unit, id_of(meeting))
    assert (guest.away, guest.next_remind_at) == (True, None)

    updates.quick(unit, "I can come after all")
    assert meetings.attendance(unit.session, id_of(meeting), "U2") is guest
    assert guest.away is False


def test_a_message_after_reporting_is_asked_about_not_taken(work: Works) -> None:
    """Thanks! is no update."""
    unit = work(actor="U2")
    meeting = weekly(unit)
    factories.attendance(unit, meeting, "U2", prompted_at=unit.now)
    direct_messages.reply(unit, "Audit done", "1.1")

    answer = direct_messages.reply(unit, "Thanks!", "1.2")

    assert answer.blocks[-1]["elements"][0]["value"] == f"{meeting.id} 1.2"
    update = stored.of_person(unit.session, id_of(meeting), "U2")
    assert update is not None
    assert update.answers[-1]["answer"] == "Audit done"


def test_once_the_meeting_has_begun_a_message_is_asked_about_before_all_can_read_it(
    work: Works,
) -> None:
    """In the thread of the prompt there is no doubt."""
    unit = work(actor="U2")
    meeting = weekly(unit, state=MeetingState.OPEN, opened_at=unit.now)
    factories.attendance(unit, meeting, "U2", prompted_at=unit.now)
    outbox.post(unit, f"prompt:{meeting.id}:U2", "U2", kit.Message(text="Your update?"))
    prompt = outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:U2")
    assert prompt is not None
    prompt.sent_channel_id, prompt.ts = "D1", "1.0"
    unit.session.flush()

    for thread in (("", ""), ("D1", "9.9")):
        answer = direct_messages.reply(unit, "Audit done", "1.1", thread=thread)
        assert "everybody would read this" in words_of(answer)
        assert answer.blocks[-1]["elements"][0]["value"] == f"{meeting.id} 1.1"
    assert stored.of_person(unit.session, id_of(meeting), "U2") is None

    direct_messages.reply(unit, "Audit done", "1.2", thread=("D1", "1.0"))
    update = stored.of_person(unit.session, id_of(meeting), "U2")
    assert update is not None
    assert update.late


def test_a_command_without_its_slash_is_shown_with_it(work: Works) -> None:
    """While an update is asked for, the words may be that after all."""
    unit = work(actor="U2")
    answer = direct_messages.typed_without_slash(unit, "/followup done F-39", "1.1")
    assert "`/followup done F-39`" in words_of(answer)
    assert [block["type"] for block in answer.blocks] == ["section"]

    meeting = weekly(unit)
    factories.attendance(unit, meeting, "U2", prompted_at=unit.now)
    answer = direct_messages.typed_without_slash(unit, "/followup done F-39", "1.2")
    assert answer.blocks[-1]["elements"][0]["value"] == f"{meeting.id} 1.2"
    assert stored.of_person(unit.session, id_of(meeting), "U2") is None


def test_words_in_a_channel_are_for_its_own_meeting_and_not_for_a_forgotten_one(
    work: Works,
) -> None:
    """The channel's meeting goes before others; one that nobody closed days ago goes last."""
    unit = work(actor="U2")
    team = factories.team(unit)
    fields = {"questions": QUESTIONS, "opened_at": unit.now, "state": MeetingState.OPEN}
    days_ago = unit.now - timedelta(days=5)
    forgotten = factories.meeting(unit, team, "U2", starts_at=days_ago, **fields)
    elsewhere = factories.meeting(unit, team, "U2", channel_id="C2", questions=QUESTIONS)
    here = factories.meeting(
        unit, team, "U2", questions=QUESTIONS, starts_at=elsewhere.starts_at + timedelta(days=1)
    )

    updates.quick(unit, "Audit", channel_id=factories.CHANNEL)
    assert stored.of_person(unit.session, id_of(here), "U2") is not None
    updates.quick(unit, "Audit")
    assert stored.of_person(unit.session, id_of(elsewhere), "U2") is not None
    assert stored.of_person(unit.session, id_of(forgotten), "U2") is None
