"""What follow-ups of the minutes lack: asked privately, answered with pickers."""

from datetime import date, datetime

import pytest

from bot.domain.meetings import MeetingState
from bot.i18n import translator
from bot.services import gaps
from bot.services.followup_words import OwnerError
from bot.views.dates import DateChoice
from storage import nudges
from tests.minutes import Thread, opened
from tests.units import WORKSPACE, Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_the_writer_is_asked_until_nothing_is_missing(thread: Thread) -> None:
    """For several lines of a message in one answer; the last pick says what is in the minutes."""
    _, asked = thread.say("action: one\naction: <@U3> two\naction: three by Friday")
    words = words_of(asked)
    assert f"{ENGLISH('minutes.missing_owner')} {ENGLISH('minutes.doubt.none')}" in words
    assert "F-1" in words
    assert "F-2" in words
    assert "F-3" in words

    one, two, three = (thread.id_of(text) for text in ("one", "two", "three"))
    gaps.assign(thread.works(actor="U2"), one, "U4")
    gaps.schedule(thread.works(actor="U2"), one, DateChoice(date(2026, 11, 25)))
    left = gaps.schedule(thread.works(actor="U2"), two, DateChoice(date(2026, 11, 26)))
    assert "F-3" in words_of(left)
    assert "F-1" not in words_of(left)
    done = words_of(gaps.assign(thread.works(actor="U2"), three, "U4"))

    assert "*F-1* one · <@U4> · due Wed 25 Nov" in done
    assert "*F-2* two · <@U3> · due Thu 26 Nov" in done
    assert "*F-3* three · <@U4> · due Fri 27 Nov" in done
    assert thread.owners(1) == ["U4"]
    assert thread.followup(2).due_on == date(2026, 11, 26)


def test_a_date_that_is_over_is_questioned(thread: Thread) -> None:
    """The follow-up is kept without it; a day of the past is refused by the picker too."""
    _, asked = thread.say("action: <@U3> send it by 3 November 2026")

    assert ENGLISH("minutes.doubt.past") in words_of(asked)
    assert thread.followup(1).due_on is None
    with pytest.raises(gaps.PastError):
        gaps.schedule(
            thread.works(actor="U2"), thread.id_of("send"), DateChoice(date(2026, 11, 22))
        )


def test_of_a_date_that_may_be_two_both_are_offered(thread: Thread) -> None:
    """5/12 is 5 December or 12 May."""
    _, asked = thread.say("action: <@U3> send it by 5/12")

    assert ENGLISH("minutes.doubt.ambiguous") in words_of(asked)
    assert "5 Dec" in words_of(asked)
    assert thread.followup(1).due_on is None


def test_the_ends_of_this_week_and_the_next_are_offered(thread: Thread) -> None:
    """By the team's calendar, with their weekdays."""
    _, asked = thread.say("action: <@U3> send it")

    assert "Fri 27 Nov" in words_of(asked)
    assert "Fri 4 Dec" in words_of(asked)


def test_a_bot_cannot_be_picked(thread: Thread) -> None:
    """Nothing changes."""
    thread.say("action: send it by Friday")

    with pytest.raises(OwnerError):
        gaps.assign(thread.works(actor="U2"), thread.id_of("send"), "UBOT")
    assert thread.owners(1) == []


def test_only_the_writer_and_those_who_steer_complete_it(thread: Thread) -> None:
    """The question is private, but its ids can be made up."""
    thread.say("action: send it by Friday", who="U3")
    entry_id = thread.id_of("send")

    with pytest.raises(gaps.GoneError):
        gaps.assign(thread.works(actor="U4"), entry_id, "U4")
    gaps.assign(thread.works(actor="U1"), entry_id, "U4")
    assert thread.owners(1) == ["U4"]


def test_a_line_that_is_gone_cannot_be_completed(thread: Thread) -> None:
    """Its message was deleted while the question stood there."""
    ts, _ = thread.say("action: send it by Friday")
    entry_id = thread.id_of("send")
    thread.delete(ts)

    with pytest.raises(gaps.GoneError):
        gaps.assign(thread.works(actor="U2"), entry_id, "U4")


def test_what_is_left_open_stays_in_the_minutes(thread: Thread) -> None:
    """Without an owner."""
    thread.say("action: send it by Friday")
    answer = gaps.leave(thread.works(actor="U2"), thread.id_of("send"))

    assert ENGLISH("minutes.left_open") in words_of(answer)
    assert ENGLISH("minutes.no_owner") in words_of(answer)
    assert len(thread.entries()) == 1


def test_an_owner_who_is_picked_after_publication_is_told_and_the_minutes_say_so(
    thread: Thread,
) -> None:
    """The question still stood when the meeting was closed."""
    thread.say("action: send it by Friday")
    entry_id = thread.id_of("send")
    thread.close()
    assert thread.meeting.state is MeetingState.PUBLISHED
    work = thread.works(actor="U2", now=datetime.fromisoformat("2026-11-24T09:00:00+00:00"))
    gaps.assign(work, entry_id, "U4")
    work.session.flush()

    told = nudges.since(work.session, WORKSPACE, ["U4"], work.now)
    assert [one.followup_ids for one in told] == [[thread.followup(1).id]]
    note = thread.sent(f"minutes:{thread.meeting.id}:2")
    assert note is not None
    assert "<@U4>" in str(note.content)
