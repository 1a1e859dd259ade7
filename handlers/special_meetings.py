"""Calling a special meeting: the modal that `/meeting new` opens."""

from slack_bolt.async_app import AsyncApp

from bot.services import special_meetings
from bot.services.planning import DEFAULT_TIME
from bot.views import special_meetings as views
from bot.views.series import LENGTH, TIME
from handlers.desk import Desk
from handlers.interaction import Interaction


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for the form of a special meeting."""
    app.view(views.SAVE)(desk.submission(call))


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
