"""Who goes first where all write one after the other: people, then jobs and deliveries."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

LONGEST: Final = 0.5
"""Seconds after which a job no longer gives way: however busy people are, it goes on."""


class Precedence:
    """Keeps jobs from writing while something that somebody waits for is to be written.

    A batch of prompts takes as long as ten answers; if they took turns, a crowd would wait.
    """

    def __init__(self) -> None:
        self._pressing = 0
        self._calm = asyncio.Event()

    @contextmanager
    def pressing(self) -> Iterator[None]:
        """Meanwhile, something is written that somebody waits for."""
        self._pressing += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._pressing -= 1
            if not self._pressing:
                self._calm.set()

    async def give_way(self) -> None:
        """Return when nobody waits for anything, or after a while."""
        if self._pressing:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._calm.wait(), LONGEST)
