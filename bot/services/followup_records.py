"""Follow-ups as records: finding one, who may do what with it, and its history."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.services import readers, teams
from storage import channels, followups, meetings, rows
from storage.followups import Followup, FollowupEvent
from storage.teams import Role, Team, of_person, with_role
from storage.work import Work


class NotFoundError(GavelError):
    """There is no such follow-up, or the actor may not see it; `number` is what was named."""

    key: ClassVar[str] = "followups.error.not_found"


class NotAllowedError(GavelError):
    """The actor may see the follow-up F-`number`, but not do this with it."""

    key: ClassVar[str] = "followups.error.not_allowed"


def get(work: Work, followup_id: int) -> Followup:
    """The follow-up with that id; NotFoundError when there is none that the actor may see."""
    found = followups.get(work.session, work.workspace_id, followup_id)
    if found is None or not may_see(work, found):
        raise NotFoundError(number=followup_id)
    return found


def get_any(work: Work, followup_id: int) -> Followup:
    """The follow-up with that id, whoever asks: for somebody who was asked about it."""
    found = followups.get(work.session, work.workspace_id, followup_id)
    if found is None:
        raise NotFoundError(number=followup_id)
    return found


def by_number(work: Work, number: int) -> Followup:
    """The follow-up people call F-`number`; NotFoundError when the actor may see no such one."""
    found = followups.by_number(work.session, work.workspace_id, number)
    if found is None or not may_see(work, found):
        raise NotFoundError(number=number)
    return found


def id_of(followup: Followup) -> int:
    """The id of a follow-up that is stored."""
    if followup.id is None:
        raise ValueError("the follow-up is not stored yet")
    return followup.id


def owner_ids(work: Work, followup: Followup) -> list[str]:
    """User ids of those responsible."""
    return followups.owner_ids(work.session, [id_of(followup)])[id_of(followup)]


def owns(work: Work, followup: Followup) -> bool:
    """Whether the actor is one of the owners."""
    return work.actor in owner_ids(work, followup)


def may_see(work: Work, followup: Followup) -> bool:
    """Whether the actor may see it: his own work always, else as its channel allows.

    What was recorded in no channel (a private conversation with Gavel) is for the owners, whoever
    recorded it, and the team's managers.
    """
    if owns(work, followup):
        return True
    if followup.channel_id is None:
        return work.actor == followup.created_by or manages(work, followup)
    return readers.may_see(work, followup.channel_id)


def sees(work: Work, user_id: str, followup: Followup) -> bool:
    """Whether somebody else may see it."""
    return may_see(replace(work, actor=user_id), followup)


def visible(work: Work, found: Iterable[Followup]) -> list[Followup]:
    """Those of a team's follow-ups that the actor may see."""
    found = list(found)
    hidden = channels.hidden_from(work.session, work.workspace_id, work.actor)
    mine = followups.owner_ids(work.session, [id_of(one) for one in found])
    return [
        one
        for one in found
        if work.actor in mine[id_of(one)]
        or (may_see(work, one) if one.channel_id is None else one.channel_id not in hidden)
    ]


def team_of(work: Work, followup: Followup) -> Team | None:
    """The team it belongs to."""
    return teams.get(work, followup.team_id) if followup.team_id else None


def manages(work: Work, followup: Followup) -> bool:
    """Whether the actor manages the team it belongs to, or one above."""
    team = team_of(work, followup)
    return team is not None and teams.may_manage(work, team)


def directs(work: Work, followup: Followup) -> bool:
    """Whether the actor may decide about it: its creator, the meeting's facilitator, a manager."""
    return began(work, work.actor, followup) or manages(work, followup)


def began(work: Work, user_id: str | None, followup: Followup) -> bool:
    """Whether somebody created it, or facilitated the meeting that did."""
    return user_id in (followup.created_by, _facilitator(work, followup))


def deciders(work: Work, followup: Followup, *, but: Iterable[str | None] = ()) -> list[str]:
    """User ids of those who are asked to agree: the team's managers, else whoever recorded it.

    Without the people in `but` and those who may not see it; empty when nobody is left.
    """
    left_out = {*but}
    for group in _ladder(work, followup):
        found = [id_ for id_ in group if id_ not in left_out and sees(work, id_, followup)]
        if found:
            return found
    return []


def manager_of(work: Work, team: Team) -> list[str]:
    """User ids of whoever a team's overdue work is reported to: the manager, else the deputies."""
    if team.id is None:
        return []
    return with_role(work.session, team.id, Role.MANAGER) or teams.managers(work, team)


def record(work: Work, followup: Followup, kind: str, **details: object) -> FollowupEvent:
    """Write into the history that the actor did `kind` to it; `details` must fit JSON."""
    event = rows.new(
        FollowupEvent,
        workspace_id=work.workspace_id,
        followup_id=id_of(followup),
        at=work.now,
        actor=work.actor,
        kind=kind,
        details={name: value for name, value in details.items() if value is not None},
    )
    return rows.store(work.session, event)


def recorded_in(work: Work, channel_id: str | None) -> str | None:
    """The channel of a new follow-up; None for one that Gavel does not know, as if in private.

    Of a private channel in which it is not, Gavel cannot tell who is.
    """
    known = channel_id and channels.get(work.session, work.workspace_id, channel_id)
    return channel_id if known else None


def team_for(work: Work, channel_id: str | None, owners: Sequence[str]) -> Team | None:
    """The team a follow-up belongs to: the channel's, else one the actor shares with an owner.

    What somebody notes for himself outside a team's channel is his own affair.
    """
    home = teams.of_channel(work, channel_id) if channel_id else None
    if home:
        return home
    others = [one for one in owners if one != work.actor]
    if not others:
        return None
    mine = of_person(work.session, work.workspace_id, work.actor or "")
    theirs = {team.id for team in of_person(work.session, work.workspace_id, others[0])}
    return next((team for team in mine if team.id in theirs), None)


def _ladder(work: Work, followup: Followup) -> list[list[str]]:
    team = team_of(work, followup)
    steps: list[list[str]] = []
    while team is not None:
        steps.append(manager_of(work, team))
        steps.append(teams.managers(work, team))
        team = teams.get(work, team.parent_id) if team.parent_id else None
    return [*steps, [followup.created_by]]


def _facilitator(work: Work, followup: Followup) -> str | None:
    if followup.meeting_id is None:
        return None
    meeting = meetings.get(work.session, work.workspace_id, followup.meeting_id)
    return meeting.facilitator_id if meeting else None
