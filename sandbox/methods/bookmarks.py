"""bookmarks.*: links at the top of a channel."""

from typing import Any, Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.ids import new_id
from sandbox.model import Channel, Json


async def add(call: Call) -> Json:
    """Add a link to a channel."""
    channel = call.channel("channel_id", member=True)
    if call.need("type") != "link":
        raise SlackError("invalid_bookmark_type")
    now = call.parts.workspace.seconds()
    bookmark: Json = {
        "id": new_id("Bk"),
        "channel_id": channel.id,
        "title": call.need("title"),
        "link": call.need("link"),
        "emoji": call.text("emoji"),
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": now,
        "date_updated": now,
        "rank": "",
        "last_updated_by_user_id": call.bot,
        "last_updated_by_team_id": call.parts.workspace.team.id,
        "shortcut_id": None,
        "app_id": None,
    }
    _keep(call, channel, [*_bookmarks(call, channel), bookmark])
    return {"bookmark": bookmark}


async def edit(call: Call) -> Json:
    """Change a link."""
    channel, known, bookmark = _named(call)
    changes = {name: call.text(name) for name in ("title", "link", "emoji") if call.text(name)}
    changed = bookmark | changes | {"date_updated": call.parts.workspace.seconds()}
    _keep(call, channel, [changed if one is bookmark else one for one in known])
    return {"bookmark": changed}


async def remove(call: Call) -> Json:
    """Take a link away."""
    channel, known, bookmark = _named(call)
    _keep(call, channel, [one for one in known if one is not bookmark])
    return {}


async def list_(call: Call) -> Json:
    """List a channel's links."""
    return {"bookmarks": _bookmarks(call, call.channel("channel_id", member=True))}


def _named(call: Call) -> tuple[Channel, list[Json], Json]:
    channel = call.channel("channel_id", member=True)
    known = _bookmarks(call, channel)
    for bookmark in known:
        if bookmark["id"] == call.need("bookmark_id"):
            return channel, known, bookmark
    raise SlackError("not_found")


def _bookmarks(call: Call, channel: Channel) -> list[Any]:
    return list(call.parts.workspace.notes("bookmark").get(channel.id, []))


def _keep(call: Call, channel: Channel, bookmarks: list[Json]) -> None:
    call.parts.workspace.note("bookmark", channel.id, bookmarks or None)


METHODS: Final = {
    "bookmarks.add": add,
    "bookmarks.edit": edit,
    "bookmarks.list": list_,
    "bookmarks.remove": remove,
}
