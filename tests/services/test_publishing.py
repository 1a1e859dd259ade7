"""Publishing: who gets the minutes, what they keep, and what an amendment does to them."""

from datetime import date

import pytest
from sqlmodel import select

from bot.domain.capture import EntryKind
from bot.domain.decisions import DecisionStatus
from bot.domain.meetings import MeetingState
from bot.i18n import translator
from bot.services import followups, minutes_cards, planning
from bot.views.minutes import What
from storage import agenda, meetings, minutes, nudges
from storage.agenda import AgendaKind
from storage.minutes import MinutesVersion
from storage.outbox import OutboxMessage, State
from storage.people import Person
from storage.teams import Team
from tests import factories
from tests.minutes import Thread, opened
from tests.units import WORKSPACE, Works
from tests.words import words_of

ENGLISH, CHINESE = translator("en"), translator("zh-CN")


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_the_minutes_go_to_the_channel_the_informed_and_the_absent(thread: Thread) -> None:
    """Each in his own language, once; the people who were there see them in the channel."""
    away = meetings.attendance(thread.works().session, thread.place().meeting_id, "U4")
    assert away is not None
    away.away = True
    reader = thread.works().session.get(Person, (WORKSPACE, "U5"))
    assert reader is not None
    reader.locale = "zh-CN"
    thread.say("decision: new prices")
    thread.close(informed=("U5", "C9"))

    assert thread.meeting.informed == ["U5", "C9"]
    assert ENGLISH("minutes.title", title="Weekly meeting") in sent(thread, "")
    assert CHINESE("minutes.title", title="Weekly meeting") in sent(thread, ":U5")
    assert ENGLISH("minutes.title", title="Weekly meeting") in sent(thread, ":C9")
    assert ENGLISH("minutes.away", people="Person U4") in sent(thread, ":U4")
    assert "Person U4" not in sent(thread, ":U5") + sent(thread, ":C9")
    assert thread.sent(key(thread, ":U3")) is None


def test_once_somebody_said_that_he_is_there_those_who_did_not_are_absent(thread: Thread) -> None:
    """Optional people are not."""
    rows = meetings.attendances(thread.works().session, thread.place().meeting_id)
    for row in rows:
        row.present, row.optional = row.user_id in ("U1", "U2"), row.user_id == "U4"
    thread.close()

    assert thread.sent(key(thread, ":U3")) is not None
    assert thread.sent(key(thread, ":U4")) is None
    assert thread.sent(key(thread, ":U1")) is None


def test_an_informed_channel_reads_in_the_language_of_the_team_at_home_there(
    thread: Thread,
) -> None:
    """Sales speaks Chinese."""
    factories.team(thread.works(), channel_id="C9", name="Sales", language="zh-CN")
    thread.close(informed=("C9",))

    assert CHINESE("minutes.title", title="Weekly meeting") in sent(thread, ":C9")


def test_every_owner_is_told_in_one_message_what_he_owns(thread: Thread) -> None:
    """Of this meeting, with dates; also whoever closed it."""
    thread.say("action: <@U3> <@U1> a by Friday\naction: <@U3> b by Thursday")
    thread.close()

    work = thread.works()
    told = nudges.since(work.session, WORKSPACE, ["U1", "U3", "U4"], work.now)
    first, second = thread.followup(1).id, thread.followup(2).id
    assert {one.user_id: one.followup_ids for one in told} == {
        "U1": [first],
        "U3": [first, second],
    }
    row = thread.sent(f"assigned:U3:meeting-{thread.meeting.id}")
    assert row is not None
    assert "Fri 27 Nov" in str(row.content)
    assert "Thu 26 Nov" in str(row.content)


def test_minutes_without_entries_say_so(thread: Thread) -> None:
    """The meeting is closed all the same."""
    thread.close()

    assert ENGLISH("minutes.empty") in sent(thread, "")
    assert thread.meeting.state is MeetingState.PUBLISHED


