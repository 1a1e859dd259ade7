"""Bots as processes of their own, started by the dozen and killed at any moment."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
KILLED: Final = signal.SIGKILL.value
"""The status of a process that was killed, as `waitpid` gives it."""


class Zygote:
    """The process that forks bots, see `tests.reliability.zygote`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.zygote"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._turn = Lock()

    async def order(self, **order: Any) -> int:
        """Have it do something; gives back the number it answers with."""
        return await asyncio.to_thread(self._order, order)

    def close(self) -> None:
        """End it, and all bots that still live."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _order(self, order: dict[str, Any]) -> int:
        assert self._process.stdin
        assert self._process.stdout
        with self._turn:
            print(json.dumps(order), file=self._process.stdin, flush=True)
            return int(self._process.stdout.readline())


@dataclass
class Bot:
    """One process of `gavel run`; `settings` are what the zygote needs to know."""

    zygote: Zygote
    settings: dict[str, Any]
    pid: int = 0

    async def start(self) -> None:
        """Fork it; it is connected a little later."""
        self.pid = await self.zygote.order(start=self.settings)

    def strike(self) -> None:
        """Kill it this instant; `bury` it afterwards."""
        os.kill(self.pid, signal.SIGKILL)

    async def bury(self) -> None:
        """Wait until it is gone; one that ended by itself meanwhile is a fault."""
        status = await self._end(signal.SIGKILL)
        assert status == KILLED, f"it ended by itself ({status}): {self.log}"

    async def stop(self) -> None:
        """Ask it to stop, as an operator does."""
        status = await self._end(signal.SIGTERM)
        assert status == 0, f"it did not stop as asked ({status}): {self.log}"

    @property
    def log(self) -> str:
        """What it wrote into its log."""
        path = Path(self.settings["log"])
        return path.read_text("utf-8") if path.exists() else ""

    async def _end(self, by: signal.Signals) -> int:
        pid, self.pid = self.pid, 0
        return await self.zygote.order(end=pid, by=by.value) if pid else KILLED
