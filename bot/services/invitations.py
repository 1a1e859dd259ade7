"""Invitations: telling the attendees of a special meeting what it is about, when and where."""

from bot.services import planning, readers
from bot.views import meetings as views
from storage import meetings, outbox
from storage.meetings import Meeting
from storage.work import Work


def send(work: Work, meeting: Meeting) -> None:
    """Tell everybody who is invited, but not whoever called the meeting, in one DM each."""
    for guest in meetings.attendances(work.session, planning.id_of(meeting)):
        if guest.user_id == work.actor:
            continue
        reader = readers.person(work, guest.user_id)
        message = views.invitation(
            reader,
            title=meeting.title,
            when=meeting.starts_at,
            place=meeting.place,
            facilitator_id=meeting.facilitator_id,
            channel_id=meeting.channel_id,
        )
        outbox.post(work, f"invitation:{meeting.id}:{guest.user_id}", guest.user_id, message)
