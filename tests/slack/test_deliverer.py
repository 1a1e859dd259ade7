"""The deliverer: what was committed appears in Slack, in order."""

import asyncio
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.deliverer import Deliverer
from bot.slack.pace import Pace
from storage import outbox
from storage.outbox import State
from tests.outbox import Words
from tests.slack.office import Office


async def test_what_was_committed_is_posted(office: Office) -> None:
    """A message is posted, its row says where it stands, and the bot is told."""
    await office.post("hello", "C1")

    await office.deliverer().drain()

    row, (message,) = await office.row("hello"), office.messages("C1")
    assert (row.state, row.sent_channel_id, row.ts) == (State.SENT, "C1", message.ts)
    assert row.sent_at == office.clock.now()
    assert office.hooked == [("sent", "hello")]


async def test_the_messages_of_a_channel_keep_their_order(office: Office) -> None:
    """Two channels are served side by side, each in the order of its commits."""
    for number in range(5):
        await office.post(f"one-{number}", "C1")
        await office.post(f"two-{number}", "C2")

    assert await office.deliverer().drain() == 10

    assert office.texts("C1") == [f"one-{number}" for number in range(5)]
    assert office.texts("C2") == [f"two-{number}" for number in range(5)]


async def test_a_reply_waits_for_the_message_it_answers(office: Office) -> None:
    """A reply that names its parent by key stands in the parent's thread."""
    await office.post("parent", "C1")
    await office.post("reply", "C1", thread_key="parent")

    await office.deliverer().drain()

    parent, reply = office.messages("C1")
    assert (reply.text, reply.thread_ts) == ("reply", parent.ts)


async def test_a_message_to_a_person_is_posted_in_his_direct_messages(office: Office) -> None:
    """Slack is given the person, opens the conversation, and the row says which it is."""
    await office.post("one", "U1")
    await office.post("two", "U1")

    await office.deliverer().drain()

    direct = office.sandbox.workspace.find_dm("U1", office.sandbox.workspace.bot.user_id)
    assert direct is not None
    assert office.texts(direct.id) == ["one", "two"]
    assert (await office.row("two")).sent_channel_id == direct.id
    assert office.calls("conversations.open") == 0


async def test_an_update_before_the_post_changes_the_post(office: Office) -> None:
    """What was not sent yet is sent as it is to be by then."""
    await office.post("card", "C1", "old")
    await office.work.run(outbox.update, "card", Words("new"))

    await office.deliverer().drain()

    assert (office.texts("C1"), office.calls("chat.update")) == (["new"], 0)


async def test_the_latest_update_wins(office: Office) -> None:
    """A message that was sent shows what the last update says."""
    deliverer = office.deliverer()
    await office.post("card", "C1", "old")
    await deliverer.drain()

    for text in ("newer", "newest"):
        await office.work.run(outbox.update, "card", Words(text))
    await deliverer.drain()
    await office.work.run(outbox.update, "card", Words("last"))
    await deliverer.drain()

    assert (office.texts("C1"), office.calls("chat.update")) == (["last"], 2)


async def test_an_update_of_a_message_that_somebody_deleted_is_done(office: Office) -> None:
    """There is nothing left to update: that is no error."""
    deliverer = office.deliverer()
    await office.post("card", "C1")
    await deliverer.drain()
    office.sandbox.workspace.drop_message(office.messages("C1")[0])

    await office.work.run(outbox.update, "card", Words("new"))
    await deliverer.drain()

    assert (await office.row("update:card")).state is State.SENT


async def test_a_deleted_message_disappears_or_never_appears(office: Office) -> None:
    """What was sent is deleted; what was not is dropped."""
    deliverer = office.deliverer()
    await office.post("sent", "C1")
    await deliverer.drain()
    await office.post("unsent", "C1")

    for key in ("sent", "unsent"):
        await office.work.run(outbox.delete, key)
    await deliverer.drain()

    assert office.texts("C1") == []
    assert (await office.row("unsent")).state is State.DROPPED


