"""Which events of a channel are about minutes: only what people write in threads."""

from typing import Any

import pytest

from handlers.minutes import is_deleted, is_edited, is_picking, is_written

REPLY = {"user": "U1", "text": "note: a", "ts": "2.0", "thread_ts": "1.0"}
FROM_A_BOT = {**REPLY, "bot_id": "B1"}
OPENING = {**REPLY, "ts": "1.0"}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (REPLY, True),
        ({**REPLY, "subtype": "thread_broadcast"}, True),
        ({**REPLY, "subtype": "file_share"}, True),
        ({**REPLY, "subtype": "channel_join"}, False),
        ({**REPLY, "subtype": "message_changed"}, False),
        (FROM_A_BOT, False),
        (OPENING, False),
        ({"user": "U1", "text": "note: a", "ts": "2.0"}, False),
    ],
)
def test_only_replies_of_people_are_heard(event: dict[str, Any], expected: bool) -> None:
    """Broadcast or with a file, but nothing of a bot, and nothing outside threads."""
    assert is_written(event) is expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ({**REPLY, "text": "note: b"}, REPLY, True),
        ({**REPLY, "attachments": [{"from_url": "https://a.example"}]}, REPLY, False),
        ({**FROM_A_BOT, "text": "b"}, FROM_A_BOT, False),
        ({**OPENING, "text": "b"}, OPENING, False),
        ({**REPLY, "subtype": "tombstone", "text": "deleted"}, REPLY, False),
    ],
)
def test_an_edit_is_a_change_of_words(
    now: dict[str, Any], before: dict[str, Any], expected: bool
) -> None:
    """A link preview is none, nor is a tombstone."""
    event = {"subtype": "message_changed", "message": now, "previous_message": before}
    assert is_edited(event) is expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"subtype": "message_deleted", "previous_message": REPLY}, True),
        ({"subtype": "message_deleted", "previous_message": FROM_A_BOT}, False),
        ({"subtype": "message_deleted"}, False),
        (
            {
                "subtype": "message_changed",
                "message": {"subtype": "tombstone"},
                "previous_message": REPLY,
            },
            True,
        ),
        (
            {"subtype": "message_changed", "message": REPLY, "previous_message": REPLY},
            False,
        ),
    ],
)
def test_a_message_goes_by_deletion_or_by_tombstone(event: dict[str, Any], expected: bool) -> None:
    """One that has replies leaves a tombstone."""
    assert is_deleted(event) is expected


@pytest.mark.parametrize(
    ("reaction", "kind", "expected"),
    [
        ("memo", "message", True),
        ("pencil", "message", True),
        ("spiral_note_pad", "message", True),
        ("white_check_mark", "message", False),
        ("memo", "file", False),
    ],
)
def test_a_few_reactions_mean_into_the_minutes(reaction: str, kind: str, expected: bool) -> None:
    """The bot's own answer is not among them."""
    event = {"reaction": reaction, "item": {"type": kind}}
    assert is_picking(event) is expected
