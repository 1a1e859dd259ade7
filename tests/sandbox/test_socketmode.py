"""Socket Mode: connections that share the traffic, acknowledge, break and come back."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.client import Person, SandboxClient
from sandbox.delivery import Timings
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, MANIFEST, OPS, furnish, impatient

Json = dict[str, Any]


class Line:
    """A bare Socket Mode connection that shows every frame."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def frame(self) -> Json:
        """Return the next frame."""
        return dict(json.loads(await self.socket.receive_str(timeout=30)))

    async def acknowledge(self, frame: Json, payload: Json | None = None) -> None:
        """Answer a frame."""
        answer: Json = {"envelope_id": frame["envelope_id"]}
        await self.socket.send_json(answer | ({"payload": payload} if payload else {}))


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


async def connect(sandbox: Sandbox, http: aiohttp.ClientSession) -> Line:
    """Open a connection as apps do, by apps.connections.open."""
    web = AsyncWebClient(base_url=sandbox.api_url)
    opened = await web.apps_connections_open(app_token=sandbox.app_token)
    return Line(await http.ws_connect(opened["url"]))


async def test_a_connection_is_greeted(sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
    """`hello` says how many connections there are and for which app."""
    lines = [await connect(sandbox, http), await connect(sandbox, http)]
    first, second = [await line.frame() for line in lines]

    assert (first["type"], first["num_connections"]) == ("hello", 1)
    assert second["num_connections"] == 2
    assert first["connection_info"]["app_id"] == sandbox.workspace.bot.id


async def test_a_ticket_admits_once(sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
    """The address of a connection cannot be used again, nor guessed."""
    web = AsyncWebClient(base_url=sandbox.api_url)
    url = (await web.apps_connections_open(app_token=sandbox.app_token))["url"]
    await http.ws_connect(url)

    for wrong in (url, f"{sandbox.url}/link/?ticket=guess"):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            await http.ws_connect(wrong)
        assert refusal.value.status == 403


async def test_an_app_without_socket_mode_gets_no_connection() -> None:
    """The manifest must switch Socket Mode on."""
    settings = {**MANIFEST["settings"], "socket_mode_enabled": False}
    async with Sandbox({**MANIFEST, "settings": settings}) as sandbox:
        web = AsyncWebClient(base_url=sandbox.api_url)
        answer = await refused(web.apps_connections_open(app_token=sandbox.app_token))

    assert answer["error"] == "socket_mode_not_enabled"


async def test_connections_share_the_traffic(
    sandbox: Sandbox, http: aiohttp.ClientSession, ana: Person
) -> None:
    """Each event goes to one connection, in turn."""
    lines = [await connect(sandbox, http) for _ in range(2)]
    for line in lines:
        await line.frame()

    await ana.say(OPS, "one")
    await ana.say(OPS, "two")

    texts = []
    for line in lines:
        frame = await line.frame()
        texts.append(frame["payload"]["event"]["text"])
        assert (frame["type"], frame["accepts_response_payload"]) == ("events_api", False)
        await line.acknowledge(frame)
    assert sorted(texts) == ["one", "two"]


@impatient
async def test_an_event_without_answer_comes_again(
    sandbox: Sandbox, http: aiohttp.ClientSession, ana: Person
) -> None:
    """Up to three times more, with the same event_id, the count and the reason."""
    line = await connect(sandbox, http)
    await line.frame()
    await ana.say(OPS, "hello")

    frames = [await line.frame() for _ in range(4)]

    assert [frame["retry_attempt"] for frame in frames] == [0, 1, 2, 3]
    assert [frame["retry_reason"] for frame in frames] == ["", "timeout", "timeout", "timeout"]
    assert len({frame["payload"]["event_id"] for frame in frames}) == 1
    assert len({frame["envelope_id"] for frame in frames}) == 4


async def test_an_event_waits_for_the_app(sandbox: Sandbox, ana: Person) -> None:
    """What is said while the app is away is heard when it comes."""
    await ana.say(OPS, "early")

    async with Bolt(sandbox) as bolt:
        [event] = await bolt.hears("message")

    assert event["text"] == "early"


async def test_events_come_in_order(
    sandbox: Sandbox, http: aiohttp.ClientSession, ana: Person
) -> None:
    """Without faults the app is sent what was said in the order in which it was said."""
    line = await connect(sandbox, http)
    await line.frame()
    said = [f"m{number}" for number in range(50)]
    heard = []
    for text in said:
        await ana.say(OPS, text)
    for _ in said:
        frame = await line.frame()
        await line.acknowledge(frame)
        heard.append(frame["payload"]["event"]["text"])

    assert heard == said


async def test_a_disconnect_is_announced(
    sandbox: Sandbox, http: aiohttp.ClientSession, client: SandboxClient, ana: Person
) -> None:
    """Slack says it before it closes; new traffic goes to the other connection."""
    old, new = await connect(sandbox, http), None
    await old.frame()
    await client.disconnect()
    goodbye = await old.frame()
    new = await connect(sandbox, http)
    await new.frame()

    await ana.say(OPS, "after")

    assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "refresh_requested")
    assert (await new.frame())["payload"]["event"]["text"] == "after"


async def test_bolt_comes_back_after_a_disconnect(
    bolt: Bolt, sandbox: Sandbox, client: SandboxClient, ana: Person
) -> None:
    """A real app opens a new connection by itself and misses nothing."""
    await client.disconnect()
    await ana.say(OPS, "meanwhile")

    [event] = await bolt.hears("message")

    assert event["text"] == "meanwhile"
    assert sandbox.parts.socket_mode.connections == 1


async def test_a_broken_connection_loses_nothing(
    sandbox: Sandbox, http: aiohttp.ClientSession, client: SandboxClient, ana: Person
) -> None:
    """An event that was not acknowledged when the line broke comes over the next one."""
    line = await connect(sandbox, http)
    await line.frame()
    await ana.say(OPS, "hello")
    await line.frame()
    await client.disconnect(hard=True)

    fresh = await connect(sandbox, http)
    await fresh.frame()
    frame = await fresh.frame()

    assert frame["payload"]["event"]["text"] == "hello"
    assert (frame["retry_attempt"], frame["retry_reason"]) == (1, "dispatch_failed")


async def test_an_eleventh_connection_is_sent_away(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    """Ten connections are all that an app may have."""
    lines = [await connect(sandbox, http) for _ in range(11)]

    frame = await lines[-1].frame()

    assert (frame["type"], frame["reason"]) == ("disconnect", "too_many_websockets")


async def test_what_waits_too_long_for_the_app_is_given_up() -> None:
    """Slack does not keep events for ever; what it gives up stands in the log."""
    timings = Timings(ack=0.1, retries=(), offline=0.05)
    async with Sandbox(MANIFEST, timings=timings) as sandbox:
        furnish(sandbox)
        async with SandboxClient(sandbox.url) as client:
            await client.as_user(ANA).say(OPS, "lost")
            await asyncio.sleep(0.2)
            async with Bolt(sandbox) as bolt:
                await sandbox.parts.events.delivered()
                log = await client.log()

    assert bolt.events() == []
    assert [(e["name"], e["got"]) for e in log if e["kind"] == "event"] == [
        ("message", "dispatch_failed")
    ]
