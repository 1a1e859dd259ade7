"""pins.*: messages kept at the top of a channel."""

from typing import Any, Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Channel, Json
from sandbox.shapes import message_object


async def add(call: Call) -> Json:
    """Pin a message."""
    channel = call.channel(member=True)
    message = call.message(channel, "timestamp")
    pins = _pins(call, channel)
    if any(pin["ts"] == message.ts for pin in pins):
        raise SlackError("already_pinned")
    pin = {"ts": message.ts, "created": call.parts.workspace.seconds(), "created_by": call.bot}
    call.parts.workspace.note("pin", channel.id, [*pins, pin])
    return {}


async def remove(call: Call) -> Json:
    """Unpin a message."""
    channel = call.channel(member=True)
    pins = _pins(call, channel)
    left = [pin for pin in pins if pin["ts"] != call.need("timestamp")]
    if len(left) == len(pins):
        raise SlackError("no_pin")
    call.parts.workspace.note("pin", channel.id, left or None)
    return {}


async def list_(call: Call) -> Json:
    """List what is pinned, as far as it still exists."""
    channel = call.channel(member=True)
    workspace = call.parts.workspace
    items = []
    for pin in _pins(call, channel):
        message = workspace.message(channel.id, pin["ts"])
        if message is not None:
            shape = message_object(workspace, message)
            item = {"type": "message", "channel": channel.id, "message": shape}
            items.append(item | {name: pin[name] for name in ("created", "created_by")})
    return {"items": items}


def _pins(call: Call, channel: Channel) -> list[Any]:
    return list(call.parts.workspace.notes("pin").get(channel.id, []))


METHODS: Final = {"pins.add": add, "pins.list": list_, "pins.remove": remove}
