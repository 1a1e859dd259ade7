"""Slack's rate limits, for those who want them enforced.

Source: https://docs.slack.dev/apis/web-api/rate-limits: tiers are calls a minute for each method,
and messages are about one a second in a channel. Short bursts are allowed.
"""

import math
import time
from collections import deque
from typing import Final

from sandbox.errors import SlackError
from sandbox.model import Json
from sandbox.scopes import METHODS

PER_MINUTE: Final = {1: 1, 2: 20, 3: 50, 4: 100}
BURST_IN_CHANNEL = 3


class RateLimits:
    """Counts calls by real time; raises SlackError ratelimited when there are too many."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[float]] = {}

    def count(self, method: str, args: Json) -> None:
        """Count one call, or refuse it with `retry_after` seconds."""
        tier = METHODS[method].tier
        if method == "chat.postMessage":
            self._take(f"{method}/{args.get('channel')}", BURST_IN_CHANNEL, BURST_IN_CHANNEL)
        elif isinstance(tier, int):
            self._take(method, PER_MINUTE[tier], 60.0)

    def _take(self, key: str, most: int, seconds: float) -> None:
        calls = self._calls.setdefault(key, deque())
        now = time.monotonic()
        while calls and calls[0] <= now - seconds:
            calls.popleft()
        if len(calls) >= most:
            wait = max(1, math.ceil(calls[0] + seconds - now))
            raise SlackError("ratelimited", retry_after=wait)
        calls.append(now)
