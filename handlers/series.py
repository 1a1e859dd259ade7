"""Setting up a meeting series: the modal that `/meeting setup` opens."""

from datetime import time

from bot.domain.recurrence import HolidayPolicy
from bot.services import series
from bot.services.planning import DEFAULT_TIME
from bot.views import series as views
from handlers.inputs import Inputs
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for the form of a series."""
    routes.action(views.EDIT, edit)
    routes.submission(views.SAVE, save)


async def edit(i: Interaction) -> None:
    """Somebody wants to change a series."""
    await i.open(await i.read(series.edit_modal, int(i.payload.value)))


async def save(i: Interaction) -> None:
    """The form was filled in."""
    form, place = _form(i.payload.inputs), series.Place.decoded(i.payload.metadata)
    people = {*form.attendees, *form.optional, form.facilitator_id, form.recorder_id}
    await i.know_channel(place.channel_id)
    await i.know_people(people)
    message = await i.run(series.save, place, form)
    await i.ack()
    await i.tell(place.channel_id, message)


def _form(inputs: Inputs) -> views.SeriesForm:
    return views.SeriesForm(
        title=inputs.text("title"),
        local_time=inputs.time(views.TIME) or DEFAULT_TIME,
        weekdays=tuple(int(day) for day in inputs.options("weekdays")),
        rhythm=inputs.option("rhythm") or "weekly",
        length_minutes=int(inputs.option(views.LENGTH) or 60),
        facilitator_id=inputs.user("facilitator"),
        recorder_id=inputs.user("recorder"),
        rotates_recorder=bool(inputs.options("rotation")),
        attendees=tuple(inputs.users("attendees")),
        optional=tuple(inputs.users("optional")),
        questions=tuple(inputs.text("questions").splitlines()),
        prompt_days_before=int(inputs.option("days_before") or 1),
        prompt_time=inputs.time("prompt_time") or time(15),
        remind_minutes_before=int(inputs.option("remind_before") or 120),
        approver_id=inputs.user("approver"),
        informed=(*inputs.users("informed"), *inputs.conversations("informed_channels")),
        holiday_policy=HolidayPolicy(inputs.option("holidays") or HolidayPolicy.SKIP),
    )
