"""What an interaction is called in the numbers and in the log."""

from typing import Any

import pytest

from handlers.payload import Payload


def action(action_id: str) -> dict[str, Any]:
    """A button that was pressed."""
    return {"type": "block_actions", "actions": [{"action_id": action_id}]}


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ({"command": "/followup", "text": "add this"}, "command", "/followup"),
        (action("followups.finish"), "action", "followups.finish"),
        (action("followups.act.F-12.3"), "action", "followups.act"),
        (
            {"type": "view_submission", "view": {"callback_id": "series.save"}},
            "submission",
            "series.save",
        ),
        ({"type": "event_callback", "event": {"type": "message"}}, "event", "message"),
        ({"type": "message_action", "callback_id": "minutes.add"}, "shortcut", "minutes.add"),
    ],
)
def test_every_kind_has_its_name(body: dict[str, Any], kind: str, name: str) -> None:
    """Members of a family of actions share one, so that there are never more than a few."""
    payload = Payload(body)

    assert (payload.kind, payload.name) == (kind, name)


def test_words_to_the_bot_are_the_same_under_another_event_id() -> None:
    """Slack may bring a message twice as if it were two events."""
    said = {"type": "message", "channel": "D1", "ts": "1.1"}
    first = Payload({"type": "event_callback", "event_id": "Ev1", "event": said})
    again = Payload({"type": "event_callback", "event_id": "Ev2", "event": said})
    other = Payload({"type": "event_callback", "event_id": "Ev3", "event": said | {"ts": "1.2"}})

    assert first.key == again.key != other.key


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"message_ts": "2.0", "thread_ts": "1.0", "is_ephemeral": True}, "1.0"),
        ({"message_ts": "1.0", "thread_ts": "1.0"}, None),
        ({"message_ts": "1.0"}, None),
    ],
)
def test_a_button_is_in_a_thread_when_it_stands_below_another_message(
    place: dict[str, Any], expected: str | None
) -> None:
    """The first message of a thread stands in the channel, whatever was answered to it."""
    assert Payload({"type": "block_actions", "container": place}).reply_thread == expected
