"""Lines of a meeting that never came in: the bot was away, or Slack lost the event."""

import pytest

from bot.i18n import translator
from tests.office import CHANNEL, Office, shown

ENGLISH = translator("en")


@pytest.fixture
async def thread(office: Office) -> str:
    """The thread of the weekly meeting, which is open since 10:00 on Tuesday in Shanghai."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    return str((await office.posted("Weekly"))["ts"])


async def test_what_is_written_while_the_bot_is_away_is_noted_when_it_is_back(
    office: Office, thread: str
) -> None:
    """New lines and edits; the writer is asked for what is missing; talk stays talk."""
    old = await office.anna.say(CHANNEL, "decision: take the old price list", thread)
    await office.client.wait_for(lambda: _are_marked(office, thread, {old}))
    await office.stop_bot()
    await office.client.faults(events={"lose": 1.0})
    new = await office.anna.say(CHANNEL, "action: call the printer", thread)
    talk = await office.wang.say(CHANNEL, "大家好", thread)
    await office.anna.edit(CHANNEL, old, "decision: take the new price list")

    await office.start_bot()

    await office.client.wait_for(lambda: _are_marked(office, thread, {old, new}))
    await office.private_answer(office.anna, "call the printer", thread_ts=thread)
    assert talk not in await _marked(office, thread)
    assert "take the new price list" in await _preview(office)


async def test_what_slack_never_brought_is_there_at_the_last_look(
    office: Office, thread: str
) -> None:
    """Each line once, whether it was heard or not."""
    heard = await office.anna.say(CHANNEL, "decision: paint the door", thread)
    await office.client.wait_for(lambda: _are_marked(office, thread, {heard}))
    await office.client.faults(events={"lose": 1.0})
    await office.wang.say(CHANNEL, "决定：修理窗户", thread)

    shown_ = await _preview(office)

    assert [shown_.count(words) for words in ("paint the door", "修理窗户")] == [1, 1]


async def test_a_meeting_can_be_closed_when_its_thread_cannot_be_read(
    office: Office, thread: str
) -> None:
    """What was heard is there."""
    heard = await office.anna.say(CHANNEL, "decision: paint the door", thread)
    await office.client.wait_for(lambda: _are_marked(office, thread, {heard}))
    broken = {"kind": "500", "method": "conversations.replies"}
    await office.client.faults(rules=[broken])

    assert "paint the door" in await _preview(office)


async def _are_marked(office: Office, thread: str, messages: set[str]) -> bool:
    return await _marked(office, thread) == messages


async def _marked(office: Office, thread: str) -> set[str]:
    """The messages of the thread that have the bot's reaction."""
    messages = await office.li.messages(CHANNEL, thread)
    return {str(one["ts"]) for one in messages if one.get("reactions")}


async def _preview(office: Office) -> str:
    opening = await office.posted("Weekly")
    await office.li.click(opening, "meetings.close")
    return shown(await office.li.view())
