"""The programs that are measured, each in a process of its own, as it is in production."""

import asyncio
import contextlib
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientError, ClientSession

from benchmarks.bare import SECRET
from sandbox.server import Sandbox

# structlog loads these when they are there, which only the development environment has.
_AS_INSTALLED = "import sys; sys.modules['rich'] = sys.modules['greenlet'] = None"
# Nobody compiles at each start: pip does so when it installs, here the first process that is run.
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
_MAIN = "from bot.cli import main; main()"
# One more command, which needs no database: beside all others, or instead of them.
_WITH_BENCH = """
from types import SimpleNamespace
from handlers import everything

async def bench(i):
    await i.ack()

added = SimpleNamespace(register=lambda routes: routes.command("/bench", bench))
everything.NOUNS = (added,) if {only} else (*everything.NOUNS, added)
"""
_PATIENCE = 30.0  # seconds
_PAUSE = 0.001  # seconds between two questions whether it is ready


@dataclass(frozen=True, slots=True)
class Server:
    """A program that is ready: where it answers, and how many milliseconds it took to be ready."""

    url: str
    pid: int
    started_within: float

    def resident(self) -> float:
        """Its resident memory in MB (10^6 bytes)."""
        fields = Path(f"/proc/{self.pid}/statm").read_text().split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.asynccontextmanager
async def gavel(
    sandbox: Sandbox, database_url: str, *, only_bench: bool | None = None
) -> AsyncIterator[Server]:
    """`gavel run` over HTTP; the database is up to date.

    With `only_bench` it knows the command `/bench`, which needs no database: besides all that it
    handles (False), or as all that it handles (True).
    """
    port = free_port()
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "WARNING",
        "PORT": str(port),
        "TICK_SECONDS": "60",
    }
    bench = [] if only_bench is None else [_WITH_BENCH.format(only=only_bench)]
    program = "\n".join([_AS_INSTALLED, *bench, _MAIN])
    async with _running(port, environment, "-c", program, "run") as server:
        yield server


@contextlib.asynccontextmanager
async def bare(sandbox: Sandbox) -> AsyncIterator[Server]:
    """A bare Bolt app over HTTP."""
    port = free_port()
    arguments = ("-m", "benchmarks.bare", sandbox.api_url, sandbox.bot_token, str(port))
    async with _running(port, {}, *arguments) as server:
        yield server


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.asynccontextmanager
async def _running(
    port: int, environment: Mapping[str, str], *arguments: str
) -> AsyncIterator[Server]:
    url, begun = f"http://127.0.0.1:{port}", time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env={**os.environ, **_COMPILED, **environment}
    )
    try:
        async with asyncio.timeout(_PATIENCE):
            await _ready(f"{url}/readyz")
        yield Server(url, process.pid, (time.perf_counter() - begun) * 1000)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _ready(url: str) -> None:
    async with ClientSession() as http:
        while True:
            with contextlib.suppress(ClientError):
                async with http.get(url) as answer:
                    if answer.ok:
                        return
            await asyncio.sleep(_PAUSE)
