"""Home: what waits for one person, ordered by how much it matters, and nothing of others'."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.followups import FollowupState
from bot.domain.meetings import MeetingState
from bot.i18n import translator
from bot.services import home, readers
from bot.services.followup_buttons import press
from bot.views.followup_lists import Group
from bot.views.followups import Act, Pressed
from bot.views.home import PLACE, HomeCard
from storage import audit
from storage.teams import Role
from storage.work import Work
from tests import factories
from tests.office import shown
from tests.units import WORKSPACE, Works

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def card(work: Work) -> HomeCard:
    """What the actor's Home shows."""
    return home.card(work, readers.actor(work))


def test_follow_ups_stand_by_colour_the_most_urgent_first(work: Works) -> None:
    """With what may be done about each; those of others and finished ones are not there."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    team = factories.team(unit, "U2", "U3")
    later = factories.followup(unit, team, "U2", due_at=NOW + 20 * DAY)
    today = factories.followup(unit, team, "U2", due_at=NOW)
    undated = factories.followup(unit, team, "U2")
    overdue = factories.followup(unit, team, "U2", due_at=NOW - 3 * DAY)
    factories.followup(unit, team, "U3", due_at=NOW)
    factories.followup(unit, team, "U2", due_at=NOW, state=FollowupState.DONE)

    found = card(unit)

    numbers = [one.number for one in found.followups.shown]
    assert numbers == [overdue.number, today.number, later.number, undated.number]
    assert found.followups.total == 4
    assert found.grouped == {Group.RED: 1, Group.YELLOW: 1, Group.LATER: 1, Group.UNDATED: 1}
    assert {Act.FINISH, Act.SNOOZE} <= set(found.followups.shown[0].acts)


def test_very_many_follow_ups_are_counted_and_the_first_shown(work: Works) -> None:
    """The headings count what is not shown as well."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    team = factories.team(unit, "U2")
    for number in range(40):
        factories.followup(unit, team, "U2", due_at=NOW - (1 + number) * DAY)
    found = card(unit)
    assert (len(found.followups.shown), found.followups.total) == (25, 40)
    assert found.grouped == {Group.RED: 40}
    told = shown(home.view(unit))
    assert "*Overdue* · 40" in told
    assert "… and 15 more" in told


def test_an_update_is_due_until_it_is_given(work: Works) -> None:
    """For the meetings of the week ahead; not when away, optional, or after it was given."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    team = factories.team(unit, "U2")
    due = factories.meeting(unit, team, "U2", title="Due")
    given = factories.meeting(unit, team, "U2", title="Given")
    factories.update(unit, given, "U2")
    away = factories.meeting(unit, team, title="Away")
    factories.attendance(unit, away, "U2", away=True)
    optional = factories.meeting(unit, team, title="Optional")
    factories.attendance(unit, optional, "U2", optional=True)
    factories.meeting(unit, team, "U2", title="In a month", starts_at=NOW + 30 * DAY)
    factories.meeting(unit, team, "U3", title="Of others")

    found = card(unit)

    assert [one.id for one in found.updates.shown] == [due.id]
    assert {one.title for one in found.meetings.shown} == {"Due", "Given", "Away", "Optional"}


def test_meetings_of_today_are_there_from_midnight_and_open_ones_until_they_end(
    work: Works,
) -> None:
    """By the reader's own clock."""
    unit = work(actor="U2")
    factories.person(unit, "U2", timezone="Asia/Shanghai")
    team = factories.team(unit, "U2")
    planned = {"state": MeetingState.PLANNED}
    factories.meeting(unit, team, "U2", title="Early", starts_at=NOW - 16 * HOUR, **planned)
    factories.meeting(unit, team, "U2", title="Yesterday", starts_at=NOW - 18 * HOUR, **planned)
    factories.meeting(
        unit, team, "U2", title="Open", starts_at=NOW - 20 * HOUR, state=MeetingState.OPEN
    )
    assert {one.title for one in card(unit).meetings.shown} == {"Early", "Open"}


def test_managers_see_their_teams_at_a_glance(work: Works) -> None:
    """With the groups below, the on-time rate, and when they meet next; members do not."""
    unit = work(actor="U1")
    for user_id in ("U1", "U2"):
        factories.person(unit, user_id)
    top = factories.team(unit, "U2", name="Operations")
    group = factories.team(unit, channel_id="C2", parent_id=top.id, manager="U3")
    factories.member(unit, group, "U1", Role.MEMBER)
    factories.followup(unit, top, "U2", due_at=NOW + 3 * DAY)
    factories.followup(unit, group, "U3", due_at=NOW - 3 * DAY)
    finished = NOW - 5 * DAY
    done = {"state": FollowupState.DONE, "done_at": finished, "done_on": finished.date()}
    factories.followup(unit, group, "U3", due_at=NOW - 4 * DAY, **done)
    coming = factories.meeting(unit, top, "U2")

    (row,) = card(unit).teams.shown
    assert (row.name, row.figures.unfinished, row.figures.overdue) == ("Operations", 2, 1)
    assert (row.figures.rate, row.meets_at) == (1 / 2, coming.starts_at)
    assert card(work(actor="U2")).teams.total == 0


def test_decisions_of_a_private_channel_are_shown_only_to_whoever_is_in_it(work: Works) -> None:
    """Those of the reader's own teams; not those of others."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    factories.channel(unit, "C9", "U1", is_private=True)
    team = factories.team(unit, "U2")
    other = factories.team(unit, channel_id="C2")
    mine = factories.decision(unit, team, "Ours")
    factories.decision(unit, team, "Secret", channel_id="C9")
    factories.decision(unit, other, "Theirs")
    assert [one.number for one in card(unit).decisions.shown] == [mine.number]


def test_whoever_is_in_no_team_is_shown_how_to_start(work: Works) -> None:
    """Even somebody of whom nothing is known yet."""
    told = shown(home.view(work(actor="U9")))
    assert "/meeting setup" in told
    assert "/invite @Gavel" in told


@pytest.mark.parametrize(
    ("choice", "expected"), [("zh_Hans", "zh_Hans"), ("slack", None), ("xx", None)]
)
def test_a_language_that_is_chosen_goes_before_slack_s(
    work: Works, choice: str, expected: str | None
) -> None:
    """It is on record; anything else follows Slack again."""
    unit = work(actor="U2")
    person = factories.person(unit, "U2", language="en")
    home.choose_language(unit, choice)
    assert person.language == expected
    (entry,) = audit.of_subject(unit.session, WORKSPACE, "person:U2")
    assert entry.details == {"was": "en", "now": expected}
    t = translator(expected)
    assert t("home.followups") in shown(home.view(unit))


def test_an_act_in_home_needs_no_answer(work: Works) -> None:
    """Home shows by itself what came of it."""
    unit = work(actor="U2")
    factories.person(unit, "U2")
    followup = factories.followup(unit, factories.team(unit, "U2"), "U2", due_at=NOW)
    assert press(unit, Pressed(Act.FINISH, followup.id or 0, PLACE), None) is None
    assert followup.state is FollowupState.DONE
    assert card(unit).followups.total == 0
