"""Teams: which one a channel is home to, and who may steer it."""

from collections.abc import Iterable
from typing import ClassVar, Final

from bot.domain.errors import GavelError
from bot.domain.teams import MOST_FROM_CHANNEL
from bot.domain.workdays import Workdays
from bot.i18n import countries, zones
from bot.services import digest_schedule, readers
from storage import audit, channels, people, teams
from storage.teams import MemberSource, Role, Team, TeamMember
from storage.work import Work

_MANAGING: Final = (Role.MANAGER, Role.DEPUTY)


class NotManagerError(GavelError):
    """Only the manager or a deputy may do this, or an admin; `team` is the team's name."""

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

    A new team has the channel's name and members, the actor's zone and language and the working
    calendar of that zone's country, and the actor as its manager: whoever sets a team up may hand
    that on.
    """
    return of_channel(work, channel_id) or _found(work, channel_id)


def managers(work: Work, team: Team) -> list[str]:
    """User ids of the team's manager and deputies, the manager first."""
    found = teams.roles(work.session, id_of(team), *_MANAGING)
    return sorted(found, key=lambda user_id: (found[user_id] is not Role.MANAGER, user_id))


def may_manage(work: Work, team: Team) -> bool:
    """Whether the actor manages the team: as manager or deputy of it or of one above, or as admin.

    Admins of the workspace may do everything a manager may.
    """
    if is_admin(work):
        return True
    return any(_role(work, one) in _MANAGING for one in with_parents(work, team))


def may_set_up(work: Work, team: Team) -> bool:
    """Whether the actor may change what the team is: who manages it, and whoever founded it."""
    return work.actor == team.created_by or may_manage(work, team)


def is_admin(work: Work) -> bool:
    """Whether the actor administers the workspace."""
    person = people.get(work.session, work.workspace_id, work.actor or "")
    return person is not None and person.is_admin


def with_parents(work: Work, team: Team) -> list[Team]:
    """The team and those above it, the nearest first."""
    line = [team]
    while line[-1].parent_id:
        line.append(get(work, line[-1].parent_id))
    return line


def id_of(team: Team) -> int:
    """The id of a team that is stored."""
    if team.id is None:
        raise ValueError("the team is not stored yet")
    return team.id


def workdays(team: Team) -> Workdays:
    """The team's working calendar."""
    return Workdays(team.country)


def source_for(work: Work, channel_id: str) -> MemberSource:
    """Where a new team's people come from: its channel, unless that is too large to be meant."""
    members = channels.member_ids(work.session, work.workspace_id, channel_id)
    return MemberSource.CHANNEL if len(members) <= MOST_FROM_CHANNEL else MemberSource.LISTED


def people_of_channel(work: Work, channel_id: str) -> list[str]:
    """User ids of the known people in a channel: no bots, nobody who has left."""
    return humans(work, channels.member_ids(work.session, work.workspace_id, channel_id))


def humans(work: Work, user_ids: Iterable[str], *, strangers: bool = False) -> list[str]:
    """Those of `user_ids` who are people: no bots, nobody who has left.

    `strangers` takes those whom nobody has described yet for people, too.
    """
    wanted = sorted(set(user_ids))
    known = people.of_ids(work.session, work.workspace_id, wanted)
    nobodies = {id_ for id_, person in known.items() if person.is_bot or person.deleted}
    return [id_ for id_ in wanted if id_ not in nobodies and (strangers or id_ in known)]


def country_for(zone: str) -> str | None:
    """The country whose working calendar is likely kept in a zone, None when it is unknown."""
    country = zones.country_of(zone)
    return country if countries.is_known(country) else None


def _found(work: Work, channel_id: str) -> Team:
    channel = channels.get(work.session, work.workspace_id, channel_id)
    reader = readers.actor(work)
    team = Team(
        workspace_id=work.workspace_id,
        name=channel.name if channel else channel_id,
        channel_id=channel_id,
        member_source=source_for(work, channel_id),
        timezone=reader.zone,
        country=country_for(reader.zone),
        language=reader.t.language,
        created_by=work.actor,
        created_at=work.now,
    )
    work.session.add(team)
    work.session.flush()
    for user_id in sorted({*people_of_channel(work, channel_id), *_actor(work)}):
        role = Role.MANAGER if user_id == work.actor else Role.MEMBER
        work.session.add(
            TeamMember(
                team_id=id_of(team), user_id=user_id, workspace_id=work.workspace_id, role=role
            )
        )
    digest_schedule.schedule(work, team)
    audit.record(work, "team.founded", f"team:{team.id}", channel=channel_id)
    return team


def _role(work: Work, team: Team) -> Role | None:
    return teams.role_of(work.session, id_of(team), work.actor) if work.actor else None


def _actor(work: Work) -> list[str]:
    return [work.actor] if work.actor else []
