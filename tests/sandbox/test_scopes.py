"""What an app may call and hear by the scopes that it was granted."""

import inspect

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.scopes import (
    EVENT_SCOPES,
    METHODS,
    ChannelKind,
    event_name,
    missing_event_scope,
    missing_scope,
)


@pytest.mark.parametrize(
    ("method", "granted", "kind", "missing"),
    [
        ("chat.postMessage", {"chat:write"}, None, None),
        ("chat.postMessage", set(), None, "chat:write"),
        ("auth.test", set(), None, None),
        ("views.open", set(), None, None),
        ("conversations.history", {"channels:history"}, "channel", None),
        ("conversations.history", {"channels:history"}, "private", "groups:history"),
        ("conversations.replies", {"groups:history"}, "private", None),
        ("conversations.members", {"channels:read"}, "mpim", "mpim:read"),
        ("conversations.info", {"im:read"}, "im", None),
        ("conversations.info", {"im:read"}, None, None),
        (
            "conversations.list",
            set(),
            None,
            "channels:read,groups:read,im:read,mpim:read",
        ),
        ("conversations.open", {"im:write"}, "im", None),
        ("conversations.open", {"im:write"}, "mpim", "mpim:write"),
        ("conversations.join", {"channels:read"}, "channel", "channels:join"),
        ("users.info", {"channels:read"}, None, "users:read"),
        ("users.lookupByEmail", {"users:read"}, None, "users:read.email"),
        ("usergroups.users.list", {"usergroups:read"}, None, None),
        ("reactions.add", {"reactions:read"}, None, "reactions:write"),
        ("apps.connections.open", {"chat:write"}, None, "connections:write"),
        ("no.such.method", set(), None, None),
    ],
)
def test_a_method_needs_its_scope(
    method: str, granted: set[str], kind: ChannelKind | None, missing: str | None
) -> None:
    """What is missing is named as Slack names it, by the kind of channel where that matters."""
    assert missing_scope(method, granted, kind) == missing


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_is_one_of_slacks(method: str) -> None:
    """Slack's own client has a function for every method of the table."""
    function = getattr(AsyncWebClient, method.replace(".", "_"), None)

    assert inspect.iscoroutinefunction(function)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("channel", "message.channels"),
        ("private", "message.groups"),
        ("im", "message.im"),
        ("mpim", "message.mpim"),
    ],
)
def test_a_message_is_heard_by_the_kind_of_its_channel(kind: ChannelKind, name: str) -> None:
    """A manifest subscribes to messages by kind of channel, whatever their subtype."""
    edited = {"type": "message", "subtype": "message_changed"}

    assert event_name(edited, kind) == name


def test_other_events_are_heard_by_their_type() -> None:
    """Every event but a message has one name."""
    assert event_name({"type": "reaction_added"}) == "reaction_added"
    assert event_name({"type": "team_join"}, "channel") == "team_join"


def test_a_message_without_a_channel_is_a_mistake() -> None:
    """The kind of the channel is needed to name the event of a message."""
    with pytest.raises(ValueError, match="kind of its channel"):
        event_name({"type": "message"})


@pytest.mark.parametrize(
    ("name", "granted", "kind", "missing"),
    [
        ("message.channels", {"channels:history"}, "channel", None),
        ("message.groups", {"channels:history"}, "private", "groups:history"),
        ("member_joined_channel", {"channels:read"}, "channel", None),
        ("member_joined_channel", {"channels:read"}, "private", "groups:read"),
        ("reaction_added", set(), None, "reactions:read"),
        ("app_home_opened", set(), None, None),
        ("user_change", {"users:read"}, None, None),
    ],
)
def test_an_event_needs_its_scope(
    name: str, granted: set[str], kind: ChannelKind | None, missing: str | None
) -> None:
    """An app hears only what its scopes let it hear."""
    assert missing_event_scope(name, granted, kind) == missing


def test_every_kind_of_message_is_in_the_table() -> None:
    """What a message is called is always an event that a scope is known for."""
    kinds: tuple[ChannelKind, ...] = ("channel", "private", "im", "mpim")

    assert {event_name({"type": "message"}, kind) for kind in kinds} <= set(EVENT_SCOPES)
