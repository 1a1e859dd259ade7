"""Closing a meeting: its preview, the forms above it, and the approver's answer."""

from bot.services import closing, minutes_preview
from bot.views import closing as views
from bot.views import meetings as meeting_views
from bot.views.closing import EntryForm, Place, Pressed
from handlers import missed
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for everything between *Close meeting* and the published minutes."""
    routes.action(meeting_views.CLOSE, preview)
    routes.action(views.ENTRY, act)
    routes.actions(views.PAGE, turn)
    routes.submission(views.SAVE_ENTRY, save_entry)
    routes.submission(views.PUBLISH, publish)
    routes.action(views.APPROVE, approve)
    routes.action(views.SEND_BACK, ask_why)
    routes.submission(views.SAVE_RETURN, send_back)


async def preview(i: Interaction) -> None:
    """Somebody wants to close the meeting: nothing that was written in it may be missing."""
    meeting_id = int(i.payload.value)
    view = await i.read(minutes_preview.opened, meeting_id)
    if await missed.hear_meeting(i, meeting_id):
        view = await i.read(minutes_preview.opened, meeting_id)
    await i.open(view)


async def act(i: Interaction) -> None:
    """Something was chosen beside an entry."""
    place, pressed = Place.decoded(i.payload.metadata), Pressed.decoded(i.payload.value)
    if pressed.act == views.EDIT:
        form = minutes_preview.entry_form
        await i.push(await i.run(form, place, pressed.entry_id, _informed(i)))
    else:
        await i.show(await i.run(minutes_preview.acted, place, pressed, _informed(i)))


async def turn(i: Interaction) -> None:
    """Another page of the preview is wanted."""
    place, page = Place.decoded(i.payload.metadata), int(i.payload.value)
    await i.show(await i.run(minutes_preview.turned, place, page, _informed(i)))


async def save_entry(i: Interaction) -> None:
    """The form of an entry was filled in: the preview below it shows that."""
    inputs, entry_id = i.payload.inputs, int(i.payload.metadata.split(" ")[-1])
    form = EntryForm(
        text=inputs.text(views.TEXT) if views.TEXT in inputs else None,
        owners=tuple(inputs.users(views.OWNERS)),
        due_on=inputs.date(views.DUE_ON),
        due_time=inputs.time(views.DUE_TIME),
    )
    await i.know_people(form.owners)
    view = await i.run(minutes_preview.saved, Place.decoded(i.payload.metadata), entry_id, form)
    await i.ack()
    await i.client.views_update(view_id=i.payload.view["root_view_id"], view=view)


async def publish(i: Interaction) -> None:
    """The preview was confirmed."""
    informed = _informed(i)
    await i.know_people([one for one in informed if one.startswith(("U", "W"))])
    await i.run(closing.close, Place.decoded(i.payload.metadata), informed)


async def approve(i: Interaction) -> None:
    """The approver agrees."""
    await i.run(closing.approve, int(i.payload.value))


async def ask_why(i: Interaction) -> None:
    """The approver does not agree."""
    await i.open(await i.read(closing.return_form, int(i.payload.value)))


async def send_back(i: Interaction) -> None:
    """The approver said why."""
    await i.run(closing.send_back, int(i.payload.metadata), i.payload.inputs.text(views.REASON))


def _informed(i: Interaction) -> list[str]:
    inputs = i.payload.inputs
    return [*inputs.users(views.INFORMED), *inputs.conversations(views.INFORMED_CHANNELS)]
