"""Who is in a team: kept true to its channel and user group; nobody's leaving orphans it."""

import pytest

from bot.services import team_members, teams
from storage import outbox
from storage import teams as stored
from storage.outbox import OutboxMessage
from storage.teams import MemberSource, Role, Team
from storage.work import Work
from tests import factories
from tests.teams import roles
from tests.units import WORKSPACE, Works
from tests.words import words_of


def told(unit: Work, team: Team, user_id: str, *, gone: str, how: str) -> OutboxMessage | None:
    """What somebody was told about a lost manager."""
    key = f"manager_left:{how}:{team.id}:{gone}:{user_id}"
    return outbox.by_key(unit.session, WORKSPACE, key)


def people(unit: Work, *user_ids: str) -> None:
    """Known people."""
    for user_id in user_ids:
        factories.person(unit, user_id)


def test_a_team_of_a_channel_follows_it(work: Works) -> None:
    """Who joins is in it, who leaves is not; the manager stays, bots never come."""
    unit = work()
    people(unit, "U1", "U2", "U3")
    factories.person(unit, "B1", is_bot=True)
    team = factories.team(unit, "U2", member_source=MemberSource.CHANNEL)
    factories.channel(unit, "C1", "U3", "B1")

    team_members.follow_channel(unit, "C1")

    assert roles(unit, team) == {"U1": Role.MANAGER, "U3": Role.MEMBER}


@pytest.mark.parametrize("source", [MemberSource.LISTED, MemberSource.USERGROUP])
def test_other_teams_do_not_follow_their_channel(work: Works, source: MemberSource) -> None:
    """A list is a list."""
    unit = work()
    people(unit, "U1", "U2", "U3")
    team = factories.team(unit, "U2", member_source=source)
    factories.channel(unit, "C1", "U3")

    team_members.follow_channel(unit, "C1")

    assert roles(unit, team) == {"U1": Role.MANAGER, "U2": Role.MEMBER}


def test_a_channel_that_cannot_be_read_empties_no_team(work: Works) -> None:
    """Nobody in it means that nobody could be seen."""
    unit = work()
    people(unit, "U1", "U2")
    team = factories.team(unit, "U2", member_source=MemberSource.CHANNEL)
    factories.channel(unit, "C1")

    team_members.follow_channel(unit, "C1")

    assert "U2" in roles(unit, team)


def test_teams_of_a_user_group_follow_it(work: Works) -> None:
    """All of them; deputies stay deputies."""
    unit = work()
    people(unit, "U1", "U2", "U3")
    first = factories.team(unit, "U2", member_source=MemberSource.USERGROUP, usergroup_id="S1")
    other = factories.team(unit, "U2", channel_id="C2", usergroup_id="S1")
    factories.member(unit, first, "U4", Role.DEPUTY)

    assert team_members.is_followed(unit, "S1")
    assert not team_members.is_followed(unit, "S2")
    team_members.follow_usergroup(unit, "S1", ["U3", "U4"])

    assert roles(unit, first) == {"U1": Role.MANAGER, "U3": Role.MEMBER, "U4": Role.DEPUTY}
    assert roles(unit, other) == {"U1": Role.MANAGER, "U2": Role.MEMBER}


def test_digests_go_to_those_who_lead_now(work: Works) -> None:
    """The new manager has a time for it, the old one none."""
    unit = work()
    people(unit, "U1", "U2")
    team = factories.team(unit, "U2")

    team_members.assign(unit, team, manager_id="U2", deputies=[], members=["U1"])

    rows = {row.user_id: row for row in stored.members(unit.session, teams.id_of(team))}
    assert rows["U1"].next_digest_at is None
    assert rows["U2"].next_digest_at is not None


def test_the_deputies_are_told_once_that_the_manager_left_slack(work: Works) -> None:
    """He is out of the team; the message has a button that opens its form."""
    unit = work()
    factories.person(unit, "U1", deleted=True)
    people(unit, "U2", "U3")
    team = factories.team(unit, "U3", name="Operations")
    factories.member(unit, team, "U2", Role.DEPUTY)

    for _ in range(2):
        team_members.left_slack(unit, "U1")
        unit.session.flush()

    assert roles(unit, team) == {"U2": Role.DEPUTY, "U3": Role.MEMBER}
    message = told(unit, team, "U2", gone="U1", how="slack")
    assert message is not None
    assert "Operations" in words_of(message.content)
    assert "teams.edit" in str(message.content)
    assert told(unit, team, "U3", gone="U1", how="slack") is None


