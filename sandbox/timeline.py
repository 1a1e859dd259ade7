"""Moves the sandbox's clock from one thing that happens to the next, leaving none out."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.clock import SandboxClock

# The same moment may need a few rounds, when work is claimed in batches; more is a fault.
MAX_ROUNDS_AT_ONE_MOMENT = 200


class Wakeups(Protocol):
    """What waits for the time to come; given by whoever runs an app beside the sandbox."""

    async def next_due(self) -> datetime | None:
        """Return when the next thing happens (aware), or None when nothing waits."""
        ...

    async def settle(self) -> None:
        """Do all that is due now and return when it is quiet."""
        ...


class TimelineStuckError(RuntimeError):
    """A wakeup stays due however often it is settled, so that time cannot go on."""


class Timeline:
    """Moves `clock` through what `wakeups` say is due; `quiet` waits until all have heard of it."""

    def __init__(
        self,
        clock: SandboxClock,
        wakeups: Wakeups | None = None,
        quiet: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        self._clock = clock
        self._wakeups = wakeups
        self._quiet = quiet

    @property
    def can_next(self) -> bool:
        """Whether anybody knows what happens next."""
        return self._wakeups is not None

    async def next_due(self) -> datetime | None:
        """Return when the next thing happens (aware), or None."""
        return None if self._wakeups is None else await self._wakeups.next_due()

    async def advance(self, by: timedelta) -> datetime:
        """Go on by `by`; returns the new time. Going back is refused with ValueError."""
        return await self.advance_to(self._clock.now() + by)

    async def advance_to(self, target: datetime) -> datetime:
        """Go to `target` (aware), stopping at everything that is due on the way.

        Raises ValueError for a target in the past and TimelineStuckError when a wakeup never
        moves on.
        """
        if target < self._clock.now():
            raise ValueError("the clock only moves forward")
        if self._wakeups is not None:
            await self._walk(self._wakeups, target)
        self._clock.move_to(max(target, self._clock.now()))
        await self._settle()
        return self._clock.now()

    async def next(self) -> datetime | None:
        """Go to the next thing that happens and let it; returns when it was, None if nothing."""
        if self._wakeups is None or (due := await self._wakeups.next_due()) is None:
            return None
        self._clock.move_to(max(due, self._clock.now()))
        await self._settle()
        return due

    async def _settle(self) -> None:
        if self._wakeups is not None:
            await self._wakeups.settle()
        if self._quiet is not None:
            await self._quiet()

    async def _walk(self, wakeups: Wakeups, target: datetime) -> None:
        last: datetime | None = None
        rounds = 0
        while (due := await wakeups.next_due()) is not None and due <= target:
            rounds = rounds + 1 if last is not None and due <= last else 0
            if rounds > MAX_ROUNDS_AT_ONE_MOMENT:
                raise TimelineStuckError(f"something due at {due.isoformat()} never moves on")
            last = due if last is None else max(last, due)
            self._clock.move_to(max(due, self._clock.now()))
            await self._settle()
