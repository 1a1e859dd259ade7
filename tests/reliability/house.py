"""Three teams in a sandbox, and the bot beside it as one or several processes of its own."""

import asyncio
import itertools
import json
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import manifest
from sandbox.client import SandboxClient
from sandbox.clock import SandboxClock
from sandbox.delivery import Timings
from sandbox.model import Message
from sandbox.server import Sandbox
from tests.office import shown
from tests.reliability.bots import Bot, Zygote

SIGNING_SECRET = "a-secret-of-the-tests"
START = datetime(2026, 3, 2, 5, tzinfo=UTC)
"""A Monday morning, long before work."""

TICK = 0.1
GLANCE = 0.01
Sight = Callable[[], object]
Look = Callable[[], Awaitable[object]]
LI = "U0LI"

# Slack brings an event three times more, over six minutes. Here the bot dies a thousand times as
# often as in life, so it is brought more often, and sooner. Whether the bot is quick enough is not
# asked here.
TIMINGS = Timings(ack=20.0, trigger=30.0, retries=(0.0, *[0.2] * 30), offline=60.0)


@dataclass(frozen=True)
class Team:
    """A team: `form` reports in the form, `words` in a direct message, `late` after the opening."""

    name: str

    @property
    def channel(self) -> str:
        """Where it meets."""
        return f"C0{self.name}"

    @property
    def home(self) -> str:
        """The name of that channel, and of the team."""
        return f"team-{self.name.lower()}"

    @property
    def title(self) -> str:
        """What its meeting is called."""
        return f"Weekly {self.name}"

    @property
    def form(self) -> str:
        """Who reports in the form."""
        return f"U0{self.name}FORM"

    @property
    def words(self) -> str:
        """Who reports in a direct message."""
        return f"U0{self.name}WORDS"

    @property
    def late(self) -> str:
        """Who reports after the meeting has begun."""
        return f"U0{self.name}LATE"

    @property
    def people(self) -> tuple[str, str, str, str]:
        """All of them, and `li`, who manages every team."""
        return LI, self.form, self.words, self.late


TEAMS = (Team("A"), Team("B"), Team("C"))


class House:
    """The sandbox and the bots; time stands still unless the story moves it."""

    def __init__(
        self, folder: Path, zygote: Zygote, database_url: str, *, bots: int = 1, http: bool = False
    ) -> None:
        self.clock = SandboxClock(folder / "clock.json")
        self.clock.freeze(START)
        self.port = _free_port() if http else 0
        self.sandbox = Sandbox(
            manifest.for_http("https://gavel.example") if http else manifest.load(),
            clock=self.clock,
            http_events_url=f"http://127.0.0.1:{self.port}{manifest.PATH}" if http else None,
            signing_secret=SIGNING_SECRET,
            timings=TIMINGS,
        )
        self._folder, self._zygote, self._database_url = folder, zygote, database_url
        self._count = bots
        self.bots: list[Bot] = []
        self.waits: list[str] = []
        self._client: SandboxClient | None = None

    async def open(self) -> None:
        """Furnish the workspace and start the bots."""
        workspace = self.sandbox.workspace
        for user_id in dict.fromkeys(itertools.chain(*(team.people for team in TEAMS))):
            workspace.add_user(id=user_id, name=user_id.lower(), tz="UTC", locale="en-US")
        for team in TEAMS:
            members = [*team.people, workspace.bot.user_id]
            workspace.add_channel(team.channel, team.home, members)
        await self.sandbox.start()
        self._client = SandboxClient(self.sandbox.url)
        self.bots = [Bot(self._zygote, self._settings(number)) for number in range(self._count)]
        for bot in self.bots:
            await bot.start()
        await self.connected(self._count)

    async def stop_bots(self) -> None:
        """Ask all bots to stop, as an operator does."""
        for bot in self.bots:
            await bot.stop()

    async def close(self) -> None:
        """End everything that still runs."""
        for bot in self.bots:
            await bot.bury()
        if self._client:
            await self._client.close()
        await self.sandbox.stop()

    @property
    def client(self) -> SandboxClient:
        """The sandbox as people use it."""
        assert self._client
        return self._client

    async def until(self, what: str, sight: Sight, look: Look | None = None) -> None:
        """Wait until something is to be seen; meanwhile `what` stands in `waits`.

        `look` is done before each glance.
        """
        self.waits.append(what)
        while not sight():
            await asyncio.sleep(GLANCE)
            if look:
                await look()
        self.waits.remove(what)

    async def connected(self, count: int = 1) -> None:
        """Wait until so many bots hear Slack."""
        async with asyncio.timeout(60):
            while not await self._hears(count):  # noqa: ASYNC110 - nobody announces it
                await asyncio.sleep(GLANCE / 2)

    def find(
        self, where: str, *words: str, action: str = "", since: datetime = START
    ) -> Message | None:
        """The newest message of the bot, in a channel or to a person, `since` then.

        One of its lines has all these words; with `action` it also has an element with that id.
        """
        found = [
            message
            for message in self._of_bot(where)
            if float(message.ts) >= since.timestamp()
            and has(message, *words)
            and action in json.dumps(message.blocks)
        ]
        return max(found, key=lambda message: message.ts, default=None)

    def private(self, channel: str, user_id: str, *words: str) -> list[Message]:
        """What the bot said to somebody in a channel, privately, with all these words."""
        said = self.sandbox.parts.posting.ephemerals(channel, user_id)
        return [message for message in said if has(message, *words)]

    def reactions(self, channel: str, ts: str) -> list[str]:
        """The names of the reactions to a message."""
        message = self.sandbox.workspace.message(channel, ts)
        return list(message.reactions) if message else []

    @property
    def unheard(self) -> list[str]:
        """The events that the bot has not acknowledged yet, a line each."""
        left = self.sandbox.workspace.notes("event").values()
        return [f"not heard: {callback['event']}" for callback in left]

    def _of_bot(self, where: str) -> list[Message]:
        workspace = self.sandbox.workspace
        is_channel = where.startswith("C")
        channel = where if is_channel else workspace.dm(where, workspace.bot.user_id).id
        return [message for message in workspace.conversation(channel) if message.bot_id]

    async def _hears(self, count: int) -> bool:
        if not self.port:
            return self.sandbox.parts.socket_mode.connections >= count
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True

    def _settings(self, number: int) -> dict[str, Any]:
        sandbox = self.sandbox
        return {
            "api_url": sandbox.api_url,
            "app_token": sandbox.app_token,
            "bot_token": sandbox.bot_token,
            "clock": str(self._folder / "clock.json"),
            "database_url": self._database_url,
            "log": str(self._folder / f"bot{number}.log"),
            "port": self.port,
            "role": "all",
            "signing_secret": SIGNING_SECRET,
            "tick_seconds": TICK,
        }


def has(message: Message, *words: str) -> bool:
    """Whether one line of a message has all these words."""
    lines = shown(vars(message)).split("\n")
    return any(all(word in line for word in words) for line in lines)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
