"""The whole weekly round in one story: in Chinese by Socket Mode, in English over HTTP."""

from dataclasses import dataclass

import pytest

from bot.i18n import translator
from tests.acceptance.conftest import OfficeFactory
from tests.office import CHANNEL, Office, shown


@dataclass(frozen=True)
class Words:
    """What the people of one story write; the bot's words come from its catalogue."""

    locale: str
    title: str
    report: str
    decision: str
    action: str
    note: str


CHINESE = Words(
    "zh-CN",
    "部门例会",
    "完成了季度报表",
    "决定：采用新的价目表",
    "待办：<@U0WANG> 下周五前更新官网价目表",
    "纪要：销售额同比增长百分之八",
)
ENGLISH = Words(
    "en-US",
    "Weekly meeting",
    "Finished the quarterly report",
    "decision: We adopt the new price list",
    "action: <@U0ANNA> update the price list on the site by next Friday",
    "note: Sales grew by eight percent",
)


@pytest.mark.parametrize(
    ("words", "database", "http"),
    [(CHINESE, "sqlite", False), (ENGLISH, "postgresql", True), (CHINESE, "postgresql", False)],
    ids=["Chinese", "English over HTTP on PostgreSQL", "Chinese on PostgreSQL"],
)
async def test_from_the_prompt_to_the_digest(
    open_office: OfficeFactory, words: Words, database: str, *, http: bool
) -> None:
    """Prompt, update, meeting, minutes, close, nudge, overdue, escalation, done, digest."""
    office = await open_office(database=database, http=http)
    t = translator(words.locale)
    worker = office.wang if words is CHINESE else office.anna
    await _speak(office, words)
    await office.set_up_weekly(title=words.title)

    await office.advance(hours=14)
    prompt = await office.dm(worker, words.title)
    await worker.click(prompt, "updates.give")
    refused = await worker.submit(await worker.view(), {"done": " "})
    assert refused["errors"] == {"done": t("updates.error.empty")}
    await worker.submit(await worker.view(), {"done": words.report})

    await office.advance(hours=11)
    opening = await office.posted(words.title)
    assert t("meetings.opening.no_topics").split("·")[0].strip("* ") in shown(opening)
    for line in (words.decision, words.action, words.note):
        await office.li.say(CHANNEL, line, opening["ts"])
    await _captured(office, opening["ts"], 3)

    await office.li.click(opening, "meetings.close")
    await office.li.submit(await office.li.view(), {})
    minutes = shown(await office.posted("D-1"))
    assert "F-1" in minutes
    assert words.note.split("：" if words is CHINESE else ": ")[1] in minutes
    assert "F-1" in shown(await office.dm(worker, "F-1"))

    await office.advance(days=9, hours=8)
    assert "🔵" in shown(await office.dm(worker, "F-1"))
    await office.advance(days=6)
    assert "🔴" in shown(await office.dm(office.li, "F-1"))

    nudge = await office.dm(worker, "F-1")
    await worker.click(nudge, "followups.finish")
    await office.dm(worker, "✅")
    assert t("digests.title", team="ops") in shown(await office.dm(office.li, "D-1"))


async def _speak(office: Office, words: Words) -> None:
    """The facilitator uses Slack in the language of the story."""
    await office.client.do("update_user", user="U0LI", locale=words.locale)


async def _captured(office: Office, thread: str, count: int) -> None:
    async def reactions() -> bool:
        messages = await office.li.messages(CHANNEL, thread)
        return sum(bool(m.get("reactions")) for m in messages) == count

    await office.client.wait_for(reactions)
