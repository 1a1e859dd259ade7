"""Calling a special meeting: the modal that `/meeting new` opens."""

from bot.services import special_meetings
from bot.services.planning import DEFAULT_TIME
from bot.views import special_meetings as views
from bot.views.series import LENGTH, TIME
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for the form of a special meeting."""
    routes.submission(views.SAVE, call)


async def call(i: Interaction) -> None:
    """The form was filled in."""
    inputs, channel_id = i.payload.inputs, i.payload.metadata
    day = inputs.date("day")
    if day is None:
        raise special_meetings.DayMissingError
    form = views.SpecialMeetingForm(
        title=inputs.text("title"),
        day=day,
        at=inputs.time(TIME) or DEFAULT_TIME,
        length_minutes=int(inputs.option(LENGTH) or 60),
        place=inputs.text("place"),
        facilitator_id=inputs.user("facilitator"),
        recorder_id=inputs.user("recorder"),
        attendees=tuple(inputs.users("attendees")),
    )
    await i.know_channel(channel_id)
    await i.know_people({*form.attendees, form.facilitator_id, form.recorder_id})
    message = await i.run(special_meetings.call, channel_id, form)
    await i.ack()
    await i.tell(channel_id, message)
