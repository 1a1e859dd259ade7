"""Amending: what changes in minutes that are published makes a new version that says so."""

from collections.abc import Collection

from bot.domain.meetings import MeetingState, MeetingVerb, state_after
from bot.services import minutes_cards, opening, planning, publishing, readers, teams
from bot.views import minutes as views
from storage import audit, minutes, outbox
from storage.meetings import Meeting
from storage.work import Work


def amend(work: Work, meeting: Meeting, touched: Collection[int]) -> None:
    """Publish a new version when entries with these ids changed; nothing before the first one.

    The thread is told what changed, and all that shows the minutes shows the new version.
    """
    if meeting.state is not MeetingState.PUBLISHED or not touched:
        return
    work.session.flush()
    last = minutes.versions(work.session, planning.id_of(meeting))[-1]
    before = minutes_cards.from_content(meeting, last.version, last.content)
    shown = minutes_cards.amended(before, minutes_cards.card(work, meeting), touched)
    if not shown.changes:
        return
    meeting.state = state_after(meeting.state, MeetingVerb.AMEND)
    publishing.keep(work, meeting, shown)
    publishing.show(work, meeting, shown)
    publishing.carry_questions(work, meeting)
    _tell_thread(work, meeting, shown)
    audit.record(work, "minutes.amended", f"meeting:{meeting.id}", version=shown.version)


def _tell_thread(work: Work, meeting: Meeting, shown: views.MinutesCard) -> None:
    reader = readers.team(work, teams.get(work, meeting.team_id))
    key = f"minutes:{meeting.id}:{shown.version}"
    message = views.amended(reader, shown, work.actor)
    outbox.post(work, key, meeting.channel_id, message, thread_key=opening.key_of(meeting))