def test_a_hundred_long_entries_go_in_several_messages(thread: Thread) -> None:
    """The first one in the channel, the others in its thread; no word is lost."""
    for number in range(10):
        words = " ".join([f"item{number}{{line}}"] * 100)
        thread.say("\n".join(f"note: {words.format(line=line)}" for line in range(10)))
    thread.close()

    pages = [thread.sent(key(thread, ""))]
    while page := thread.sent(key(thread, f":p{len(pages) + 1}")):
        pages.append(page)
    assert len(pages) > 3
    assert {page.thread_key for page in pages[1:] if page} == {key(thread, "")}
    everything = "".join(str(page.content["blocks"]) for page in pages if page)
    for entry in range(100):
        assert everything.count(f"item{entry // 10}{entry % 10}") == 100


def test_questions_go_on_the_agenda_of_the_next_meeting_of_the_series(work: Works) -> None:
    """Once, with whoever asked; other meetings are left alone."""
    thread = opened(work)
    unit = work()
    team = unit.session.get(Team, thread.meeting.team_id)
    assert team is not None
    thread.meeting.series_id = factories.series(unit, team).id
    following = factories.meeting(unit, team, series_id=thread.meeting.series_id)
    factories.meeting(unit, team)
    thread.say("question: who goes to the fair?", who="U3")
    thread.close()

    items = agenda.of_meeting(work().session, planning.id_of(following))
    assert [(item.kind, item.text, item.user_id) for item in items] == [
        (AgendaKind.QUESTION, "who goes to the fair?", "U3")
    ]


def test_a_decision_that_takes_the_place_of_another_supersedes_it(thread: Thread) -> None:
    """At publication: a line that is taken out before changes nothing."""
    thread.say("decision: price A\ndecision: price B, supersedes D-1")
    assert thread.decision(1).status is DecisionStatus.ADOPTED
    thread.close()

    assert thread.decision(1).status is DecisionStatus.SUPERSEDED
    assert thread.decision(1).superseded_by_id == thread.decision(2).id


def test_what_was_published_stays_when_its_parts_change(thread: Thread) -> None:
    """The follow-up is put off for a week: the minutes say what was agreed."""
    thread.say("action: <@U3> send it by Friday\nnote: a")
    thread.close()
    followups.change(thread.works(actor="U1"), thread.followup(1), text="something else")

    version = versions(thread)[-1]
    entry = minutes_cards.from_content(thread.meeting, 1, version.content).entries[0]
    assert (entry.kind, entry.text, entry.due_on) == (
        EntryKind.FOLLOWUP,
        "send it",
        date(2026, 11, 27),
    )


def test_an_amendment_is_a_version_that_says_what_changed(thread: Thread) -> None:
    """In the thread and in everything that shows the minutes; follow-ups follow."""
    ts, _ = thread.say("decision: price A\naction: <@U3> send it by Friday\nnote: typo")
    thread.close(informed=("U5",))
    published(thread)
    thread.edit(ts, "decision: price B\naction: <@U4> send it by Friday\nrisk: late")

    assert [version.version for version in versions(thread)] == [1, 2]
    shown = minutes_cards.from_content(thread.meeting, 2, versions(thread)[-1].content)
    assert [(change.what, change.entry.text) for change in shown.changes] == [
        (What.CHANGED, "price B"),
        (What.CHANGED, "send it"),
        (What.ADDED, "late"),
        (What.REMOVED, "typo"),
    ]
    note = thread.sent(f"minutes:{thread.meeting.id}:2")
    assert note is not None
    assert note.thread_key == f"opening:{thread.meeting.id}"
    change = ENGLISH("minutes.rewritten", entry="*D-1* price B", was="*D-1* price A")
    assert change in words_of(note.content)
    for suffix in ("", ":U5"):
        assert ENGLISH("minutes.version", version=2) in updated(thread, suffix)
        assert "price B" in updated(thread, suffix)


