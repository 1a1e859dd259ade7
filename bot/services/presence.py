"""Who was at a meeting: whoever said so, or wrote in its thread, and those who led it."""

from collections.abc import Iterable

from bot.domain.meetings import MeetingState
from bot.services import opening, planning
from storage import meetings
from storage.meetings import Attendance, Meeting
from storage.work import Work


def is_news(work: Work, meeting: Meeting) -> bool:
    """Whether it shows that the actor is there, and was not known, that he writes in the thread.

    Who said that he would not come may write so there.
    """
    if meeting.state is not MeetingState.OPEN:
        return False
    return not meetings.is_accounted_for(work.session, planning.id_of(meeting), work.actor or "")


def note_writer(work: Work, meeting: Meeting) -> None:
    """Note that the actor writes in the thread of a meeting that is open."""
    if not is_news(work, meeting):
        return
    meeting_id, user_id = planning.id_of(meeting), work.actor or ""
    guest = meetings.attendance(work.session, meeting_id, user_id) or Attendance(
        meeting_id=meeting_id,
        user_id=user_id,
        workspace_id=work.workspace_id,
        optional=True,
    )
    guest.spoke = True
    work.session.add(guest)
    work.session.flush()
    opening.refresh(work, meeting)


def seen(guests: Iterable[Attendance]) -> list[str]:
    """User ids of those who said that they are there, or wrote in the thread."""
    return [guest.user_id for guest in guests if guest.present or guest.spoke]


def present(meeting: Meeting, guests: Iterable[Attendance]) -> list[str]:
    """User ids of those who were there: also the facilitator and the recorder, unless away."""
    guests = list(guests)
    away = {guest.user_id for guest in guests if guest.away}
    led = [one for one in (meeting.facilitator_id, meeting.recorder_id) if one not in away]
    return [*dict.fromkeys([*led, *seen(guests)])]
