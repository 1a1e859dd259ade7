"""The wall clock of the machine, which people and NTP move while the bot runs.

APScheduler computes with it: put back by an hour, it would wake nobody up for an hour; put forward
by a year, it would count all the runs that were left out. Neither may happen.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.triggers.base import BaseTrigger  # type: ignore[import-untyped]  # 3.x has no types

TOLERANCE = 1.0  # seconds; what NTP slews between two looks is far less


class WallClock:
    """Tells the machine's time, and whether somebody moved it since the last look.

    `wall` gives seconds since 1970, `steady` seconds that only ever go forward.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()

    def now(self) -> datetime:
        """What the clock shows, as aware UTC."""
        return datetime.fromtimestamp(self._wall(), UTC)

    def moved(self) -> float:
        """By how many seconds it was moved since the last look, 0.0 when only time went by.

        A machine that slept counts as one whose clock was put forward.
        """
        before, self._apart = self._apart, self._wall() - self._steady()
        by = self._apart - before
        return by if abs(by) > TOLERANCE else 0.0


class Every(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """Every so many seconds, counted from now: runs that were left out are not made up for.

    Each run takes whatever is due by then, so one is as good as a thousand.
    """

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Return when (UTC) to run next after `previous`, None for the first time."""
        return now + self._interval if previous else now
