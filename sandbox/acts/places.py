"""Channels and people: opening, joining, inviting, creating, changing."""

from typing import Final

from sandbox.acts.act import Act
from sandbox.cards import channel_card, user_card
from sandbox.errors import SlackError
from sandbox.model import Channel, Json


async def open_dm(act: Act) -> Json:
    """Open the DM with a user."""
    return _shown(act, act.parts.rooms.open([act.who.id, act.user().id]))


async def join(act: Act) -> Json:
    """Join a public channel."""
    channel = act.channel()
    act.parts.rooms.join(channel, act.who.id)
    return _shown(act, channel)


async def leave(act: Act) -> Json:
    """Leave a channel."""
    act.parts.rooms.leave(_room(act), act.who.id)
    return {}


async def invite(act: Act) -> Json:
    """Bring a user (the app too) into a channel."""
    channel = _room(act)
    act.parts.rooms.join(channel, act.user().id, inviter=act.who.id)
    return _shown(act, channel)


async def kick(act: Act) -> Json:
    """Take a user out of a channel."""
    channel = _room(act)
    if not act.parts.rooms.leave(channel, act.user().id, actor=act.who.id):
        raise SlackError("not_in_channel", "This user is not in the channel.")
    return _shown(act, channel)


async def create_channel(act: Act) -> Json:
    """Create a channel."""
    name = act.need("name").lstrip("#")
    channel = act.parts.rooms.create(name, act.who.id, private=act.flag("private"))
    return _shown(act, channel)


async def archive(act: Act) -> Json:
    """Archive a channel, or bring it back with `undo`."""
    channel = act.channel()
    act.parts.rooms.archive(channel, act.who.id, undo=act.flag("undo"))
    return _shown(act, channel)


async def rename(act: Act) -> Json:
    """Give a channel another name."""
    channel = _room(act)
    act.parts.rooms.rename(channel, act.need("name").lstrip("#"))
    return _shown(act, channel)


async def create_user(act: Act) -> Json:
    """Let somebody join the workspace: `name`, `real_name`, `tz`, `locale` and so on."""
    fields = {name: value for name, value in act.body.items() if name != "as"}
    return {"user": user_card(act.parts.people.create(fields))}


async def update_user(act: Act) -> Json:
    """Change a user: `tz`, `locale`, `deleted`, `status_text` and so on."""
    fields = {name: value for name, value in act.body.items() if name not in {"user", "as"}}
    return {"user": user_card(act.parts.people.update(act.user(), fields))}


async def update_usergroup(act: Act) -> Json:
    """Change who is in a user group: `usergroup`, `users`."""
    group = act.parts.workspace.usergroups.get(act.need("usergroup"))
    users = act.object("users")
    if group is None or not isinstance(users, list):
        raise SlackError("invalid_arguments", "Name a usergroup and its users.")
    act.parts.people.regroup(group, [str(user) for user in users])
    return {}


def _room(act: Act) -> Channel:
    channel = act.channel(member=True)
    if channel.kind in {"im", "mpim"}:
        raise SlackError("method_not_supported_for_channel_type", "A DM has no members to change.")
    return channel


def _shown(act: Act, channel: Channel) -> Json:
    card = channel_card(act.parts.workspace, act.parts.reads, channel, act.who.id)
    return {"channel": card}


ACTS: Final = {
    "archive": archive,
    "create_channel": create_channel,
    "create_user": create_user,
    "invite": invite,
    "join": join,
    "kick": kick,
    "leave": leave,
    "open_dm": open_dm,
    "rename": rename,
    "update_user": update_user,
    "update_usergroup": update_usergroup,
}
