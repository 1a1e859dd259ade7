"""The HTTP server: Slack's calls, and what those who watch over Gavel ask it.

`/healthz` says that the process lives, `/readyz` whether it can do its work, and `/metrics` gives
its numbers. None of the three tells anything about people or what they wrote.
"""

import asyncio
import errno
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import ClassVar

from aiohttp import web

from bot.domain.errors import GavelError
from storage import revisions
from storage.database import UNREACHABLE, UnitOfWork
from storage.work import EVERYWHERE, Work

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Check = Callable[[], Awaitable[str]]

# What a check says when all is well. A schema that is newer than this version is well too: so it is
# while the processes of the next version take over.
FINE = frozenset({"ok", "current", "newer", "connected", "listening"})
AWAY = "away"
PATIENCE = 5.0  # seconds; who probes gives up soon after
CLOSING = 5.0  # seconds for answers in hand when the server stops


class CannotListenError(GavelError):
    """Nobody can listen at `host`:`port`; `reason` is the system's."""

    key: ClassVar[str] = "cli.error.cannot_listen"


class PortInUseError(GavelError):
    """Something listens at `host`:`port` already."""

    key: ClassVar[str] = "cli.error.port_in_use"


class WebServer:
    """Listens from `start` to `stop`; what it answers besides is said before, but for `show`."""

    def __init__(self, uow: UnitOfWork) -> None:
        work = uow.bind(EVERYWHERE)
        self._checks: dict[str, Check] = {"schema": lambda: work.read(_schema)}
        self._numbers: Handler = _not_yet
        self._app = web.Application()
        self._app.router.add_get("/healthz", _alive)
        self._app.router.add_get("/readyz", self._ready)
        self._app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=CLOSING)

    def accept(self, path: str, handler: Handler) -> None:
        """Have `handler` answer what is posted to `path`."""
        self._app.router.add_post(path, handler)

    def check(self, name: str, check: Check) -> None:
        """Have `/readyz` make one more check, which gives its finding in a word."""
        self._checks[name] = check

    def show(self, numbers: Handler) -> None:
        """Have `numbers` answer what is asked of `/metrics`, from now on."""
        self._numbers = numbers

    async def start(self, host: str, port: int) -> int:
        """Listen; gives back the port, which the system chooses when `port` is 0.

        Raises PortInUseError or CannotListenError.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            if error.errno == errno.EADDRINUSE:
                raise PortInUseError(host=host, port=port) from error
            raise CannotListenError(host=host, port=port, reason=error.strerror) from error
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Finish the answers in hand and listen no more."""
        await self._runner.cleanup()

    async def _ready(self, _: web.Request) -> web.Response:
        found = await asyncio.gather(*map(_word, self._checks.values()))
        words = dict(zip(self._checks, found, strict=True))
        answers = AWAY if words["schema"] == AWAY else "ok"  # who told its schema has answered
        words = {"database": answers, **words}
        is_fine = FINE.issuperset(words.values())
        status = HTTPStatus.OK if is_fine else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(words, status=status)

    async def _metrics(self, request: web.Request) -> web.StreamResponse:
        return await self._numbers(request)


async def _not_yet(_: web.Request) -> web.Response:
    return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="still loading\n")


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _word(check: Check) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except (*UNREACHABLE, TimeoutError):
        return AWAY


def _schema(work: Work) -> str:
    revision = revisions.current_in(work)
    if revision == revisions.head():
        return "current"
    return "behind" if revision is None or revision in revisions.known() else "newer"
