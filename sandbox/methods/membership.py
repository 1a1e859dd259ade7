"""conversations.join, .leave, .invite and so on: what the app does to channels."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Channel, Json
from sandbox.shapes import channel_object


async def join(call: Call) -> Json:
    """Let the app join a public channel."""
    channel = call.channel()
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    joined = call.parts.rooms.join(channel, call.bot)
    if joined:
        return _shown(call, channel)
    warning = {"warning": "already_in_channel"}
    return (
        _shown(call, channel) | warning | {"response_metadata": {"warnings": [*warning.values()]}}
    )


async def leave(call: Call) -> Json:
    """Let the app leave a channel."""
    channel = _room(call, member=False)
    left = call.parts.rooms.leave(channel, call.bot)
    return {} if left else {"not_in_channel": True}


async def invite(call: Call) -> Json:
    """Bring users into a channel."""
    channel = _room(call)
    users = [user for user in call.need("users").split(",") if user]
    for user in users:
        if user not in call.parts.workspace.users:
            raise SlackError("user_not_found")
        if user in channel.members:
            raise SlackError("already_in_channel")
    for user in users:
        call.parts.rooms.join(channel, user, inviter=call.bot)
    return _shown(call, channel)


async def kick(call: Call) -> Json:
    """Take a user out of a channel."""
    channel = _room(call)
    user = call.user()
    if user.id == call.bot:
        raise SlackError("cant_kick_self")
    if not call.parts.rooms.leave(channel, user.id, actor=call.bot):
        raise SlackError("not_in_channel")
    return {}


async def create(call: Call) -> Json:
    """Create a channel with the app in it."""
    private = call.flag("is_private")
    call.scope_for("private" if private else "channel")
    return _shown(call, call.parts.rooms.create(call.need("name"), call.bot, private=private))


async def archive(call: Call) -> Json:
    """Archive a channel."""
    call.parts.rooms.archive(_room(call), call.bot)
    return {}


async def unarchive(call: Call) -> Json:
    """Bring an archived channel back."""
    call.parts.rooms.archive(_room(call), call.bot, undo=True)
    return {}


async def rename(call: Call) -> Json:
    """Give a channel another name."""
    channel = _room(call)
    call.parts.rooms.rename(channel, call.need("name"))
    return _shown(call, channel)


async def set_topic(call: Call) -> Json:
    """Change a channel's topic."""
    channel = _room(call)
    call.parts.rooms.describe(channel, topic=call.text("topic"), purpose=None)
    return _shown(call, channel)


async def set_purpose(call: Call) -> Json:
    """Change what a channel says it is for."""
    channel = _room(call)
    call.parts.rooms.describe(channel, topic=None, purpose=call.text("purpose"))
    return {"purpose": channel.purpose}


def _room(call: Call, *, member: bool = True) -> Channel:
    channel = call.channel(member=member)
    if channel.kind in {"im", "mpim"}:
        raise SlackError("method_not_supported_for_channel_type")
    return channel


def _shown(call: Call, channel: Channel) -> Json:
    return {"channel": channel_object(call.parts.workspace, channel, call.bot)}


METHODS: Final = {
    "conversations.archive": archive,
    "conversations.create": create,
    "conversations.invite": invite,
    "conversations.join": join,
    "conversations.kick": kick,
    "conversations.leave": leave,
    "conversations.rename": rename,
    "conversations.setPurpose": set_purpose,
    "conversations.setTopic": set_topic,
    "conversations.unarchive": unarchive,
}
