"""The page: Block Kit in messages."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.blocks import button, chart, data_table, gallery, meeting, mrkdwn, plain
from tests.browser.conftest import Visit
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, OPS, WEI

pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]


async def post(bolt: Bolt, *blocks: Json) -> None:
    """Let the app post blocks in the channel."""
    await bolt.web.chat_postMessage(channel=OPS, text="blocks", blocks=list(blocks))


def last(page: Page) -> Locator:
    """The newest message."""
    return page.locator(".pane .message").last


async def test_every_kind_of_block_is_drawn(visit: Visit, bolt: Bolt) -> None:
    """No block is unknown to the page, and a picture that cannot be had shows its description."""
    page = await visit(ANA, OPS)
    messages = gallery()
    for blocks in messages:
        await post(bolt, *blocks)
    await expect(page.locator(".pane .message")).to_have_count(len(messages))
    count = sum(len(blocks) for blocks in messages)
    await expect(page.locator(".pane .blocks > .block")).to_have_count(count)
    await expect(page.locator(".block-unknown")).to_have_count(0)
    await expect(page.locator(".picture-missing")).to_contain_text("Floor plan")


async def test_charts_are_drawn_and_can_be_read(visit: Visit, bolt: Bolt) -> None:
    """Each series has its shape; pointer and arrows tell the numbers; a table holds them."""
    await post(bolt, chart("line", "Lines"), chart("bar", "Bars"))
    await post(bolt, chart("area", "Areas"), chart("pie", "Parts"))
    page = await visit(ANA, OPS)
    for title, shape, count in (
        ("Lines", ".chart-line", 2),
        ("Bars", ".chart-bar", 6),
        ("Areas", ".chart-area", 2),
        ("Parts", ".chart-slice", 2),
    ):
        drawn = page.locator(".block-chart", has_text=title)
        await expect(drawn.locator(shape)).to_have_count(count)
        told, number = ("Done", "21") if title == "Parts" else ("W45", "61")
        await drawn.locator(".chart-frame").focus()
        await page.keyboard.press("ArrowRight")
        await expect(drawn.locator(".chart-tip")).to_contain_text(told)
        await expect(drawn.locator(".chart-tip")).to_contain_text(number)
        await expect(drawn.locator("table td", has_text=number)).to_have_count(1)
    await page.locator(".chart-svg").first.hover()
    await expect(page.locator(".chart-tip").first).to_contain_text("W46")


async def test_a_data_table_sorts_filters_and_turns_pages(visit: Visit, bolt: Bolt) -> None:
    """Numbers sort as numbers; words filter; the rest is on the next page."""
    await post(bolt, data_table([("Report", 3), ("Scan", 11), ("验收", 8), ("Pay", 2)]))
    page = await visit(ANA, OPS)
    names = page.locator(".block-data-table tbody th")
    await expect(names).to_have_text(["Report", "Scan", "验收"])
    await page.get_by_role("button", name="Next").last.click()
    await expect(names).to_have_text(["Pay"])
    await page.get_by_role("button", name="Days late").click()
    await page.get_by_role("button", name="Days late").click()
    await page.get_by_role("button", name="Previous").click()
    await expect(names).to_have_text(["Scan", "验收", "Report"])
    await page.get_by_label("Filter rows").fill("验")
    await expect(names).to_have_text(["验收"])


async def test_a_dangerous_button_asks_first(visit: Visit, bolt: Bolt) -> None:
    """With a confirm object nothing is sent until one says yes, then the message changes."""
    pressed: list[str] = []

    async def close(ack: Any, body: Json, client: Any) -> None:
        await ack()
        pressed.append(body["actions"][0]["value"])
        done = [{"type": "section", "text": plain("Closed.")}]
        await client.chat_update(channel=OPS, ts=body["message"]["ts"], text="Closed.", blocks=done)

    bolt.app.action("close")(close)
    ask = {
        "title": plain("Close it?"),
        "text": mrkdwn("It is *published*."),
        "confirm": plain("Close it"),
        "deny": plain("Not yet"),
        "style": "danger",
    }
    await post(
        bolt,
        {
            "type": "actions",
            "elements": [button("close", "Close meeting", value="m1", confirm=ask)],
        },
    )
    page = await visit(ANA, OPS)
    await page.get_by_role("button", name="Close meeting").click()
    await page.get_by_role("button", name="Not yet").click()
    await page.get_by_role("button", name="Close meeting").click()
    assert pressed == []
    await page.get_by_role("button", name="Close it").click()
    await expect(last(page)).to_contain_text("Closed.")
    assert pressed == ["m1"]


async def test_menus_in_messages_tell_the_app_what_was_chosen(visit: Visit, bolt: Bolt) -> None:
    """A select, an overflow menu and a user select each send their choice."""
    chosen: list[Any] = []

    async def take(ack: Any, action: Json) -> None:
        await ack()
        chosen.append(action.get("selected_user") or action["selected_option"]["value"])

    for action_id in ("snooze", "more", "owner"):
        bolt.app.action(action_id)(take)
    await post(bolt, *meeting())
    page = await visit(ANA, OPS)
    await page.get_by_role("combobox", name="Snooze…").click()
    await page.get_by_role("option", name="3 workdays").click()
    await bolt.until(lambda: len(chosen) == 1)
    await page.get_by_role("button", name="Options").click()
    await page.get_by_role("menuitem", name="1 workday").click()
    await bolt.until(lambda: len(chosen) == 2)
    await page.get_by_role("combobox", name="Owner").click()
    await page.keyboard.type("王")
    await page.keyboard.press("Enter")
    await bolt.until(lambda: len(chosen) == 3)
    assert chosen == ["3 workdays", "1 workday", WEI]
    await expect(page.get_by_role("combobox", name="Owner")).to_contain_text("王伟")


async def test_an_app_that_does_not_answer_is_told_of(visit: Visit, bolt: Bolt) -> None:
    """A button that the app does not acknowledge says so, and can be pressed again."""
    await post(bolt, {"type": "actions", "elements": [button("nobody", "Press")]})
    page = await visit(ANA, OPS)
    await bolt.__aexit__(None, None, None)
    await page.get_by_role("button", name="Press").click()
    await expect(page.locator(".toast-error")).to_contain_text("did not respond")
    await expect(page.get_by_role("button", name="Press")).to_be_enabled()


async def test_dates_are_in_the_readers_zone_and_language(visit: Visit, bolt: Bolt) -> None:
    """One and the same moment is afternoon in Shanghai and night in São Paulo."""
    await bolt.web.chat_postMessage(
        channel=OPS, text="due <!date^1795140000^{date_long} {time}|later>"
    )
    ana, wei = await visit(ANA, OPS), await visit(WEI, OPS)
    await expect(last(ana).locator(".line time")).to_have_text(
        "Thursday, November 19, 2026 11:00 PM"
    )
    await expect(last(wei).locator(".line time")).to_have_text("2026年11月20日星期五 10:00")
