"""conversations.history and .replies: pages, bounds, metadata."""

import pytest

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, ELSEWHERE, OPS


def fill(sandbox: Sandbox, count: int) -> list[str]:
    """Put so many messages into #ops, a second apart; returns their ts."""
    return [
        sandbox.workspace.add_message(OPS, ANA, f"m{number}", f"17000000{number:02d}.000100").ts
        for number in range(count)
    ]


async def test_history_goes_back_page_by_page(bolt: Bolt, sandbox: Sandbox) -> None:
    """Pages follow each other from the newest message to the oldest."""
    written = fill(sandbox, 25)

    seen: list[str] = []
    cursor = ""
    for _ in range(3):
        page = await bolt.web.conversations_history(channel=OPS, limit=10, cursor=cursor)
        seen += [message["ts"] for message in page["messages"]]
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")

    assert seen == written[::-1]
    assert (page["has_more"], cursor) == (False, "")


async def test_history_goes_forward_from_oldest(bolt: Bolt, sandbox: Sandbox) -> None:
    """With `oldest` alone the messages closest to it come first, and pages go on from there."""
    written = fill(sandbox, 12)
    call = bolt.web.conversations_history

    first = await call(channel=OPS, oldest=written[1], limit=4)
    cursor = first["response_metadata"]["next_cursor"]
    second = await call(channel=OPS, oldest=written[1], limit=4, cursor=cursor)

    assert [m["ts"] for m in first["messages"]] == written[2:6][::-1]
    assert [m["ts"] for m in second["messages"]] == written[6:10][::-1]


@pytest.mark.parametrize(("inclusive", "expected"), [(False, [3, 4]), (True, [2, 3, 4, 5])])
async def test_bounds_are_excluded_unless_inclusive(
    bolt: Bolt, sandbox: Sandbox, *, inclusive: bool, expected: list[int]
) -> None:
    """`oldest` and `latest` are not part of the answer unless asked for."""
    written = fill(sandbox, 8)

    page = await bolt.web.conversations_history(
        channel=OPS, oldest=written[2], latest=written[5], inclusive=inclusive
    )

    assert [m["ts"] for m in page["messages"]] == [written[n] for n in expected][::-1]


async def test_metadata_is_returned_when_asked_for(bolt: Bolt) -> None:
    """What a message carries is seen with include_all_metadata only."""
    metadata = {"event_type": "nudge", "event_payload": {"key": "n:1"}}
    await bolt.web.chat_postMessage(channel=OPS, text="t", metadata=metadata)

    with_it = await bolt.web.conversations_history(channel=OPS, include_all_metadata=True)
    without = await bolt.web.conversations_history(channel=OPS)

    assert with_it["messages"][0]["metadata"] == metadata
    assert "metadata" not in without["messages"][0]


async def test_replies_of_a_thread_come_in_order(bolt: Bolt, ana: Person) -> None:
    """The first message comes first; pages go on without gap and carry metadata."""
    root = await ana.say(OPS, "root")
    written = [await ana.say(OPS, f"r{n}", thread_ts=root) for n in range(5)]
    call = bolt.web.conversations_replies

    first = await call(channel=OPS, ts=root, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    second = await call(channel=OPS, ts=root, limit=3, cursor=cursor)

    assert [m["ts"] for m in first["messages"]] == [root, *written[:3]]
    assert [m["ts"] for m in second["messages"]] == written[3:]
    assert (first["has_more"], second["has_more"]) == (True, False)


async def test_replies_can_be_bounded(bolt: Bolt, ana: Person) -> None:
    """`oldest` leaves out what was seen already."""
    root = await ana.say(OPS, "root")
    written = [await ana.say(OPS, f"r{n}", thread_ts=root) for n in range(3)]

    page = await bolt.web.conversations_replies(channel=OPS, ts=root, oldest=written[0])

    assert [m["ts"] for m in page["messages"]] == [root, *written[1:]]


async def test_what_cannot_be_read_is_refused(bolt: Bolt) -> None:
    """No thread, no channel, not in the channel: each has its error."""
    thread = await refused(bolt.web.conversations_replies(channel=OPS, ts="1.000001"))
    nowhere = await refused(bolt.web.conversations_history(channel="C0NOWHERE"))
    outside = await refused(bolt.web.conversations_history(channel=ELSEWHERE))

    errors = [thread["error"], nowhere["error"], outside["error"]]
    assert errors == ["thread_not_found", "channel_not_found", "not_in_channel"]


async def test_a_reply_is_not_in_the_channels_history(bolt: Bolt, ana: Person) -> None:
    """Replies are read with conversations.replies."""
    root = await ana.say(OPS, "root")
    await ana.say(OPS, "reply", thread_ts=root)

    page = await bolt.web.conversations_history(channel=OPS)

    assert [m["text"] for m in page["messages"]] == ["root"]
