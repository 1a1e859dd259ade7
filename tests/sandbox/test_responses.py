"""response_url: half an hour, five times, private or for all, replacing or deleting."""

from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import OPS, actions, button, section

Json = dict[str, Any]


@pytest.fixture
async def hook(bolt: Bolt, ana: Person) -> AsyncWebhookClient:
    """The response_url of a command that Ana ran in #ops."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck) -> None:
        await ack()

    await ana.command("/file", "", OPS)
    return AsyncWebhookClient(next(body["response_url"] for body in bolt.heard))


async def texts(person: Person) -> list[str]:
    """Return what a person reads in #ops."""
    return [message["text"] for message in await person.messages(OPS)]


async def test_an_answer_is_private_unless_for_all(
    hook: AsyncWebhookClient, ana: Person, wei: Person
) -> None:
    """response_type decides who sees it."""
    private = await hook.send(text="private")
    await hook.send(text="public", response_type="in_channel")

    assert (private.status_code, private.body) == (200, "ok")
    assert (await texts(ana), await texts(wei)) == (["private", "public"], ["public"])


async def test_five_answers_are_the_most(hook: AsyncWebhookClient, ana: Person) -> None:
    """The sixth is used_url."""
    answers = [await hook.send(text=str(number)) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1].body
    assert await texts(ana) == ["0", "1", "2", "3", "4"]


async def test_after_half_an_hour_it_is_over(hook: AsyncWebhookClient, sandbox: Sandbox) -> None:
    """By the sandbox's clock."""
    await sandbox.timeline.advance(timedelta(minutes=29))
    in_time = await hook.send(text="in time")
    await sandbox.timeline.advance(timedelta(minutes=2))
    late = await hook.send(text="late")

    assert (in_time.status_code, late.status_code) == (200, 404)
    assert "expired_url" in late.body


async def test_the_first_answer_can_be_replaced_and_deleted(
    hook: AsyncWebhookClient, ana: Person
) -> None:
    """What was shown privately is changed in place, and taken away."""
    await hook.send(text="working")
    await hook.send(text="done", replace_original=True)
    seen = await texts(ana)
    await hook.send(delete_original=True)

    assert (seen, await texts(ana)) == (["done"], [])


async def test_a_wrong_answer_is_refused(hook: AsyncWebhookClient, ana: Person) -> None:
    """Slack's limits hold here too."""
    empty = await hook.send(text="")
    wrong = await hook.send(text="t", blocks=[section("x" * 3001)])

    assert (empty.status_code, wrong.status_code) == (400, 400)
    assert ("no_text" in empty.body, "invalid_blocks" in wrong.body) == (True, True)
    assert await texts(ana) == []


async def test_a_buttons_message_can_be_deleted(bolt: Bolt, ana: Person) -> None:
    """`delete_original` takes the message with the button away."""

    @bolt.app.action("go")
    async def go(ack: AsyncAck, body: Json) -> None:
        await ack()
        await AsyncWebhookClient(body["response_url"]).send(delete_original=True)

    await bolt.web.chat_postMessage(channel=OPS, text="t", blocks=[actions(button("go"))])
    [message] = await ana.messages(OPS)
    await ana.click(message, "go")

    assert await ana.client.wait_for(lambda: _empty(ana)) is True


async def _empty(person: Person) -> bool:
    return await person.messages(OPS) == []
