"""The page: writing, reading, editing, reacting, threads."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from tests.browser.conftest import Visit
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, OPS, WEI

pytestmark = pytest.mark.asyncio(loop_scope="session")


def field(page: Page, where: str = "channel") -> Locator:
    """The field to write in."""
    return page.locator(f"[data-composer={where}]")


def message(page: Page, text: str) -> Locator:
    """The message with this text, in the channel."""
    return page.locator(".pane .message", has_text=text)


async def write(page: Page, text: str, where: str = "channel") -> None:
    """Type a text and send it."""
    await field(page, where).fill(text)
    await field(page, where).press("Enter")


async def tool(page: Page, text: str, name: str) -> None:
    """Press a tool of the bar over a message."""
    await message(page, text).hover()
    await message(page, text).locator(f"[data-tool={name}]").click()


async def test_a_message_is_seen_by_others_at_once(visit: Visit) -> None:
    """What one person sends appears before another who looks at the same channel."""
    ana, wei = await visit(ANA, OPS), await visit(WEI, OPS)
    await write(ana, "Good *morning* :wave:")
    await expect(message(wei, "Good morning").locator("strong")).to_have_text("morning")
    await expect(message(wei, "Good morning").locator(".emoji")).to_have_text("👋")
    await expect(field(ana)).to_have_value("")


async def test_act_as_switches_the_whole_view(visit: Visit) -> None:
    """Acting as another shows that person's channels and language, and writes under that name."""
    page = await visit(ANA, OPS)
    await expect(page.locator(".side-item", has_text="board")).to_be_visible()
    await page.locator(".person-button").click()
    await page.get_by_role("option", name="王伟").click()
    await expect(page.locator(".person-name")).to_have_text("王伟")
    await expect(page.locator(".side-item", has_text="board")).to_have_count(0)
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.locator(".side-title h2").first).to_have_text("频道")
    await write(page, "大家好")
    await expect(message(page, "大家好").locator(".author")).to_have_text("王伟")


async def test_markup_and_right_to_left_text_stay_text(visit: Visit) -> None:
    """A text that looks like HTML is shown as it was typed, and does nothing."""
    page = await visit(ANA, OPS)
    attack = (
        '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 1"> مرحبا & שלום'
    )
    await write(page, attack)
    await expect(message(page, "window.hacked").locator(".line")).to_have_text(attack)
    assert await page.evaluate("window.hacked ?? null") is None
    assert await message(page, "window.hacked").locator("img, script").count() == 0


async def test_a_link_cannot_run_a_script(visit: Visit, bolt: Bolt) -> None:
    """An address that is no address of the web is shown, but is not a link."""
    page = await visit(ANA, OPS)
    evil = {"type": "link", "url": "javascript:alert(1)", "text": "press me"}
    section = {"type": "rich_text_section", "elements": [evil]}
    await bolt.web.chat_postMessage(
        channel=OPS, text="x", blocks=[{"type": "rich_text", "elements": [section]}]
    )
    await expect(message(page, "press me")).to_be_visible()
    assert await message(page, "press me").locator("a").count() == 0


async def test_a_mention_is_chosen_by_name_and_sent_as_id(visit: Visit, sandbox: Sandbox) -> None:
    """One writes and reads @Name; what is sent is Slack's token."""
    page = await visit(ANA, OPS)
    await field(page).press_sequentially("please @王")
    await page.locator(".completion .list-option", has_text="王伟").wait_for()
    await field(page).press("Enter")
    await expect(field(page)).to_have_value("please @王伟 ")
    await field(page).press_sequentially("look")
    await field(page).press("Enter")
    await expect(message(page, "please").locator(".mention")).to_have_text("@王伟")
    newest = sandbox.workspace.conversation(OPS).last_ts()
    sent = sandbox.workspace.message(OPS, str(newest))
    assert sent is not None
    assert sent.text == f"please <@{WEI}> look"


async def test_enter_of_an_input_method_sends_nothing(visit: Visit) -> None:
    """Enter that chooses a Chinese word belongs to the input method, not to the field."""
    page = await visit(WEI, OPS)
    await field(page).fill("ni hao")
    await field(page).dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True}
    )
    await field(page).dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True})
    await expect(field(page)).to_have_value("ni hao")
    await field(page).press("Shift+Enter")
    await expect(field(page)).to_have_value("ni hao\n")
    assert await page.locator(".pane .message").count() == 0


