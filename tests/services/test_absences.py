"""Absences: noted in words, joined, cancelled; prompts, meetings and nudges follow."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.absences import PastError, Span
from bot.domain.meetings import MeetingState, PromptPlan
from bot.services import absences, followups, planning, prompts, updates
from bot.services.followup_records import id_of
from storage import absences as stored
from storage import audit, meetings, outbox
from storage import followups as stored_followups
from storage.absences import Absence
from storage.meetings import Attendance, Meeting
from storage.work import Work
from tests import factories
from tests.followups import due
from tests.units import WORKSPACE, Works
from tests.words import words_of

TODAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY = (TODAY + timedelta(days=count) for count in (1, 2, 3))


def away(unit: Work, user_id: str = "U2") -> list[tuple[date, date]]:
    """The days on which somebody is away."""
    rows = stored.of_person(unit.session, WORKSPACE, user_id, TODAY)
    return [(row.starts_on, row.ends_on) for row in rows]


def weekly(unit: Work, *people: str, **fields: object) -> Meeting:
    """The meeting on Wednesday at 10:00, planned, with these people."""
    for user_id in people:
        factories.person(unit, user_id)
    series = factories.series(unit, factories.team(unit), *people, **fields)
    planned = planning.plan_next(unit, series)
    assert planned is not None
    return planned


def guest(unit: Work, meeting: Meeting, user_id: str = "U2") -> Attendance:
    """Somebody's part in the meeting."""
    found = meetings.attendance(unit.session, planning.id_of(meeting), user_id)
    assert found is not None
    return found


def test_the_answer_repeats_the_days_with_their_weekdays(work: Works) -> None:
    """In the actor's language, and the year where it is not this one."""
    unit = work(actor="U2")
    factories.person(unit, "U2", locale="en-US")
    factories.person(unit, "U3", locale="zh-CN", timezone="Asia/Shanghai")

    said = words_of(absences.note(unit, "12-24 to 01-02"))
    assert "Thu 24 Dec to Sat 2 Jan 2027" in said
    assert away(unit) == [(date(2026, 12, 24), date(2027, 1, 2))]

    said = words_of(absences.note(work(actor="U3"), "12月24日到1月2日"))
    assert "12月24日 周四至2027年1月2日 周六" in said


def test_who_will_be_away_is_not_asked_and_is_listed_as_away(work: Works) -> None:
    """The meeting is named in the answer."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2", "U3")

    said = words_of(absences.note(unit, "Wednesday"))

    row = guest(unit, meeting)
    assert (row.away, row.next_prompt_at, row.next_remind_at) == (True, None, None)
    assert guest(unit, meeting, "U3").next_prompt_at is not None
    assert "Weekly meeting" in said
    assert "Wed 25 Nov, 10:00" in said


def test_cancelled_the_prompt_is_as_it_was(work: Works) -> None:
    """Nothing else tells that there was an absence, but the audit trail."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")
    before = (guest(unit, meeting).next_prompt_at, guest(unit, meeting).next_remind_at)
    assert before[0] is not None
    absences.note(unit, "Wednesday")

    said = words_of(absences.cancel_numbered(work(actor="U2"), "1"))

    row = guest(unit, meeting)
    assert (row.away, row.next_prompt_at, row.next_remind_at) == (False, *before)
    assert "Cancelled" in said
    trail = audit.of_subject(unit.session, WORKSPACE, "person:U2")
    assert [entry.action for entry in trail] == ["absence.noted", "absence.cancelled"]


def test_cancelled_after_the_time_of_the_prompt_he_is_asked_after_all(work: Works) -> None:
    """The meeting is still to come, and his prompt is due."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")
    absences.note(unit, "Wednesday")
    morning = datetime(2026, 11, 25, 7, tzinfo=UTC)
    unit = work(actor="U2", now=morning)

    absences.cancel_numbered(unit, "")

    due = guest(unit, meeting).next_prompt_at
    assert due is not None
    assert due < morning < meeting.starts_at


def test_who_said_that_he_misses_the_meeting_misses_it_all_the_same(work: Works) -> None:
    """The button on the prompt is about this meeting, an absence about days."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")
    updates.away(unit, planning.id_of(meeting))
    absences.note(unit, "Wednesday")

    absences.cancel_numbered(unit, "1")

    assert guest(unit, meeting).away


def test_a_prompt_that_was_sent_shows_that_he_is_away(work: Works) -> None:
    """And its buttons are what is left to do."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2")
    unit = work(actor="U2", now=datetime(2026, 11, 24, 15, tzinfo=UTC))
    prompts.send_due_prompts(unit, 10)
    unit.session.flush()

    absences.note(unit, "tomorrow")

    sent = outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:U2")
    assert sent is not None
    assert "noted as away" in words_of(sent.content)


def test_an_open_meeting_shows_at_once_who_is_away(work: Works) -> None:
    """Nobody is asked any more, and who is there stays there."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2", "U3")
    meeting.state, meeting.opened_at = MeetingState.OPEN, meeting.starts_at
    guest(unit, meeting, "U3").present = True
    unit = work(actor="U2", now=meeting.starts_at)

    absences.note(unit, "today")
    absences.note(work(actor="U3", now=meeting.starts_at), "today")

    assert guest(unit, meeting).away
    assert guest(unit, meeting).next_prompt_at is None
    assert not guest(unit, meeting, "U3").away


def test_the_turn_to_record_passes_over_who_is_away_and_comes_back(work: Works) -> None:
    """U2 would record; away, U3 does."""
    unit = work(actor="U2")
    meeting = weekly(unit, "U2", "U3", rotates_recorder=True)
    assert meeting.recorder_id == "U2"

    absences.note(unit, "Wednesday")
    assert meeting.recorder_id == "U3"

    absences.cancel_numbered(unit, "1")
    assert meeting.recorder_id == "U2"


