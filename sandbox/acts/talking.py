"""Writing, editing, deleting, reacting, reading, uploading."""

import base64
import re
from typing import Final

from sandbox.acts.act import Act
from sandbox.errors import SlackError
from sandbox.ids import new_client_msg_id
from sandbox.model import Channel, File, Json, Message
from sandbox.shapes import file_object
from sandbox.text import normalise

_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
_LINK = re.compile(r"<(https?://[^|>]+)")


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
    """Upload a file: `name`, `content_base64`; to a `channel` with `text`, or for a modal."""
    channel = act.channel(member=True, open_only=True) if act.text("channel") else None
    file = _uploaded(act, channel)
    shown = {"file": file_object(act.parts.workspace, file)}
    if channel is None:
        return shown
    draft = _draft(act, channel, normalise(act.text("text") or ""))
    draft.subtype, draft.files = "file_share", [file.id]
    return shown | {"ts": act.parts.posting.post(channel, draft).ts}


async def unfurl(act: Act) -> Json:
    """Let Slack show a preview of the links in a message: a change without a change of text."""
    channel = act.channel(member=True, open_only=True)
    message = act.message(channel)
    links = _LINK.findall(message.text)
    if not links:
        raise SlackError("cannot_unfurl_url", "There is no link in this message.")
    previews = [{"from_url": link, "title": link, "text": "", "id": 1} for link in links]
    act.parts.posting.edit(channel, message, {"attachments": previews}, editor=None)
    return {}


def _uploaded(act: Act, channel: Channel | None) -> File:
    try:
        content = base64.b64decode(act.need("content_base64"), validate=True)
    except ValueError as error:
        raise SlackError("invalid_arguments", "content_base64 is not base64.") from error
    uploads = act.parts.uploads
    file = uploads.begin(act.need("name"), act.who.id, len(content))
    if _TYPE.fullmatch(act.text("mimetype") or ""):
        file.mimetype = act.need("mimetype")
    uploads.put(file, content)
    uploads.complete(file, act.text("title"), channel.id if channel else None)
    return file


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
    "unfurl": unfurl,
    "upload": upload,
}