async def test_drafts_wait_in_their_channels(visit: Visit) -> None:
    """A half-written text stays with its channel and comes back with it."""
    page = await visit(ANA, OPS)
    await field(page).fill("half a sent")
    await page.locator(f"[data-channel={BOARD}]").click()
    await expect(field(page)).to_have_value("")
    await page.locator(f"[data-channel={OPS}]").click()
    await expect(field(page)).to_have_value("half a sent")


async def test_the_up_arrow_edits_the_last_own_message(visit: Visit) -> None:
    """The edited text replaces the old one and says that it was edited."""
    ana = await visit(ANA, OPS)
    await write(ana, "note: tow decisions")
    await expect(message(ana, "tow")).to_be_visible()
    await field(ana).press("ArrowUp")
    editor = ana.locator(".editor textarea")
    await expect(editor).to_have_value("note: tow decisions")
    await editor.fill("note: two decisions")
    await editor.press("Enter")
    await expect(message(ana, "note: two decisions").locator(".edited")).to_be_visible()
    await expect(ana.locator(".editor")).to_have_count(0)


async def test_deleting_asks_first(visit: Visit, client: SandboxClient) -> None:
    """A deleted message is gone; cancelling keeps it; only one's own can be deleted."""
    await client.as_user(WEI).say(OPS, "not mine")
    page = await visit(ANA, OPS)
    delete = page.get_by_role("menuitem", name="Delete message")
    await tool(page, "not mine", "more")
    await expect(page.get_by_role("menuitem", name="Copy link")).to_be_visible()
    await expect(delete).to_have_count(0)
    await page.keyboard.press("Escape")
    await write(page, "a mistake")
    for answer, left in (("Cancel", 1), ("Delete", 0)):
        await tool(page, "a mistake", "more")
        await delete.click()
        await page.get_by_role("dialog").get_by_role("button", name=answer).click()
        await expect(message(page, "a mistake")).to_have_count(left)


async def test_reactions_are_added_from_the_picker_and_taken_back(
    visit: Visit, client: SandboxClient
) -> None:
    """A reaction is counted; pressing one's own takes it back."""
    wei = client.as_user(WEI)
    ts = await wei.say(OPS, "shall we?")
    page = await visit(ANA, OPS)
    await tool(page, "shall we?", "react")
    await page.locator(".emoji-picker input").fill("rocket")
    await page.locator(".emoji-picker input").press("Enter")
    rocket = message(page, "shall we?").locator("[data-emoji=rocket]")
    await expect(rocket.locator(".reaction-count")).to_have_text("1")
    await expect(rocket).to_have_attribute("aria-pressed", "true")
    await wei.react(OPS, ts, "rocket")
    await expect(rocket.locator(".reaction-count")).to_have_text("2")
    await rocket.click()
    await expect(rocket.locator(".reaction-count")).to_have_text("1")
    await expect(rocket).to_have_attribute("aria-pressed", "false")


async def test_a_reply_stays_in_the_thread_unless_it_is_broadcast(visit: Visit) -> None:
    """The channel shows how many replies there are, and the one that was sent to it as well."""
    ana = await visit(ANA, OPS)
    await write(ana, "the meeting is open")
    await tool(ana, "the meeting is open", "reply")
    await write(ana, "decision: we move", "thread")
    summary = message(ana, "the meeting is open").locator(".reply-count")
    await expect(summary).to_have_text("1 reply")
    await expect(message(ana, "decision: we move")).to_have_count(0)
    await ana.get_by_label("Also send to #ops").check()
    await write(ana, "for everybody", "thread")
    await expect(message(ana, "for everybody").locator(".broadcast-note")).to_be_visible()
    await expect(ana.locator(".thread .message")).to_have_count(3)
    await ana.locator(".thread").press("Escape")
    await expect(ana.locator(".thread")).to_be_hidden()


async def test_a_command_in_a_thread_is_refused_and_kept(visit: Visit, bolt: Bolt) -> None:
    """Slack runs no commands in threads: the page says so and gives the text back."""
    assert bolt.heard == []
    page = await visit(ANA, OPS)
    await write(page, "root")
    await tool(page, "root", "reply")
    await write(page, "/file this", "thread")
    await expect(page.locator(".toast")).to_contain_text("not supported in threads")
    await expect(field(page, "thread")).to_have_value("/file this")


async def test_what_was_not_read_is_bold_and_counted(visit: Visit, client: SandboxClient) -> None:
    """A mention carries a number until the channel is looked at; the title says it, too."""
    page = await visit(ANA, OPS)
    await client.as_user(WEI).say(ELSEWHERE, f"<@{ANA}> please look")
    item = page.locator(f"[data-channel={ELSEWHERE}]")
    await expect(item.locator(".badge")).to_have_text("1")
    await expect(page).to_have_title(re.compile(r"^\(1\) "))
    await item.click()
    await expect(page.locator(".new-divider")).to_be_visible()
    await expect(item.locator(".badge")).to_have_count(0)
    await expect(page).to_have_title(re.compile(r"^#elsewhere"))


