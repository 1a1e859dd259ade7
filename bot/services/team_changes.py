"""What follows when a team changes its zone, calendar or hours: meetings and follow-ups move.

Moments that were promised stay: a special meeting, the deadline of a follow-up.
"""

from dataclasses import dataclass
from datetime import time

from bot.services import digest_schedule, followup_schedule, planning, updates
from bot.views.teams import MovedMeeting
from storage import followups, meetings, series
from storage.meetings import Meeting
from storage.series import Series
from storage.teams import Team
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a team's clocks and calendar say."""

    zone: str
    country: str | None
    work_start: time
    work_end: time


def rhythm_of(team: Team) -> Rhythm:
    """The rhythm of a team as it is now."""
    return Rhythm(team.timezone, team.country, team.work_start, team.work_end)


def follow(work: Work, team: Team, before: Rhythm) -> list[MovedMeeting]:
    """Set anew what depends on the team; gives the meetings that begin at another time now.

    Digests always; meetings and nudges when the rhythm is not what it was `before`.
    """
    digest_schedule.schedule(work, team)
    if rhythm_of(team) == before:
        return []
    for followup in followups.unfinished_of_teams(work.session, [planning.id_of(team)]):
        followup_schedule.reschedule(work, followup)
    rules = series.of_channel(work.session, work.workspace_id, team.channel_id)
    moved = [_moved(work, rule, team, before) for rule in rules if rule.team_id == team.id]
    return [MovedMeeting(meeting.title, meeting.starts_at) for meeting in moved if meeting]


def _moved(work: Work, rule: Series, team: Team, before: Rhythm) -> Meeting | None:
    """The series' next meeting when it begins at another time now."""
    if rule.timezone == before.zone:
        rule.timezone = team.timezone
    planned = meetings.next_of_series(work.session, planning.id_of(rule))
    start = planned.starts_at if planned else None
    if start and start <= work.now:
        return None  # it is about to be opened: it stays what it is
    meeting = planning.plan_next(work, rule)
    if meeting is None or meeting.starts_at == start:
        return None
    for guest in meetings.attendances(work.session, planning.id_of(meeting)):
        if guest.prompted_at:
            updates.show(work, meeting, guest.user_id)
    return meeting
