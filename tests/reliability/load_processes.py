"""The processes of the load test: a cheap Slack, and the bot."""

import asyncio
import contextlib
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import aiohttp

ROOT: Final = Path(__file__).parents[2]
SECRET: Final = "a-secret-of-the-tests"
MEGABYTE: Final = 1 << 20
READY_WITHIN: Final = 60.0


class Process:
    """A process that listens at `url`."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self.url = url
        self._pid = process.pid

    @property
    def memory(self) -> int:
        """Its resident memory, in MiB."""
        pages = int(Path(f"/proc/{self._pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // MEGABYTE

    @property
    def worked(self) -> float:
        """For how many seconds it has had a processor so far."""
        return time.clock_gettime((~self._pid << 3) | 2)  # as clock_getcpuclockid(3) computes it


@contextlib.asynccontextmanager
async def slack() -> AsyncIterator[Process]:
    """A Slack that takes what comes."""
    async with _running("load_slack", "/ledger") as process:
        yield process


@contextlib.asynccontextmanager
async def gavel(slack_url: str, database_url: str) -> AsyncIterator[Process]:
    """The bot, at work: `/metrics` answers when its parts are loaded, which is after `/readyz`."""
    async with _running(
        "load_bot",
        "/metrics",
        SLACK_BOT_TOKEN="xoxb-load",
        SLACK_SIGNING_SECRET=SECRET,
        SLACK_API_URL=f"{slack_url}/api/",
        DATABASE_URL=database_url,
        TICK_SECONDS="1",
        LOG_LEVEL="WARNING",
    ) as process:
        yield process


async def ledger(slack_url: str) -> dict[str, Any]:
    """What that Slack was called for."""
    async with aiohttp.ClientSession() as session, session.get(f"{slack_url}/ledger") as answer:
        found: dict[str, Any] = await answer.json()
        return found


@contextlib.asynccontextmanager
async def _running(name: str, path: str, **environment: str) -> AsyncIterator[Process]:
    """A module of this folder as a process that answers at `path`, at a port that is free."""
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"tests.reliability.{name}",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PORT": str(port), **environment},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(READY_WITHIN):
            await _answers(f"{url}{path}")
        yield Process(process, url)
    finally:
        process.terminate()
        await process.wait()


async def _answers(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(url) as answer:
                    if answer.ok:
                        return
            await asyncio.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
