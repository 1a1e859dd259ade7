"""People and channels as the page shows them to somebody."""

from sandbox.model import Channel, Json, User
from sandbox.reads import Reads
from sandbox.workspace import Workspace


def user_card(user: User) -> Json:
    """Return what the page shows of a user."""
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "display_name": user.display_name,
        "title": user.title,
        "tz": user.tz,
        "locale": user.locale,
        "deleted": user.deleted,
        "is_bot": user.is_bot,
        "avatar": user.avatar,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "presence": user.presence,
    }


def channel_card(workspace: Workspace, reads: Reads, channel: Channel, viewer: str) -> Json:
    """Return what the page shows of a conversation to `viewer`, with what waits for him there."""
    is_member = viewer in channel.members
    card: Json = {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "is_member": is_member,
        "is_archived": channel.is_archived,
        "topic": channel.topic,
        "purpose": channel.purpose,
        "members": channel.members,
        "unread": 0,
        "mentions": 0,
        "last_ts": workspace.conversation(channel.id).last_ts(),
    }
    if is_member:
        card |= vars(reads.waiting(viewer, channel))
    if channel.kind == "im":
        card["user"] = channel.other(viewer)
    return card
