"""Calling a special meeting: `/meeting new`, its question and its form."""

from bot.services import special_meetings
from bot.services.planning import DEFAULT_TIME
from bot.views import special_meetings as views
from bot.views.series import LENGTH, TIME
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for the form of a special meeting."""
    routes.actions(views.DAY, choose_day)
    routes.submission(views.SAVE, call)


async def new(i: Interaction, channel_id: str, topic: str) -> None:
    """Open the form for what was typed, or ask which day was meant first."""
    await i.know_channel(channel_id)
    question = await i.read(special_meetings.ask_day, channel_id, topic)
    if question:
        await i.answer(question)
    else:
        await i.open(await i.read(special_meetings.modal, channel_id, topic))


async def choose_day(i: Interaction) -> None:
    """One of the days that may have been meant was chosen, or another one is to be."""
    offer, channel_id = views.Offer.decoded(i.payload.value), i.payload.channel_id or ""
    await i.open(await i.read(special_meetings.modal_of, channel_id, offer))


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