def test_an_amendment_leaves_other_entries_as_they_were_published(thread: Thread) -> None:
    """F-1 was changed by its owner since: that is no amendment of the minutes."""
    ts, _ = thread.say("note: typo")
    thread.say("action: <@U3> send it by Friday")
    thread.close()
    followups.change(thread.works(actor="U3"), thread.followup(1), text="something else")
    thread.edit(ts, "note: no typo")

    shown = minutes_cards.from_content(thread.meeting, 2, versions(thread)[-1].content)
    assert [change.entry.text for change in shown.changes] == ["no typo"]
    assert [entry.text for entry in shown.entries] == ["no typo", "send it"]


def test_a_new_line_of_the_recorder_amends_and_tells_the_owner(thread: Thread) -> None:
    """He hears of it at once, not with the others at the close."""
    thread.close()
    thread.say("action: <@U3> send it by Friday")

    work = thread.works()
    told = nudges.since(work.session, WORKSPACE, ["U3"], work.now)
    assert [one.followup_ids for one in told] == [[thread.followup(1).id]]
    assert [version.version for version in versions(thread)] == [1, 2]


def test_others_cannot_amend(thread: Thread) -> None:
    """They are told who can; nothing changes."""
    ts, _ = thread.say("note: a", who="U3")
    thread.close()

    answers = [thread.say("note: b", who="U3")[1], thread.edit(ts, "note: c"), thread.delete(ts)]

    told = ENGLISH("minutes.closed.published", facilitator="Person U1", recorder="Person U2")
    assert all(told in words_of(one) for one in answers)
    assert [entry.text for entry in thread.entries()] == ["a"]
    assert len(versions(thread)) == 1


def test_an_edit_that_changes_no_entry_is_no_amendment(thread: Thread) -> None:
    """Talk around it, or the order of the lines."""
    ts, _ = thread.say("note: a\nnote: b")
    thread.close()
    thread.edit(ts, "well\nnote: b\nnote: a")

    assert len(versions(thread)) == 1


def test_a_question_that_is_taken_out_leaves_the_next_agenda(work: Works) -> None:
    """And one that comes by amendment is put on it."""
    thread = opened(work)
    team = work().session.get(Team, thread.meeting.team_id)
    assert team is not None
    following = factories.meeting(work(), team)
    ts, _ = thread.say("question: who goes?")
    thread.close()
    thread.edit(ts, "question: who goes there?\nquestion: and when?")
    items = agenda.of_meeting(work().session, planning.id_of(following))
    assert [item.text for item in items] == ["who goes there?", "and when?"]

    thread.edit(ts, "question: and when?")
    items = agenda.of_meeting(work().session, planning.id_of(following))
    assert [item.text for item in items] == ["and when?"]


def test_a_version_with_fewer_pages_empties_the_ones_left_over(thread: Thread) -> None:
    """A message cannot stand there with what is not in the minutes any more."""
    ts, _ = thread.say("\n".join(f"note: {'word ' * 300}{number}" for number in range(20)))
    thread.close()
    assert thread.sent(key(thread, ":p2")) is not None
    published(thread)
    thread.edit(ts, "note: short")

    assert ENGLISH("minutes.empty_page") in updated(thread, ":p2")


def key(thread: Thread, suffix: str) -> str:
    """A key of the published minutes in the outbox."""
    return f"minutes:{thread.meeting.id}:1{suffix}"


def sent(thread: Thread, suffix: str) -> str:
    """What a message of the published minutes shows when it is posted."""
    row = thread.sent(key(thread, suffix))
    assert row is not None
    return str(row.content)


def updated(thread: Thread, suffix: str) -> str:
    """What a message of the published minutes is changed to."""
    row = thread.sent(f"update:{key(thread, suffix)}")
    assert row is not None
    return str(row.content)


def published(thread: Thread) -> None:
    """Let the deliverer have posted everything."""
    session = thread.works().session
    for row in session.exec(select(OutboxMessage)):
        row.state, row.ts, row.next_attempt_at = State.SENT, "1.0", None


def versions(thread: Thread) -> list[MinutesVersion]:
    """What was published, the first version first."""
    return list(minutes.versions(thread.works().session, planning.id_of(thread.meeting)))
