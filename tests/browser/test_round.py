"""The weekly round in a real browser, as its people live it, with the real bot behind the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.acceptance.conftest import START
from tests.browser.conftest import Visit
from tests.browser.seat import Seat
from tests.office import CHANNEL, Office

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def office(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """The office with the bot beside it; it is Monday morning in Shanghai."""
    office = Office(sqlite_url, tmp_path, START)
    await office.open()
    yield office
    await office.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(office: Office) -> Sandbox:
    """The workspace that `visit` opens."""
    return office.sandbox


async def at_channel(visit: Visit, person: Person) -> Seat:
    """Somebody looks at the team's channel."""
    return Seat(await visit(person.id, CHANNEL))


async def at_bot(visit: Visit, person: Person, tab: str = "messages") -> Seat:
    """Somebody looks at what the bot wrote to him, or at its Home tab."""
    return Seat(await visit(person.id, f"{await person.dm_with_app()}/tab={tab}"))


async def open_meeting(office: Office) -> str:
    """The weekly meeting has begun, on Tuesday at 10:00 in Shanghai; the ts of its thread."""
    await office.set_up_weekly(title="部门例会")
    await office.advance(days=1, hours=1)
    return str((await office.posted("部门例会"))["ts"])


async def test_a_form_that_is_refused_keeps_what_was_typed(office: Office, visit: Visit) -> None:
    """Li sets up the meeting by the command; without a title it is refused under the field."""
    li = await at_channel(visit, office.li)
    await li.write("/meeting setup", "channel")
    title, questions = li.page.get_by_label("会议名称"), li.page.get_by_label("汇报问题")
    await title.fill("　 ")
    await questions.fill("本周重点是什么？")
    await li.send_form()
    error = li.window.locator(".input-error")
    await expect(error).to_have_text("请填写会议名称，例如“部门例会”。")
    await expect(questions).to_have_value("本周重点是什么？")
    await title.fill("周会")
    await li.send_form()
    await expect(li.window).to_be_hidden()
    await expect(li.message("周会")).to_contain_text("每周一 10:00")


async def test_an_update_is_given_through_the_form(office: Office, visit: Visit) -> None:
    """Wang is prompted in Chinese; blank answers are refused in the form, real ones are thanked."""
    await office.set_up_weekly(title="部门例会")
    await office.advance(hours=6)
    wang = await at_bot(visit, office.wang)
    prompt = wang.message("请提交")
    await wang.press("提交汇报", prompt)
    done, plan = wang.page.get_by_label("上周完成"), wang.page.get_by_label("本周计划")
    await done.fill("   ")
    await wang.send_form()
    await expect(wang.window.locator(".input-error")).to_have_text("请至少填写一项。")
    await expect(done).to_have_value("   ")
    await done.fill("季度报表 & 预算")
    await plan.fill("官网改版 🚀")
    await wang.send_form()
    await expect(wang.window).to_be_hidden()
    await expect(prompt).to_contain_text("✅ 已收到您的汇报")
    await wang.press("修改汇报", prompt)
    await expect(done).to_have_value("季度报表 & 预算")
    await expect(plan).to_have_value("官网改版 🚀")


async def test_minutes_are_written_edited_and_deleted_in_the_thread(
    office: Office, visit: Visit
) -> None:
    """Keywords in both languages are captured, talk is not; the last look shows what is left."""
    await open_meeting(office)
    li = await at_channel(visit, office.li)
    await li.open_thread(li.message("部门例会"))
    await li.write("大家好，我们开始")
    await li.write("note: Sales grew by 4 %")
    await li.write("决定：采用新的价目表")
    await li.write("待办：@王|周五前更新官网")
    for line in ("Sales grew", "新的价目表", "更新官网"):
        await li.expect_captured(line)
    await expect(li.reply("更新官网").locator(".mention")).to_have_text("@王芳")
    await expect(li.reply("大家好").locator(".reaction")).to_have_count(0)

    await li.choose(li.reply("Sales grew"), "删除消息")
    await li.page.get_by_role("dialog").get_by_role("button", name="删除").click()
    await expect(li.page.locator(".thread .message", has_text="Sales grew")).to_have_count(0)
    await li.choose(li.reply("新的价目表"), "编辑消息")
    editor = li.page.locator(".editor textarea")
    await editor.fill("决定：采用新的价目表，五月起")
    await editor.press("Enter")
    await expect(li.reply("五月起").locator(".edited")).to_be_visible()

    await li.open_showing("结束会议", "采用新的价目表，五月起")
    await expect(li.window).to_contain_text("更新官网 · @王芳 · 时限 3月6日 周五")
    await expect(li.window).not_to_contain_text("Sales grew")


