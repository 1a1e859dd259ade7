"""Who was there: those who said so, those who wrote in the thread, and those who led it."""

from bot.domain.meetings import MeetingState
from bot.services import meetings, minutes, minutes_cards, opening, planning, readers
from bot.services.minutes import Concern
from storage import meetings as stored
from tests.minutes import Thread, opened
from tests.units import Works


def present(thread: Thread) -> tuple[str, ...]:
    """Who the minutes say was there."""
    thread.works.commit()
    return minutes_cards.card(thread.works(), thread.meeting).present


def test_whoever_leads_the_meeting_is_there(work: Works) -> None:
    """The facilitator U1 and the recorder U2, though nobody pressed anything."""
    assert present(opened(work)) == ("U1", "U2")


def test_whoever_writes_in_the_thread_is_there(work: Works) -> None:
    """Also U5, who was not invited; U4 says that he is here; nobody stands there twice."""
    thread = opened(work)
    thread.say("good morning", "U3")
    thread.say("note: a", "U2")
    thread.say("me too", "U5")
    meetings.attend(work(actor="U4"), planning.id_of(thread.meeting))

    assert present(thread) == ("U1", "U2", "U3", "U4", "U5")


def test_whoever_said_that_he_is_away_is_not_there_by_writing(work: Works) -> None:
    """He writes that he is sorry; the recorder who is away is not there either."""
    thread = opened(work)
    for user_id in ("U2", "U3"):
        guest = stored.attendance(work().session, planning.id_of(thread.meeting), user_id)
        assert guest is not None
        guest.away = True
    work.commit()
    thread.say("sorry, ill today", "U3")

    assert present(thread) == ("U1",)


def test_only_the_first_message_of_somebody_is_news(work: Works) -> None:
    """Talk after it costs no more than a look; after the meeting it says nothing."""
    thread = opened(work)
    said = thread.said("1795424500.000100", "just talk", "1795424500.000100")
    assert minutes.concern(work(actor="U3"), said, is_new=True) is Concern.NOW

    thread.say("just talk", "U3")
    assert minutes.concern(work(actor="U3"), said, is_new=True) is Concern.NONE

    thread.close()
    assert thread.meeting.state is MeetingState.PUBLISHED
    assert minutes.concern(work(actor="U4"), said, is_new=True) is Concern.NONE


def test_the_opening_message_shows_who_came(work: Works) -> None:
    """As soon as somebody writes; those who lead it only when they do."""
    thread = opened(work)
    thread.say("good morning", "U3")
    unit = work()

    assert opening.card(unit, readers.person(unit, "U4"), thread.meeting).present == ("U3",)


def test_those_who_only_wrote_are_not_sent_the_minutes_as_absent(work: Works) -> None:
    """Once presence was noted, whoever was not seen gets them: U4, not the writer U3."""
    thread = opened(work)
    meetings.attend(work(actor="U2"), planning.id_of(thread.meeting))
    thread.say("good morning", "U3")
    thread.close()

    sent = {one: thread.sent(f"minutes:{thread.meeting.id}:1:{one}") for one in ("U3", "U4")}
    assert {user_id for user_id, row in sent.items() if row} == {"U4"}
