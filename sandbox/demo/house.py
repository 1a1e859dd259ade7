"""The house: a sandbox and the real bot on it, in one process, with a folder that remembers all.

The bot knows nothing of it: it speaks to the sandbox by HTTP and Socket Mode, as it does to Slack.
"""

import asyncio
import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from pydantic import SecretStr

from bot import manifest
from bot.app import Gavel
from bot.settings import Settings
from bot.slack.pace import Pace
from sandbox.clock import SandboxClock
from sandbox.demo.department import Department, found_teams, furnish, has_teams
from sandbox.model import Team
from sandbox.server import Sandbox
from storage import migrations
from storage.database import Database, UnitOfWork

FILES: Final = ("clock.json", "gavel.db", "left-at", "ready", "sandbox.db")
TICK: Final = 2.0  # seconds: what is due on the clock of the page happens at once, as it seems
_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
SIGNING_SECRET: Final = "sandbox-signing-secret"  # noqa: S105 - guards nothing


class House:
    """Sandbox and bot with their data in `folder`; `open` and `close` it, or use it as a context.

    `start` (aware) is when the clock stands still at first; a folder that has a clock goes on.
    `host` and `port` are those of the page, port 0 takes any free one.
    """

    def __init__(
        self, folder: Path, department: Department, start: datetime, *, port: int = 0
    ) -> None:
        self._folder = folder
        self._department = department
        self._port = port
        self._ends = contextlib.AsyncExitStack()
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = SandboxClock(folder / "clock.json")
        if not (folder / "clock.json").exists():
            self.clock.freeze(start)
        self.sandbox = Sandbox(
            manifest.load(),
            clock=self.clock,
            store_path=folder / "sandbox.db",
            wakeups=self,
            signing_secret=SIGNING_SECRET,
            team=Team(name="Operations 运营管理部", domain="operations"),
        )
        self._bot: Gavel | None = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.sandbox.url

    async def open(self) -> None:
        """Listen, let the department move in if it has not, and start the bot.

        Raises OSError when the port is taken.
        """
        async with contextlib.AsyncExitStack() as ends:
            ends.enter_context(_spoken_to_directly())
            ends.push_async_callback(self.sandbox.stop)
            await self.sandbox.start(port=self._port)
            if self.sandbox.workspace.is_empty:
                furnish(self.sandbox.workspace, self._department)
            await self._prepare_database()
            bot = Gavel(self._settings(), self.clock, Pace(interval=0))
            await bot.start()
            ends.push_async_callback(bot.stop)
            self._bot = bot  # from now on it can be asked what is due
            self._ends = ends.pop_all()

    async def close(self) -> None:
        """Stop the bot, then the sandbox."""
        await self._ends.aclose()

    async def settle(self) -> None:
        """Let the bot do all that is due now."""
        if self._bot:
            await self._bot.settle()

    async def next_due(self) -> datetime | None:
        """When the bot has something to do next."""
        return await self._bot.next_due() if self._bot else None

    async def _prepare_database(self) -> None:
        await asyncio.to_thread(migrations.upgrade, self._database_url)
        database = Database.open(self._database_url)
        try:
            work = UnitOfWork(database, self.clock).bind(self.sandbox.workspace.team.id)
            if not await work.read(has_teams, self._department):
                await work.run(found_teams, self._department)
        finally:
            database.close()

    @property
    def _database_url(self) -> str:
        return f"sqlite:///{self._folder / 'gavel.db'}"

    def _settings(self) -> Settings:
        sandbox = self.sandbox
        return Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_app_token=SecretStr(sandbox.app_token),
            slack_signing_secret=SecretStr(SIGNING_SECRET),
            slack_api_url=sandbox.api_url,
            database_url=self._database_url,
            host="127.0.0.1",
            port=0,  # any that is free, so that it disturbs no other bot on this machine
            tick_seconds=TICK,
            log_level="WARNING",
            log_format="console",
        )


@contextlib.contextmanager
def _spoken_to_directly() -> Iterator[None]:
    """Hide the proxy of this machine: Slack's client would look for the sandbox behind it.

    It knows no exceptions for local addresses (slack_sdk, proxy_env_variable_loader).
    """
    hidden = {name: os.environ.pop(name) for name in _PROXIES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
