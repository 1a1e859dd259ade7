"""Which scope each Web API method and each event needs, and how often a method may be called.

Source: the "Facts" of every page under https://docs.slack.dev/reference/methods and
https://docs.slack.dev/reference/events.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

ChannelKind = Literal["channel", "private", "im", "mpim"]
TokenKind = Literal["bot", "app", "none"]


@dataclass(frozen=True)
class Method:
    """What a call needs: one of `scopes`, or of a kind of channel the one in `by_kind`.

    `tier` is Slack's rate-limit tier: 1 to 4, "special" (about one a second in a channel), or None
    where Slack names no limit.
    """

    scopes: frozenset[str] = frozenset()
    tier: int | Literal["special"] | None = None
    token: TokenKind = "bot"  # noqa: S105 - a kind of token, not a token
    by_kind: Mapping[str, str] = field(default_factory=dict)


def _by_kind(verb: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "channel": f"channels:{verb}",
            "private": f"groups:{verb}",
            "im": f"im:{verb}",
            "mpim": f"mpim:{verb}",
        }
    )


def _of(tier: int | Literal["special"] | None, *scopes: str) -> Method:
    return Method(frozenset(scopes), tier)


def _in_channel(tier: int, by_kind: Mapping[str, str]) -> Method:
    return Method(frozenset(by_kind.values()), tier, by_kind=by_kind)


_READ: Final = _by_kind("read")
_HISTORY: Final = _by_kind("history")
# Bots manage public channels by `channels:manage`; private ones and DMs by `…:write`.
_WRITE: Final = MappingProxyType({**_by_kind("write"), "channel": "channels:manage"})
_INVITE: Final = MappingProxyType({**_WRITE, "channel": "channels:write.invites"})
_TOPIC: Final = MappingProxyType({**_WRITE, "channel": "channels:write.topic"})
_OPEN: Final = MappingProxyType({"im": "im:write", "mpim": "mpim:write"})

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "api.test": Method(tier=4, token="none"),  # noqa: S106 - a kind of token
        "apps.connections.open": Method(frozenset({"connections:write"}), 1, "app"),
        "apps.uninstall": _of(1),
        "auth.revoke": _of(3),
        "auth.teams.list": _of(2),
        "auth.test": _of("special"),
        "bookmarks.add": _of(2, "bookmarks:write"),
        "bookmarks.edit": _of(2, "bookmarks:write"),
        "bookmarks.list": _of(3, "bookmarks:read"),
        "bookmarks.remove": _of(2, "bookmarks:write"),
        "bots.info": _of(3, "users:read"),
        "chat.delete": _of(3, "chat:write"),
        "chat.deleteScheduledMessage": _of(3, "chat:write"),
        "chat.getPermalink": _of("special"),
        "chat.meMessage": _of(3, "chat:write"),
        "chat.postEphemeral": _of(4, "chat:write"),
        "chat.postMessage": _of("special", "chat:write"),
        "chat.scheduleMessage": _of(3, "chat:write"),
        "chat.scheduledMessages.list": _of(3),
        "chat.unfurl": _of(3, "links:write"),
        "chat.update": _of(3, "chat:write"),
        "conversations.archive": _in_channel(2, _WRITE),
        "conversations.close": _in_channel(2, _WRITE),
        "conversations.create": _in_channel(2, _WRITE),
        "conversations.history": _in_channel(3, _HISTORY),
        "conversations.info": _in_channel(3, _READ),
        "conversations.invite": _in_channel(3, _INVITE),
        "conversations.join": _of(3, "channels:join"),
        "conversations.kick": _in_channel(3, _WRITE),
        "conversations.leave": _in_channel(3, _WRITE),
        "conversations.list": _in_channel(2, _READ),
        "conversations.mark": _in_channel(3, _WRITE),
        "conversations.members": _in_channel(4, _READ),
        "conversations.open": _in_channel(3, _OPEN),
        "conversations.rename": _in_channel(2, _WRITE),
        "conversations.replies": _in_channel(3, _HISTORY),
        "conversations.setPurpose": _in_channel(2, _TOPIC),
        "conversations.setTopic": _in_channel(2, _TOPIC),
        "conversations.unarchive": _in_channel(2, _WRITE),
        "dnd.info": _of(3, "dnd:read"),
        "dnd.teamInfo": _of(2, "dnd:read"),
        "emoji.list": _of(2, "emoji:read"),
        "files.completeUploadExternal": _of(4, "files:write"),
        "files.delete": _of(3, "files:write"),
        "files.getUploadURLExternal": _of(4, "files:write"),
        "files.info": _of(4, "files:read"),
        "files.list": _of(3, "files:read"),
        "oauth.v2.access": Method(tier=4, token="none"),  # noqa: S106 - a kind of token
        "oauth.v2.exchange": Method(tier=4, token="none"),  # noqa: S106 - a kind of token
        "pins.add": _of(2, "pins:write"),
        "pins.list": _of(2, "pins:read"),
        "pins.remove": _of(2, "pins:write"),
        "reactions.add": _of(3, "reactions:write"),
        "reactions.get": _of(3, "reactions:read"),
        "reactions.list": _of(2, "reactions:read"),
        "reactions.remove": _of(2, "reactions:write"),
        "team.info": _of(3, "team:read"),
        "usergroups.list": _of(2, "usergroups:read"),
        "usergroups.users.list": _of(2, "usergroups:read"),
        "users.conversations": _in_channel(3, _READ),
        "users.getPresence": _of(3, "users:read"),
        "users.info": _of(4, "users:read"),
        "users.list": _of(2, "users:read"),
        "users.lookupByEmail": _of(3, "users:read.email"),
        "users.profile.get": _of(4, "users.profile:read"),
        "users.setPresence": _of(2, "users:write"),
        "views.open": _of(4),
        "views.publish": _of(4),
        "views.push": _of(4),
        "views.update": _of(4),
    }
)


def missing_scope(
    method: str, granted: Collection[str], channel_kind: ChannelKind | None = None
) -> str | None:
    """Return the scope that `method` lacks, as Slack names it in `needed`, or None.

    With `channel_kind` the scope must be that kind's own; without it any of the method's is enough.
    A method that is not in METHODS needs nothing here: it is refused as unknown elsewhere.
    """
    needs = METHODS.get(method)
    if needs is None:
        return None
    return _missing(needs.scopes, needs.by_kind, granted, channel_kind)


@dataclass(frozen=True)
class EventScope:
    """What hearing an event needs: one of `scopes`, or of a kind of channel that in `by_kind`."""

    scopes: frozenset[str] = frozenset()
    by_kind: Mapping[str, str] = field(default_factory=dict)


def _hears(*scopes: str) -> EventScope:
    return EventScope(frozenset(scopes))


_IN_ANY_CHANNEL: Final = EventScope(
    frozenset({"channels:read", "groups:read"}),
    MappingProxyType({"channel": "channels:read", "private": "groups:read"}),
)

EVENT_SCOPES: Final[Mapping[str, EventScope]] = MappingProxyType(
    {
        "app_home_opened": _hears(),
        "app_mention": _hears("app_mentions:read"),
        "app_uninstalled": _hears(),
        "tokens_revoked": _hears(),
        "message.channels": _hears("channels:history"),
        "message.groups": _hears("groups:history"),
        "message.im": _hears("im:history"),
        "message.mpim": _hears("mpim:history"),
        "channel_archive": _hears("channels:read"),
        "channel_created": _hears("channels:read"),
        "channel_deleted": _hears("channels:read"),
        "channel_history_changed": _hears("channels:history"),
        "channel_id_changed": _IN_ANY_CHANNEL,
        "channel_left": _hears("channels:read"),
        "channel_rename": _hears("channels:read"),
        "channel_shared": _hears("channels:read"),
        "channel_unarchive": _hears("channels:read"),
        "channel_unshared": _hears("channels:read"),
        "group_archive": _hears("groups:read"),
        "group_close": _hears("groups:read"),
        "group_deleted": _hears("groups:read"),
        "group_history_changed": _hears("groups:history"),
        "group_left": _hears("groups:read"),
        "group_open": _hears("groups:read"),
        "group_rename": _hears("groups:read"),
        "group_unarchive": _hears("groups:read"),
        "im_close": _hears("im:read"),
        "im_created": _hears("im:read"),
        "im_history_changed": _hears("im:history"),
        "im_open": _hears("im:read"),
        "member_joined_channel": _IN_ANY_CHANNEL,
        "member_left_channel": _IN_ANY_CHANNEL,
        "reaction_added": _hears("reactions:read"),
        "reaction_removed": _hears("reactions:read"),
        "pin_added": _hears("pins:read"),
        "pin_removed": _hears("pins:read"),
        "team_join": _hears("users:read"),
        "user_change": _hears("users:read"),
        "user_huddle_changed": _hears("users:read"),
        "user_profile_changed": _hears("users:read"),
        "user_status_changed": _hears("users:read"),
        "dnd_updated_user": _hears("dnd:read"),
        "emoji_changed": _hears("emoji:read"),
        "file_change": _hears("files:read"),
        "file_created": _hears("files:read"),
        "file_deleted": _hears("files:read"),
        "file_public": _hears("files:read"),
        "file_shared": _hears("files:read"),
        "file_unshared": _hears("files:read"),
        "link_shared": _hears("links:read"),
        "subteam_created": _hears("usergroups:read"),
        "subteam_members_changed": _hears("usergroups:read"),
        "subteam_updated": _hears("usergroups:read"),
        "team_domain_change": _hears("team:read"),
        "team_rename": _hears("team:read"),
    }
)

_MESSAGE_EVENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channel": "message.channels",
        "private": "message.groups",
        "im": "message.im",
        "mpim": "message.mpim",
    }
)


def event_name(event: Mapping[str, Any], channel_kind: ChannelKind | None = None) -> str:
    """Return the name by which the manifest subscribes to `event`: its type, except for messages.

    A message of any subtype is `message.channels`, `message.groups`, `message.im` or
    `message.mpim` by the kind of its channel.
    """
    if event["type"] != "message":
        return str(event["type"])
    if channel_kind is None:
        raise ValueError("a message event needs the kind of its channel")
    return _MESSAGE_EVENTS[channel_kind]


def missing_event_scope(
    name: str, granted: Collection[str], channel_kind: ChannelKind | None = None
) -> str | None:
    """Return the scope without which an app does not hear the event `name`, or None."""
    needs = EVENT_SCOPES.get(name, EventScope())
    return _missing(needs.scopes, needs.by_kind, granted, channel_kind)


def _missing(
    scopes: frozenset[str],
    by_kind: Mapping[str, str],
    granted: Collection[str],
    kind: ChannelKind | None,
) -> str | None:
    needed = {by_kind[kind]} if kind is not None and kind in by_kind else scopes
    if not needed or not needed.isdisjoint(granted):
        return None
    return ",".join(sorted(needed))
