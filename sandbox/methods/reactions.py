"""reactions.*: emoji on messages."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Channel, Json, Message
from sandbox.shapes import message_object


async def add(call: Call) -> Json:
    """Add the app's reaction to a message."""
    channel, message = _item(call)
    if channel.is_archived:
        raise SlackError("is_archived")
    call.parts.posting.react(channel, message, _emoji(call), call.bot)
    return {}


async def remove(call: Call) -> Json:
    """Take the app's reaction away."""
    channel, message = _item(call)
    call.parts.posting.unreact(channel, message, _emoji(call), call.bot)
    return {}


async def get(call: Call) -> Json:
    """Return a message with its reactions."""
    channel, message = _item(call)
    shape = message_object(call.parts.workspace, message)
    return {"type": "message", "channel": channel.id, "message": shape}


def _item(call: Call) -> tuple[Channel, Message]:
    if not call.text("channel") or not call.text("timestamp"):
        raise SlackError("no_item_specified")
    channel = call.channel(member=True)
    return channel, call.message(channel, "timestamp")


def _emoji(call: Call) -> str:
    return call.need("name").strip(":")


METHODS: Final = {"reactions.add": add, "reactions.get": get, "reactions.remove": remove}
