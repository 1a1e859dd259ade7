"""Minutes through the sandbox: written in the thread, changed there, closed and published."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, Office, shown

ENGLISH, CHINESE = translator("en"), translator("zh-CN")
TITLE = CHINESE("minutes.title", title="Weekly")


@pytest.fixture
async def thread(office: Office) -> str:
    """The thread of the weekly meeting, which is open since 10:00 on Tuesday in Shanghai."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    return str((await office.posted("Weekly"))["ts"])


async def test_lines_with_keywords_become_minutes_and_the_rest_is_talk(
    office: Office, thread: str
) -> None:
    """The answer is a reaction; nothing is said, in public or in private."""
    before = len(await office.li.messages(CHANNEL, thread))
    talk = await office.wang.say(CHANNEL, "大家好，开始吧", thread)
    said = "决定：采用新的价目表\n待办：<@U0WANG> 下周五前更新官网"
    ts = await office.li.say(CHANNEL, said, thread)

    assert await _reactions(office, ts, thread) == ["white_check_mark"]
    assert await _names(office, talk, thread) == []
    assert len(await office.li.messages(CHANNEL, thread)) == before + 2


async def test_the_writer_is_asked_privately_for_what_is_missing(
    office: Office, thread: str
) -> None:
    """Picking an owner and a date completes the follow-up, and the question says so."""
    await office.anna.say(CHANNEL, "action: send the report", thread)
    question = await office.private_answer(
        office.anna, ENGLISH("minutes.missing_owner"), thread_ts=thread
    )

    await office.anna.click(question, "minutes.owner", selected_user="U0WANG")
    question = await office.private_answer(office.anna, "<@U0WANG>", thread_ts=thread)
    assert ENGLISH("minutes.doubt.none") in shown(question)
    await office.anna.click(question, "minutes.due", selected_date="2026-03-06")

    answer = await office.private_answer(office.anna, "✅", thread_ts=thread)
    assert "F-1" in shown(answer)
    assert "Fri 6 Mar" in shown(answer)
    assert await _private(office.wang, thread) == []


async def test_what_could_not_be_used_is_said_privately_with_an_example(
    office: Office, thread: str
) -> None:
    """A keyword with nothing behind it, in the second of two lines."""
    await office.li.say(CHANNEL, "纪要：销售增长\n决定：", thread)

    answer = await office.private_answer(office.li, _unused(2), thread_ts=thread)
    assert CHINESE("minutes.example.decision") in shown(answer)


async def test_an_edit_changes_the_follow_up_and_a_deletion_withdraws_it(
    office: Office, thread: str
) -> None:
    """The number stays; when nothing is left the reaction goes."""
    ts = await office.anna.say(CHANNEL, "action: <@U0WANG> send the report by Friday", thread)
    await _reactions(office, ts, thread)

    await office.anna.edit(CHANNEL, ts, "action: <@U0ANNA> send the sales report by Monday")
    assert "send the sales report" in await _eventually(office, "F-1", "<@U0ANNA>", "3月9日")

    await office.anna.edit(CHANNEL, ts, "sorry, never mind")
    assert await office.li.client.wait_for(_gone(office, ts, thread))
    assert await _eventually(office, CHINESE("minutes.withdrawn"), command="show F-1")


async def test_a_reaction_of_the_facilitator_captures_a_message_and_taking_it_back_withdraws_it(
    office: Office, thread: str
) -> None:
    """Others' reactions capture nothing."""
    ts = await office.anna.say(CHANNEL, "Sales grew by 4 % & more", thread)
    await office.wang.react(CHANNEL, ts, "memo")
    await office.li.react(CHANNEL, ts, "memo")
    reactions = await _reactions(office, ts, thread, count=2)
    assert reactions == ["memo", "white_check_mark"]

    preview = await _preview(office, thread)
    assert "Sales grew by 4 % &amp; more" in shown(preview)
    await office.li.close_view(preview)
    await office.li.react(CHANNEL, ts, "memo", remove=True)
    assert await office.li.client.wait_for(_gone(office, ts, thread))


