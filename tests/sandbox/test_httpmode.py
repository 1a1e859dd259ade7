"""HTTP mode: signed requests, retries with headers, commands and interactions as forms."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck
from slack_sdk.signature import SignatureVerifier

from sandbox.client import Person, RefusedError, SandboxClient
from sandbox.httpmode import signature
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, OPS, PATIENT, furnish, modal, section

Json = dict[str, Any]


@dataclass
class Place:
    """An address that an app can be served at; `failures` are answered before the app is asked."""

    url: str = ""
    bolt: Bolt | None = None
    failures: list[web.Response] = field(default_factory=list)
    requests: list[tuple[Json, str]] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.Response:
        """Write a request down and let the app answer it."""
        self.requests.append((dict(request.headers), await request.text()))
        if self.failures:
            return self.failures.pop(0)
        assert self.bolt is not None
        answer = await self.bolt.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    """Somewhere to listen."""
    place = Place()
    application = web.Application()
    application.router.add_post("/slack/events", place.serve)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    place.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield place
    await runner.cleanup()


@pytest.fixture
async def sandbox(place: Place) -> AsyncIterator[Sandbox]:
    """A sandbox that reaches its app over HTTP."""
    async with Sandbox(MANIFEST, http_events_url=place.url, timings=PATIENT) as sandbox:
        furnish(sandbox)
        place.bolt = Bolt(sandbox, socket_mode=False)
        yield sandbox


@pytest.fixture
def bolt(sandbox: Sandbox, place: Place) -> Bolt:
    """A Bolt app that verifies signatures, served at the sandbox's place for it."""
    assert sandbox.url
    assert place.bolt is not None
    return place.bolt


async def test_events_are_signed(bolt: Bolt, sandbox: Sandbox, place: Place, ana: Person) -> None:
    """Slack's own verifier takes the signature; Bolt, which verifies too, hears the event."""
    await ana.say(OPS, "héllo 你好")

    [event] = await bolt.hears("message")
    [(headers, body)] = place.requests
    verifier = SignatureVerifier(sandbox.signing_secret)
    assert verifier.is_valid_request(body, headers) is True
    assert event["text"] == "héllo 你好"


def test_the_signature_is_slacks() -> None:
    """The example of Slack's documentation gives the documented signature."""
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )

    signed = signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body)

    assert signed == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


async def test_a_failed_delivery_is_tried_again(
    bolt: Bolt, sandbox: Sandbox, place: Place, ana: Person
) -> None:
    """Retries carry their number and reason, and stop when the app takes the event."""
    assert sandbox.url
    place.failures += [web.Response(status=500), web.Response(status=503)]

    await ana.say(OPS, "again")
    await bolt.hears("message")

    retries = [
        (headers.get("X-Slack-Retry-Num"), headers.get("X-Slack-Retry-Reason"))
        for headers, _ in place.requests
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_an_app_may_ask_for_no_retry(place: Place, sandbox: Sandbox, ana: Person) -> None:
    """X-Slack-No-Retry ends it."""
    place.failures += [web.Response(status=500, headers={"X-Slack-No-Retry": "1"})]

    await ana.say(OPS, "once")
    await sandbox.parts.events.delivered()

    assert len(place.requests) == 1


async def test_an_event_is_given_up_after_three_retries(
    place: Place, sandbox: Sandbox, ana: Person, client: SandboxClient
) -> None:
    """Four deliveries, then Slack stops."""
    place.failures += [web.Response(status=500) for _ in range(9)]

    await ana.say(OPS, "lost")
    entries = await client.wait_for(lambda: _attempts(client, 4))
    await sandbox.parts.events.delivered()

    assert entries == ["http_error"] * 4
    assert len(place.requests) == 4


async def _attempts(client: SandboxClient, count: int) -> list[str] | None:
    got = [entry["got"] for entry in await client.log() if entry["kind"] == "event"]
    return got if len(got) == count else None


async def test_the_request_url_is_challenged(bolt: Bolt, sandbox: Sandbox) -> None:
    """Bolt answers the url_verification that Slack sends first."""
    assert bolt.heard == []
    assert await sandbox.verify_request_url() is True


async def test_a_command_is_answered_in_the_body(bolt: Bolt, ana: Person) -> None:
    """The text of the acknowledgement is seen by who ran the command."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck, body: Json) -> None:
        await ack(f"filed {body['text']}")

    await ana.command("/file", "it", OPS)

    assert [message["text"] for message in await ana.messages(OPS)] == ["filed it"]


async def test_a_modal_goes_round(bolt: Bolt, ana: Person) -> None:
    """Opened by a command, submitted, updated by the acknowledgement: all over HTTP."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck, body: Json) -> None:
        await ack()
        view = modal(section("first"))
        await bolt.web.views_open(trigger_id=body["trigger_id"], view=view)

    @bolt.app.view("form")
    async def form(ack: AsyncAck) -> None:
        await ack(response_action="update", view=modal(section("second")))

    await ana.command("/file", "", OPS)
    answer = await ana.submit(await ana.view())

    assert answer == {"response_action": "update"}
    assert (await ana.view())["blocks"][0]["text"]["text"] == "second"


async def test_an_app_that_is_not_there_fails_the_command(place: Place, sandbox: Sandbox) -> None:
    """A refused connection is dispatch_failed for who ran the command."""
    assert place.bolt is not None
    async with SandboxClient(sandbox.url) as client:
        place.failures += [web.Response(status=404)]
        with pytest.raises(RefusedError) as refusal:
            await client.as_user(ANA).command("/file", "", OPS)

    assert refusal.value.message == '/file failed with the error "dispatch_failed"'
