"""Slack does not answer: whoever asked for a form has it, and whoever was meant is in it."""

from typing import Any

import pytest

from bot.i18n import translator
from tests.office import CHANNEL, Office, shown

CHINESE = translator("zh-CN")
PEOPLE = {"U0LI", "U0ANNA", "U0WANG"}
LOST = [{"kind": "drop_after", "method": name} for name in ("views.open", "views.push")]


@pytest.fixture
async def preview(office: Office) -> dict[str, Any]:
    """What the facilitator sees of a meeting with one entry before it is closed."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    opening = await office.posted("Weekly")
    ts = await office.li.say(CHANNEL, "纪要：第一", opening["ts"])
    await office.client.wait_for(lambda: _is_noted(office, ts, opening["ts"]))
    await office.client.faults(rules=[{**rule, "times": 1} for rule in LOST])
    await office.li.click(opening, "meetings.close")
    return await office.li.view()


async def test_a_form_is_opened_once_and_nobody_apologises(
    office: Office, preview: dict[str, Any]
) -> None:
    """Asked once more, Slack says that the trigger was used: that is no failure."""
    block = next(block for block in preview["blocks"] if "accessory" in block)
    entry = block["block_id"].removeprefix("entry ")

    await office.li.click(
        preview, "closing.entry", block["block_id"], selected_option=f"edit {entry}"
    )
    opened = await office.client.wait_for(lambda: _two(office))

    assert [view["callback_id"] for view in opened] == ["closing.publish", "closing.save_entry"]
    assert await _apologies(office) == []


async def test_whom_slack_does_not_describe_just_now_is_invited_all_the_same(
    office: Office,
) -> None:
    """The form names all of the channel; who turns out to be no person is left out."""
    await office.client.faults(rules=[{"kind": "500", "method": "users.info"}])
    await office.li.command("/meeting", "setup", CHANNEL)
    form = await office.li.view()
    await office.client.faults()

    await office.li.submit(form, {"weekdays": ["1"], "title": "Weekly"})
    await office.li.command("/meeting", "list", CHANNEL)
    await office.li.click(await office.private_answer(office.li, "Weekly"), "series.edit")
    saved = await office.li.view()

    assert _attendees(form) == {office.sandbox.workspace.bot.user_id, *PEOPLE}
    assert _attendees(saved) == PEOPLE


async def test_who_was_not_described_reads_in_his_own_language_once_he_does_something(
    office: Office,
) -> None:
    """Wang is asked in English, as long as the bot knows nothing of him."""
    await office.client.faults(rules=[{"kind": "429", "method": "users.info"}])
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1)
    prompt = await office.dm(office.wang, "Weekly")
    await office.client.faults()

    await office.wang.click(prompt, "updates.give")

    assert (await office.wang.view())["title"]["text"] == CHINESE("updates.modal.title")


def _attendees(form: dict[str, Any]) -> set[str]:
    return next(
        set(block["element"]["initial_users"])
        for block in form["blocks"]
        if block["block_id"] == "attendees"
    )


async def _two(office: Office) -> list[dict[str, Any]] | None:
    views = await office.li.views()
    return views if len(views) > 1 else None


async def _apologies(office: Office) -> list[str]:
    """What was said of something unexpected, when all that was asked has been answered."""
    await office.settle()
    sorry = CHINESE("common.error.unexpected", incident="|").split("|")[0]
    channels = (CHANNEL, await office.li.dm_with_app())
    said = [shown(m) for channel in channels for m in await office.li.messages(channel)]
    forms = [shown(view) for view in await office.li.views()]
    return [words for words in said + forms if sorry in words]


async def _is_noted(office: Office, ts: str, thread: str) -> bool:
    messages = await office.li.messages(CHANNEL, thread)
    return any(m["ts"] == ts and m.get("reactions") for m in messages)
