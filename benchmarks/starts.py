"""Starting: from the command to the first answer, and the memory it takes."""

import asyncio
import statistics
from pathlib import Path

from benchmarks import servers
from benchmarks.measure import Row, in_the_middle
from bot import manifest
from sandbox.server import Sandbox
from storage import migrations

ROUNDS = 7
MOST_MEMORY = 80.0  # MB
SETTLED = 5.0  # seconds, after which what is loaded beside the first work is there


async def rows(folder: Path) -> list[Row]:
    """`gavel run` and a bare Bolt server by turns, and the bot's memory when it is ready."""
    url = f"sqlite:///{folder}/starts.db"
    migrations.upgrade(url)
    async with Sandbox(manifest.load()) as sandbox:
        taken = [await _round(sandbox, url) for _ in range(ROUNDS + 1)][1:]  # the first reads disks
        settled = await _settled(sandbox, url)
    floor, value, ratio = in_the_middle([(bare, gavel) for bare, gavel, _ in taken])
    memory = statistics.median(resident for *_, resident in taken)
    told = "start of `gavel run` until ready"
    return [
        Row(told, "a bare Bolt HTTP server until ready", floor, value, 2, paired=ratio),
        Row(f"{told}: resident memory", "80 MB", MOST_MEMORY, memory, 1, unit="MB"),
        Row("the same, all loaded that is loaded later", "80 MB", MOST_MEMORY, settled, 1, "MB"),
    ]


async def _round(sandbox: Sandbox, url: str) -> tuple[float, float, float]:
    async with servers.bare(sandbox) as bare:
        pass
    async with servers.gavel(sandbox, url) as gavel:
        return bare.started_within, gavel.started_within, gavel.resident()


async def _settled(sandbox: Sandbox, url: str) -> float:
    async with servers.gavel(sandbox, url) as gavel:
        await asyncio.sleep(SETTLED)
        return gavel.resident()
