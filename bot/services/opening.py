"""The message that opens a meeting, kept true while the meeting goes on."""

from collections.abc import Collection

from bot.domain.meetings import MeetingState
from bot.i18n.reader import Reader
from bot.services import agenda, followup_cards, planning, readers, teams
from bot.views import meetings as views
from bot.views.followups import FollowupCard
from bot.views.meetings import MeetingCard, TopicCard
from storage import meetings, minutes, outbox, updates
from storage.meetings import Attendance, Meeting
from storage.work import Work


def refresh(work: Work, meeting: Meeting) -> None:
    """Bring the message that opened the meeting up to date; nothing for one still to come."""
    if meeting.opened_at is None:
        return
    reader = readers.team(work, teams.get(work, meeting.team_id))
    outbox.update(work, key_of(meeting), views.opening(reader, card(work, reader, meeting)))


def key_of(meeting: Meeting) -> str:
    """The key in the outbox of the message that opens a meeting."""
    return f"opening:{meeting.id}"


def card(work: Work, reader: Reader, meeting: Meeting) -> MeetingCard:
    """The meeting as it is shown, its carried-over follow-ups computed now."""
    meeting_id = planning.id_of(meeting)
    guests = meetings.attendances(work.session, meeting_id)
    reported = [update.user_id for update in updates.of_meeting(work.session, meeting_id)]
    items = agenda.items(work, meeting)
    authors = {item.user_id for item in items if item.user_id}
    return MeetingCard(
        id=meeting_id,
        title=meeting.title,
        state=meeting.state,
        starts_at=meeting.starts_at,
        zone=meeting.timezone,
        length_minutes=meeting.length_minutes,
        facilitator_id=meeting.facilitator_id,
        recorder_id=meeting.recorder_id,
        place=meeting.place,
        carried=_carried(work, reader, meeting),
        topics=tuple(TopicCard(item.kind.value, item.text, item.user_id) for item in items),
        reported=tuple(reported),
        missing=tuple(g.user_id for g in guests if is_missing(meeting, g, reported)),
        away=tuple(g.user_id for g in guests if g.away and g.user_id not in reported),
        present=tuple(g.user_id for g in guests if g.present or g.spoke),
        names=readers.names(work, {*reported, *(g.user_id for g in guests), *authors}),
        entries=len(minutes.of_meeting(work.session, meeting_id)),
    )


def _carried(work: Work, reader: Reader, meeting: Meeting) -> tuple[FollowupCard, ...]:
    if meeting.state not in (MeetingState.PLANNED, MeetingState.OPEN):
        return ()
    carried = agenda.carried_over(work, meeting)
    return tuple(followup_cards.card(work, reader, followup) for followup in carried)


def is_missing(meeting: Meeting, guest: Attendance, reported: Collection[str]) -> bool:
    """Whether somebody owes a report: a special meeting has a topic, and asks for none."""
    if meeting.series_id is None:
        return False
    return not (guest.optional or guest.away or guest.user_id in reported)
