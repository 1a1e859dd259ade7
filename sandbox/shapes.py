"""The shape in which Slack sends each thing: users, channels, messages, views, files.

Taken from responses and events recorded by Slack's Java SDK (java-slack-sdk, `json-logs`).
"""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.model import Channel, File, Json, Message, User, UserGroup, View
from sandbox.workspace import SLACKBOT, Workspace

CHANNEL_TYPES = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}
TOMBSTONE_TEXT = "This message was deleted."


def user_object(workspace: Workspace, user: User, *, locale: bool = False) -> Json:
    """Return a user as `users.info` gives it; `locale` as asked by `include_locale`."""
    body: Json = {
        "id": user.id,
        "team_id": workspace.team.id,
        "name": user.name,
        "deleted": user.deleted,
        "color": (user.avatar or "#9f69e7").lstrip("#"),
        "real_name": user.real_name,
        "profile": profile_object(workspace, user),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
    }
    if not user.deleted:
        body |= _standing(user) | _time_zone(workspace, user)
    if locale:
        body["locale"] = user.locale
    return body


def _standing(user: User) -> Json:
    return {
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_email_confirmed": not user.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }


def _time_zone(workspace: Workspace, user: User) -> Json:
    try:
        local = workspace.clock.now().astimezone(ZoneInfo(user.tz))
    except (ZoneInfoNotFoundError, ValueError):
        local = workspace.clock.now()
    offset = local.utcoffset() or timedelta(0)
    return {
        "tz": user.tz,
        "tz_label": local.tzname() or user.tz,
        "tz_offset": int(offset.total_seconds()),
    }


def profile_object(workspace: Workspace, user: User) -> Json:
    """Return a user's profile."""
    first, _, last = user.real_name.partition(" ")
    body: Json = {
        "title": user.title,
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.display_name,
        "display_name_normalized": user.display_name,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "status_expiration": 0,
        "avatar_hash": "g" + user.id[-8:].lower(),
        "first_name": first,
        "last_name": last,
        "team": workspace.team.id,
    }
    if user.is_bot:
        body |= {"api_app_id": user.app_id, "bot_id": user.bot_id, "always_active": True}
    elif user.email:
        body["email"] = user.email
    return body


def channel_object(workspace: Workspace, channel: Channel, viewer: str) -> Json:
    """Return a conversation as `conversations.info` gives it to `viewer` (a user id)."""
    if channel.kind == "im":
        return _im_object(workspace, channel, viewer)
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "private",
        "is_im": False,
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "created": channel.created,
        "updated": channel.created * 1000,
        "creator": channel.creator,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "is_member": viewer in channel.members,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": [workspace.team.id],
        "context_team_id": workspace.team.id,
        "unlinked": 0,
        "parent_conversation": None,
        "previous_names": [],
        "topic": _headline(channel, channel.topic),
        "purpose": _headline(channel, channel.purpose),
    }


def _headline(channel: Channel, value: str) -> Json:
    creator, last_set = (channel.creator, channel.created) if value else ("", 0)
    return {"value": value, "creator": creator, "last_set": last_set}


def _im_object(workspace: Workspace, channel: Channel, viewer: str) -> Json:
    other = channel.other(viewer)
    user = workspace.users.get(other)
    return {
        "id": channel.id,
        "created": channel.created,
        "updated": channel.created * 1000,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": workspace.team.id,
        "user": other,
        "is_user_deleted": user is not None and user.deleted,
        "priority": 0,
    }


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


def file_object(workspace: Workspace, file: File) -> Json:
    """Return a file."""
    url = f"{workspace.base_url}/files/{file.secret}/{file.id}/{file.name}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "pretty_type": file.mimetype,
        "user": file.user,
        "user_team": workspace.team.id,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "is_public": bool(file.channels),
        "url_private": url,
        "url_private_download": url,
        "permalink": url,
        "channels": file.channels,
        "groups": [],
        "ims": [],
    }


def usergroup_object(workspace: Workspace, group: UserGroup, *, users: bool = False) -> Json:
    """Return a user group; `users`: with its members, as asked by `include_users`."""
    body: Json = {
        "id": group.id,
        "team_id": workspace.team.id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.created,
        "date_delete": group.created if group.disabled else 0,
        "auto_type": None,
        "created_by": SLACKBOT,
        "updated_by": SLACKBOT,
        "deleted_by": None,
        "prefs": {"channels": [], "groups": []},
        "user_count": len(group.users),
    }
    return body | ({"users": group.users} if users else {})


def view_object(workspace: Workspace, view: View) -> Json:
    """Return a view with all that Slack adds to what the app gave."""
    app = workspace.bot
    content = view.content
    return {
        "id": view.id,
        "team_id": workspace.team.id,
        "type": view.kind,
        "blocks": content.get("blocks", []),
        "private_metadata": content.get("private_metadata") or "",
        "callback_id": content.get("callback_id") or "",
        "state": {"values": view.values},
        "hash": view.hash,
        "title": content.get("title") or {"type": "plain_text", "text": app.name, "emoji": True},
        "clear_on_close": bool(content.get("clear_on_close")),
        "notify_on_close": bool(content.get("notify_on_close")),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "submit_disabled": bool(content.get("submit_disabled")),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id or view.id,
        "app_id": app.id,
        "external_id": content.get("external_id") or "",
        "app_installed_team_id": workspace.team.id,
        "bot_id": app.bot_id,
    }
