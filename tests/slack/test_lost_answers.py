"""Faults and crashes: every message is posted exactly once, whatever happened to the answer."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.slack import sending
from storage import delivery as deliveries
from storage.marks import Settled
from storage.outbox import State
from storage.work import EVERYWHERE, Work
from tests.slack.office import Office
from tests.units import AwayAtTimes

LEASE = timedelta(minutes=5)


async def test_too_many_calls_wait_as_long_as_slack_says(office: Office) -> None:
    """After a 429 the message waits for Retry-After, then goes out; order is kept."""
    deliverer = office.deliverer()
    office.fail("429", retry_after=30)
    await office.post("one", "C1")
    await office.post("two", "C1")

    await deliverer.drain()
    office.advance(seconds=29)
    await deliverer.drain()
    too_early = office.texts("C1")
    office.advance(seconds=1)
    await deliverer.drain()

    assert (too_early, office.texts("C1")) == ([], ["one", "two"])


@pytest.mark.parametrize("kind", ["500", "drop", "drop_after", "timeout_after"])
@pytest.mark.parametrize("channel", ["C1", "C3", "U1"])
async def test_a_call_without_an_answer_is_looked_up_before_it_is_repeated(
    office: Office, kind: str, channel: str
) -> None:
    """Whether Slack had stored it or not, the message is there once, and known to be."""
    deliverer = office.deliverer()
    office.fail(kind)
    await office.post("hello", channel)

    await deliverer.drain()
    unknown = (await office.row("hello")).state
    office.advance(minutes=1)
    await deliverer.drain()

    row = await office.row("hello")
    assert unknown is State.SENDING
    assert office.texts(row.sent_channel_id or "") == ["hello"]
    assert (row.ts, office.hooked) == (office.messages(row.sent_channel_id or "")[0].ts, SENT)


async def test_a_lost_reply_is_looked_up_in_its_thread(office: Office) -> None:
    """Replies do not show in the channel's history: the thread is read."""
    deliverer = office.deliverer()
    await office.post("parent", "C1")
    await deliverer.drain()
    office.fail("drop_after")
    await office.post("hello", "C1", thread_key="parent")

    await deliverer.drain()
    office.advance(minutes=1)
    await deliverer.drain()

    assert office.texts("C1") == ["parent", "hello"]


async def test_a_failing_look_up_keeps_the_outcome_unknown(office: Office) -> None:
    """When history cannot be read either, nothing is posted again on a guess."""
    deliverer = office.deliverer()
    office.fail("drop_after")
    await office.post("hello", "C1")
    await deliverer.drain()

    for kind in ("429", "500", "drop"):
        office.fail(kind, "conversations.history", times=None)
        office.advance(minutes=10)
        await deliverer.drain()
    office.sandbox.faults.set({})
    still_unknown = (await office.row("hello")).state
    office.advance(minutes=10)
    await deliverer.drain()

    assert still_unknown is State.SENDING
    assert (office.texts("C1"), (await office.row("hello")).state) == (["hello"], State.SENT)


async def test_a_look_up_reads_on_where_there_is_much_talk(office: Office) -> None:
    """The message is found among several pages of other people's messages."""
    deliverer = office.deliverer()
    office.fail("drop_after")
    talk(office, sending.PAGE + 50)
    await office.post("hello", "C1")
    await deliverer.drain()
    talk(office, sending.PAGE + 50)

    office.advance(minutes=1)
    await deliverer.drain()

    assert office.texts("C1").count("hello") == 1
    assert office.calls("conversations.history") == 2


@pytest.mark.parametrize("was_posted", [True, False])
async def test_a_crash_between_claim_and_mark_neither_loses_nor_repeats(
    office: Office, was_posted: bool
) -> None:
    """What another process was sending when it died is taken up when its lease ends."""
    await office.post("hello", "C1")
    (claimed,) = await office.uow.run(deliveries.claim, 10, LEASE, workspace_id=EVERYWHERE)
    if was_posted:
        await sending.send(await office.client_for("T1"), claimed, "C1")
    successor = office.deliverer()

    await successor.drain()
    within_the_lease = office.calls("conversations.history")
    office.advance(minutes=5)
    await successor.drain()

    assert within_the_lease == 0
    assert (office.texts("C1"), office.hooked) == (["hello"], SENT)


async def test_a_hook_that_fails_undoes_the_mark_and_stops_nobody(office: Office) -> None:
    """The message is not posted again, the hook is run again, other channels are served."""
    failing = {"hello"}

    def sent(_: Work, row: Settled) -> None:
        if row.key in failing:
            raise ValueError(row.key)
        office.hooked.append(("sent", row.key))

    deliverer = office.deliverer(sent=sent)
    await office.post("hello", "C1")
    await office.post("other", "C2")

    with capture_logs() as logs:
        await deliverer.drain()
    before = list(office.hooked)
    failing.clear()
    office.advance(minutes=1)
    await deliverer.drain()

    assert [line["key"] for line in logs if line["event"] == "delivery failed"] == ["hello"]
    assert (before, office.hooked) == ([("sent", "other")], [("sent", "other"), *SENT])
    assert office.texts("C1") == ["hello"]


async def test_a_database_that_is_away_kills_no_deliverer(office: Office) -> None:
    """It logs that and delivers as soon as it is woken with a database that answers."""
    office.uow = edge = AwayAtTimes(office.uow.database, office.clock)
    deliverer = office.deliverer()
    await office.post("hello", "C1")
    edge.away = True

    running = asyncio.create_task(deliverer.run())
    with capture_logs() as logs:
        await office.until(lambda: bool(logs))
    edge.away = False
    deliverer.wake()
    await office.until(lambda: office.hooked == SENT)
    await deliverer.stop()
    await running

    assert [line["event"] for line in logs] == ["the database cannot be reached"]


async def test_a_token_that_no_longer_works_loses_nothing(office: Office) -> None:
    """Messages wait until the app is installed again."""
    deliverer = office.deliverer()
    office.clients.sending.token = "xoxb-revoked"
    await office.post("hello", "C1")
    await deliverer.drain()
    row = await office.row("hello")

    office.clients.sending.token = office.sandbox.bot_token
    office.advance(minutes=1)
    await deliverer.drain()

    assert (row.state, row.error) == (State.WAITING, "invalid_auth")
    assert office.texts("C1") == ["hello"]


@pytest.mark.parametrize("seed", range(4))
async def test_two_deliverers_under_faults_post_everything_once_and_in_order(
    office: Office, seed: int
) -> None:
    """A third of all calls fail in any way; nothing is lost, doubled or out of order."""
    kinds = ("429", "500", "drop", "drop_after")
    rules = [{"kind": kind, "probability": 0.1} for kind in kinds]
    office.sandbox.faults.set({"rules": rules, "seed": seed})
    channels = ("C1", "C2", "C3", "U1", "U2")
    for number in range(6):
        for channel in channels:
            await office.post(f"{channel}-{number}", channel)

    fleet = [office.deliverer(), office.deliverer()]
    for _ in range(60):
        await asyncio.gather(*(deliverer.drain() for deliverer in fleet))
        office.advance(minutes=6)

    for channel in channels:
        place = (await office.row(f"{channel}-0")).sent_channel_id or ""
        assert office.texts(place) == [f"{channel}-{number}" for number in range(6)]


def talk(office: Office, count: int) -> None:
    """What people say in C1."""
    for number in range(count):
        office.sandbox.workspace.add_message("C1", "U1", f"talk {number}")


SENT = [("sent", "hello")]
