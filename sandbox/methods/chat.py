"""chat.*: messages that the app posts, changes and deletes.

Source: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours.
"""

from typing import Any, Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Channel, Json, Message
from sandbox.problems import check_message, completed
from sandbox.shapes import message_object
from sandbox.text import normalise

# Slack's reference of chat.update says so of `msg_too_long`.
MAX_UPDATED_TEXT = 4000


async def post_message(call: Call) -> Json:
    """Post a message to a channel, a DM, or (by a user's id) the DM with that user."""
    channel = _destination(call)
    message = Message(**_author(call, channel), **_content(call))
    message.thread_ts = call.text("thread_ts") or None
    message.broadcast = bool(message.thread_ts) and call.flag("reply_broadcast")
    message.metadata = _metadata(call)
    call.parts.posting.post(channel, message)
    shown = message_object(call.parts.workspace, message, metadata=True, thread=False)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


async def post_ephemeral(call: Call) -> Json:
    """Show a message to one member of a channel."""
    channel = _destination(call)
    user = call.user()
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    message = Message(**_author(call, channel), **_content(call), ephemeral_to=user.id)
    message.thread_ts = call.text("thread_ts") or None
    call.parts.posting.post_ephemeral(channel, message)
    return {"message_ts": message.ts}


async def update(call: Call) -> Json:
    """Change a message of the app's own.

    Text without blocks takes the blocks away and leaves the "(edited)" mark; blocks do not.
    """
    channel = _existing(call)
    message = call.message(channel)
    if message.user != call.bot:
        raise SlackError("cant_update_message")
    if len(call.text("text")) > MAX_UPDATED_TEXT:
        raise SlackError("msg_too_long")
    changes = _content(call)
    if "attachments" not in call.args:
        del changes["attachments"]
    if "metadata" in call.args:
        changes["metadata"] = _metadata(call)
    only_text = not changes["blocks"] and changes["text"] != message.text
    editor = call.bot if only_text else None
    call.parts.posting.edit(channel, message, changes, editor)
    shown = message_object(call.parts.workspace, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


async def delete(call: Call) -> Json:
    """Delete a message of the app's own."""
    channel = _existing(call)
    message = call.message(channel)
    if message.user != call.bot:
        raise SlackError("cant_delete_message")
    call.parts.posting.delete(channel, message)
    return {"channel": channel.id, "ts": message.ts}


async def get_permalink(call: Call) -> Json:
    """Return the address of a message."""
    workspace = call.parts.workspace
    channel = _existing(call)
    message = call.message(channel, "message_ts")
    place = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        place += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    link = f"https://{workspace.team.domain}.slack.com/{place}"
    return {"channel": channel.id, "permalink": link}


def _existing(call: Call) -> Channel:
    channel = call.parts.workspace.channels.get(call.need("channel"))
    hidden = channel is not None and channel.kind != "channel"
    if channel is None or (hidden and call.bot not in channel.members):
        raise SlackError("channel_not_found")
    return channel


def _destination(call: Call) -> Channel:
    name = call.need("channel")
    workspace = call.parts.workspace
    if name in workspace.users:
        _check_reachable(call, name)
        return call.parts.rooms.open([call.bot, name])
    named = workspace.channel_named(name.lstrip("#")) if name not in workspace.channels else None
    channel = named or workspace.channels.get(name)
    if channel is None or (channel.kind != "channel" and call.bot not in channel.members):
        raise SlackError("channel_not_found")
    if channel.kind == "im":
        _check_reachable(call, channel.other(call.bot))
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.bot not in channel.members and "chat:write.public" not in workspace.bot.scopes:
        raise SlackError("not_in_channel")
    return channel


# A deactivated user's DM still takes messages: slackapi/python-slack-sdk#1156.
def _check_reachable(call: Call, user_id: str) -> None:
    user = call.parts.workspace.users.get(user_id)
    if user is None:
        raise SlackError("channel_not_found")
    if user.is_bot and user.id != call.bot:
        raise SlackError("cannot_dm_bot")
    if not call.parts.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")


def _author(call: Call, channel: Channel) -> dict[str, Any]:
    app = call.parts.workspace.bot
    author: Json = {
        "ts": call.parts.clock.next_ts(),
        "channel": channel.id,
        "user": app.user_id,
        "bot_id": app.bot_id,
        "app_id": app.id,
    }
    if call.text("username") or call.text("icon_emoji"):
        call.parts.workspace.require_scope("chat:write.customize")
        author |= {"username": call.text("username") or None}
        author |= {"icon_emoji": call.text("icon_emoji") or None}
    return author


def _content(call: Call) -> dict[str, Any]:
    text = call.text("text")
    blocks = call.objects("blocks", "invalid_blocks_format")
    attachments = call.objects("attachments", "invalid_attachments")
    if not text.strip() and not blocks and not attachments:
        raise SlackError("no_text")
    check_message(text, blocks)
    return {"text": normalise(text), "blocks": completed(blocks), "attachments": attachments}


def _metadata(call: Call) -> Json | None:
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata is None or metadata == {}:
        return None
    fits = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not fits:
        raise SlackError("invalid_metadata_format")
    return {name: metadata[name] for name in ("event_type", "event_payload")}


METHODS: Final = {
    "chat.delete": delete,
    "chat.getPermalink": get_permalink,
    "chat.postEphemeral": post_ephemeral,
    "chat.postMessage": post_message,
    "chat.update": update,
}
