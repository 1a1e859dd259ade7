"""The form of a team: filled with what is, or with sound defaults for a new one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.mrkdwn import channel_link
from bot.domain.teams import UserGroup
from bot.i18n.reader import Reader
from bot.services import readers, team_errors, team_members, teams
from bot.views import team_forms as forms
from bot.views.team_forms import Offered, TeamForm
from storage import channels, people
from storage import teams as stored
from storage.teams import Role, Team
from storage.work import Work

# What Slack takes in one menu, with room for "none".
_MOST_OFFERED: Final = 99


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form belongs: the channel whose team it sets up, and where it is answered."""

    channel_id: str
    response_url: str = ""

    def encoded(self) -> str:
        """The place as a modal carries it."""
        return f"{self.channel_id} {self.response_url}".strip()

    @classmethod
    def decoded(cls, metadata: str) -> "Place":
        """The place that a modal carried."""
        channel_id, _, response_url = metadata.partition(" ")
        return cls(channel_id, response_url)


def modal(work: Work, place: Place, groups: Sequence[UserGroup]) -> dict[str, Any]:
    """The form of a channel's team, filled with what is, else with sound defaults.

    `groups` are the workspace's user groups. Raises NotManagerError for people who may not change
    the team, NotAChannelError and NotInChannelError where there can be none.
    """
    team = changeable(work, place.channel_id)
    reader = readers.actor(work)
    form = _form_of(work, team) if team else _founding_form(work, reader, place.channel_id)
    offered = Offered(
        parents=tuple(parents(work, team)[:_MOST_OFFERED]),
        zones=tuple(_zones(work, reader, form)[:_MOST_OFFERED]),
        usergroups=tuple(_current_first(groups, form.usergroup_id)[:_MOST_OFFERED]),
    )
    return forms.modal(reader, form, offered, place.encoded(), founding=team is None)


def changeable(work: Work, channel_id: str) -> Team | None:
    """The team of a channel, which the actor may change, None when he may found it."""
    if channel_id.startswith("D"):
        raise team_errors.NotAChannelError
    team = teams.of_channel(work, channel_id)
    if team is None:
        channel = channels.get(work.session, work.workspace_id, channel_id)
        if channel is None or not channel.bot_is_member:
            raise team_errors.NotInChannelError(channel=channel_link(channel_id))
    elif not teams.may_set_up(work, team):
        raise teams.NotManagerError(team=team.name)
    return team


def parents(work: Work, team: Team | None) -> list[tuple[int, str]]:
    """Id and name of the teams that may stand above this one: the actor may see them.

    Whatever stands above it now stays possible.
    """
    below = (
        {one.id for one in stored.with_groups(work.session, teams.id_of(team))} if team else set()
    )
    return [
        (teams.id_of(one), one.name)
        for one in stored.of_workspace(work.session, work.workspace_id)
        if one.id not in below
        and ((team and one.id == team.parent_id) or readers.may_see(work, one.channel_id))
    ]


def _form_of(work: Work, team: Team) -> TeamForm:
    people_by_role = team_members.by_role(work, team)
    return TeamForm(
        name=team.name,
        manager_id=next(iter(people_by_role[Role.MANAGER]), None),
        deputies=tuple(people_by_role[Role.DEPUTY]),
        parent_id=team.parent_id,
        source=team.member_source.value,
        members=tuple(people_by_role[Role.MEMBER]),
        usergroup_id=team.usergroup_id,
        zone=team.timezone,
        language=team.language,
        country=team.country,
        work_start=team.work_start,
        work_end=team.work_end,
        reviews_done=team.reviews_done,
        digest_weekday=team.digest_weekday,
        digest_time=team.digest_time,
    )


def _founding_form(work: Work, reader: Reader, channel_id: str) -> TeamForm:
    channel = channels.get(work.session, work.workspace_id, channel_id)
    return TeamForm(
        name=channel.name if channel else "",
        manager_id=work.actor,
        source=teams.source_for(work, channel_id).value,
        zone=reader.zone,
        language=reader.t.language,
        country=teams.country_for(reader.zone),
    )


def _zones(work: Work, reader: Reader, form: TeamForm) -> list[str]:
    """The zones that are likely meant: the team's, the actor's, and those of its people."""
    ids = {*form.members, *form.deputies, form.manager_id or ""}
    known = people.of_ids(work.session, work.workspace_id, ids)
    theirs = Counter(person.timezone for person in known.values())
    return list(
        dict.fromkeys([form.zone, reader.zone, *(zone for zone, _ in theirs.most_common())])
    )


def _current_first(groups: Sequence[UserGroup], current: str | None) -> list[UserGroup]:
    """The user groups by handle; one that Slack does not show any more goes by its id."""
    known = {group.id for group in groups}
    missing = [UserGroup(current, current, current)] if current and current not in known else []
    return [*missing, *sorted(groups, key=lambda group: (group.id != current, group.handle))]
