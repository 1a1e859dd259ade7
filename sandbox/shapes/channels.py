"""Conversations as Slack sends them."""

from typing import Final

from sandbox.model import Channel, Json
from sandbox.workspace import Workspace

# What events call each kind, in `channel_type`.
CHANNEL_TYPES: Final = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}


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
