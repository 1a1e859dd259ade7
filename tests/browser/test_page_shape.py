"""The page: its shape on wide and narrow screens, in light and dark, by keyboard, and its clock."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from sandbox.client import SandboxClient
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from tests.browser.blocks import gallery
from tests.browser.conftest import PHONE, Visit
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, MANIFEST, OPS, WEI, furnish

pytestmark = pytest.mark.asyncio(loop_scope="session")

FAINT_TEXT = (Path(__file__).parent / "faint_text.js").read_text("utf-8")
# By how many pixels anything sticks out to the side.
STICKING_OUT = """Math.max(0, ...[...document.querySelectorAll(
  "html, body, .scroller, .home, .dialog-body, .sidebar"
)].map((node) => node.scrollWidth - node.clientWidth))"""


async def furnish_channel(bolt: Bolt, client: SandboxClient) -> None:
    """Fill the channel with blocks of all kinds, a thread and reactions."""
    for blocks in gallery():
        await bolt.web.chat_postMessage(channel=OPS, text="blocks", blocks=blocks)
    wei = client.as_user(WEI)
    long = await wei.say(OPS, f"https://example.org/{'long' * 60} {'字' * 200} `code` <@{ANA}>")
    await wei.say(OPS, "a reply", long)
    await wei.react(OPS, long, "eyes")
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="between us")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_is_readable(
    visit: Visit, bolt: Bolt, client: SandboxClient, scheme: str
) -> None:
    """In both themes every text has the contrast of WCAG AA against what lies behind it."""
    await furnish_channel(bolt, client)
    page = await visit(ANA, OPS, color_scheme=scheme)
    await page.locator(".thread-summary").click()
    await page.locator(".thread .message").first.wait_for()
    assert await page.evaluate(FAINT_TEXT) == []


async def test_a_phone_shows_one_thing_at_a_time(
    visit: Visit, bolt: Bolt, client: SandboxClient
) -> None:
    """At 390 pixels nothing sticks out; the side bar is a drawer, the thread covers the channel."""
    await furnish_channel(bolt, client)
    page = await visit(ANA, OPS, viewport=PHONE)
    await page.locator(".thread-summary").wait_for()
    assert await page.evaluate(STICKING_OUT) == 0
    await expect(page.locator(".sidebar")).to_be_hidden()
    await page.locator(".thread-summary").click()
    await expect(page.locator(".thread .message").first).to_be_visible()
    assert await page.locator(".thread").evaluate("node => node.offsetWidth") == PHONE["width"]
    assert await page.evaluate(STICKING_OUT) == 0
    await page.get_by_label("Close the thread").click()
    await page.get_by_label("Open the side bar").click()
    await page.locator(f"[data-channel={BOARD}]").click()
    await expect(page.locator(".sidebar")).to_be_hidden()
    await expect(page.locator(".pane h1")).to_contain_text("board")


async def test_the_theme_can_be_chosen_and_is_remembered(visit: Visit) -> None:
    """The button turns light into dark, also after a reload."""
    page = await visit(ANA, OPS, color_scheme="light")
    before = await page.locator(".pane").evaluate("node => getComputedStyle(node).backgroundColor")
    await page.get_by_label("Use the dark theme").click()
    await page.reload()
    await expect(page.get_by_label("Use the light theme")).to_be_visible()
    after = await page.locator(".pane").evaluate("node => getComputedStyle(node).backgroundColor")
    assert (before, after) == ("rgb(255, 255, 255)", "rgb(26, 29, 33)")


async def test_the_keyboard_reaches_everything(visit: Visit, client: SandboxClient) -> None:
    """Ctrl+K jumps, the arrows walk through messages, Tab goes to what can be done with one."""
    await client.as_user(WEI).say(OPS, "first")
    await client.as_user(WEI).say(OPS, "second")
    page = await visit(ANA, BOARD)
    await page.keyboard.press("Control+k")
    await page.keyboard.type("ops")
    await page.keyboard.press("Enter")
    await expect(page.locator(".pane h1")).to_contain_text("ops")
    await page.locator(".pane .message").last.focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator(".pane .message", has_text="first")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.locator("[data-tool=react-white_check_mark]")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(
        page.locator(".pane .message", has_text="first").locator("[data-emoji=white_check_mark]")
    ).to_be_visible()


async def test_a_link_to_a_message_leads_to_it(visit: Visit, client: SandboxClient) -> None:
    """A message's own link, written somewhere, opens its channel and shows it."""
    ts = await client.as_user(ANA).say(BOARD, "the one")
    link = f"https://sandbox.slack.com/archives/{BOARD}/p{ts.replace('.', '')}"
    await client.as_user(ANA).say(OPS, f"see <{link}|there>")
    page = await visit(ANA, OPS)
    await page.get_by_role("link", name="there").click()
    await expect(page.locator(".pane .message.highlight")).to_contain_text("the one")


async def test_a_channel_is_created_and_the_app_added(visit: Visit, sandbox: Sandbox) -> None:
    """From the side bar one creates a channel, and brings the app in by the list of members."""
    page = await visit(ANA, OPS)
    await page.get_by_label("Create a channel").click()
    await page.get_by_label("Name").fill("new ideas")
    await page.get_by_role("button", name="Create", exact=True).click()
    await expect(page.locator(".pane h1")).to_contain_text("new-ideas")
    await page.locator(".members-button").click()
    await page.get_by_role("option", name="Clerk").click()
    await expect(page.locator(".member", has_text="Clerk")).to_be_visible()
    created = next(
        channel for channel in sandbox.workspace.channels.values() if channel.name == "new-ideas"
    )
    assert sandbox.workspace.bot.user_id in created.members


