"""What happens to people: they come, change and go, and who is told of it."""

from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.cards import user_card
from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.live import Live
from sandbox.model import Json, User, UserGroup
from sandbox.shapes import user_object, usergroup_object
from sandbox.workspace import Workspace

CHANGEABLE: Final = frozenset(
    {
        "name", "real_name", "display_name", "title", "email", "tz", "locale", "deleted",
        "is_admin", "avatar", "status_text", "status_emoji", "presence",
    }
)  # fmt: skip


class People:
    """Changes users and user groups, and sends what Slack sends."""

    def __init__(self, workspace: Workspace, events: Events, live: Live) -> None:
        self._workspace = workspace
        self._events = events
        self._live = live

    def create(self, fields: Json) -> User:
        """Let somebody join the workspace (`team_join`)."""
        known = _checked({k: v for k, v in fields.items() if k != "id"})
        user = self._workspace.add_user(fields.get("id"), **known)
        self._tell_app("team_join", user)
        return user

    def update(self, user: User, fields: Json) -> User:
        """Change a user (`user_change`): time zone, language, status, deactivation."""
        for name, value in _checked(fields).items():
            setattr(user, name, value)
        self._workspace.save_user(user)
        self._tell_app("user_change", user)
        return user

    def regroup(self, group: UserGroup, users: list[str]) -> None:
        """Change who is in a user group (`subteam_updated`, `subteam_members_changed`)."""
        before, group.users = group.users, users
        self._workspace.save_usergroup(group)
        subteam = usergroup_object(self._workspace, group, users=True)
        self._publish({"type": "subteam_updated", "subteam": subteam})
        self._publish(
            {
                "type": "subteam_members_changed",
                "subteam_id": group.id,
                "team_id": self._workspace.team.id,
                "added_users": [user for user in users if user not in before],
                "removed_users": [user for user in before if user not in users],
            }
        )

    def _tell_app(self, kind: str, user: User) -> None:
        body = user_object(self._workspace, user, locale=True)
        self._publish({"type": kind, "user": body, "cache_ts": self._workspace.seconds()})
        self._live.tell_all({"type": "user", "user": user_card(user)})

    def _publish(self, event: Json) -> None:
        self._events.publish({**event, "event_ts": self._workspace.clock.next_ts()})


def _checked(fields: Json) -> dict[str, Any]:
    unknown = set(fields) - CHANGEABLE
    if unknown:
        raise SlackError("invalid_arguments", f"A user has no {', '.join(sorted(unknown))}.")
    if "tz" in fields:
        try:
            ZoneInfo(fields["tz"])
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = f"There is no time zone {fields['tz']}."
            raise SlackError("invalid_arguments", message) from error
    return fields
