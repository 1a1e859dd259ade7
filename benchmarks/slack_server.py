"""A Slack that takes messages and nothing else, as fast as it can or within limits.

It runs in a process of its own, so that it takes nothing from what is measured:
`python -m benchmarks.slack_server [--limits]` prints the address of its Web API.
"""

import argparse
import asyncio
import itertools
import math
import time
from collections import defaultdict, deque
from typing import Final

from aiohttp import web

PER_CHANNEL: Final = (3, 3.0)
PER_WORKSPACE: Final = (10, 1.0)
"""At most so many messages in so many seconds: one a second in a channel, ten a second in all."""


class Limit:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._taken: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until there is room for one more."""
        while self._taken and self._taken[0] <= now - self._seconds:
            self._taken.popleft()
        return self._taken[0] + self._seconds - now if len(self._taken) >= self._most else 0

    def take(self, now: float) -> None:
        """Count one."""
        self._taken.append(now)


class Limits:
    """Those of channels and of the one workspace."""

    def __init__(self) -> None:
        self._channels: defaultdict[str, Limit] = defaultdict(lambda: Limit(*PER_CHANNEL))
        self._workspace = Limit(*PER_WORKSPACE)

    def take(self, channel: str) -> float:
        """Count a message, or give back after how many seconds it may come."""
        now, limits = time.monotonic(), (self._workspace, self._channels[channel])
        wait = max(limit.wait(now) for limit in limits)
        if not wait:
            for limit in limits:
                limit.take(now)
        return wait


def application(limits: Limits | None) -> web.Application:
    """Answers `chat.postMessage`."""
    numbers = itertools.count(1)

    async def post(request: web.Request) -> web.Response:
        channel = str((await request.json())["channel"])
        wait = limits.take(channel) if limits else 0
        if wait:
            refusal = {"ok": False, "error": "ratelimited"}
            headers = {"Retry-After": str(math.ceil(wait))}
            return web.json_response(refusal, status=429, headers=headers)
        ts = f"{next(numbers)}.000001"
        return web.json_response({"ok": True, "channel": channel, "ts": ts})

    app = web.Application()
    app.router.add_post("/api/chat.postMessage", post)
    return app


async def serve(limits: Limits | None) -> None:
    """Listen on a free port, print the address of the Web API, and go on until it is stopped."""
    runner = web.AppRunner(application(limits), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    print(f"http://{host}:{port}/api/", flush=True)  # noqa: T201 - that is how it is found
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--limits", action="store_true")
    asyncio.run(serve(Limits() if parser.parse_args().limits else None))