def test_without_deputies_the_manager_above_is_told(work: Works) -> None:
    """Whoever has left himself is passed over."""
    unit = work()
    for user_id in ("U1", "U6"):
        factories.person(unit, user_id, deleted=True)
    people(unit, "U7")
    company = factories.team(unit, channel_id="C3", manager="U7")
    department = factories.team(unit, channel_id="C2", manager="U6", parent_id=company.id)
    team = factories.team(unit, parent_id=department.id)

    team_members.left_slack(unit, "U1")

    assert told(unit, team, "U7", gone="U1", how="slack") is not None
    assert told(unit, team, "U6", gone="U1", how="slack") is None


def test_with_nobody_above_the_founder_is_told_else_the_admins(work: Works) -> None:
    """No team is orphaned."""
    unit = work()
    factories.person(unit, "U1", deleted=True)
    people(unit, "U5")
    factories.person(unit, "U9", is_admin=True)
    founded = factories.team(unit, created_by="U5")
    forlorn = factories.team(unit, channel_id="C2", created_by="U1")

    team_members.left_slack(unit, "U1")

    assert told(unit, founded, "U5", gone="U1", how="slack") is not None
    assert told(unit, founded, "U9", gone="U1", how="slack") is None
    assert told(unit, forlorn, "U9", gone="U1", how="slack") is not None


def test_a_member_who_leaves_slack_leaves_the_team_in_silence(work: Works) -> None:
    """And nothing happens for somebody who is still there."""
    unit = work()
    people(unit, "U1", "U3")
    factories.person(unit, "U2", deleted=True)
    team = factories.team(unit, "U2", "U3")
    factories.member(unit, team, "U4", Role.DEPUTY)

    for user_id in ("U2", "U3", "U999"):
        team_members.left_slack(unit, user_id)

    assert roles(unit, team) == {"U1": Role.MANAGER, "U3": Role.MEMBER, "U4": Role.DEPUTY}
    assert told(unit, team, "U4", gone="U2", how="slack") is None


def test_who_is_back_in_slack_is_back_in_the_teams_that_follow_his_channels(work: Works) -> None:
    """A team that is listed is not his any more; who is a bot or still gone stays out."""
    unit = work()
    people(unit, "U1", "U3")
    back = factories.person(unit, "U2", deleted=True)
    factories.person(unit, "B1", is_bot=True)
    team = factories.team(unit, "U2", "U3", member_source=MemberSource.CHANNEL)
    listed = factories.team(unit, "U2", channel_id="C2")
    for channel_id in ("C1", "C2"):
        factories.channel(unit, channel_id, "U1", "U2", "U3", "B1")
    team_members.left_slack(unit, "U2")
    team_members.is_in_slack(unit, "U2")
    assert "U2" not in roles(unit, team)

    back.deleted = False
    for user_id in ("U2", "B1"):
        team_members.is_in_slack(unit, user_id)

    assert roles(unit, team) == {"U1": Role.MANAGER, "U2": Role.MEMBER, "U3": Role.MEMBER}
    assert roles(unit, listed) == {"U1": Role.MANAGER}


def test_a_manager_who_leaves_the_channel_stays_manager_and_a_deputy_is_told(
    work: Works,
) -> None:
    """He may be back tomorrow; whoever can mend it knows."""
    unit = work(actor="U1")
    people(unit, "U1", "U2")
    team = factories.team(unit, member_source=MemberSource.CHANNEL)
    factories.member(unit, team, "U2", Role.DEPUTY)
    factories.channel(unit, "C1", "U2")

    team_members.left_channel(unit, "C1")

    assert roles(unit, team)["U1"] is Role.MANAGER
    assert told(unit, team, "U2", gone="U1", how="channel") is not None


def test_a_member_who_leaves_the_channel_is_nobody_s_concern(work: Works) -> None:
    """Nobody is told."""
    unit = work(actor="U2")
    people(unit, "U1", "U2")
    team = factories.team(unit, "U2")

    team_members.left_channel(unit, "C1")
    team_members.left_channel(unit, "C2")

    assert told(unit, team, "U1", gone="U2", how="channel") is None
