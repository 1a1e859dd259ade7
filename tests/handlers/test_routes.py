"""The tables in which a handler is found."""

from typing import Any

import pytest

from handlers import everything
from handlers.interaction import Interaction
from handlers.payload import Payload
from handlers.routes import Handler, Routes


async def first(_: Interaction) -> None:
    """A handler."""


async def second(_: Interaction) -> None:
    """Another handler."""


def action(action_id: str) -> Payload:
    """A button that was pressed."""
    return Payload({"type": "block_actions", "actions": [{"action_id": action_id}]})


def event(type_: str, **fields: Any) -> Payload:
    """An event of that type."""
    return Payload({"type": "event_callback", "event": {"type": type_, **fields}})


def filled() -> Routes:
    """A table with one of everything."""
    routes = Routes()
    routes.command("/followup", first)
    routes.action("a.one", first)
    routes.actions("a.many", second)
    routes.submission("a.save", first)
    routes.shortcut("a.add", second)
    routes.event("message", first, when=lambda said: said.get("channel_type") == "im")
    routes.event("message", second)
    return routes


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (Payload({"command": "/followup"}), first),
        (Payload({"command": "/follow"}), None),
        (action("a.one"), first),
        (action("a.many.F-12.3"), second),
        (action("a.many"), None),
        (action("a.manyfold.1"), None),
        (action(""), None),
        (Payload({"type": "view_submission", "view": {"callback_id": "a.save"}}), first),
        (Payload({"type": "view_submission", "view": {"callback_id": "a.add"}}), None),
        (Payload({"type": "message_action", "callback_id": "a.add"}), second),
        (event("message", channel_type="im"), first),
        (event("message", channel_type="channel"), second),
        (event("reaction_added"), None),
        (Payload({}), None),
    ],
)
def test_each_kind_is_found_by_its_own_name(payload: Payload, expected: Handler | None) -> None:
    """Members of a family by its beginning, events by the first condition that holds."""
    assert filled().find(payload) is expected


def test_nothing_is_handled_twice() -> None:
    """Two nouns that want the same button are a mistake, seen at the start."""
    routes = filled()

    with pytest.raises(ValueError, match=r"a\.one is handled twice"):
        routes.action("a.one", second)
    with pytest.raises(ValueError, match=r"a\.many is handled twice"):
        routes.actions("a.many", second)


def test_the_nouns_do_not_contradict_one_another() -> None:
    """All of them fill one table."""
    assert everything.routes().find(Payload({"command": "/followup"})) is not None
