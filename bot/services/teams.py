"""Teams: which one a channel is home to, and who may steer it."""

from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.workdays import Workdays
from bot.services import digest_schedule, readers
from storage import audit, channels, people, teams
from storage.teams import Role, Team, TeamMember
from storage.work import Work


class NotManagerError(GavelError):
    """Only the manager, a deputy or whoever set the team up may do this; `team` is its name."""

    key: ClassVar[str] = "teams.error.not_manager"


def of_channel(work: Work, channel_id: str) -> Team | None:
    """The team whose home that channel is."""
    return teams.of_channel(work.session, work.workspace_id, channel_id)


def get(work: Work, team_id: int) -> Team:
    """The team with that id, which exists."""
    team = teams.get(work.session, work.workspace_id, team_id)
    if team is None:
        raise LookupError(f"team {team_id}")
    return team


def ensure(work: Work, channel_id: str) -> Team:
    """The team of a channel, founded by the actor when there is none.

    A new team has the channel's name and members, the actor's zone and language, and the actor as
    its manager: whoever sets a team up may hand that on.
    """
    return of_channel(work, channel_id) or _found(work, channel_id)


def managers(work: Work, team: Team) -> list[str]:
    """User ids of the team's manager and deputies, the manager first."""
    found = teams.with_role(work.session, _id(team), Role.MANAGER)
    return found + teams.with_role(work.session, _id(team), Role.DEPUTY)


def may_manage(work: Work, team: Team) -> bool:
    """Whether the actor is the team's manager or deputy, of this team or of one above it."""
    above: Team | None = team
    while above is not None:
        if work.actor in managers(work, above):
            return True
        above = get(work, above.parent_id) if above.parent_id else None
    return False


def workdays(team: Team) -> Workdays:
    """The team's working calendar."""
    return Workdays(team.country)


def _found(work: Work, channel_id: str) -> Team:
    channel = channels.get(work.session, work.workspace_id, channel_id)
    reader = readers.actor(work)
    team = Team(
        workspace_id=work.workspace_id,
        name=channel.name if channel else channel_id,
        channel_id=channel_id,
        timezone=reader.zone,
        language=reader.t.language,
        created_by=work.actor,
        created_at=work.now,
    )
    work.session.add(team)
    work.session.flush()
    for user_id in _people_of(work, channel_id):
        role = Role.MANAGER if user_id == work.actor else Role.MEMBER
        work.session.add(
            TeamMember(
                team_id=_id(team), user_id=user_id, workspace_id=work.workspace_id, role=role
            )
        )
    digest_schedule.schedule(work, team)
    audit.record(work, "team.founded", f"team:{team.id}", channel=channel_id)
    return team


def _people_of(work: Work, channel_id: str) -> list[str]:
    members = channels.member_ids(work.session, work.workspace_id, channel_id)
    known = people.of_ids(work.session, work.workspace_id, members)
    humans = [user_id for user_id in members if user_id in known and not known[user_id].is_bot]
    return sorted({*humans, *([work.actor] if work.actor else [])})


def _id(team: Team) -> int:
    if team.id is None:
        raise ValueError("the team is not stored yet")
    return team.id