async def test_the_shortcut_adds_any_message_as_what_somebody_says_it_is(
    office: Office, thread: str
) -> None:
    """Here as a follow-up, with the owner and the date that were filled in."""
    ts = await office.wang.say(CHANNEL, "官网需要更新", thread)
    await office.anna.shortcut("minutes.add", CHANNEL, ts)
    view = await office.anna.view()
    answer = await office.anna.submit(
        view, {"kind": "followup", "owners": ["U0WANG"], "due_on": "2026-03-10"}
    )

    assert answer.get("response_action") is None
    assert await _reactions(office, ts, thread) == ["white_check_mark"]
    assert "官网需要更新" in await _eventually(office, "F-1", "<@U0WANG>", "3月10日")


async def test_a_closed_meeting_is_published_to_all_concerned_once(
    office: Office, thread: str
) -> None:
    """In the channel in Chinese, to Sam in English; Wang gets what he owns in one message."""
    await office.li.say(CHANNEL, "决定：采用新的价目表\n待议：谁去参加展会？", thread)
    ts = await office.li.say(CHANNEL, "待办：<@U0WANG> 周五前更新官网", thread)
    await office.li.say(CHANNEL, "待办：<@U0WANG> 周四前通知客户", thread)
    await _reactions(office, ts, thread)
    preview = await _preview(office, thread)

    answer = await office.li.submit(preview, {"informed": ["U0SAM"]})

    assert answer.get("response_action") is None
    minutes = shown(await office.posted(TITLE))
    assert "D-1" in minutes
    assert "3月6日 周五" in minutes
    assert ENGLISH("minutes.title", title="Weekly") in shown(await office.dm(office.sam))
    owned = shown(await office.dm(office.wang))
    assert "F-1" in owned
    assert "F-2" in owned
    opening = await office.posted("Weekly")
    assert "meetings.close" not in str(opening["blocks"])


async def test_only_those_who_steer_the_meeting_close_it(office: Office, thread: str) -> None:
    """Wang is told who can."""
    opening = await office.posted("Weekly")
    await office.wang.click(opening, "meetings.close")

    assert "李伟" in shown(await office.private_answer(office.wang))
    assert await office.wang.views() == []
    assert thread == opening["ts"]


async def test_the_last_look_rewords_reorders_and_drops(office: Office, thread: str) -> None:
    """What is published is what the preview showed last."""
    first = await office.li.say(CHANNEL, "纪要：第一\n纪要：第二\n纪要：第三", thread)
    task = await office.li.say(CHANNEL, "待办：更新官网", thread)
    await _reactions(office, first, thread)
    await _reactions(office, task, thread)
    preview = await _preview(office, thread)

    await _choose(office.li, preview, "up", "第二")
    preview = await _view(office.li, lambda v: shown(v).index("第二") < shown(v).index("第一"))
    await _choose(office.li, preview, "drop", "第三")
    preview = await _view(office.li, lambda v: CHINESE.n("closing.dropped", 1) in shown(v))
    await _choose(office.li, preview, "edit", "更新官网")
    form = await _view(office.li, lambda v: v["callback_id"] == "closing.save_entry")
    answer = await office.li.submit(
        form, {"text": "更新官网首页", "owners": ["U0ANNA"], "due_on": "2026-03-05"}
    )
    assert answer.get("response_action") is None
    preview = await _view(office.li, lambda v: "更新官网首页" in shown(v))
    await office.li.submit(preview)

    minutes = shown(await office.posted(TITLE))
    assert minutes.index("第二") < minutes.index("第一")
    assert "第三" not in minutes
    assert "更新官网首页 · <@U0ANNA>" in minutes


