"""The pace at which calls go to Slack, so that it seldom has to refuse one.

Sources: https://docs.slack.dev/apis/web-api/rate-limits and the page of each method. Messages are
about one a second in a channel, where a few at once are tolerated, and "several hundred" a minute
in a workspace; other methods have a tier, a number of calls a minute. A call counts from when it
begins until so long after its answer: however long it takes on the way, the next is not too early.

A process keeps this to itself. Several share Slack's limits by what it answers: who is told to wait
(429, `Retry-After`) waits with all calls of that sort in that workspace.
"""

import asyncio
from collections import deque
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from storage.lanes import Call, Door

# So many calls in so many seconds. Messages in a workspace: 600 a minute, and not many of them at
# once, so that a channel that may take its next one each second is not kept waiting by the others.
# chat.update, chat.delete, reactions.add and conversations.history are of tier 3; of the two calls
# for a reaction the slower is reactions.remove, tier 2; the others are of tier 4.
LIMITS: Final[Mapping[Call, tuple[int, float]]] = {
    Call.POST: (10, 1.0),
    Call.UPDATE: (50, 60.0),
    Call.DELETE: (50, 60.0),
    Call.REACTION: (20, 60.0),
    Call.LOOK_UP: (50, 60.0),
    Call.EPHEMERAL: (100, 60.0),
    Call.FILE: (100, 60.0),
}
IN_CHANNEL: Final = frozenset({Call.POST, Call.FILE})


class Window:
    """At most `most` calls at once, and in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._on_their_way = 0
        self._answered: deque[float] = deque()

    def begin(self) -> None:
        """Count a call that begins."""
        self._on_their_way += 1

    def end(self, now: float) -> None:
        """Count, from `now` in seconds on, a call that was answered."""
        self._on_their_way -= 1
        self._answered.append(now)

    def left(self, now: float) -> int:
        """How many calls may begin now."""
        while self._answered and self._answered[0] <= now - self._seconds:
            self._answered.popleft()
        return self._most - self._on_their_way - len(self._answered)

    def is_idle(self) -> bool:
        """Whether no call counts any more."""
        return not self._on_their_way and not self._answered

    def opens_at(self) -> float | None:
        """When there is room for another call at the latest, if no answer has to come first."""
        return self._answered[0] + self._seconds if self._answered else None


class Pace:
    """What may be sent now, by Slack's limits for channels, workspaces and methods.

    A channel takes `burst` messages at once, then one every `interval` seconds on average. With an
    `interval` of 0 nothing is held up, whatever it is.
    """

    def __init__(self, interval: float = 1.0, burst: int = 3) -> None:
        self._is_on = interval > 0
        self._in_channel = (burst, burst * interval)
        self._channels: dict[str, Window] = {}
        self._doors: dict[Door, Window] = {}

    def full(self) -> list[str]:
        """The channels that take no further message now."""
        now = _now()
        full = [channel for channel, window in self._channels.items() if window.left(now) <= 0]
        self._channels = {
            channel: window for channel, window in self._channels.items() if not window.is_idle()
        }
        return full

    def left(self) -> dict[Door, int]:
        """How many calls may begin now, for each sort that was used lately."""
        now = _now()
        return {door: window.left(now) for door, window in self._doors.items()}

    def usual(self) -> dict[Call, int]:
        """How many calls of each sort may begin in a workspace where none was made lately."""
        return {call: most for call, (most, _) in LIMITS.items()} if self._is_on else {}

    def wait(self) -> float:
        """Seconds until the next of what is full has room, as far as that is known."""
        now = _now()
        windows = (*self._channels.values(), *self._doors.values())
        moments = [window.opens_at() for window in windows if window.left(now) <= 0]
        return max(0.0, min((moment for moment in moments if moment), default=now) - now)

    def begin(self, door: Door, channel: str) -> None:
        """Count a call that begins, in `channel` if it is a message."""
        for window in self._windows(door, channel):
            window.begin()

    def end(self, door: Door, channel: str) -> None:
        """Count that it was answered."""
        now = _now()
        for window in self._windows(door, channel):
            window.end(now)

    async def turn(self, door: Door, channel: str) -> None:
        """Return when such a call may begin, and count it."""
        windows = self._windows(door, channel)
        while any(window.left(_now()) <= 0 for window in windows):
            moments = [moment for window in windows if (moment := window.opens_at())]
            await asyncio.sleep(max(0.01, min(moments, default=0) - _now()))
        self.begin(door, channel)

    def _windows(self, door: Door, channel: str) -> list[Window]:
        if not self._is_on:
            return []
        windows = [self._doors.setdefault(door, Window(*LIMITS[door[1]]))]
        if door[1] in IN_CHANNEL:
            windows.append(self._channels.setdefault(channel, Window(*self._in_channel)))
        return windows


class Stops:
    """Sorts of calls of which Slack wants none for a while, because there were too many."""

    def __init__(self) -> None:
        self._times: dict[Door, tuple[datetime, datetime]] = {}

    def stop(self, door: Door, now: datetime, after: timedelta) -> None:
        """Have no such call begun for a while from `now` (UTC)."""
        begun, until = self._times.get(door, (now, now))
        self._times[door] = (min(begun, now), max(until, now + after))

    def at(self, now: datetime) -> Collection[Door]:
        """Which are stopped at that moment (UTC); a clock that was put back ends a stop."""
        self._times = {
            door: (begun, until)
            for door, (begun, until) in self._times.items()
            if begun <= now < until
        }
        return list(self._times)


def _now() -> float:
    return asyncio.get_running_loop().time()
