"""Meetings that nobody closes: whoever has them in hand is reminded twice, then the digest tells.

Nothing is published by itself: minutes that nobody looked over are nobody's minutes.
"""

from datetime import timedelta

from bot.domain.closing_reminders import (
    MOST_REMINDERS,
    first_reminder_at,
    next_reminder_at,
)
from bot.domain.localtime import WorkingHours, local
from bot.domain.meetings import MeetingState
from bot.domain.workdays import Workdays
from bot.domain.working_time import off_work_until
from bot.services import links, planning, readers, teams
from bot.views import closing_reminders as views
from bot.views.closing_reminders import UnclosedCard
from storage import meetings, minutes, outbox, people
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work


def begin(work: Work, meeting: Meeting) -> None:
    """Have the meeting's people reminded from now on: call it whenever its state changed.

    Of one that has just been opened that is an hour after its end; of minutes that wait for
    approval, or were sent back, on the next workday; of all others never.
    """
    meeting.closing_reminders, meeting.next_closing_reminder_at = 0, None
    if meeting.state is MeetingState.OPEN and meeting.closed_at is None:
        zone, calendar, hours = _working_time(work, meeting)
        end = (meeting.opened_at or work.now) + timedelta(minutes=meeting.length_minutes)
        meeting.next_closing_reminder_at = first_reminder_at(end, zone, calendar, hours)
    elif meeting.state in (MeetingState.OPEN, MeetingState.IN_REVIEW):
        _next_workday(work, meeting)


def settle(work: Work, meeting: Meeting) -> None:
    """Take the buttons from the reminders that were sent: call it before the state changes."""
    for user_id in {*_in_charge(meeting), *_managers(work, meeting)}:
        reader = readers.person(work, user_id)
        for number in range(1, meeting.closing_reminders + 1):
            message = views.settled(reader, _card(work, meeting))
            outbox.update(work, _key(meeting, number, user_id), message)


def remind_due(work: Work, limit: int) -> int:
    """Remind those who have due meetings in hand; gives how many meetings were due.

    Nobody is reminded while absent or out of working hours: that waits for the next workday.
    """
    due = meetings.claim_due_closing_reminders(work.session, work.now, limit)
    for meeting in due:
        _remind(work.within(meeting.workspace_id), meeting)
    return len(due)


def _remind(work: Work, meeting: Meeting) -> None:
    if later := off_work_until(work.now, *_working_time(work, meeting)):
        meeting.next_closing_reminder_at = later
        return
    people_ = _reachable(work, meeting)
    if people_:
        meeting.closing_reminders += 1
    for user_id in people_:
        message = views.reminder(readers.person(work, user_id), _card(work, meeting))
        outbox.post(work, _key(meeting, meeting.closing_reminders, user_id), user_id, message)
    if meeting.closing_reminders < MOST_REMINDERS:
        _next_workday(work, meeting)
    else:
        meeting.next_closing_reminder_at = None


def _next_workday(work: Work, meeting: Meeting) -> None:
    meeting.next_closing_reminder_at = next_reminder_at(work.now, *_working_time(work, meeting))


def _reachable(work: Work, meeting: Meeting) -> list[str]:
    """Those in charge who are not absent today; the managers when all of those have left."""
    here = [user_id for user_id in _in_charge(meeting) if not _has_left(work, user_id)]
    asked = here or _managers(work, meeting)
    today = local(work.now, meeting.timezone).date()
    return [user_id for user_id in asked if not planning.is_away(work, user_id, today)]


def _in_charge(meeting: Meeting) -> list[str]:
    """Who has the meeting in hand: its approver, or facilitator and recorder."""
    if meeting.state is MeetingState.IN_REVIEW and meeting.approver_id:
        return [meeting.approver_id]
    return list(dict.fromkeys([meeting.facilitator_id, meeting.recorder_id]))


def _managers(work: Work, meeting: Meeting) -> list[str]:
    found = teams.managers(work, _team(work, meeting))
    return [user_id for user_id in found if not _has_left(work, user_id)]


def _has_left(work: Work, user_id: str) -> bool:
    known = people.get(work.session, work.workspace_id, user_id)
    return known is not None and known.deleted


def _working_time(work: Work, meeting: Meeting) -> tuple[str, Workdays, WorkingHours]:
    team = _team(work, meeting)
    return team.timezone, teams.workdays(team), WorkingHours(team.work_start, team.work_end)


def _team(work: Work, meeting: Meeting) -> Team:
    return teams.get(work, meeting.team_id)


def _card(work: Work, meeting: Meeting) -> UnclosedCard:
    return UnclosedCard(
        id=planning.id_of(meeting),
        title=meeting.title,
        starts_at=meeting.starts_at,
        is_in_review=meeting.state is MeetingState.IN_REVIEW,
        entries=len(minutes.of_meeting(work.session, planning.id_of(meeting))),
        link=links.to_message(work, meeting.channel_id, meeting.thread_ts),
    )


def _key(meeting: Meeting, number: int, user_id: str) -> str:
    """The key in the outbox; a meeting can be closed and sent back repeatedly."""
    closed = int(meeting.closed_at.timestamp()) if meeting.closed_at else 0
    return f"unclosed:{meeting.id}:{meeting.state}:{closed}:{number}:{user_id}"