async def test_an_edit_after_publication_makes_a_second_version_that_says_what_changed(
    office: Office, thread: str
) -> None:
    """By the facilitator; Wang's own edit changes nothing, and he is told who can."""
    ts = await office.li.say(CHANNEL, "决定：采用新的价目表", thread)
    other = await office.wang.say(CHANNEL, "纪要：王芳的记录", thread)
    await _reactions(office, ts, thread)
    await _reactions(office, other, thread)
    await office.li.submit(await _preview(office, thread))
    await office.posted(TITLE)

    await office.wang.edit(CHANNEL, other, "纪要：不同的记录")
    told = CHINESE("minutes.closed.published", facilitator="李伟", recorder="李伟")
    assert told in shown(await office.private_answer(office.wang, thread_ts=thread))
    await office.li.edit(CHANNEL, ts, "决定：采用新的价目表，五月起")

    note = shown(await office.posted("五月起", thread_ts=thread))
    assert "五月起" in note
    minutes = shown(await office.posted(TITLE))
    assert "采用新的价目表，五月起" in minutes
    assert "不同的记录" not in minutes


def _unused(line: int) -> str:
    """What is said of a line that cannot be used, up to the example."""
    return CHINESE("minutes.unused", line=line, example="")[:20]


async def _preview(office: Office, thread: str) -> dict[str, Any]:
    opening = next(m for m in await office.li.messages(CHANNEL) if m["ts"] == thread)
    await office.li.click(opening, "meetings.close")
    return await office.li.view()


async def _choose(person: Person, view: dict[str, Any], act: str, entry: str) -> None:
    """Choose something in the menu beside an entry."""
    block = next(
        one for one in view["blocks"] if "accessory" in one and entry in one["text"]["text"]
    )
    entry_id = block["block_id"].removeprefix("entry ")
    await person.click(
        view, "closing.entry", block["block_id"], selected_option=f"{act} {entry_id}"
    )


async def _view(person: Person, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    async def found() -> dict[str, Any] | None:
        views = await person.views()
        return views[-1] if views and fits(views[-1]) else None

    return await person.client.wait_for(found)


async def _reactions(office: Office, ts: str, thread: str, *, count: int = 1) -> list[str]:
    """The reactions of a message, when there are at least `count` of them."""

    async def found() -> list[str] | None:
        names = await _names(office, ts, thread)
        return names if len(names) >= count else None

    return await office.client.wait_for(found)


async def _names(office: Office, ts: str, thread: str) -> list[str]:
    messages = await office.li.messages(CHANNEL, thread)
    message = next(one for one in messages if one["ts"] == ts)
    return sorted(one["name"] for one in message.get("reactions", []))


def _gone(office: Office, ts: str, thread: str) -> Callable[[], Awaitable[bool]]:
    async def probe() -> bool:
        return "white_check_mark" not in await _names(office, ts, thread)

    return probe


async def _private(person: Person, thread: str) -> list[dict[str, Any]]:
    return [one for one in await person.messages(CHANNEL, thread) if one.get("ephemeral")]


async def _eventually(office: Office, *words: str, command: str = "list team") -> str:
    """What `/followup` answers to Li, once it says all these words."""

    async def found() -> str | None:
        await office.li.command("/followup", command, CHANNEL)
        said = shown(await office.private_answer(office.li))
        return said if all(word in said for word in words) else None

    return await office.client.wait_for(found)


async def test_a_line_is_noted_that_comes_before_the_bot_knows_its_own_message(
    office: Office,
) -> None:
    """Slack shows the opening at once, and its answer to the bot may take a while."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, minutes=59)
    slow = {"kind": "timeout_after", "method": "chat.postMessage", "times": 1, "hold_seconds": 1.0}
    await office.client.faults(rules=[slow])
    office.clock.move_to(datetime(2026, 3, 3, 2, tzinfo=UTC))
    opening = asyncio.create_task(office.settle())
    thread = str((await office.posted("Weekly"))["ts"])

    ts = await office.anna.say(CHANNEL, "decision: take the new price list", thread)
    await opening
    await office.advance(seconds=2)

    async def noted() -> bool:
        messages = await office.anna.messages(CHANNEL, thread)
        return any(one["ts"] == ts and one.get("reactions") for one in messages)

    await office.client.wait_for(noted)
