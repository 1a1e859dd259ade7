"""A team and its people, for tests of setting it up."""

from bot.domain.teams import UserGroup
from bot.services import team_setup, teams
from bot.services.team_forms import Place
from bot.views import team_forms as forms
from bot.views.team_forms import TeamForm
from storage import teams as stored
from storage.teams import Role, Team
from storage.work import Work
from tests import factories

PLACE = Place("C1", "https://hooks.slack.com/commands/1")
OPERATIONS = UserGroup("S1", "operations", "Operations", ("U2", "U3"))
FORM = TeamForm(name="Operations", manager_id="U1", source=forms.LISTED, zone="Asia/Shanghai")


def office(unit: Work) -> None:
    """Three people in #c1, with a bot among them."""
    factories.channel(unit, "C1", "U1", "U2", "U3", "B1")
    for user_id in ("U1", "U2", "U3"):
        factories.person(unit, user_id, timezone="Asia/Shanghai")
    factories.person(unit, "B1", is_bot=True)


def saved(unit: Work, form: TeamForm, *groups: UserGroup) -> Team:
    """The team after the form was submitted."""
    team_setup.save(unit, PLACE, form, groups)
    team = teams.of_channel(unit, "C1")
    assert team is not None
    return team


def roles(unit: Work, team: Team) -> dict[str, Role]:
    """Everybody in the team with his role."""
    return {row.user_id: row.role for row in stored.members(unit.session, teams.id_of(team))}
