"""A measure: how long something of ours takes, beside the floor it stands on."""

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

Timed = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `floor` and `value` are in milliseconds, `aim` is a ratio."""

    measure: str
    floor_is: str
    floor: float
    value: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.value / self.floor

    def record(self) -> dict[str, object]:
        """The line for a machine to read."""
        return {**asdict(self), "ratio": round(self.ratio, 3)}

    def line(self) -> str:
        """The line for people."""
        verdict = "ok" if self.ratio <= self.aim else "MISSED"
        return (
            f"{self.measure:<58} {self.floor:>9.3f} {self.value:>9.3f} "
            f"{self.ratio:>6.2f}x {self.aim:>5.1f}x  {verdict}"
        )


async def medians(floor: Timed, value: Timed, rounds: int) -> tuple[float, float]:
    """The median milliseconds of both, run by turns so that the machine is the same for both."""
    for timed in (floor, value):
        await timed()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for timed, times in zip((floor, value), taken, strict=True):
            begun = time.perf_counter()
            await timed()
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])