async def test_a_reaction_comes_and_goes(office: Office) -> None:
    """Asking for what is so already changes nothing and is no error."""
    deliverer = office.deliverer()
    ts = office.sandbox.workspace.add_message("C1", "U1", "decision: go").ts
    seen = []

    for present in (True, True, False, False):
        await office.work.run(outbox.react, "C1", ts, "memo", present=present)
        await deliverer.drain()
        seen.append([name for name, _ in reactions(office, ts)])

    assert seen == [["memo"], ["memo"], [], []]
    assert (await office.row(f"reaction:C1:{ts}:memo")).state is State.SENT


async def test_a_commit_wakes_the_deliverer(office: Office) -> None:
    """A running deliverer sends at once, without any tick."""
    deliverer = office.deliverer()
    running = asyncio.create_task(deliverer.run())

    await office.post("hello", "C1")
    await office.until(lambda: bool(office.hooked))
    await deliverer.stop()
    await running

    assert office.texts("C1") == ["hello"]


async def test_stop_waits_for_what_is_on_its_way(office: Office) -> None:
    """A message whose calls have begun is written down as sent; no other is begun."""
    begun, may_go_on = asyncio.Event(), asyncio.Event()

    async def slow_client_for(workspace_id: str) -> AsyncWebClient:
        begun.set()
        await may_go_on.wait()
        return await office.client_for(workspace_id)

    deliverer = Deliverer(office.uow, slow_client_for, pace=Pace(0))
    await office.post("one", "C1")
    await office.post("two", "C1")

    draining = asyncio.create_task(deliverer.drain())
    await begun.wait()
    stopping = asyncio.create_task(deliverer.stop())
    await asyncio.sleep(0)
    may_go_on.set()
    await asyncio.gather(stopping, draining)

    states = [(await office.row(key)).state for key in ("one", "two")]
    assert states == [State.SENT, State.WAITING]


async def test_stop_does_not_wait_for_ever(office: Office) -> None:
    """What is not answered in time is left being sent, for the next start to look up."""
    never = asyncio.Event()

    async def client_for(_: str) -> AsyncWebClient:
        await never.wait()
        raise AssertionError("never")

    deliverer = Deliverer(office.uow, client_for, pace=Pace(0))
    await office.post("one", "C1")
    draining = asyncio.create_task(deliverer.drain())
    await office.until(lambda: bool(deliverer._in_hand))

    await deliverer.stop(patience=0.05)
    await draining

    assert (await office.row("one")).state is State.SENDING


async def test_a_message_that_slack_refuses_is_parked(office: Office) -> None:
    """It is put aside with Slack's reason, and what comes after it in the channel goes on."""
    office.sandbox.workspace.channels["C2"].is_archived = True
    await office.post("lost", "C2")
    await office.post("reply", "C2", thread_key="lost")
    await office.post("fine", "C1")

    await office.deliverer().drain()

    rows = [await office.row(key) for key in ("lost", "reply", "fine")]
    assert [(row.state, row.error) for row in rows] == [
        (State.PARKED, "is_archived"),
        (State.PARKED, "parent_not_sent"),
        (State.SENT, None),
    ]
    assert sorted(office.hooked) == [("parked", "lost"), ("sent", "fine")]


@pytest.mark.parametrize(
    ("channel", "blocks", "error"),
    [
        ("C404", [], "channel_not_found"),
        ("C1", [{"type": "section"}], "invalid_blocks"),
        ("U404", [], "channel_not_found"),
    ],
)
async def test_each_refusal_keeps_slacks_reason(
    office: Office, channel: str, blocks: list[dict[str, Any]], error: str
) -> None:
    """Whatever Slack says never to is kept on the row for whoever mends it."""
    await office.work.run(outbox.post, "bad", channel, Words("bad", blocks))

    await office.deliverer().drain()

    row = await office.row("bad")
    assert (row.state, row.error) == (State.PARKED, error)


def reactions(office: Office, ts: str) -> list[tuple[str, int]]:
    """The reactions on a message of C1 and how many gave each."""
    message = office.sandbox.workspace.message("C1", ts)
    assert message is not None
    return [(name, len(users)) for name, users in message.reactions.items()]
