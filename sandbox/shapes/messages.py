"""Messages as Slack sends them."""

from typing import Any

from sandbox.model import Json, Message
from sandbox.shapes.files import file_object
from sandbox.workspace import SLACKBOT, Workspace

TOMBSTONE_TEXT = "This message was deleted."


def bot_profile(workspace: Workspace, message: Message) -> Json:
    """Return the `bot_profile` of a message that the app posted."""
    app = workspace.bot
    return {
        "id": message.bot_id,
        "app_id": message.app_id,
        "user_id": app.user_id,
        "name": app.name,
        "icons": {},
        "deleted": False,
        "updated": 0,
        "team_id": workspace.team.id,
    }


def message_object(
    workspace: Workspace, message: Message, *, metadata: bool = False, thread: bool = True
) -> Json:
    """Return a message as `conversations.history` gives it.

    `metadata`: with what the app put there; `thread`: with the figures of its thread, if it is one.
    """
    if message.subtype == "tombstone":
        return _tombstone(workspace, message)
    body: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    body |= {name: value for name, value in _optional(workspace, message) if value is not None}
    if not message.ephemeral_to:
        body["team"] = workspace.team.id
    if message.bot_id is not None:
        body |= {"bot_id": message.bot_id, "app_id": message.app_id}
        body["bot_profile"] = bot_profile(workspace, message)
    if message.reactions:
        body["reactions"] = reactions(message)
    if message.files:
        body["files"] = [file_object(workspace, workspace.files[key]) for key in message.files]
    if metadata and message.metadata:
        body["metadata"] = message.metadata
    return body | (thread_fields(workspace, message) if thread else _place(workspace, message))


def _optional(workspace: Workspace, message: Message) -> list[tuple[str, Any]]:
    broadcast = "thread_broadcast" if message.broadcast else None
    root = workspace.message(message.channel, message.thread_ts or "") if broadcast else None
    return [
        ("subtype", message.subtype or broadcast),
        ("blocks", message.blocks or None),
        ("attachments", message.attachments or None),
        ("edited", message.edited),
        ("username", message.username),
        ("icons", {"emoji": message.icon_emoji} if message.icon_emoji else None),
        ("client_msg_id", message.client_msg_id),
        ("inviter", message.inviter),
        ("root", root and message_object(workspace, root)),
    ]


def _place(workspace: Workspace, message: Message) -> Json:
    if not message.is_reply:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    root = workspace.message(message.channel, str(message.thread_ts))
    place: Json = {"thread_ts": message.thread_ts}
    return place | ({"parent_user_id": root.user} if root else {})


def thread_fields(workspace: Workspace, message: Message) -> Json:
    """Return where the message stands in a thread, or the figures of the thread that it begins."""
    thread = None
    if not message.is_reply:
        thread = workspace.conversation(message.channel).thread(message.ts)
    if thread is None:
        return _place(workspace, message)
    return {
        "thread_ts": message.ts,
        "reply_count": thread.reply_count,
        "reply_users_count": len(thread.reply_users),
        "latest_reply": thread.latest_reply,
        "reply_users": list(thread.reply_users[:5]),
        "is_locked": False,
        "subscribed": False,
    }


def _tombstone(workspace: Workspace, message: Message) -> Json:
    return {
        "type": "message",
        "subtype": "tombstone",
        "user": SLACKBOT,
        "text": TOMBSTONE_TEXT,
        "hidden": True,
        "ts": message.ts,
    } | thread_fields(workspace, message)


def reactions(message: Message) -> list[Json]:
    """Return a message's reactions, in the order in which they were first added."""
    return [
        {"name": name, "users": users, "count": len(users)}
        for name, users in message.reactions.items()
    ]
