"""Setting a team up: who may, what is refused beside its field, and what follows."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.errors import FieldError
from bot.services import (
    team_errors,
    team_forms,
    team_setup,
    teams,
)
from bot.services.team_forms import Place
from bot.views import team_forms as forms
from bot.views.team_forms import TeamForm
from storage.teams import MemberSource, Role
from tests import factories
from tests.teams import FORM, OPERATIONS, PLACE, office, roles, saved
from tests.units import Works
from tests.words import words_of


def initial(view: dict[str, object]) -> dict[str, object]:
    """What each field of a form is filled with."""
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    found: dict[str, object] = {}
    for block in blocks:
        for name, value in block["element"].items():
            if name.startswith("initial_"):
                chosen = value["value"] if isinstance(value, dict) else value
                found[block["block_id"]] = chosen
    return found


def test_a_channel_without_a_team_gets_a_form_with_sound_defaults(work: Works) -> None:
    """Its name, everybody in it, the actor as manager, his zone, language and country."""
    unit = work(actor="U1")
    office(unit)

    view = team_forms.modal(unit, PLACE, [OPERATIONS])

    assert initial(view) == {
        "name": "c1",
        "parent": "none",
        "manager": "U1",
        "source": "channel",
        "zone": "Asia/Shanghai",
        "language": "en",
        "country": "CN",
        "work_start": "09:00",
        "work_end": "18:00",
        "digest_weekday": "0",
        "digest_time": "09:00",
    }
    assert Place.decoded(str(view["private_metadata"])) == PLACE
    assert teams.of_channel(unit, "C1") is None


def test_what_was_saved_fills_the_form_the_next_time(work: Works) -> None:
    """Nothing that was chosen is lost."""
    unit = work(actor="U1")
    office(unit)
    factories.team(unit, name="Department", channel_id="C9")
    factories.channel(unit, "C9")
    parent = teams.of_channel(unit, "C9")
    assert parent is not None
    form = TeamForm(
        name="Operations",
        manager_id="U2",
        deputies=("U1",),
        parent_id=parent.id,
        source=forms.FROM_USERGROUP,
        usergroup_id="S1",
        zone="Asia/Shanghai",
        language="zh_Hans",
        country="CN",
        work_start=time(8, 30),
        work_end=time(17, 30),
        reviews_done=True,
        digest_weekday=4,
        digest_time=time(16),
    )

    saved(unit, form, OPERATIONS)

    assert initial(team_forms.modal(work(actor="U1"), PLACE, [OPERATIONS])) == {
        "name": "Operations",
        "parent": str(parent.id),
        "manager": "U2",
        "deputies": ["U1"],
        "source": "usergroup",
        "members": ["U3"],
        "usergroup": "S1",
        "zone": "Asia/Shanghai",
        "language": "zh_Hans",
        "country": "CN",
        "work_start": "08:30",
        "work_end": "17:30",
        "reviews": [{"value": "reviews", "text": _reviews_option()}],
        "digest_weekday": "4",
        "digest_time": "16:00",
    }


def test_the_answer_repeats_what_was_saved(work: Works) -> None:
    """People, zone, calendar, hours and digest, in the words of the reader."""
    unit = work(actor="U1")
    office(unit)
    form = replace(FORM, members=("U2",), country="CN", reviews_done=True, digest_weekday=4)

    said = words_of(team_setup.save(unit, PLACE, form, ()))

    for words in (
        "*Operations* is set up",
        "2 people · as listed",
        "<@U1> and <@U2>",
        "Shanghai (UTC+8)",
        "China, with make-up working days",
        "09:00 to 18:00",
        "“Done” needs a manager’s yes",
        "Friday, 09:00",
    ):
        assert words in said


def test_people_come_from_a_list_a_channel_or_a_user_group(work: Works) -> None:
    """Bots are nobody; manager and deputies are in it wherever the others come from."""
    unit = work(actor="U1")
    office(unit)

    team = saved(unit, replace(FORM, members=("U2", "B1")))
    assert roles(unit, team) == {"U1": Role.MANAGER, "U2": Role.MEMBER}

    saved(unit, replace(FORM, source=forms.CHANNEL, deputies=("U2", "U1")))
    assert roles(unit, team) == {"U1": Role.MANAGER, "U2": Role.DEPUTY, "U3": Role.MEMBER}

    group = replace(OPERATIONS, users=("U3", "U7"))
    saved(unit, replace(FORM, source=forms.FROM_USERGROUP, usergroup_id="S1"), group)
    assert roles(unit, team) == {"U1": Role.MANAGER, "U3": Role.MEMBER, "U7": Role.MEMBER}
    assert (team.member_source, team.usergroup_id) == (MemberSource.USERGROUP, "S1")


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"name": "  "}, team_errors.NameMissingError, "name"),
        ({"manager_id": None}, team_errors.ManagerMissingError, "manager"),
        ({"manager_id": "B1"}, team_errors.ManagerError, "manager"),
        ({"deputies": ("U2", "B1")}, team_errors.DeputyError, "deputies"),
        ({"other_zone": "Mars"}, team_errors.ZoneError, "other_zone"),
        ({"other_country": "Narnia"}, team_errors.CountryError, "other_country"),
        ({"work_end": time(9)}, team_errors.HoursError, "work_end"),
        ({"parent_id": 999}, team_errors.ParentError, "parent"),
        (
            {"source": forms.FROM_USERGROUP, "usergroup_id": None},
            team_errors.UsergroupMissingError,
            "usergroup",
        ),
        (
            {"source": forms.FROM_USERGROUP, "usergroup_id": "S9"},
            team_errors.UsergroupMissingError,
            "usergroup",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    work: Works, change: dict[str, object], error: type[FieldError], field: str
) -> None:
    """The form keeps what was typed, and says there what would do."""
    unit = work(actor="U1")
    office(unit)

    with pytest.raises(error) as refused:
        team_setup.save(unit, PLACE, replace(FORM, **change), (OPERATIONS,))  # type: ignore[arg-type]  # of the parameters above

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("上海", "Asia/Shanghai"), ("berlin", "Europe/Berlin"), ("UTC+8", "Etc/GMT-8")],
)
def test_a_typed_zone_or_country_goes_before_the_chosen_one(
    work: Works, typed: str, zone: str
) -> None:
    """In either language."""
    unit = work(actor="U1")
    office(unit)

    team = saved(unit, replace(FORM, other_zone=typed, country="CN", other_country="葡萄牙"))

    assert (team.timezone, team.country) == (zone, "PT")


def test_no_team_stands_above_itself(work: Works) -> None:
    """Neither directly nor by way of its groups; such teams are not even offered."""
    unit = work(actor="U1")
    office(unit)
    team = saved(unit, FORM)
    group = factories.team(unit, name="Group", channel_id="C2", parent_id=team.id)
    below = factories.team(unit, name="Below", channel_id="C3", parent_id=group.id)

    for parent in (team, group, below):
        with pytest.raises(team_errors.ParentError):
            team_setup.save(unit, PLACE, replace(FORM, parent_id=parent.id), ())
    assert team_forms.parents(unit, team) == []
    assert team_forms.parents(unit, below) == [(group.id, "Group"), (team.id, "Operations")]


def test_teams_in_private_channels_are_offered_only_to_people_in_them(work: Works) -> None:
    """But whatever stands above the team already stays as it is."""
    unit = work(actor="U1")
    office(unit)
    factories.channel(unit, "C2", "U9", is_private=True)
    secret = factories.team(unit, name="Board", channel_id="C2", manager="U9")
    team = saved(unit, FORM)
    with pytest.raises(team_errors.ParentError):
        team_setup.save(unit, PLACE, replace(FORM, parent_id=secret.id), ())

    team.parent_id = secret.id

    assert saved(unit, replace(FORM, parent_id=secret.id)).parent_id == secret.id


def test_only_managers_founder_and_admins_may_change_it(work: Works) -> None:
    """Manager or deputy, of it or of one above it; everybody else is told who may."""
    unit = work(actor="U1")
    office(unit)
    department = factories.team(unit, name="Department", channel_id="C2", manager="U8")
    factories.person(unit, "U9", is_admin=True)
    saved(unit, replace(FORM, manager_id="U2", deputies=("U3",), parent_id=department.id))

    for user_id in ("U1", "U2", "U3", "U8", "U9"):
        assert team_forms.modal(work(actor=user_id), PLACE, ())
    for stranger in ("U4", None):
        with pytest.raises(teams.NotManagerError):
            team_forms.modal(work(actor=stranger), PLACE, ())
        with pytest.raises(teams.NotManagerError):
            team_setup.save(work(actor=stranger), PLACE, FORM, ())


def test_a_team_has_its_home_in_a_channel_where_the_bot_is(work: Works) -> None:
    """Neither in a direct message nor where nobody would be heard."""
    unit = work(actor="U1")
    factories.channel(unit, "C1", "U1", bot_is_member=False)

    with pytest.raises(team_errors.NotInChannelError):
        team_forms.modal(unit, PLACE, ())
    with pytest.raises(team_errors.NotAChannelError):
        team_forms.modal(unit, Place("D1"), ())


def test_a_whole_company_is_no_team(work: Works) -> None:
    """A channel of more than a hundred starts with a list, and is refused as a source."""
    unit = work(actor="U1")
    factories.channel(unit, "C1", *(f"U{number}" for number in range(1, 120)))
    factories.person(unit, "U1")

    assert initial(team_forms.modal(unit, PLACE, ()))["source"] == "listed"
    with pytest.raises(team_errors.ChannelTooLargeError) as refused:
        team_setup.save(unit, PLACE, replace(FORM, source=forms.CHANNEL), ())
    assert refused.value.params == {"count": 119, "most": 100}


def test_a_founded_team_keeps_the_calendar_of_its_founder_s_country(work: Works) -> None:
    """So that a Chinese department has its make-up days from the first day."""
    unit = work(actor="U1")
    office(unit)

    team = teams.ensure(unit, "C1")

    assert (team.country, team.member_source) == ("CN", MemberSource.CHANNEL)
    assert sorted(roles(unit, team)) == ["U1", "U2", "U3"]


def _reviews_option() -> dict[str, object]:
    return {"type": "plain_text", "text": "“Done” needs a manager’s yes", "emoji": True}