async def test_a_meeting_is_closed_after_a_last_look(office: Office, visit: Visit) -> None:
    """What is left out there is not published; the meeting shows that it is over."""
    thread = await open_meeting(office)
    await office.li.say(CHANNEL, "纪要：可以略去\n决定：沿用现行价目表", thread)
    await office.anna.say(CHANNEL, "action: <@U0WANG> update the site by Friday", thread)
    li = await at_channel(visit, office.li)
    await li.open_thread(li.message("部门例会"))
    await li.expect_captured("可以略去")
    await li.expect_captured("update the site")

    await li.press("结束会议")
    row = li.window.locator(".block-section", has_text="可以略去")
    await row.get_by_role("button").click()
    await li.page.get_by_role("menuitem", name="移除").click()
    await expect(li.window).to_contain_text("已移除")
    await li.send_form()

    await expect(li.window).to_be_hidden()
    minutes = li.message("会议纪要：部门例会")
    await expect(minutes).to_contain_text("D-1 沿用现行价目表")
    await expect(minutes).to_contain_text("F-1 update the site · @王芳 · 时限 3月6日 周五")
    await expect(minutes).not_to_contain_text("可以略去")
    await expect(li.page.get_by_role("button", name="结束会议")).to_have_count(0)


async def test_a_restart_during_the_last_look_loses_nothing(office: Office, visit: Visit) -> None:
    """The window that was open before publishes once the bot is back, and once only."""
    thread = await open_meeting(office)
    await office.li.say(CHANNEL, "决定：沿用现行价目表", thread)
    li = await at_channel(visit, office.li)
    await li.open_showing("结束会议", "沿用现行价目表")
    await office.restart()
    await li.send_form()

    await expect(li.message("会议纪要：部门例会")).to_contain_text("D-1 沿用现行价目表")
    await expect(li.page.get_by_role("button", name="结束会议")).to_have_count(0)
    minutes = li.page.locator(".pane .message", has_text="会议纪要：部门例会")
    await expect(minutes).to_have_count(1)


async def test_the_clock_moves_to_the_nudge_that_is_settled_where_it_stands(
    office: Office, visit: Visit
) -> None:
    """Anna presses *Next* until she is reminded, then *Done*: the same message says so."""
    await office.li.command("/followup", "<@U0ANNA> send the report by Wednesday", CHANNEL)
    await office.dm(office.anna, "send the report")
    anna = await at_bot(visit, office.anna)
    nudge = await anna.go_on_until("1 follow-up needs you")
    await expect(nudge).to_contain_text("Wed 4 Mar (tomorrow)")
    await anna.press("Done", nudge)
    await expect(nudge).to_contain_text("All settled")
    await expect(nudge).to_contain_text("✅ F-1 send the report")
    await expect(nudge.get_by_role("button", name="Done")).to_have_count(0)


async def test_a_follow_up_is_recorded_by_the_command_that_the_slash_completes(
    office: Office, visit: Visit
) -> None:
    """The private answer repeats the date that was understood, with its weekday."""
    anna = await at_channel(visit, office.anna)
    await anna.field().press_sequentially("/fol")
    await expect(anna.page.locator(".completion .list-option")).to_contain_text("/followup")
    await anna.field().press("Tab")
    await anna.write("@王|send the Q3 report by Friday", "channel")
    answer = anna.message("send the Q3 report")
    await expect(answer.locator(".only-you")).to_be_visible()
    await expect(answer).to_contain_text("F-1")
    await expect(answer).to_contain_text("Fri 6 Mar")
    assert "send the Q3 report" in str(await office.dm(office.wang, "F-1"))


async def test_home_shows_what_waits_and_takes_it_off_when_it_is_done(
    office: Office, visit: Visit
) -> None:
    """Anna opens the tab, finishes what is due today, and gives the update that waits there."""
    await office.set_up_weekly(title="Weekly")
    await office.li.command("/followup", "<@U0ANNA> send the report today", CHANNEL)
    await office.dm(office.anna, "send the report")
    anna = await at_bot(visit, office.anna)
    await anna.page.get_by_role("tab", name="Home").click()
    home = anna.page.locator(".home-blocks")
    await expect(home).to_contain_text("F-1 send the report · Mon 2 Mar (today)")
    await anna.press("Done", home)
    await expect(home).not_to_contain_text("send the report")
    await expect(home).to_contain_text("🎉 Nothing waits for you.")

    await anna.press("Give update", home)
    await anna.page.get_by_label("What did you finish last week?").fill("The report")
    await anna.send_form()
    await expect(anna.window).to_be_hidden()
    await expect(home.get_by_role("button", name="Give update")).to_have_count(0)