def test_nudges_wait_until_he_is_back(work: Works) -> None:
    """Due on Thursday, nudged on Wednesday; away until then, on Thursday; cancelled, as before."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    followup = followups.create(
        unit, text="Send it", owners=["U2", "U3"], due=due(THURSDAY), timezone="UTC", team=None
    )

    def nudges() -> list[datetime | None]:
        rows = stored_followups.owners(unit.session, id_of(followup))
        return [row.next_nudge_at for row in rows]

    wednesday, thursday = (
        datetime.combine(day, time(9), tzinfo=UTC) for day in (WEDNESDAY, THURSDAY)
    )
    assert nudges() == [wednesday, wednesday]

    absences.note(unit, "tomorrow to Wednesday")
    assert nudges() == [thursday, wednesday]

    absences.cancel_numbered(unit, "1")
    assert nudges() == [wednesday, wednesday]


def test_days_that_overlap_become_one_absence(work: Works) -> None:
    """What was noted before is joined, what only touches it is not."""
    unit = work(actor="U2")
    factories.absence(unit, "U2", TUESDAY, TUESDAY)
    factories.absence(unit, "U2", THURSDAY, THURSDAY)
    factories.absence(unit, "U2", date(2026, 12, 1), date(2026, 12, 1))
    factories.absence(unit, "U3", TUESDAY, THURSDAY)

    said = words_of(absences.note(unit, "tomorrow to Thursday"))

    assert away(unit) == [(TUESDAY, THURSDAY), (date(2026, 12, 1), date(2026, 12, 1))]
    assert away(unit, "U3") == [(TUESDAY, THURSDAY)]
    assert "joins" in said


def test_what_may_mean_two_days_is_asked(work: Works) -> None:
    """Monday, said on a Monday: nothing is noted until a button is pressed."""
    unit = work(actor="U2")

    said = words_of(absences.note(unit, "Monday"))

    assert "Mon 23 Nov" in said
    assert "Mon 30 Nov" in said
    assert away(unit) == []


def test_the_list_is_numbered_and_leaves_out_what_is_over(work: Works) -> None:
    """The earliest is the first."""
    unit = work(actor="U2")
    factories.absence(unit, "U2", date(2026, 12, 24), date(2027, 1, 2))
    factories.absence(unit, "U2", TUESDAY, TUESDAY)
    factories.absence(unit, "U2", date(2026, 11, 2), date(2026, 11, 6))

    said = words_of(absences.listing(unit))

    assert "*1* · 🌴 Tue 24 Nov" in said
    assert "*2* · 🌴 Thu 24 Dec to Sat 2 Jan 2027" in said
    assert "Mon 2 Nov" not in said


def test_an_empty_list_shows_what_works(work: Works) -> None:
    """An example that can be copied."""
    assert "/away tomorrow" in words_of(absences.listing(work(actor="U2")))


def test_cancelling_needs_to_know_which(work: Works) -> None:
    """None, several, or a number that is not there: each says what would do."""
    unit = work(actor="U2")
    with pytest.raises(absences.NoneToCancelError):
        absences.cancel_numbered(unit, "")
    factories.absence(unit, "U2", TUESDAY, TUESDAY)
    factories.absence(unit, "U2", THURSDAY, THURSDAY)
    with pytest.raises(absences.WhichError):
        absences.cancel_numbered(unit, "")
    for typed in ("3", "0", "-1", "tomorrow", "１x"):
        with pytest.raises(absences.UnknownNumberError):
            absences.cancel_numbered(unit, typed)

    absences.cancel_numbered(unit, "#2")
    assert away(unit) == [(TUESDAY, TUESDAY)]


def test_nobody_cancels_somebody_else_s_absence(work: Works) -> None:
    """An id from elsewhere does nothing; a second click neither."""
    unit = work(actor="U2")
    theirs = factories.absence(unit, "U3", TUESDAY, TUESDAY)
    elsewhere = Absence(
        workspace_id="T2", user_id="U2", starts_on=TUESDAY, ends_on=TUESDAY, created_at=unit.now
    )
    unit.session.add(elsewhere)
    unit.session.flush()

    for absence_id in (theirs.id, elsewhere.id, 999):
        absences.cancel(unit, absence_id or 0)

    assert away(unit, "U3") == [(TUESDAY, TUESDAY)]
    assert stored.get(unit.session, "T2", elsewhere.id or 0) is not None


def test_days_picked_in_the_form_are_checked_too(work: Works) -> None:
    """What is over is refused beside the last day."""
    with pytest.raises(PastError) as refused:
        absences.note_days(work(actor="U2"), Span(date(2026, 11, 2), date(2026, 11, 3)))
    assert refused.value.field == "last"


def test_a_meeting_planned_later_knows_the_absence(work: Works) -> None:
    """Leave that was noted in time counts for every meeting of those days."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    absences.note(unit, "Wednesday")

    meeting = weekly(unit, "U3")
    planning.invite(unit, meeting, PromptPlan(), required=["U2", "U3"])

    assert guest(unit, meeting).away


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("3 days", "From which day on are you away in “3 days”?"),
        ("tomorrow afternoon", "“tomorrow afternoon” is part of a day"),
        ("请假三天", "From which day on are you away in “请假三天”?"),
    ],
)
def test_what_is_not_clear_is_asked_and_nothing_noted(work: Works, typed: str, asked: str) -> None:
    """The days to choose from stand on buttons."""
    unit = work(actor="U2")
    factories.person(unit, "U2", locale="en-US")

    said = words_of(absences.note(unit, typed))

    assert asked in said
    assert "Tue 24 Nov" in said
    assert away(unit) == []