async def test_earlier_messages_come_when_one_scrolls_up(visit: Visit, sandbox: Sandbox) -> None:
    """A long channel opens at its end, loads page by page, and keeps its place meanwhile."""
    for number in range(400):
        sandbox.workspace.add_message(OPS, WEI, f"message {number:03}")
    page = await visit(ANA, OPS)
    await expect(message(page, "message 399")).to_be_in_viewport()
    assert await page.locator(".pane .message").count() == 50
    anchor = message(page, "message 350")
    await anchor.scroll_into_view_if_needed()
    await expect(message(page, "message 349")).to_be_attached()
    await expect(anchor).to_be_in_viewport()
    for _ in range(8):
        await page.locator(".pane .scroller").evaluate("node => node.scrollTo(0, 0)")
        await page.wait_for_timeout(40)
    await expect(message(page, "message 000")).to_be_attached()
    await page.locator(".jump").click()
    await expect(message(page, "message 399")).to_be_in_viewport()


async def test_what_was_missed_while_away_is_fetched(visit: Visit, sandbox: Sandbox) -> None:
    """When the connection comes back, the page shows what happened meanwhile."""
    page = await visit(ANA, OPS)
    await sandbox.parts.live.close()
    sandbox.workspace.add_message(OPS, WEI, "said while you were away")
    await expect(message(page, "said while you were away")).to_be_visible()
    await expect(page.locator(".offline")).to_be_hidden()


@pytest.mark.parametrize(
    ("who", "words"), [(WEI, "沙盒没有响应。"), (ANA, "The sandbox does not answer.")]
)
async def test_a_sandbox_that_is_away_is_told_in_the_reader_s_language(
    visit: Visit, who: str, words: str
) -> None:
    """What was typed stays in the field, to be sent again."""
    page = await visit(who, OPS, reduced_motion="reduce")
    await page.route("**/sandbox/api/send", lambda route: route.abort())
    await write(page, "are you there?")
    await expect(page.locator(".toast")).to_have_text(words)
    await expect(field(page)).to_have_value("are you there?")


async def test_ephemeral_messages_are_for_one_person(visit: Visit, bolt: Bolt) -> None:
    """The person addressed sees it, marked so, and dismisses it; another's is not shown."""
    page = await visit(ANA, OPS)
    await bolt.web.chat_postEphemeral(channel=OPS, user=WEI, text="not for you")
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="between us")
    only = message(page, "between us").locator(".only-you")
    await expect(only).to_contain_text("Only visible to you")
    await expect(message(page, "not for you")).to_have_count(0)
    await only.get_by_role("button", name="Dismiss").click()
    await expect(message(page, "between us")).to_have_count(0)


async def test_message_shortcuts_stand_in_the_menu(visit: Visit, bolt: Bolt) -> None:
    """A shortcut of the manifest reaches the app with the message that it was used on."""
    page = await visit(ANA, OPS)
    await write(page, "keep this line")
    await tool(page, "keep this line", "more")
    await page.get_by_role("menuitem", name="Keep").click()
    heard = await bolt.until(
        lambda: [body for body in bolt.heard if body.get("type") == "message_action"]
    )
    assert heard[0]["message"]["text"] == "keep this line"
    assert heard[0]["callback_id"] == "keep"


async def test_slash_completes_the_commands_of_the_manifest(visit: Visit, bolt: Bolt) -> None:
    """The list shows what a command is for; choosing and sending runs it with its text."""
    page = await visit(ANA, OPS)
    await field(page).press_sequentially("/fi")
    option = page.locator(".completion .list-option")
    await expect(option).to_contain_text("File it")
    await field(page).press("Tab")
    await field(page).press_sequentially("the report for @王伟")
    await field(page).press("Escape")
    await field(page).press("Enter")
    heard = await bolt.until(lambda: [body for body in bolt.heard if body.get("command")])
    assert heard[0]["text"] == f"the report for <@{WEI}|wang.wei>"


async def test_an_unknown_command_is_refused_kindly(visit: Visit, bolt: Bolt) -> None:
    """The page says what Slack says, and the text is not lost."""
    assert bolt.heard == []
    page = await visit(ANA, OPS)
    await write(page, "/nonsense now")
    await expect(page.locator(".toast")).to_contain_text("/nonsense is not a valid command")
    await expect(field(page)).to_have_value("/nonsense now")
