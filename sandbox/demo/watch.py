"""Watching: everything that appears on anybody's screen, in the order in which it appeared.

One live connection for each person, as the page has it. Nothing is polled: whoever waits for
something is woken when it arrives.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from sandbox.model import Json

PATIENCE: Final = 15.0  # real seconds; what takes longer on a laptop does not come any more


Thing = tuple[object, ...]


class DidNotHappenError(Exception):
    """Something that should have appeared did not; the text says what."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing that appeared: `viewer` saw it first, `frame` is what the page was told."""

    viewer: str
    frame: Json

    @property
    def kind(self) -> str:
        """What sort of thing: `message`, `message_changed`, `reaction`, `home` and others."""
        return str(self.frame["type"])

    @property
    def channel(self) -> str | None:
        """The id of the conversation in which it is, None for forms, Home and the clock."""
        channel = self.frame.get("channel")
        return channel if isinstance(channel, str) else None

    @property
    def message(self) -> Json:
        """The message that appeared or changed, empty for anything else."""
        message: Json = self.frame.get("message") or {}
        return message

    @property
    def thing(self) -> Thing:
        """What it is that appeared or changed, the same for all who see it."""
        view = self.frame.get("view") or {}
        ts = self.message.get("ts") or self.frame.get("ts")
        return self.kind, self.channel, ts, view.get("id"), view.get("hash")


Fits = Callable[[Sight], bool]


class Watch:
    """The screens of these people (user ids) at the sandbox's `url`."""

    def __init__(self, url: str, people: Iterable[str]) -> None:
        self._url = url
        self._people = tuple(people)
        self._session = ClientSession()
        self._sockets: list[ClientWebSocketResponse] = []
        self._readers: list[asyncio.Task[None]] = []
        self._sights: list[Sight] = []
        self._moves = dict.fromkeys(self._people, 0)
        self._taken = 0
        self._seen: dict[Thing, int] = {}
        self._seen_by: dict[tuple[str, Thing], int] = {}
        self._news = asyncio.Condition()

    async def __aenter__(self) -> Self:
        for person in self._people:
            address = f"{self._url}/sandbox/api/live?as={person}"
            socket = await self._session.ws_connect(address, max_msg_size=0)
            self._sockets.append(socket)
            self._readers.append(asyncio.create_task(self._read(person, socket)))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)
        await asyncio.gather(*(socket.close() for socket in self._sockets))
        await self._session.close()

    def mark(self) -> int:
        """A mark: what appears from here on is new."""
        return len(self._sights)

    async def until(self, mark: int, fits: Fits, what: str) -> Sight:
        """The first thing after `mark` that fits, waiting for it.

        Raises DidNotHappenError, which names `what`, when it does not come.
        """
        place = mark
        try:
            async with asyncio.timeout(PATIENCE), self._news:
                while True:
                    while place < len(self._sights):
                        sight = self._sights[place]
                        place += 1
                        if fits(sight):
                            return sight
                    await self._news.wait()
        except TimeoutError:
            raise DidNotHappenError(f"did not happen: {what}") from None

    def clock_mark(self) -> int:
        """A mark: how often the clock was moved until now, as everybody's screen shows it."""
        return min(self._moves.values())

    async def caught_up(self, clock_mark: int) -> None:
        """Wait until everybody's screen shows that the clock was moved after `clock_mark`.

        All that happened on the way has appeared by then.
        """
        async with self._news:
            await self._news.wait_for(lambda: min(self._moves.values()) > clock_mark)

    def take(self) -> list[Sight]:
        """All that appeared since this was last called, each thing once, in its order."""
        new = self._sights[self._taken :]
        self._taken = len(self._sights)
        return [sight for sight in new if self._is_first(sight)]

    def _is_first(self, sight: Sight) -> bool:
        """Whether nobody else's screen has shown this before; a thing may happen several times."""
        who = sight.viewer, sight.thing
        times = self._seen_by[who] = self._seen_by.get(who, 0) + 1
        if self._seen.get(sight.thing, 0) >= times:
            return False
        self._seen[sight.thing] = times
        return True

    async def _read(self, person: str, socket: ClientWebSocketResponse) -> None:
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                continue
            frame = received.json()
            async with self._news:
                if frame["type"] == "clock":
                    self._moves[person] += 1
                self._sights.append(Sight(person, frame))
                self._news.notify_all()
