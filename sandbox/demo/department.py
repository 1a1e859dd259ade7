"""What a department is made of, and how it moves into a sandbox and into the bot's database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.digests import next_digest_at
from bot.domain.workdays import Workdays
from sandbox.workspace import Workspace
from storage import teams
from storage.teams import Role, Team, TeamMember
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Colleague:
    """One person: his Slack profile. `name` is what the contents of the demo call him."""

    name: str
    real_name: str
    title: str
    zone: str
    locale: str
    colour: str
    is_admin: bool = False

    @property
    def id(self) -> str:
        """His Slack user id."""
        return f"U0{self.name.upper()}"


@dataclass(frozen=True, slots=True)
class Room:
    """A channel and who is in it (names of colleagues)."""

    name: str
    people: tuple[str, ...]
    purpose: str
    private: bool = False

    @property
    def id(self) -> str:
        """Its Slack channel id."""
        letters = self.name.upper().replace("-", "")
        return f"C0{letters if letters.isascii() else letters.encode().hex().upper()}"


@dataclass(frozen=True, slots=True)
class Group:
    """A team: the department itself, or a group in it."""

    name: str
    room: str
    manager: str
    deputies: tuple[str, ...] = ()
    zone: str = "Asia/Shanghai"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Department:
    """People, channels and teams; the first team is the department, the others are its groups.

    The first channel is the department's home. Without teams, `/meeting setup` founds one.
    """

    people: tuple[Colleague, ...]
    rooms: tuple[Room, ...]
    groups: tuple[Group, ...] = ()
    country: str | None = "CN"

    @property
    def home(self) -> str:
        """The name of the department's channel."""
        return self.rooms[0].name

    def person(self, name: str) -> Colleague:
        """The colleague of that name."""
        return next(one for one in self.people if one.name == name)

    def of_id(self, user_id: str) -> Colleague | None:
        """The colleague with that Slack id, None for the bot."""
        return next((one for one in self.people if one.id == user_id), None)

    def room(self, name: str) -> Room:
        """The channel of that name."""
        return next(one for one in self.rooms if one.name == name)


def furnish(workspace: Workspace, department: Department) -> None:
    """Let the people move in: users, channels, and the bot invited to each of them."""
    with workspace.store.together():
        for one in department.people:
            workspace.add_user(
                id=one.id, name=one.name, real_name=one.real_name, display_name=one.real_name,
                title=one.title, tz=one.zone, locale=one.locale, avatar=one.colour,
                is_admin=one.is_admin, email=f"{one.name}@operations.example",
            )  # fmt: skip
        for room in department.rooms:
            members = [department.person(name).id for name in room.people]
            workspace.add_channel(
                room.id, room.name, [*members, workspace.bot.user_id],
                private=room.private, purpose=room.purpose, topic=room.purpose,
            )  # fmt: skip


def found_teams(work: Work, department: Department) -> None:
    """Lay down the department and its groups, with their roles, as an admin does."""
    above: int | None = None
    for group in department.groups:
        team = _team(work, department, group, above)
        above = above or team.id
        _enrol(work, department, group, team)


def _team(work: Work, department: Department, group: Group, above: int | None) -> Team:
    team = Team(
        workspace_id=work.workspace_id,
        name=group.name,
        channel_id=department.room(group.room).id,
        parent_id=above,
        timezone=group.zone,
        language=group.language,
        country=department.country,
        digest_weekday=0,
        digest_time=time(9),
        created_by=_admin(department.people).id,
        created_at=work.now,
    )
    work.session.add(team)
    work.session.flush()
    return team


def _enrol(work: Work, department: Department, group: Group, team: Team) -> None:
    for name in department.room(group.room).people:
        person, role = department.person(name), _role(group, name)
        work.session.add(
            TeamMember(
                team_id=team.id or 0,
                user_id=person.id,
                workspace_id=work.workspace_id,
                role=role,
                next_digest_at=_first_digest(work.now, team, person, role),
            )
        )
    work.session.flush()


def _role(group: Group, name: str) -> Role:
    if name == group.manager:
        return Role.MANAGER
    return Role.DEPUTY if name in group.deputies else Role.MEMBER


def _first_digest(now: datetime, team: Team, person: Colleague, role: Role) -> datetime | None:
    """When a manager or deputy gets the first digest, at his own local time; nobody else does."""
    if role is Role.MEMBER:
        return None
    return next_digest_at(
        team.digest_weekday, team.digest_time, person.zone, now, Workdays(team.country)
    )


def _admin(people: Sequence[Colleague]) -> Colleague:
    return next((one for one in people if one.is_admin), people[0])


def has_teams(work: Work, department: Department) -> bool:
    """Whether the teams were laid down."""
    home = department.room(department.home).id
    return teams.of_channel(work.session, work.workspace_id, home) is not None
