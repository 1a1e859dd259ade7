"""The pace at which messages go to one channel."""

import asyncio

FORGET_ABOVE = 10_000


class Pace:
    """Lets `burst` messages through at once, then one every `interval` seconds, for each lane.

    Slack takes about one message a second for a channel and tolerates short bursts
    (https://docs.slack.dev/apis/web-api/rate-limits). An `interval` of 0 holds nothing up.
    """

    def __init__(self, interval: float = 1.0, burst: int = 3) -> None:
        self._interval = interval
        self._slack = interval * (burst - 1)
        self._free_at: dict[object, float] = {}

    async def turn(self, lane: object) -> None:
        """Return when the next message may go to `lane`."""
        now = asyncio.get_running_loop().time()
        free_at = max(self._free_at.get(lane, 0.0), now)
        self._free_at[lane] = free_at + self._interval
        self._forget(now)
        await asyncio.sleep(max(0.0, free_at - self._slack - now))

    def _forget(self, now: float) -> None:
        if len(self._free_at) > FORGET_ABOVE:
            self._free_at = {lane: at for lane, at in self._free_at.items() if at > now}
