"""The agenda: topics people queue, what they want discussed, and what is carried over."""

from datetime import timedelta
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.followups import Colour, colour
from bot.services import readers, teams
from storage import agenda, audit, followups, meetings
from storage.agenda import AgendaItem, AgendaKind
from storage.followups import Followup
from storage.meetings import Meeting
from storage.work import Work

_URGENCY = (Colour.RED, Colour.YELLOW, Colour.BLUE, None)


# A meeting that is still open so long after its beginning was forgotten, not prolonged.
FORGOTTEN_AFTER = timedelta(hours=12)


class TopicMissingError(GavelError):
    """A topic needs words."""

    key: ClassVar[str] = "meetings.error.topic"


class NoMeetingError(GavelError):
    """The channel has no meeting to come to which a topic could be added."""

    key: ClassVar[str] = "meetings.error.no_meeting"


def add_topic(work: Work, channel_id: str, text: str) -> tuple[Meeting, AgendaItem]:
    """Queue a topic for the meeting that is open in the channel, or else for its next one.

    Raises TopicMissingError, or NoMeetingError with the words, so that they are not lost.
    """
    words = text.strip()
    if not words:
        raise TopicMissingError
    waiting = meetings.unfinished_of_channel(work.session, work.workspace_id, channel_id)
    if not waiting:
        raise NoMeetingError(text=words)
    # A meeting that nobody closed comes last; otherwise the earliest is the next one, or goes on.
    likeliest = min(waiting, key=lambda found: found.starts_at < work.now - FORGOTTEN_AFTER)
    return likeliest, add(work, likeliest, AgendaKind.TOPIC, words, user_id=work.actor)


def add(
    work: Work,
    meeting: Meeting,
    kind: AgendaKind,
    text: str,
    *,
    user_id: str | None,
    update_id: int | None = None,
    followup_id: int | None = None,
    entry_id: int | None = None,
) -> AgendaItem:
    """Put an item on a meeting's agenda and say where it came from."""
    if meeting.id is None:
        raise ValueError("the meeting is not stored yet")
    item = AgendaItem(
        workspace_id=work.workspace_id,
        meeting_id=meeting.id,
        kind=kind,
        text=text,
        user_id=user_id,
        update_id=update_id,
        followup_id=followup_id,
        entry_id=entry_id,
        created_at=work.now,
    )
    work.session.add(item)
    work.session.flush()
    audit.record(work, "agenda.added", f"meeting:{meeting.id}", kind=kind.value, text=text)
    return item


def carried_over(work: Work, meeting: Meeting) -> list[Followup]:
    """The team's follow-ups that are not finished now: overdue first, then by due date.

    Those recorded in a private channel are left out when the meeting is held elsewhere.
    """
    team = teams.get(work, meeting.team_id)
    unfinished = followups.unfinished_of_teams(work.session, [meeting.team_id])
    shown = [
        followup
        for followup in unfinished
        if followup.meeting_id != meeting.id
        and (
            followup.channel_id == meeting.channel_id
            or not readers.is_private(work, followup.channel_id)
        )
    ]
    calendar = teams.workdays(team)

    def urgency(followup: Followup) -> int:
        shade = colour(followup.due_at, work.now, followup.timezone, calendar)
        return _URGENCY.index(shade)

    return sorted(shown, key=urgency)


def items(work: Work, meeting: Meeting) -> list[AgendaItem]:
    """What was put on the meeting's agenda, in the order in which it came.

    What was for earlier meetings of its series that nobody opened comes first.
    """
    if meeting.id is None:
        return []
    earlier = meetings.missed_just_before(work.session, meeting)
    return list(agenda.of_meetings(work.session, [*earlier, meeting.id]))
