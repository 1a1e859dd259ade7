"""conversations.*: which channels there are, who is in them, and DMs."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Channel, Json
from sandbox.shapes import channel_object

# Slack's names of the kinds in `types`.
KIND_OF_TYPE: Final = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


async def list_(call: Call) -> Json:
    """List the conversations of the kinds asked for that the app may know of."""
    return _listing(call, call.bot, mine=False)


async def of_user(call: Call) -> Json:
    """List the conversations that a user (by default the app) is in."""
    user = call.user().id if call.text("user") else call.bot
    return _listing(call, user, mine=True)


async def info(call: Call) -> Json:
    """Return one conversation."""
    channel = call.channel()
    shape = channel_object(call.parts.workspace, channel, call.bot)
    if call.flag("include_num_members") and channel.kind != "im":
        shape["num_members"] = len(channel.members)
    if call.flag("include_locale"):
        shape["locale"] = "en-US"
    if call.bot in channel.members:
        shape["last_read"] = "0000000000.000000"
    return {"channel": shape}


async def members(call: Call) -> Json:
    """List the ids of a conversation's members."""
    return call.page(call.channel().members, str, "members")


async def open_(call: Call) -> Json:
    """Open the DM with a user, or a group DM with several."""
    if call.text("channel"):
        channel = call.channel()
        return _opened(call, channel, known=True)
    users = [user for user in call.text("users").split(",") if user]
    if not users:
        raise SlackError("users_list_not_supplied")
    call.scope_for("im" if len(users) == 1 else "mpim")
    for user_id in users:
        _check_openable(call, user_id)
    before = len(call.parts.workspace.channels)
    channel = call.parts.rooms.open([call.bot, *users])
    return _opened(call, channel, known=len(call.parts.workspace.channels) == before)


async def close(call: Call) -> Json:
    """Close a DM; nothing of it is lost."""
    if call.channel().kind not in {"im", "mpim"}:
        raise SlackError("method_not_supported_for_channel_type")
    return {}


def _check_openable(call: Call, user_id: str) -> None:
    user = call.parts.workspace.users.get(user_id)
    if user is None:
        raise SlackError("user_not_found")
    if user.deleted:
        raise SlackError("user_disabled")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")


def _opened(call: Call, channel: Channel, *, known: bool) -> Json:
    shape: Json = {"id": channel.id}
    if call.flag("return_im"):
        shape = channel_object(call.parts.workspace, channel, call.bot) | {"is_open": True}
    return {"channel": shape} | ({"no_op": True, "already_open": True} if known else {})


def _listing(call: Call, user: str, *, mine: bool) -> Json:
    kinds = _kinds(call)
    hide_archived = call.flag("exclude_archived")
    workspace = call.parts.workspace
    found = [
        channel
        for channel in workspace.channels.values()
        if channel.kind in kinds
        and not (hide_archived and channel.is_archived)
        and (call.bot in channel.members or channel.kind == "channel")
        and (not mine or user in channel.members)
    ]
    return call.page(found, lambda channel: _listed(call, channel, mine=mine), "channels")


def _listed(call: Call, channel: Channel, *, mine: bool) -> Json:
    shape = channel_object(call.parts.workspace, channel, call.bot)
    if channel.kind != "im" and not mine:
        shape["num_members"] = len(channel.members)
    return shape


def _kinds(call: Call) -> set[str]:
    kinds: set[str] = set()
    for name in call.text("types", "public_channel").split(","):
        kind = KIND_OF_TYPE.get(name.strip())
        if kind is None:
            raise SlackError("invalid_types")
        call.scope_for(kind)
        kinds.add(kind)
    return kinds


METHODS: Final = {
    "conversations.close": close,
    "conversations.info": info,
    "conversations.list": list_,
    "conversations.members": members,
    "conversations.open": open_,
    "users.conversations": of_user,
}
