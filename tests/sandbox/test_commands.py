"""Slash commands: what the app gets, what the answer becomes, and when Slack refuses."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck

from sandbox.client import Person, RefusedError
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, OPS, WEI, impatient, section, without_scopes

Json = dict[str, Any]


async def test_the_app_learns_who_runs_what_where(
    bolt: Bolt, sandbox: Sandbox, ana: Person
) -> None:
    """The payload names user, channel, team, command, and ways to answer."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck) -> None:
        await ack()

    await ana.command("/file", "  the report ", OPS)

    body = next(body for body in bolt.heard if "command" in body)
    assert (body["user_id"], body["user_name"], body["channel_id"]) == (ANA, "ana", OPS)
    assert (body["channel_name"], body["command"], body["text"]) == ("ops", "/file", "the report")
    assert body["response_url"].startswith(f"{sandbox.url}/response/")
    assert body["api_app_id"] == sandbox.workspace.bot.id


@pytest.mark.parametrize(
    ("command", "typed", "expected"),
    [
        ("/file", "@wang.wei do #ops", f"<@{WEI}|wang.wei> do <#{OPS}|ops>"),
        ("/file", "@王伟 do", f"<@{WEI}|wang.wei> do"),
        ("/file", "@Ana Lima, @zoe", f"<@{ANA}|ana>, <@U0ZOE|zoe>"),
        ("/file", f"<@{WEI}> do", f"<@{WEI}|wang.wei> do"),
        ("/file", "a@wang.wei @nobody & <b>", "a@wang.wei @nobody &amp; &lt;b&gt;"),
        ("/file", "in #board", f"in <#{BOARD}|>"),
        ("/plain", "@wang.wei do #ops", "@wang.wei do #ops"),
        ("/plain", f"<@{WEI}> in <#{OPS}>", "@wang.wei in #ops"),
    ],
)
async def test_names_are_escaped_as_the_manifest_says(
    bolt: Bolt, ana: Person, command: str, typed: str, expected: str
) -> None:
    """With should_escape users and channels come as ids with names, without it as they look."""

    @bolt.app.command(command)
    async def listen(ack: AsyncAck) -> None:
        await ack()

    await ana.command(command, typed, OPS)

    assert [body["text"] for body in bolt.heard if "command" in body] == [expected]


async def test_an_answer_is_private_unless_it_says_otherwise(
    bolt: Bolt, ana: Person, wei: Person
) -> None:
    """Text answers the person alone, `in_channel` everybody."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck, body: Json) -> None:
        await ack(text="mine" if body["text"] == "private" else "ours", response_type=body["text"])

    await ana.command("/file", "private", OPS)
    await ana.command("/file", "in_channel", OPS)

    assert [message["text"] for message in await ana.messages(OPS)] == ["mine", "ours"]
    assert [message["text"] for message in await wei.messages(OPS)] == ["ours"]


async def test_an_answer_that_slack_refuses_is_told(bolt: Bolt, ana: Person) -> None:
    """Blocks over the limit are not shown; the person learns that the command failed."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck) -> None:
        await ack(text="t", blocks=[section("x" * 3001)])

    with pytest.raises(RefusedError) as refusal:
        await ana.command("/file", "", OPS)

    assert refusal.value.code == "invalid_command_response"
    assert "invalid_blocks" in refusal.value.message
    assert await ana.messages(OPS) == []


async def test_a_thread_takes_no_command(ana: Person) -> None:
    """Slack refuses commands in threads, in its own words."""
    with pytest.raises(RefusedError) as refusal:
        await ana.command("/file", "", OPS, thread_ts="1.000001")

    assert refusal.value.message == "/file is not supported in threads. Sorry!"


async def test_a_command_that_is_not_declared_is_unknown(bolt: Bolt, ana: Person) -> None:
    """Whatever the app listens to, the manifest decides."""

    @bolt.app.command("/other")
    async def other(ack: AsyncAck) -> None:
        await ack()

    with pytest.raises(RefusedError) as refusal:
        await ana.command("/other", "", OPS)

    assert refusal.value.message == "/other is not a valid command."
    assert bolt.heard == []


async def test_without_its_scope_there_are_no_commands(sandbox: Sandbox, ana: Person) -> None:
    """An app without `commands` has none."""
    sandbox.install_app(without_scopes("commands"))

    with pytest.raises(RefusedError) as refusal:
        await ana.command("/file", "", OPS)

    assert refusal.value.code == "unknown_command"


@impatient
async def test_an_app_that_is_too_slow_fails(bolt: Bolt, ana: Person) -> None:
    """Not acknowledged in time is operation_timeout."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck) -> None:
        await asyncio.sleep(1.0)
        await ack()

    with pytest.raises(RefusedError) as refusal:
        await ana.command("/file", "", OPS)

    assert refusal.value.message == '/file failed with the error "operation_timeout"'


async def test_an_app_that_is_away_fails_at_once(ana: Person) -> None:
    """Nobody connected is dispatch_failed."""
    with pytest.raises(RefusedError) as refusal:
        await ana.command("/file", "", OPS)

    assert refusal.value.message == '/file failed with the error "dispatch_failed"'
