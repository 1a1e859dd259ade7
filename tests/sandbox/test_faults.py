"""Faults on request: what an app must live with, and that nothing else goes wrong."""

from collections import Counter
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.client import Person, RefusedError, SandboxClient
from sandbox.faults import Moment
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import OPS


def rule(kind: str, **fields: Any) -> dict[str, Any]:
    """Return a fault that strikes chat.postMessage once."""
    return {"method": "chat.postMessage", "kind": kind, "times": 1, **fields}


async def test_too_many_requests(bolt: Bolt, client: SandboxClient, ana: Person) -> None:
    """429 with Retry-After, nothing posted, and the next call works."""
    await client.faults(rules=[rule("429", retry_after=7)])

    answer = await refused(bolt.web.chat_postMessage(channel=OPS, text="x"))
    await bolt.web.chat_postMessage(channel=OPS, text="y")

    headers = (answer.status_code, answer["error"], answer.headers["Retry-After"])
    assert headers == (429, "ratelimited", "7")
    assert [message["text"] for message in await ana.messages(OPS)] == ["y"]


async def test_an_internal_error_does_nothing(
    sandbox: Sandbox, client: SandboxClient, ana: Person
) -> None:
    """500 without a JSON body."""
    await client.faults(rules=[rule("500")])
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    url = f"{sandbox.api_url}chat.postMessage"

    async with (
        aiohttp.ClientSession() as http,
        http.post(url, data={"channel": OPS, "text": "x"}, headers=headers) as response,
    ):
        status = response.status

    assert (status, await ana.messages(OPS)) == (500, [])


@pytest.mark.parametrize(("kind", "posted"), [("drop", 0), ("drop_after", 1)])
async def test_a_connection_breaks(
    bolt: Bolt, client: SandboxClient, ana: Person, kind: str, posted: int
) -> None:
    """Before the work or after it: the app cannot tell, the channel can."""
    await client.faults(rules=[rule(kind)])
    web = AsyncWebClient(bolt.web.token, base_url=bolt.web.base_url, retry_handlers=[])

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await web.chat_postMessage(channel=OPS, text="x")

    assert len(await ana.messages(OPS)) == posted


async def test_a_timeout_after_the_message_was_stored(
    bolt: Bolt, client: SandboxClient, ana: Person
) -> None:
    """The call never ends in time, and the message is there, with its metadata."""
    await client.faults(rules=[rule("timeout_after", hold_seconds=5)])
    web = AsyncWebClient(bolt.web.token, base_url=bolt.web.base_url, timeout=1)
    metadata = {"event_type": "t", "event_payload": {"key": "k"}}

    with pytest.raises(TimeoutError):
        await web.chat_postMessage(channel=OPS, text="x", metadata=metadata)

    page = await bolt.web.conversations_history(channel=OPS, include_all_metadata=True)
    assert [m["metadata"]["event_payload"] for m in page["messages"]] == [{"key": "k"}]
    assert len(await ana.messages(OPS)) == 1


async def test_events_come_twice(bolt: Bolt, client: SandboxClient, ana: Person) -> None:
    """Under the same event_id or under another one, as asked."""
    await client.faults(events={"duplicate": 1.0, "duplicate_new_id": 1.0})

    await ana.say(OPS, "hello")

    await bolt.until(lambda: len(bolt.heard) == 3)
    ids = Counter(body["event_id"] for body in bolt.heard)
    assert sorted(ids.values()) == [1, 2]


async def test_events_overtake_each_other(bolt: Bolt, client: SandboxClient, ana: Person) -> None:
    """`reorder` lets later events come first; none is lost."""
    await client.faults(events={"reorder": 0.5}, seed=4)
    said = [f"m{number}" for number in range(20)]
    for text in said:
        await ana.say(OPS, text)

    await bolt.hears("message", 20)

    heard = [event["text"] for event in bolt.events("message")]
    assert heard != said
    assert sorted(heard) == sorted(said)


async def test_chance_is_repeatable(sandbox: Sandbox) -> None:
    """The same seed strikes the same calls."""

    def struck() -> list[bool]:
        sandbox.faults.set({"rules": [{"kind": "500", "probability": 0.5}], "seed": 1})
        return [sandbox.faults.for_call("users.info") is not None for _ in range(20)]

    first = struck()

    assert first == struck()
    assert {True, False} == set(first)


async def test_faults_end(client: SandboxClient, bolt: Bolt) -> None:
    """An empty set switches all off."""
    await client.faults(rules=[{"kind": "500"}])
    await client.faults()

    assert (await bolt.web.auth_test())["ok"] is True


async def test_a_witness_is_told_of_every_moment_of_a_call(sandbox: Sandbox, bolt: Bolt) -> None:
    """Before anything is done, when it is done, and when a fault strikes: then nothing is done."""
    seen: list[tuple[Moment, str]] = []
    sandbox.faults.witnesses.append(lambda moment, name, _sent, _got: seen.append((moment, name)))

    await bolt.web.auth_test()
    sandbox.faults.set({"rules": [{"kind": "500", "times": 1}]})
    await refused(bolt.web.auth_test())

    moments = (Moment.CALLED, Moment.DONE, Moment.CALLED, Moment.STRUCK)
    assert seen == [(moment, "auth.test") for moment in moments]


@pytest.mark.usefixtures("bolt")
async def test_a_witness_is_told_what_was_sent_and_acknowledged(
    sandbox: Sandbox, ana: Person
) -> None:
    """An event on its way to the app, and the app having taken it."""
    seen: list[tuple[Moment, str]] = []

    def see(moment: Moment, name: str, sent: dict[str, Any], _got: object) -> None:
        if name == "message":
            seen.append((moment, sent["text"]))

    sandbox.faults.witnesses.append(see)
    await ana.say(OPS, "hello")
    await sandbox.parts.events.delivered()

    assert seen == [(Moment.SENT, "hello"), (Moment.ACKNOWLEDGED, "hello")]


@pytest.mark.parametrize(
    "config", [{"rules": [{"kind": "fire"}]}, {"rules": [{"kinds": "500"}]}, {"events": {"x": 1}}]
)
async def test_an_unknown_fault_is_refused(client: SandboxClient, config: dict[str, Any]) -> None:
    """A misspelt fault would be a test that proves nothing."""
    with pytest.raises(RefusedError) as refusal:
        await client.faults(**config)

    assert refusal.value.code == "invalid_arguments"
