"""Nobody closes the meeting: its people are reminded twice, then the digest tells the manager."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.meetings import MeetingState
from bot.services import closing, closing_reminders, digest_cards, planning, readers
from bot.views.digest_cards import OtherMeeting
from bot.views.meetings import CLOSE
from storage import people, teams
from storage.meetings import Meeting
from storage.outbox import State
from storage.work import EVERYWHERE
from tests import factories
from tests.clock import MovableClock
from tests.minutes import Thread, opened
from tests.office import shown
from tests.outbox import posted
from tests.units import WORKSPACE, Works


def at(day: int, hour: int) -> datetime:
    """An hour in November 2026; the meeting was opened on Monday the 23rd, at 08:59."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting of an hour that U1 facilitates and U2 records, open since a minute."""
    thread = opened(work)
    closing_reminders.begin(work(), thread.meeting)
    work.commit()
    return thread


class Reminders:
    """Lets time go by, and tells who was reminded."""

    def __init__(self, works: Works, clock: MovableClock, meeting: Meeting) -> None:
        self._works, self._clock, self._meeting = works, clock, meeting
        self._known: set[str] = set()

    def until(self, moment: datetime) -> list[str]:
        """Who is reminded until then, each hour being a tick."""
        while self._clock.now() < moment:
            self._clock.advance(hours=1)
            closing_reminders.remind_due(self._works(workspace_id=EVERYWHERE), 50)
            self._works.commit()
        return self._new()

    def at_once(self, moment: datetime) -> list[str]:
        """Who is reminded at that moment, after nothing ran until then."""
        self._clock.set(moment)
        closing_reminders.remind_due(self._works(workspace_id=EVERYWHERE), 50)
        return self._new()

    def _new(self) -> list[str]:
        keys = {row.key: row.channel_id for row in posted(self._works(), "unclosed:")}
        fresh = sorted(channel for key, channel in keys.items() if key not in self._known)
        self._known |= keys.keys()
        return fresh


@pytest.fixture
def reminders(work: Works, clock: MovableClock, thread: Thread) -> Reminders:
    """Time goes by for that meeting."""
    return Reminders(work, clock, thread.meeting)


def test_facilitator_and_recorder_are_reminded_twice_and_then_left_in_peace(
    work: Works, thread: Thread, reminders: Reminders
) -> None:
    """An hour after its end, and on the next workday; a third would be heeded no more."""
    thread.say("decision: new prices")

    assert reminders.until(at(23, 10)) == []
    assert reminders.until(at(23, 11)) == ["U1", "U2"]
    assert reminders.until(at(24, 8)) == []
    assert reminders.until(at(24, 9)) == ["U1", "U2"]
    assert reminders.until(at(30, 12)) == []
    first = posted(work(), "unclosed:")[0]
    assert f"value': '{thread.meeting.id}'" in str(first.content)
    assert CLOSE in str(first.content)
    assert "1 entry in the minutes" in shown(first.content)


def test_who_does_both_is_reminded_once(work: Works, thread: Thread, reminders: Reminders) -> None:
    """One message for the facilitator who records himself."""
    thread.meeting.recorder_id = "U1"
    work.commit()

    assert reminders.until(at(23, 12)) == ["U1"]


def test_a_week_without_the_bot_is_one_reminder(reminders: Reminders) -> None:
    """It comes when work begins after the outage, and the second on the day after."""
    assert reminders.at_once(at(29, 3)) == []  # a Sunday, at night
    assert reminders.until(at(30, 9)) == ["U1", "U2"]
    assert reminders.at_once(at(30, 10)) == []


def test_nobody_is_reminded_while_away(work: Works, thread: Thread, reminders: Reminders) -> None:
    """The other one is; when both are away it waits until one is back."""
    factories.absence(work(), "U1", date(2026, 11, 23), date(2026, 11, 25))
    factories.absence(work(), "U2", date(2026, 11, 24), date(2026, 11, 24))
    work.commit()

    assert reminders.until(at(23, 23)) == ["U2"]
    assert reminders.until(at(24, 23)) == []
    assert reminders.until(at(25, 23)) == ["U2"]
    assert thread.meeting.closing_reminders == 2


def test_the_managers_are_asked_when_its_people_have_left(
    work: Works, thread: Thread, reminders: Reminders
) -> None:
    """Somebody has to close it."""
    thread.meeting.facilitator_id = thread.meeting.recorder_id = "U3"
    gone = people.get(work().session, WORKSPACE, "U3")
    assert gone is not None
    gone.deleted = True
    work.commit()

    assert reminders.until(at(23, 12)) == ["U1"]


def test_closing_ends_it_and_takes_the_buttons_away(
    work: Works, thread: Thread, reminders: Reminders
) -> None:
    """A reminder that was read says that it is settled; no further one comes."""
    reminders.until(at(23, 12))
    (mine, _) = posted(work(), "unclosed:")
    mine.state = State.SENT
    work.commit()

    thread.close("U2")

    update = thread.sent(f"update:{mine.key}")
    assert update is not None
    assert CLOSE not in str(update.content)
    assert "settled" in shown(update.content)
    assert reminders.until(at(27, 12)) == []


def test_an_approver_is_reminded_and_after_sending_back_the_others_again(
    work: Works, clock: MovableClock
) -> None:
    """Each from the next workday on; approval ends it."""
    thread = opened(work, approver_id="U4")
    reminders = Reminders(work, clock, thread.meeting)
    thread.close("U1")
    assert reminders.until(at(23, 18)) == []
    assert reminders.until(at(24, 9)) == ["U4"]

    closing.send_back(work(actor="U4"), planning.id_of(thread.meeting), "No.")
    assert reminders.until(at(24, 18)) == []
    assert reminders.until(at(25, 9)) == ["U1", "U2"]
    thread.close("U1")
    closing.approve(work(actor="U4"), planning.id_of(thread.meeting))

    assert thread.meeting.state is MeetingState.PUBLISHED
    assert reminders.until(at(30, 9)) == []


def test_the_digest_names_what_is_not_closed(
    work: Works, thread: Thread, reminders: Reminders
) -> None:
    """Only after somebody was reminded, and as long as it stays so."""

    def told() -> tuple[OtherMeeting, ...]:
        unit = work()
        team = teams.get(unit.session, WORKSPACE, thread.meeting.team_id)
        assert team is not None
        since = unit.now - digest_cards.WEEK
        return digest_cards.card(unit, readers.person(unit, "U1"), team, since).unclosed.shown

    before = told()
    reminders.until(at(30, 9))
    after = told()
    thread.close("U1")

    meeting = OtherMeeting("Weekly meeting", thread.meeting.starts_at, waits_for="U1")
    assert (before, after, told()) == ((), (meeting,), ())
