"""Waiting for what another task, thread, process or connection brings about."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def until(probe: Callable[[], T], within: float = 30.0) -> T:
    """Return what `probe` gives as soon as it is true; TimeoutError after so many seconds."""
    async with asyncio.timeout(within):
        while not (found := probe()):  # noqa: ASYNC110 - nothing tells when it is so
            await asyncio.sleep(0.01)
        return found
