"""Time for the models: an event loop whose pauses take none, and a clock that people put wrong."""

import asyncio
import selectors
from datetime import datetime, timedelta

from tests.clock import START


class Standstill(RuntimeError):  # noqa: N818 - it is what it is called
    """Everything waits, and nothing is on its way that could end that."""


class _Leaping(selectors.DefaultSelector):
    """Where others sleep until something happens, it leaps to the moment when it does."""

    def __init__(self) -> None:
        super().__init__()
        self.leapt = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout is None:
            raise Standstill
        if not found and timeout:
            self.leapt += timeout
        return found


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop on which an hour of waiting is over at once. Nothing on it may use threads."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds that were slept through so far."""
        return self._leaping.leapt


class TwoClocks:
    """What time it is, and what our machines believe: the clock of the bot may be put wrong."""

    def __init__(self) -> None:
        self.true = START
        self.wrong_by = timedelta()

    def now(self) -> datetime:
        """What our machines show, as aware UTC."""
        return self.true + self.wrong_by

    def pass_time(self, by: timedelta) -> None:
        """Let time go by, for all."""
        self.true += by

    def jump(self, by: timedelta) -> None:
        """Put the clock of our machines forward, or back."""
        self.wrong_by += by
