"""The composition root: the only place that knows all the parts.

`Gavel` is the running bot: Slack comes in through Bolt (Socket Mode or HTTP), time through the
scheduler, and messages leave through the deliverer. Nothing is made before `start`. It begins to
listen first and then loads what acts (`bot.parts`): who comes meanwhile waits at the door.
"""

import asyncio
import contextlib
import gc
import importlib
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Self

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest
from bot.domain.clock import Clock, SystemClock
from bot.door import Door
from bot.settings import Settings
from bot.slack.clients import Clients
from bot.slack.introduction import introduce
from bot.web import WebServer
from handlers.payload import is_readable
from storage import wakeups
from storage.database import Database, UnitOfWork

if TYPE_CHECKING:
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

    from bot.parts import Outside, Parts
    from bot.slack.pace import Pace
    from handlers.desk import Desk

# Seconds after which a thread of Python lets another one in that waits. The database's threads give
# way with every statement; each time they would wait 5 ms (Python's own) for an event loop at work.
TURN: Final = 0.0005

# Seconds in which whoever asks whether the bot is ready is answered: what is loaded then takes
# turns with the event loop.
ANSWERED: Final = 0.01
WARMED_UP_AFTER = 1.0  # seconds

log = structlog.get_logger(__name__)


class Role(StrEnum):
    """What a process does: Slack comes in at the web, the clock and the outbox are the worker's."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"

    @property
    def hears(self) -> bool:
        """Whether what people do in Slack comes in here."""
        return self is not Role.WORKER

    @property
    def works(self) -> bool:
        """Whether what is due is done here, and messages leave from here."""
        return self is not Role.WEB


def run(settings: Settings, role: Role = Role.ALL, pace: "Pace | None" = None) -> None:
    """Run the bot until it is interrupted or asked to terminate; for `pace` see `Gavel`."""
    sys.setswitchinterval(TURN)
    asyncio.run(_run_until_stopped(settings, role, pace))


class Gavel:
    """The bot, from `start` to `stop`. It may be started again, as a new object, at any time.

    `pace` is that of messages to one channel, by default what Slack asks for. Several processes may
    share a PostgreSQL database, each in any `role`; `url` is where this one answers HTTP.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        pace: "Pace | None" = None,
        role: Role = Role.ALL,
    ) -> None:
        self.url = ""
        self._settings = settings
        self._pace = pace
        self._role = role
        self._database = Database.open(settings.database_url)
        self._uow = UnitOfWork(self._database, clock or SystemClock())
        self._ends = contextlib.AsyncExitStack()
        self._desk: Desk | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Take the database, connect to Slack, and begin to listen, to tick and to deliver."""
        async with contextlib.AsyncExitStack() as ends:
            ends.callback(self._database.close)
            self._database.claim_alone()
            token = self._settings.slack_bot_token.get_secret_value()
            clients = Clients(self._settings.slack_api_url, token)
            ends.push_async_callback(clients.close)
            await self._start_parts(clients, ends)
            self._ends = ends.pop_all()

    async def stop(self) -> None:
        """Finish what is in hand and let go of everything; what waits goes on at the next start."""
        await self._ends.aclose()

    async def settle(self) -> None:
        """Do all that has come in and is due at this moment of the clock, until it is quiet."""
        if self._desk:
            await self._desk.finish()
        await self._parts.runner.tick()

    async def next_due(self) -> datetime | None:
        """The earliest moment (UTC) at which something waits to happen, None when nothing does."""
        return await self._parts.runner.next_due()

    async def _start_parts(self, clients: Clients, ends: contextlib.AsyncExitStack) -> None:
        workspace_id = await introduce(self._uow, clients.asking)
        server, door = WebServer(self._uow), Door()
        ends.push_async_callback(self._leave_desk)
        if self._role.hears:
            await self._hear(self._bolt(clients.asking, door), server, ends)
        else:
            await self._serve(server, ends)
        ends.callback(door.close)
        await self._begin(await self._outside(workspace_id, clients), server, door, ends)

    async def _outside(self, workspace_id: str, clients: Clients) -> "Outside":
        """Load the parts, which takes long: in a thread, so that probes are answered meanwhile."""
        await asyncio.sleep(ANSWERED)
        await asyncio.to_thread(importlib.import_module, "bot.parts")
        from bot.parts import Outside

        tick = self._settings.tick_seconds
        return Outside(self._uow, workspace_id, clients, self._pace, tick)

    async def _begin(
        self, outside: "Outside", server: WebServer, door: Door, ends: contextlib.AsyncExitStack
    ) -> None:
        """Make the parts, and have them do what this process is for."""
        from bot.parts import Parts

        self._parts = parts = Parts.made(outside)
        server.show(parts.figures.answer)
        if self._role.hears:
            self._desk = parts.desk
            door.open(parts.reception)
            parts.catch_up(outside)
        if self._role.works:
            self._work(parts, ends)
        ends.push_async_callback(_ended, asyncio.create_task(self._warm_up()))

    async def _warm_up(self) -> None:
        """Load the rest, when whoever waited for the bot to be ready has been answered."""
        await asyncio.sleep(WARMED_UP_AFTER)
        from bot.warmup import warm_up

        await asyncio.to_thread(warm_up, self._uow.clock.now())

    async def _leave_desk(self) -> None:
        if self._desk:
            await self._desk.close()

    async def _hear(
        self, bolt: AsyncApp, server: WebServer, ends: contextlib.AsyncExitStack
    ) -> None:
        """Let Slack in, by Socket Mode or by HTTP."""
        if self._settings.slack_app_token is None:
            server.accept(manifest.PATH, _events(bolt))
            server.check("slack", _listening)
            await self._serve(server, ends)
            return
        from slack_bolt.adapter.socket_mode.aiohttp import (  # late: HTTP does without
            AsyncSocketModeHandler,
        )

        app_token = self._settings.slack_app_token.get_secret_value()
        handler = AsyncSocketModeHandler(bolt, app_token)
        ends.push_async_callback(handler.close_async)
        server.check("slack", _connection(handler))
        await self._serve(server, ends)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt left it so

    async def _serve(self, server: WebServer, ends: contextlib.AsyncExitStack) -> None:
        host = self._settings.host
        port = await server.start(host, self._settings.port)
        ends.push_async_callback(server.stop)
        self.url = f"http://{host}:{port}"

    def _work(self, parts: "Parts", ends: contextlib.AsyncExitStack) -> None:
        """Begin to do what is due and to deliver."""
        deliverer, runner = parts.deliverer, parts.runner
        ends.push_async_callback(_ended, asyncio.create_task(deliverer.run()))
        if not self._database.is_sqlite:
            listening = wakeups.listen(self._database.url, deliverer.wake)
            ends.push_async_callback(_ended, asyncio.create_task(listening))
        ends.push_async_callback(deliverer.stop)
        runner.start()
        ends.push_async_callback(runner.stop)

    def _bolt(self, client: AsyncWebClient, door: Door) -> AsyncApp:
        secret = self._settings.slack_signing_secret
        bolt = AsyncApp(
            name="gavel",  # without one Bolt reads all source files up the stack to find out
            client=client,
            signing_secret=secret.get_secret_value() if secret else None,
            request_verification_enabled=not self._settings.socket_mode,
        )
        bolt.use(door)
        return bolt


def _events(bolt: AsyncApp) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def events(request: web.Request) -> web.Response:
        read = await _read(request)
        if read is None or not is_readable(read.body):
            log.warning("a request that cannot be read", length=request.content_length)
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        return await to_aiohttp_response(await bolt.async_dispatch(read))

    return events


async def _read(request: web.Request) -> AsyncBoltRequest | None:
    """What was sent; None when it is no JSON, or JSON in which Bolt itself finds no way."""
    try:
        return await to_bolt_request(request)
    except (ValueError, TypeError, AttributeError):
        return None


async def _listening() -> str:
    """What the check of Slack says over HTTP, where there is no connection to lose."""
    return "listening"


def _connection(handler: "AsyncSocketModeHandler") -> Callable[[], Awaitable[str]]:
    async def check() -> str:
        return "connected" if await handler.client.is_connected() else "disconnected"

    return check


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _run_until_stopped(settings: Settings, role: Role, pace: "Pace | None") -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with Gavel(settings, pace=pace, role=role) as gavel:
        gc.freeze()  # what is there now stays: looking through it for garbage takes 0.2 s each time
        gc.enable()  # who starts us may have put it off
        log.info(
            "gavel is running", role=role.value, socket_mode=settings.socket_mode, url=gavel.url
        )
        await stopped.wait()
        log.info("gavel is stopping")
