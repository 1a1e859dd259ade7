"""Shortcuts: on messages and global ones."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond

from sandbox.client import Person, RefusedError
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, ELSEWHERE, OPS, impatient, modal, section

Json = dict[str, Any]


async def test_a_message_shortcut_brings_the_message(bolt: Bolt, ana: Person) -> None:
    """It works on replies too, and even where the app is not in the channel."""

    @bolt.app.message_shortcut("keep")
    async def keep(ack: AsyncAck) -> None:
        await ack()

    root = await ana.say(ELSEWHERE, "root")
    reply = await ana.say(ELSEWHERE, "reply", thread_ts=root)
    await ana.shortcut("keep", ELSEWHERE, reply)

    [body] = [body for body in bolt.heard if body.get("type") == "message_action"]
    assert (body["callback_id"], body["user"]["id"]) == ("keep", ANA)
    assert (body["message"]["text"], body["message"]["thread_ts"]) == ("reply", root)
    assert (body["message_ts"], body["channel"]["name"]) == (reply, "elsewhere")
    assert {"response_url", "trigger_id", "action_ts"} <= set(body)


async def test_an_answer_does_not_replace_somebodys_message(bolt: Bolt, ana: Person) -> None:
    """What the app answers to a message shortcut stands beside the message."""

    @bolt.app.message_shortcut("keep")
    async def keep(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(text="kept", replace_original=True)

    ts = await ana.say(OPS, "hers")
    await ana.shortcut("keep", OPS, ts)

    kept = await ana.wait_for_message(OPS, lambda message: message["text"] == "kept")
    assert kept["ephemeral"] is True
    assert [message["text"] for message in await ana.messages(OPS)] == ["hers", "kept"]


async def test_a_global_shortcut_opens_a_modal(bolt: Bolt, ana: Person) -> None:
    """Its trigger opens a modal."""

    @bolt.app.global_shortcut("tidy")
    async def tidy(ack: AsyncAck, body: Json) -> None:
        await ack()
        await bolt.web.views_open(trigger_id=body["trigger_id"], view=modal(section("tidy")))

    await ana.shortcut("tidy")

    assert (await ana.view())["blocks"][0]["text"]["text"] == "tidy"


async def test_only_what_is_declared_can_be_run(bolt: Bolt, ana: Person) -> None:
    """A shortcut of another kind or name is not there."""
    ts = await ana.say(OPS, "hi")
    codes = []
    for arguments in (("tidy", OPS, ts), ("keep",), ("other", OPS, ts)):
        with pytest.raises(RefusedError) as refusal:
            await ana.shortcut(*arguments)
        codes.append(refusal.value.code)

    assert codes == ["unknown_shortcut"] * 3
    assert [body for body in bolt.heard if "callback_id" in body] == []


@impatient
async def test_a_shortcut_that_nobody_takes_is_told(bolt: Bolt, ana: Person) -> None:
    """The person learns that the app did not answer."""
    assert bolt.heard == []
    with pytest.raises(RefusedError) as refusal:
        await ana.shortcut("tidy")

    assert refusal.value.message == "The shortcut failed (operation_timeout). Try again."
