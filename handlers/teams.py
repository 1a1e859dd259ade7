"""Setting up a team: the form that `/meeting team` opens, and user groups that change."""

from datetime import time

from bot.services import team_forms, team_members, team_setup
from bot.services.team_forms import Place
from bot.slack import usergroups
from bot.views import team_forms as forms
from bot.views import teams as views
from bot.views.team_forms import NONE, TeamForm
from handlers.inputs import Inputs
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for the form of a team and for changes of user groups."""
    routes.action(views.EDIT, edit)
    routes.submission(forms.SAVE, save)
    routes.event("subteam_members_changed", regrouped)


async def edit(i: Interaction) -> None:
    """Somebody wants to change the team of the channel that the button names."""
    await set_up(i, i.payload.value)


async def set_up(i: Interaction, channel_id: str) -> None:
    """Open the form for the team of a channel."""
    await i.know_channel(channel_id)
    groups = await usergroups.all_groups(i.client)
    place = Place(channel_id, i.payload.response_url)
    await i.open(await i.read(team_forms.modal, place, groups))


async def save(i: Interaction) -> None:
    """The form was filled in."""
    form, place = _form(i.payload.inputs), Place.decoded(i.payload.metadata)
    await i.know_channel(place.channel_id)
    await i.know_people({form.manager_id, *form.deputies, *form.members})
    is_of_group = form.source == forms.FROM_USERGROUP
    groups = await usergroups.all_groups(i.client) if is_of_group else []
    message = await i.run(team_setup.save, place, form, groups)
    await i.ack()
    await i.answer_at(place.response_url, message)


async def regrouped(i: Interaction) -> None:
    """Somebody came into a user group or left it."""
    group_id = str(i.payload.event["subteam_id"])
    if not await i.read(team_members.is_followed, group_id):
        return
    people = await usergroups.people(i.client, group_id)
    if people is not None:
        await i.run(team_members.follow_usergroup, group_id, people)


def _form(inputs: Inputs) -> TeamForm:
    return TeamForm(
        name=inputs.text(forms.NAME),
        manager_id=inputs.user(forms.MANAGER),
        deputies=tuple(inputs.users(forms.DEPUTIES)),
        parent_id=int(_chosen(inputs, forms.PARENT) or 0) or None,
        source=inputs.option(forms.SOURCE) or forms.LISTED,
        members=tuple(inputs.users(forms.MEMBERS)),
        usergroup_id=inputs.option(forms.USERGROUP),
        zone=inputs.option(forms.ZONE) or "UTC",
        other_zone=inputs.text(forms.OTHER_ZONE),
        language=inputs.option(forms.LANGUAGE) or "en",
        country=_chosen(inputs, forms.COUNTRY),
        other_country=inputs.text(forms.OTHER_COUNTRY),
        work_start=inputs.time(forms.WORK_START) or time(9),
        work_end=inputs.time(forms.WORK_END) or time(18),
        reviews_done=bool(inputs.options(forms.REVIEWS)),
        digest_weekday=int(inputs.option(forms.DIGEST_WEEKDAY) or 0),
        digest_time=inputs.time(forms.DIGEST_TIME) or time(9),
    )


def _chosen(inputs: Inputs, name: str) -> str | None:
    """The option chosen in a menu that has one for nothing at all."""
    option = inputs.option(name)
    return None if option == NONE else option
