"""Who is in a team and as what: assigned, and kept true to its channel, user group and Slack.

The rows of `storage.teams.TeamMember` are the truth; where a channel or user group says who is in
a team, they follow it. Manager and deputies are in the team wherever its people come from.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.teams import first_who_can
from bot.services import digest_schedule, readers, teams
from bot.views import teams as views
from storage import audit, outbox, people
from storage import teams as stored
from storage.teams import MemberSource, Role, Team, TeamMember
from storage.work import Work


def assign(
    work: Work, team: Team, *, manager_id: str, deputies: Sequence[str], members: Iterable[str]
) -> None:
    """Make these people the team, each in one role: the higher one counts."""
    wanted = dict.fromkeys(members, Role.MEMBER)
    wanted |= dict.fromkeys(deputies, Role.DEPUTY) | {manager_id: Role.MANAGER}
    _set(work, team, wanted)


def follow_channel(work: Work, channel_id: str) -> None:
    """Bring the channel's team into line with who is in the channel now."""
    team = teams.of_channel(work, channel_id)
    present = teams.people_of_channel(work, channel_id)
    if team and team.member_source is MemberSource.CHANNEL and present:
        _replace_members(work, team, present)


def follow_usergroup(work: Work, usergroup_id: str, user_ids: Sequence[str]) -> None:
    """Bring the teams of a user group into line with who is in it now."""
    for team in stored.of_usergroup(work.session, work.workspace_id, usergroup_id):
        _replace_members(work, team, teams.humans(work, user_ids, strangers=True))


def is_followed(work: Work, usergroup_id: str) -> bool:
    """Whether any team's people are those of the user group."""
    return bool(stored.of_usergroup(work.session, work.workspace_id, usergroup_id))


def left_channel(work: Work, channel_id: str) -> None:
    """Note that the actor has left a channel: who can mend it is told when he manages its team."""
    team = teams.of_channel(work, channel_id)
    if team and work.actor in _managers(work, team):
        _tell_of_loss(work, team, work.actor or "", left_slack=False)


def left_slack(work: Work, user_id: str) -> None:
    """Take somebody who was deactivated out of his teams; tell who can mend it where he managed.

    Nothing happens when he is still there.
    """
    person = people.get(work.session, work.workspace_id, user_id)
    if person is None or not person.deleted:
        return
    for team in stored.of_person(work.session, work.workspace_id, user_id):
        was_manager = user_id in _managers(work, team)
        roles = _roles(work, team)
        _set(work, team, {id_: role for id_, role in roles.items() if id_ != user_id})
        if was_manager:
            _tell_of_loss(work, team, user_id, left_slack=True)


def is_in_slack(work: Work, user_id: str) -> None:
    """Take somebody, who may have been reactivated, into the teams that follow his channels."""
    for team in stored.missed_by(work.session, work.workspace_id, user_id):
        follow_channel(work, team.channel_id)


def by_role(work: Work, team: Team) -> dict[Role, list[str]]:
    """User ids of the people in each role of the team."""
    rows = stored.members(work.session, teams.id_of(team))
    return {role: [row.user_id for row in rows if row.role is role] for role in Role}


def _replace_members(work: Work, team: Team, user_ids: Iterable[str]) -> None:
    leading = {id_: role for id_, role in _roles(work, team).items() if role is not Role.MEMBER}
    _set(work, team, dict.fromkeys(user_ids, Role.MEMBER) | leading)


def _set(work: Work, team: Team, wanted: Mapping[str, Role]) -> None:
    known = _roles(work, team)
    if known == dict(wanted):
        return
    rows = {row.user_id: row for row in stored.members(work.session, teams.id_of(team))}
    for user_id in known.keys() - wanted.keys():
        work.session.delete(rows[user_id])
    for user_id, role in sorted(wanted.items()):
        row = rows.get(user_id) or TeamMember(
            team_id=teams.id_of(team), user_id=user_id, workspace_id=work.workspace_id
        )
        row.role = role
        work.session.add(row)
    digest_schedule.schedule(work, team)
    audit.record(
        work,
        "team.members_changed",
        f"team:{team.id}",
        joined=sorted(wanted.keys() - known.keys()),
        left=sorted(known.keys() - wanted.keys()),
        roles={id_: role.value for id_, role in wanted.items() if known.get(id_) is not role},
    )


def _tell_of_loss(work: Work, team: Team, gone_id: str, *, left_slack: bool) -> None:
    for user_id in _who_can_mend(work, team, gone_id):
        reader = readers.person(work, user_id)
        message = views.manager_gone(
            reader,
            team=team.name,
            channel_id=team.channel_id,
            user_id=gone_id,
            left_slack=left_slack,
        )
        how = "slack" if left_slack else "channel"
        key = f"manager_left:{how}:{team.id}:{gone_id}:{user_id}"
        outbox.post(work, key, user_id, message)


def _who_can_mend(work: Work, team: Team, gone_id: str) -> list[str]:
    """The team's deputies, else the managers above it, else its founder, else the admins."""
    ladder = [teams.managers(work, one) for one in teams.with_parents(work, team)]
    founder = [team.created_by] if team.created_by else []
    admins = people.admins(work.session, work.workspace_id)
    groups = [*ladder, founder, admins]
    known = people.of_ids(work.session, work.workspace_id, {id_ for ids in groups for id_ in ids})
    left = [user_id for user_id, person in known.items() if person.deleted]
    return first_who_can(groups, [gone_id, *left])


def _managers(work: Work, team: Team) -> list[str]:
    return stored.with_role(work.session, teams.id_of(team), Role.MANAGER)


def _roles(work: Work, team: Team) -> dict[str, Role]:
    return {row.user_id: row.role for row in stored.members(work.session, teams.id_of(team))}
