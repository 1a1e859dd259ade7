"""A department in the sandbox with the real bot beside it, for stories told as users live them."""

import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import manifest
from bot.app import Gavel, Role
from bot.settings import Settings
from bot.slack.pace import Pace
from sandbox.client import Person, SandboxClient
from sandbox.clock import SandboxClock
from sandbox.delivery import Timings
from sandbox.server import Sandbox

SIGNING_SECRET = "a-secret-of-the-tests"
# Whether the bot is quick enough is asked by the load and the benchmarks: here a machine that does
# something else as well must not make a story fail.
UNHURRIED = Timings(ack=15.0, trigger=15.0)
CHANNEL, PRIVATE, OTHER = "C0OPS", "C0BOARD", "C0SALES"


class Office:
    """`li` manages in Chinese, `anna` works in Berlin in English, `wang` in Shanghai in Chinese.

    All three are in the public channel #ops; `li` and `anna` are in the private #board; `sam`, in
    New York, is only in #sales. The bot is in all of them. Time stands still until it is moved.
    """

    def __init__(
        self, database_url: str, folder: Path, start: datetime, *, http: bool = False
    ) -> None:
        self.database_url = database_url
        self.clock = SandboxClock(folder / "clock.json")
        self.clock.freeze(start)
        self.port = free_port() if http else 0
        self.http = http
        address = f"http://127.0.0.1:{self.port}{manifest.PATH}" if http else None
        self.sandbox = Sandbox(
            manifest.for_http("https://gavel.example") if http else manifest.load(),
            clock=self.clock,
            wakeups=self,
            http_events_url=address,
            signing_secret=SIGNING_SECRET,
            timings=UNHURRIED,
        )
        self.bot: Gavel | None = None
        self._client: SandboxClient | None = None

    async def open(self) -> None:
        """Furnish the workspace and start the bot."""
        _furnish(self.sandbox)
        await self.sandbox.start()
        self._client = SandboxClient(self.sandbox.url)
        await self.start_bot()

    async def close(self) -> None:
        """Stop everything."""
        await self.stop_bot()
        if self._client:
            await self._client.close()
        await self.sandbox.stop()

    async def start_bot(self, role: Role = Role.ALL) -> None:
        """Start the bot on what it remembers."""
        self.bot = self.another_bot(role)
        await self.bot.start()

    def another_bot(self, role: Role = Role.ALL) -> Gavel:
        """A bot of this office that does not run yet."""
        return Gavel(self._settings(), self.clock, pace=Pace(0), role=role)

    async def stop_bot(self) -> None:
        """Stop the bot, if it runs."""
        if self.bot:
            bot, self.bot = self.bot, None
            await bot.stop()

    async def restart(self) -> None:
        """Stop the bot and start it again."""
        await self.stop_bot()
        await self.start_bot()

    @property
    def client(self) -> SandboxClient:
        """The sandbox as people use it."""
        if self._client is None:
            raise RuntimeError("the office is not open")
        return self._client

    def person(self, name: str) -> Person:
        """What one of the people can do: li, anna, wang, sam."""
        return self.client.as_user(f"U0{name.upper()}")

    @property
    def li(self) -> Person:
        """The manager, in Shanghai, in Chinese."""
        return self.person("li")

    @property
    def anna(self) -> Person:
        """A member in Berlin, in English."""
        return self.person("anna")

    @property
    def wang(self) -> Person:
        """A member in Shanghai, in Chinese."""
        return self.person("wang")

    @property
    def sam(self) -> Person:
        """Somebody of another department, in New York, in English."""
        return self.person("sam")

    async def settle(self) -> None:
        """Let the bot do all that is due now."""
        if self.bot:
            await self.bot.settle()

    async def next_due(self) -> datetime | None:
        """When the bot has something to do next."""
        return await self.bot.next_due() if self.bot else None

    async def advance(self, **by: float) -> None:
        """Move the time on by `timedelta(**by)`, through everything that happens on the way."""
        await self.sandbox.timeline.advance(timedelta(**by))

    async def go_to(self, moment: datetime) -> None:
        """Move the time to `moment` (aware), through everything that happens on the way."""
        await self.sandbox.timeline.advance_to(moment)

    async def dm(self, person: Person, containing: str = "") -> dict[str, Any]:
        """The newest message of the bot to somebody that contains these words."""
        channel = await person.dm_with_app()
        return await person.wait_for_message(channel, lambda message: _says(message, containing))

    async def private_answer(
        self,
        person: Person,
        containing: str = "",
        channel: str = CHANNEL,
        thread_ts: str | None = None,
    ) -> dict[str, Any]:
        """The newest answer in a channel that only this person sees and that has these words."""
        return await person.wait_for_message(
            channel,
            lambda message: bool(message.get("ephemeral")) and _says(message, containing),
            thread_ts,
        )

    async def posted(
        self, containing: str = "", channel: str = CHANNEL, thread_ts: str | None = None
    ) -> dict[str, Any]:
        """The newest message of the bot in a channel or thread that contains these words."""
        return await self.li.wait_for_message(
            channel,
            lambda m: "bot_id" in m and not m.get("ephemeral") and _says(m, containing),
            thread_ts,
        )

    async def set_up_weekly(self, **changes: Any) -> None:
        """`li` sets up the weekly meeting: Tuesdays at 10:00 in Shanghai, unless changed."""
        await self.li.command("/meeting", "setup", CHANNEL)
        view = await self.li.view()
        answer = await self.li.submit(view, {"weekdays": ["1"], **changes})
        assert answer.get("response_action") is None, answer
        await self.private_answer(self.li, "✅")

    def _settings(self) -> Settings:
        sandbox = self.sandbox
        return Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_app_token=None if self.http else SecretStr(sandbox.app_token),
            slack_signing_secret=SecretStr(SIGNING_SECRET),
            slack_api_url=sandbox.api_url,
            database_url=self.database_url,
            port=self.port,
            tick_seconds=60,
        )


def shown(message: dict[str, Any]) -> str:
    """All the words that a message or view shows, in their order."""
    return "\n".join(_words({k: message[k] for k in ("blocks", "text") if k in message}))


def _furnish(sandbox: Sandbox) -> None:
    workspace = sandbox.workspace
    for name, real_name, zone, locale in (
        ("li", "李伟", "Asia/Shanghai", "zh-CN"),
        ("anna", "Anna Müller", "Europe/Berlin", "en-US"),
        ("wang", "王芳", "Asia/Shanghai", "zh-CN"),
        ("sam", "Sam Carter", "America/New_York", "en-US"),
    ):
        id_ = f"U0{name.upper()}"
        workspace.add_user(id=id_, name=name, real_name=real_name, tz=zone, locale=locale)
    bot = workspace.bot.user_id
    workspace.add_channel(CHANNEL, "ops", [*_ids("li", "anna", "wang"), bot])
    workspace.add_channel(PRIVATE, "board", [*_ids("li", "anna"), bot], private=True)
    workspace.add_channel(OTHER, "sales", [*_ids("sam", "li"), bot])


def _ids(*names: str) -> list[str]:
    return [f"U0{name.upper()}" for name in names]


def _says(message: dict[str, Any], words: str) -> bool:
    return "bot_id" in message and words in shown(message)


def _words(part: Any) -> list[str]:
    if isinstance(part, str):
        return []
    if isinstance(part, list):
        return [word for item in part for word in _words(item)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if isinstance(part.get("text"), str) else []
    return own + [word for value in part.values() for word in _words(value)]


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
