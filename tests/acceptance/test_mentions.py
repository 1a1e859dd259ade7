"""Whoever mentions the bot in a channel is told privately what works there."""

import pytest

from tests.office import CHANNEL, PRIVATE, Office, shown


def mention(office: Office) -> str:
    """How the bot is mentioned."""
    return f"<@{office.sandbox.workspace.bot.user_id}>"


async def test_a_mention_is_answered_to_its_writer_alone(office: Office) -> None:
    """In his language, with commands that work, and once."""
    await office.anna.say(CHANNEL, f"{mention(office)} hello?")
    await office.wang.say(CHANNEL, f"{mention(office)} 你会做什么")

    english = await office.private_answer(office.anna)
    chinese = await office.private_answer(office.wang)

    assert "/followup @someone send the report by Friday" in shown(english)
    assert "/followup 列表" in shown(chinese)
    assert [m for m in await office.li.messages(CHANNEL) if "bot_id" in m] == []
    assert len([m for m in await office.anna.messages(CHANNEL) if m.get("ephemeral")]) == 1


async def test_it_is_answered_in_a_private_channel_too(office: Office) -> None:
    """And once, when the bot is started anew before the answer has left."""
    office.sandbox.faults.set(
        {"rules": [{"kind": "500", "method": "chat.postEphemeral", "times": 2}]}
    )
    await office.anna.say(PRIVATE, f"{mention(office)} hello?")
    await office.client.wait_for(lambda: is_struck(office))
    await office.stop_bot()
    await office.start_bot()
    await office.advance(minutes=1)

    answer = await office.private_answer(office.anna, channel=PRIVATE)

    assert "/followup list" in shown(answer)
    private = [m for m in await office.anna.messages(PRIVATE) if m.get("ephemeral")]
    assert len(private) == 1


async def is_struck(office: Office) -> bool:
    """Whether Slack has refused an answer."""
    return any(one["kind"] == "fault" for one in office.sandbox.journal.entries())


@pytest.mark.parametrize("words", ["done F-12", "/followup list"])
async def test_a_command_behind_a_mention_is_told_how_it_is_typed(
    office: Office, words: str
) -> None:
    """It can be copied."""
    await office.anna.say(CHANNEL, f"{mention(office)} {words}")

    answer = shown(await office.private_answer(office.anna))

    assert f"/followup {words.removeprefix('/followup ')}" in answer


async def test_in_an_open_meeting_it_is_told_how_lines_are_noted(office: Office) -> None:
    """In its thread; what has a keyword is noted, and nothing is said about it."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    thread = str((await office.posted("Weekly"))["ts"])
    us = mention(office)

    noted = await office.anna.say(CHANNEL, f"note: ask {us} for the list", thread)
    await office.anna.say(CHANNEL, f"{us} decision: we keep the price list", thread)

    answer = shown(await office.private_answer(office.anna, thread_ts=thread))
    assert "without my name before it" in answer
    private = [m for m in await office.anna.messages(CHANNEL, thread) if m.get("ephemeral")]
    assert len(private) == 1

    async def is_noted() -> bool:
        found = [m for m in await office.anna.messages(CHANNEL, thread) if m["ts"] == noted]
        return any(one["name"] == "white_check_mark" for one in found[0].get("reactions", ()))

    assert await office.client.wait_for(is_noted)
