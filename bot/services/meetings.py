"""Meetings: opened at their time, attended, listed, and kept up to date in their channel."""

from datetime import datetime
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.meetings import MeetingState, MeetingVerb, state_after
from bot.services import (
    agenda,
    closing_reminders,
    missed_meetings,
    opening,
    planning,
    readers,
    series,
    teams,
    updates,
)
from bot.views import kit, meeting_lists
from bot.views import meetings as views
from storage import audit, meetings, outbox
from storage import series as stored_series
from storage.agenda import AgendaKind
from storage.marks import Settled
from storage.meetings import Attendance, Meeting
from storage.outbox import Priority
from storage.work import Work


class NotFoundError(GavelError):
    """There is no such meeting any more."""

    key: ClassVar[str] = "meetings.error.not_found"


class NotOpenError(GavelError):
    """The meeting is over, or has not begun."""

    key: ClassVar[str] = "meetings.error.not_open"


def open_due(work: Work, limit: int) -> int:
    """Open the meetings whose time has come, and plan the next one of their series."""
    due = meetings.claim_due_openings(work.session, work.now, limit)
    for meeting in due:
        own = work.within(meeting.workspace_id)
        if missed_meetings.is_over(own, meeting):
            _plan_following(own, meeting, missed_meetings.miss(own, meeting))
        else:
            _open(own, meeting)
            _plan_following(own, meeting, work.now)
    return len(due)


def open_late(work: Work, meeting_id: int) -> kit.Message:
    """Open a meeting after its time, as its facilitator asks."""
    meeting = get(work, meeting_id)
    if meeting.thread_ts or meeting.opened_at:
        raise NotOpenError
    meeting.state, meeting.missed_at = MeetingState.PLANNED, None
    _open(work, meeting)
    reader = readers.actor(work)
    return kit.said(reader.t.md("meetings.opened_late", title=meeting.title))


def thread_opened(work: Work, message: Settled) -> None:
    """Remember which message opened a meeting, as soon as Slack has taken it."""
    kind, _, meeting_id = message.key.partition(":")
    if kind != "opening":
        return
    meeting = get(work, int(meeting_id))
    meeting.channel_id = message.sent_channel_id or meeting.channel_id
    meeting.thread_ts = message.ts


def attend(work: Work, meeting_id: int) -> None:
    """Note that the actor is in the meeting; people who were not invited may come too."""
    meeting = _open_one(work, meeting_id)
    row = meetings.attendance(work.session, meeting_id, work.actor or "")
    if row is None:
        row = Attendance(
            meeting_id=meeting_id,
            user_id=work.actor or "",
            workspace_id=work.workspace_id,
            optional=True,
        )
        work.session.add(row)
    row.present, row.away, row.declined = True, False, False
    work.session.flush()
    opening.refresh(work, meeting)


def topic_modal(work: Work, meeting_id: int) -> dict[str, object]:
    """The form for a topic of this meeting."""
    meeting = get(work, meeting_id)
    return views.topic_modal(readers.actor(work), meeting_id, meeting.title)


def add_topic(work: Work, meeting_id: int, text: str) -> None:
    """Put a topic on this meeting's agenda."""
    meeting = _open_one(work, meeting_id)
    if not text.strip():
        raise agenda.TopicMissingError
    agenda.add(work, meeting, AgendaKind.TOPIC, text.strip(), user_id=work.actor)
    opening.refresh(work, meeting)


def queue_topic(work: Work, channel_id: str, text: str) -> kit.Message:
    """Queue a topic for the channel's next meeting; answers with which one that is."""
    meeting, item = agenda.add_topic(work, channel_id, text)
    opening.refresh(work, meeting)
    return views.topic_added(readers.actor(work), meeting.title, meeting.starts_at, item.text)


def listing(work: Work, channel_id: str) -> kit.Message:
    """The channel's meetings and the rules by which they recur."""
    reader = readers.actor(work)
    waiting = meetings.unfinished_of_channel(work.session, work.workspace_id, channel_id)
    rules = stored_series.of_channel(work.session, work.workspace_id, channel_id)
    team = teams.of_channel(work, channel_id)
    return meeting_lists.listing(
        reader,
        [opening.card(work, reader, meeting) for meeting in waiting],
        [series.card(work, rule) for rule in rules],
        team_of=channel_id if team and teams.may_set_up(work, team) else None,
    )


def help_text(work: Work) -> kit.Message:
    """What `/meeting` can do."""
    return views.help_text(readers.actor(work))


def get(work: Work, meeting_id: int) -> Meeting:
    """The meeting with that id; NotFoundError when there is none."""
    meeting = meetings.get(work.session, work.workspace_id, meeting_id)
    if meeting is None:
        raise NotFoundError
    return meeting


def _open(work: Work, meeting: Meeting) -> None:
    meeting.state = state_after(meeting.state, MeetingVerb.OPEN)
    meeting.opened_at, meeting.next_open_at = work.now, None
    closing_reminders.begin(work, meeting)
    planning.stop_asking(work, meeting)
    _replace_absent_recorder(work, meeting)
    work.session.flush()
    reader = readers.team(work, teams.get(work, meeting.team_id))
    message = views.opening(reader, opening.card(work, reader, meeting))
    key, normal = opening.key_of(meeting), Priority.NORMAL  # before any number of prompts
    outbox.post(work, key, meeting.channel_id, message, priority=normal)
    updates.post_in_thread(work, meeting)
    audit.record(work, "meeting.opened", f"meeting:{meeting.id}")


def _replace_absent_recorder(work: Work, meeting: Meeting) -> None:
    """Let the facilitator record when the recorder is away; somebody has to (regulation 4.1.3)."""
    guest = meetings.attendance(work.session, planning.id_of(meeting), meeting.recorder_id)
    if guest and guest.away:
        meeting.recorder_id = meeting.facilitator_id


def _plan_following(work: Work, meeting: Meeting, after: datetime) -> None:
    if meeting.series_id is None:
        return
    rule = stored_series.get(work.session, meeting.workspace_id, meeting.series_id)
    if rule and rule.active:
        planning.plan_next(work, rule, after)


def _open_one(work: Work, meeting_id: int) -> Meeting:
    meeting = get(work, meeting_id)
    if meeting.state is not MeetingState.OPEN:
        raise NotOpenError
    return meeting
