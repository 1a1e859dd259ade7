"""Users and user groups as Slack sends them."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.model import Json, User, UserGroup
from sandbox.workspace import SLACKBOT, Workspace


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
