"""A real Chromium before a sandbox with an office in it. Everything shares one event loop."""

import os
import shutil
from collections.abc import AsyncIterator
from typing import Any, Final, Protocol

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    Error,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import MANIFEST, furnish

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
CALM: Final = {"locale": "en-US", "reduced_motion": "reduce"}  # nothing is drawn in vain
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
TIMEOUT = 10_000  # milliseconds; machines of build services are slow


class Visit(Protocol):
    """Opens the page as somebody, in a browser of that person's own."""

    async def __call__(self, user: str, place: str = "", **options: Any) -> Page:
        """Return the page once it shows `place`; `options` are Playwright's for a context."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The machine's Chromium, started once. Without one the tests are skipped, except in CI."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("install chromium")
    expect.set_options(timeout=TIMEOUT)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """A running sandbox with the office."""
    async with Sandbox(MANIFEST) as sandbox:
        furnish(sandbox)
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def bolt(sandbox: Sandbox) -> AsyncIterator[Bolt]:
    """A real Bolt app connected by Socket Mode, to which a test adds its listeners."""
    async with Bolt(sandbox) as bolt:
        yield bolt


@pytest_asyncio.fixture(loop_scope="session")
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    """What people do without a browser."""
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def desktops() -> AsyncIterator[dict[str, Page]]:
    """A wide window for each person, kept from test to test.

    Sandboxes differ in their ports, so nothing that a page stores passes between tests.
    """
    windows: dict[str, Page] = {}
    yield windows
    for page in windows.values():
        await page.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(
    browser: Browser, desktops: dict[str, Page], sandbox: Sandbox
) -> AsyncIterator[Visit]:
    """Open the page as anybody; no visit may end with an error in the page."""
    pages: list[Page] = []
    faults: list[str] = []

    def note(error: Error) -> None:
        faults.append(f"{error.message}\n{error.stack}")

    async def open_page(user: str, place: str = "", **options: Any) -> Page:
        if options or user not in desktops:
            page = await browser.new_page(**{"viewport": DESKTOP, **CALM, **options})
            page.set_default_timeout(TIMEOUT)
        else:
            page = desktops[user]
        if not options:
            desktops[user] = page
        pages.append(page)
        page.on("pageerror", note)
        await page.goto(f"{sandbox.url}/#/{user}/{place}")
        await page.locator(".shell .pane-head h1").wait_for()
        return page

    yield open_page
    for page in pages:
        page.remove_listener("pageerror", note)
        await (page.goto("about:blank") if page in desktops.values() else page.close())
    assert not faults, faults
