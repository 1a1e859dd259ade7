"""Starting: from the command to the first answer, and the memory it takes."""

import asyncio
import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.callers import CHANNEL, PERSON, Caller, connections
from benchmarks.measure import Row, in_the_middle, milliseconds
from bot import manifest
from sandbox.server import Sandbox
from storage import migrations

ROUNDS = 15
MOST_MEMORY = 80.0  # MB
SLACK_WAITS = 3000.0  # milliseconds
SETTLED = 5.0  # seconds, after which what is loaded beside the first work is there


@dataclass(frozen=True, slots=True)
class Start:
    """One start of both: milliseconds until they were ready, and what it was like right then.

    `first` is how many milliseconds the bot's first command took, `resident` its memory in MB.
    """

    bare: float
    gavel: float
    first: float
    resident: float


async def rows(folder: Path) -> list[Row]:
    """`gavel run` and a bare Bolt server by turns, and the bot's memory when it is ready."""
    url = f"sqlite:///{folder}/starts.db"
    migrations.upgrade(url)
    async with Sandbox(manifest.load()) as sandbox:
        sandbox.workspace.add_user(id=PERSON, name="u1")
        sandbox.workspace.add_channel(CHANNEL, "c1", [PERSON])
        starts = [await _start(sandbox, url) for _ in range(ROUNDS + 1)][
            1:
        ]  # the first reads disks
        settled = await _settled(sandbox, url)
    floor, value, ratio = in_the_middle([(one.bare, one.gavel) for one in starts])
    memory = statistics.median(one.resident for one in starts)
    first = max(one.first for one in starts)
    told = "start of `gavel run` until ready"
    return [
        Row(told, "a bare Bolt HTTP server until ready", floor, value, 2, paired=ratio),
        Row("first command, sent at that moment: slowest", "Slack waits", SLACK_WAITS, first, 1),
        Row(f"{told}: resident memory", "80 MB", MOST_MEMORY, memory, 1, unit="MB"),
        Row("the same, all loaded that is loaded later", "80 MB", MOST_MEMORY, settled, 1, "MB"),
    ]


async def _start(sandbox: Sandbox, url: str) -> Start:
    async with servers.bare(sandbox) as bare:
        pass
    async with servers.gavel(sandbox, url) as gavel, connections(1) as http:
        resident = gavel.resident()
        caller = Caller(http, gavel.url, sandbox.workspace.team.id, f"{bare.url}/response")
        first = await milliseconds(lambda: caller.command("/followup", "list"))
        return Start(bare.started_within, gavel.started_within, first, resident)


async def _settled(sandbox: Sandbox, url: str) -> float:
    async with servers.gavel(sandbox, url) as gavel:
        await asyncio.sleep(SETTLED)
        return gavel.resident()
