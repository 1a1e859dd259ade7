"""Somebody at the page: what a person does in the browser, found by what is read there."""

from dataclasses import dataclass
from typing import Final, Literal

from playwright.async_api import Locator, Page, expect

_MOST_STEPS: Final = 8  # presses of *Next*, until a test gives up
_SHORT: Final = 1_000  # milliseconds within which a window shows what it was opened with


@dataclass(frozen=True)
class Seat:
    """A person's window, in the language of that person."""

    page: Page

    def message(self, text: str) -> Locator:
        """The newest message of the conversation that shows this text."""
        return self.page.locator(".pane .message", has_text=text).last

    def reply(self, text: str) -> Locator:
        """The newest message of the open thread that shows this text."""
        return self.page.locator(".thread .message", has_text=text).last

    def field(self, where: Literal["channel", "thread"] = "channel") -> Locator:
        """The field to write in."""
        return self.page.locator(f"[data-composer={where}]")

    @property
    def window(self) -> Locator:
        """The modal on top."""
        return self.page.locator("dialog.modal")

    async def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button by its words, in the conversation if nothing else is said."""
        place = within or self.page.locator(".pane")
        await place.get_by_role("button", name=name, exact=True).click()

    async def send_form(self) -> None:
        """Press the button that submits the modal."""
        await self.page.locator(".modal-submit").click()

    async def open_thread(self, message: Locator) -> None:
        """Open the thread of a message, to read and write in it."""
        await message.hover()
        await message.locator("[data-tool=reply]").click()
        await expect(self.field("thread")).to_be_focused()

    async def choose(self, message: Locator, entry: str) -> None:
        """Choose an entry of the menu over a message."""
        await message.hover()
        await message.locator("[data-tool=more]").click()
        await self.page.get_by_role("menuitem", name=entry).click()

    async def write(self, text: str, where: Literal["channel", "thread"] = "thread") -> None:
        """Type a text with the keyboard and send it; `@王|芳 ` completes a name after the bar."""
        field = self.field(where)
        for piece in text.split("@"):
            begun, bar, rest = piece.partition("|")
            if bar:
                await field.press_sequentially(f"@{begun}")
                await self.page.locator(".completion .list-option").first.wait_for()
                await field.press("Tab")
            await field.press_sequentially(rest if bar else piece)
        await field.press("Enter")

    async def expect_captured(self, text: str) -> None:
        """The bot has answered a line in the thread with its reaction."""
        await expect(self.reply(text).locator("[data-emoji=white_check_mark]")).to_be_visible()

    async def open_showing(self, button: str, text: str) -> None:
        """Press a button until the modal that it opens shows a text, as an impatient person does.

        What was just edited in the thread reaches the bot by itself, some time before or after.
        """
        shown = self.window.get_by_text(text)
        for _ in range(_MOST_STEPS):
            await self.press(button)
            await self.window.wait_for()
            if await _appears(shown):
                return
            await self.page.keyboard.press("Escape")
            await expect(self.window).to_be_hidden()
        raise AssertionError(f"no window shows “{text}”")

    async def go_on_until(self, text: str) -> Locator:
        """Press *Next* in the clock bar until a message of the conversation shows a text."""
        for _ in range(_MOST_STEPS):
            if await self.message(text).count():
                break
            await self.page.locator("[data-clock=next]").click()
            await expect(self.page.locator(".clock.moving")).to_have_count(0)
        await expect(self.message(text)).to_be_visible()
        ts = await self.message(text).get_attribute("data-ts")
        return self.page.locator(f".pane .message[data-ts='{ts}']")


async def _appears(shown: Locator) -> bool:
    try:
        await expect(shown.first).to_be_visible(timeout=_SHORT)
    except AssertionError:
        return False
    return True
