"""When the managers of a team get its digest: computed in one place."""

from bot.domain.digests import next_digest_at
from bot.domain.localtime import WorkingHours
from bot.domain.working_time import put_off_until
from bot.services import readers
from storage import teams
from storage.teams import Role, Team, TeamMember
from storage.work import Work

RECEIVERS = (Role.MANAGER, Role.DEPUTY)


def schedule(work: Work, team: Team) -> None:
    """Set everybody's next digest anew: call it whenever roles or the team's digest time change."""
    work.session.flush()
    for member in teams.members(work.session, team.id or 0):
        schedule_member(work, team, member)


def schedule_member(work: Work, team: Team, member: TeamMember) -> None:
    """Set somebody's next digest, on his own clock and calendar; none for whoever gets none."""
    if member.role not in RECEIVERS:
        member.next_digest_at = None
        return
    member.next_digest_at = next_digest_at(
        team.digest_weekday,
        team.digest_time,
        readers.person(work, member.user_id).zone,
        work.now,
        readers.workdays(work, member.user_id),
    )


def put_off(work: Work, team: Team, member: TeamMember) -> bool:
    """Put a digest that is late off until its reader is at work; whether that was needed."""
    if member.next_digest_at is None:
        return False
    later = put_off_until(
        member.next_digest_at,
        work.now,
        readers.person(work, member.user_id).zone,
        readers.workdays(work, member.user_id),
        WorkingHours(team.work_start, team.work_end),
    )
    if later:
        member.next_digest_at = later
    return later is not None
