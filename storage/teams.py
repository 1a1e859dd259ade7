"""Teams: a department or a group in it, its people and their roles."""

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from functools import cache

from sqlalchemy import Select, UniqueConstraint, bindparam
from sqlalchemy import select as columns
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.among import among
from storage.channels import ChannelMember
from storage.claims import claim
from storage.rows import found, loaded, with_key
from storage.types import EnumText, UtcDateTime, waiting_index


class Role(StrEnum):
    """What somebody is in a team."""

    MANAGER = "manager"
    DEPUTY = "deputy"
    MEMBER = "member"


class MemberSource(StrEnum):
    """Who says who is in a team: a list, its home channel, or a Slack user group."""

    LISTED = "listed"
    CHANNEL = "channel"
    USERGROUP = "usergroup"


class Team(SQLModel, table=True):
    """A department or a group. Local times are wall-clock times in `timezone`.

    `member_source` says who decides who is in it; `usergroup_id` is set when a user group does.
    """

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("workspace_id", "channel_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(index=True)
    name: str
    channel_id: str
    parent_id: int | None = Field(default=None, foreign_key="teams.id", index=True)
    member_source: MemberSource = Field(default=MemberSource.LISTED, sa_type=EnumText(MemberSource))
    usergroup_id: str | None = None
    timezone: str = "UTC"
    language: str = "en"
    country: str | None = None
    work_start: time = time(9)
    work_end: time = time(18)
    reviews_done: bool = False
    digest_weekday: int = 0
    digest_time: time = time(9)
    created_by: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class TeamMember(SQLModel, table=True):
    """Somebody's role in a team; managers and deputies get its digest at `next_digest_at`."""

    __tablename__ = "team_members"
    __table_args__ = (waiting_index("team_members", "next_digest_at", "team_id", "user_id"),)

    team_id: int = Field(primary_key=True, foreign_key="teams.id", ondelete="CASCADE")
    user_id: str = Field(primary_key=True, index=True)
    workspace_id: str
    role: Role = Field(default=Role.MEMBER, sa_type=EnumText(Role))
    next_digest_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, team_id: int) -> Team | None:
    """The team with that id in that workspace."""
    team = with_key(session, Team, team_id)
    return team if team and team.workspace_id == workspace_id else None


def of_channel(session: Session, workspace_id: str, channel_id: str) -> Team | None:
    """The team whose home the channel is."""
    return session.exec(
        select(Team).where(Team.workspace_id == workspace_id, Team.channel_id == channel_id)
    ).first()


def of_person(session: Session, workspace_id: str, user_id: str) -> Sequence[Team]:
    """The teams somebody is in, in whatever role, oldest first."""
    given = {"workspace": workspace_id, "user": user_id}
    return loaded(session, Team, _of_person(), **given)


def of_workspace(session: Session, workspace_id: str) -> Sequence[Team]:
    """All teams of the workspace, by name."""
    return session.exec(
        select(Team).where(Team.workspace_id == workspace_id).order_by(col(Team.name), col(Team.id))
    ).all()


def hold_all(session: Session, workspace_id: str) -> None:
    """Let nobody else change which team stands above which until this transaction ends."""
    session.exec(
        select(Team)
        .where(Team.workspace_id == workspace_id)
        .order_by(col(Team.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def of_usergroup(session: Session, workspace_id: str, usergroup_id: str) -> Sequence[Team]:
    """The teams whose members are those of a Slack user group."""
    return session.exec(
        select(Team)
        .where(
            Team.workspace_id == workspace_id,
            Team.usergroup_id == usergroup_id,
            Team.member_source == MemberSource.USERGROUP,
        )
        .order_by(col(Team.id))
    ).all()


def missed_by(session: Session, workspace_id: str, user_id: str) -> Sequence[Team]:
    """The teams that follow a channel in which somebody is, and in which he is not himself."""
    own = select(TeamMember.team_id).where(TeamMember.user_id == user_id)
    joined = select(ChannelMember.channel_id).where(
        ChannelMember.workspace_id == workspace_id, ChannelMember.user_id == user_id
    )
    return session.exec(
        select(Team)
        .where(
            Team.workspace_id == workspace_id,
            Team.member_source == MemberSource.CHANNEL,
            col(Team.channel_id).in_(joined),
            col(Team.id).not_in(own),
        )
        .order_by(col(Team.id))
    ).all()


def children(session: Session, team_id: int) -> Sequence[Team]:
    """The groups directly below a team, oldest first."""
    return session.exec(select(Team).where(Team.parent_id == team_id).order_by(col(Team.id))).all()


def with_groups(session: Session, team_id: int) -> Sequence[Team]:
    """A team and all groups below it, at whatever depth, oldest first."""
    tree = select(Team.id).where(Team.id == team_id).cte("tree", recursive=True)
    tree = tree.union(select(Team.id).join(tree, col(Team.parent_id) == tree.c.id))
    return session.exec(
        select(Team).where(col(Team.id).in_(select(tree.c.id))).order_by(col(Team.id))
    ).all()


def home_channels(session: Session) -> list[str]:
    """Channel ids of every team's home."""
    return list(session.exec(select(Team.channel_id).order_by(Team.channel_id)))


def members(session: Session, team_id: int) -> Sequence[TeamMember]:
    """Everyone in the team with his role."""
    return session.exec(
        select(TeamMember).where(TeamMember.team_id == team_id).order_by(TeamMember.user_id)
    ).all()


def role_of(session: Session, team_id: int, user_id: str) -> Role | None:
    """Somebody's role in the team, None for people outside it."""
    role = found(session, _role(), team=team_id, user=user_id).scalar()
    return Role(role) if role else None


def with_role(session: Session, team_id: int, *wanted: Role) -> list[str]:
    """User ids of those who have one of the `wanted` roles in the team."""
    return sorted(roles(session, team_id, *wanted))


def roles(session: Session, team_id: int, *wanted: Role) -> dict[str, Role]:
    """Who has which of the `wanted` roles in the team, by user id."""
    having = found(session, _roles(), team=team_id, roles=list(wanted))
    return {user_id: Role(role) for user_id, role in having}


def claim_due_digests(session: Session, now: datetime, limit: int) -> Sequence[TeamMember]:
    """Managers' and deputies' rows whose digest is due, locked for this transaction."""
    return claim(session, TeamMember, col(TeamMember.next_digest_at), now, limit)


@cache
def _of_person() -> SelectOfScalar[Team]:
    theirs = select(Team).join(TeamMember, col(TeamMember.team_id) == col(Team.id))
    theirs = theirs.where(
        Team.workspace_id == bindparam("workspace"), TeamMember.user_id == bindparam("user")
    )
    return theirs.order_by(col(Team.id))


@cache
def _role() -> Select[str]:
    return columns(col(TeamMember.role)).where(
        col(TeamMember.team_id) == bindparam("team"), col(TeamMember.user_id) == bindparam("user")
    )


@cache
def _roles() -> Select[str, Role]:
    return columns(col(TeamMember.user_id), col(TeamMember.role)).where(
        col(TeamMember.team_id) == bindparam("team"),
        among(col(TeamMember.role), "roles"),
    )