class Planned:
    """Something that happens once, tomorrow, and takes a moment."""

    def __init__(self, due: datetime) -> None:
        self.due: datetime | None = due
        self.clock: SandboxClock | None = None

    async def next_due(self) -> datetime | None:
        """Return when it happens, until it has."""
        return self.due

    async def settle(self) -> None:
        """Let it happen."""
        if self.clock and self.due and self.clock.now() >= self.due:
            await asyncio.sleep(0.2)
            self.due = None


async def test_the_clock_moves_to_what_happens_next(visit: Visit, sandbox: Sandbox) -> None:
    """The bar says when that is, rests while time passes, and stands there afterwards."""
    assert sandbox.timeline.can_next is False
    page = await visit(ANA, OPS)
    await expect(page.locator("[data-clock=next]")).to_be_disabled()
    before = sandbox.clock.now()
    await page.locator("[data-clock=plus_hour]").click()
    await expect(page.locator("[data-clock=plus_hour]")).to_be_enabled()
    assert timedelta(minutes=59) < sandbox.clock.now() - before < timedelta(minutes=61)


async def test_the_next_event_is_named(browser: Any) -> None:
    """With something planned, the button carries its local time and goes there."""
    due = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    planned, clock = Planned(due), SandboxClock()
    planned.clock = clock
    clock.freeze(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    async with Sandbox(MANIFEST, clock=clock, wakeups=planned) as sandbox:
        furnish(sandbox)
        sandbox.set_try_this([{"id": "one", "title": "Let a day pass", "detail": "Use the clock."}])
        context = await browser.new_context(locale="en-US")
        page = await context.new_page()
        await page.goto(f"{sandbox.url}/#/{ANA}/{OPS}")
        await expect(page.locator(".clock-local")).to_have_text("Mon, Nov 23, 9:00 AM")
        await expect(page.locator("[data-clock=next] .clock-when")).to_have_text(
            "Tue, Nov 24 9:00 AM"
        )
        await page.locator("[data-clock=next]").click()
        await expect(page.locator("[data-clock=plus_day]")).to_be_disabled()
        await expect(page.locator(".clock-local")).to_have_text("Tue, Nov 24, 9:00 AM")
        await expect(page.locator("[data-clock=plus_day]")).to_be_enabled()
        await expect(page.locator("[data-clock=next]")).to_be_disabled()
        await page.get_by_label("Mark as done: Let a day pass").click()
        await expect(page.locator(".try-progress")).to_have_text("1/1")
        await context.close()


async def test_what_there_is_to_try_is_told_in_the_readers_language(
    visit: Visit, sandbox: Sandbox
) -> None:
    """Who reads Chinese reads a step's Chinese words if it has any; ticked off, they stay."""
    own = {"title": "过一天", "detail": "用时钟。"}
    day = {"id": "1", "title": "Let a day pass", "detail": "Use the clock.", "zh": own}
    sandbox.set_try_this([day, {"id": "2", "title": "Rest", "detail": ""}])
    english, chinese = await visit(ANA, OPS), await visit(WEI, OPS)

    await expect(english.locator(".try-title")).to_have_text(["Let a day pass", "Rest"])
    await expect(english.locator(".try-detail")).to_have_text("Use the clock.")
    await expect(chinese.locator(".try-title")).to_have_text(["过一天", "Rest"])
    await expect(chinese.locator(".try-detail")).to_have_text("用时钟。")
    await chinese.get_by_label("标记为完成: 过一天").click()
    await expect(chinese.locator(".try-progress")).to_have_text("1/2")
    await expect(chinese.locator(".try-title")).to_have_text(["过一天", "Rest"])


async def test_an_apostrophe_is_as_narrow_for_those_who_read_chinese(visit: Visit) -> None:
    """Fonts made for Chinese draw it as wide as a character."""
    page = await visit(WEI, OPS)
    widths = await page.evaluate("""() => ["’", "字"].map((sign) => {
        const span = document.body.appendChild(document.createElement("span"));
        span.textContent = sign;
        return span.getBoundingClientRect().width;
    })""")

    apostrophe, character = widths
    assert apostrophe < character / 2


async def test_nothing_is_fetched_from_elsewhere(visit: Visit, sandbox: Sandbox) -> None:
    """The page needs no network: every file comes from the sandbox itself, without a build."""
    page = await visit(ANA, OPS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.reload()
    await page.locator(".shell .pane-head h1").wait_for()
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith(sandbox.url)] == []


async def test_the_bare_address_opens_as_somebody(visit: Visit, sandbox: Sandbox) -> None:
    """Without a person in the address one acts as the first, and as the same one next time."""
    page = await visit("", "")
    await expect(page.locator(".person-name")).to_have_text("Ana Lima")
    await page.locator(".person-button").click()
    await page.get_by_role("option", name="Zoe").click()
    await expect(page.locator(".person-name")).to_have_text("Zoe Roth")
    await page.goto("about:blank")
    await page.goto(sandbox.url)
    await expect(page.locator(".person-name")).to_have_text("Zoe Roth")
