"""Writing, editing, deleting, reacting, reading, uploading."""

import base64
import binascii
from typing import Final

from sandbox.acts.act import Act
from sandbox.errors import SlackError
from sandbox.ids import new_client_msg_id
from sandbox.model import Channel, Json, Message
from sandbox.text import normalise


async def send(act: Act) -> Json:
    """Write a message in a channel, a thread or a DM."""
    channel = act.channel(member=True, open_only=True)
    _check_messages_tab(act, channel)
    text = normalise(act.need("text"))
    if not text.strip():
        raise SlackError("no_text", "There is nothing to send.")
    message = act.parts.posting.post(channel, _draft(act, channel, text))
    return {"ts": message.ts, "message": act.parts.posting.shown(message)}


async def edit(act: Act) -> Json:
    """Change a message of one's own."""
    channel = act.channel(member=True, open_only=True)
    message = _own(act, channel)
    text = normalise(act.need("text"))
    if text != message.text:
        act.parts.posting.edit(channel, message, {"text": text}, act.who.id)
    return {"ts": message.ts}


async def delete(act: Act) -> Json:
    """Delete a message of one's own, or dismiss one that only oneself sees."""
    channel = act.channel()
    message = act.message(channel)
    if not message.ephemeral_to:
        _own(act, channel)
    act.parts.posting.delete(channel, message)
    return {}


async def react(act: Act) -> Json:
    """Add a reaction to a message, or take it back with `remove`."""
    channel = act.channel(open_only=True)
    message = act.message(channel)
    if message.ephemeral_to:
        raise SlackError("message_not_found", "Only you see this message.")
    name = act.need("name").strip(":")
    verb = act.parts.posting.unreact if act.flag("remove") else act.parts.posting.react
    verb(channel, message, name, act.who.id)
    return {}


async def mark(act: Act) -> Json:
    """Read all that there is in a channel."""
    act.parts.reads.mark(act.who.id, act.channel(member=True), act.text("ts"))
    return {}


async def upload(act: Act) -> Json:
    """Upload a file to a channel: `name`, `content` in base64, `text` to go with it."""
    channel = act.channel(member=True, open_only=True)
    try:
        content = base64.b64decode(act.need("content"), validate=True)
    except binascii.Error as error:
        raise SlackError("invalid_arguments", "content is not base64.") from error
    uploads = act.parts.uploads
    file = uploads.begin(act.need("name"), act.who.id, len(content))
    uploads.put(file, content)
    uploads.complete(file, act.text("title"), channel.id)
    draft = _draft(act, channel, normalise(act.text("text") or ""))
    draft.subtype, draft.files = "file_share", [file.id]
    message = act.parts.posting.post(channel, draft)
    return {"ts": message.ts, "file": file.id}


def _draft(act: Act, channel: Channel, text: str) -> Message:
    thread_ts = act.text("thread_ts")
    return Message(
        ts=act.parts.clock.next_ts(), channel=channel.id, user=act.who.id, text=text,
        thread_ts=thread_ts, broadcast=bool(thread_ts) and act.flag("broadcast"),
        client_msg_id=new_client_msg_id(),
    )  # fmt: skip


def _own(act: Act, channel: Channel) -> Message:
    message = act.message(channel)
    if message.user != act.who.id:
        raise SlackError("cant_update_message", "This is somebody else's message.")
    return message


def _check_messages_tab(act: Act, channel: Channel) -> None:
    manifest, app = act.parts.manifest, act.parts.workspace.app
    to_app = channel.kind == "im" and app is not None and app.user_id in channel.members
    if to_app and (not manifest.messages_tab or manifest.messages_tab_read_only):
        raise SlackError("messages_tab_disabled", "This app takes no messages.")


ACTS: Final = {
    "delete": delete,
    "edit": edit,
    "mark": mark,
    "react": react,
    "send": send,
    "upload": upload,
}
