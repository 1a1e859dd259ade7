"""A measure: what something of ours takes, beside the floor it stands on."""

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

Timed = Callable[[], Awaitable[None]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: `floor` and `value` in `unit`, and the ratio that is aimed at.

    The value is to be at most `aim` times the floor, or, where more is better, `at_least` that.
    `paired` is the median of the ratios of the rounds, where there were rounds: what disturbs the
    machine for a while disturbs both of a round.
    """

    measure: str
    floor_is: str
    floor: float
    value: float
    aim: float
    unit: str = "ms"
    at_least: bool = False
    paired: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor it is."""
        return self.value / self.floor if self.paired is None else self.paired

    @property
    def met(self) -> bool:
        """Whether it is what is aimed at."""
        return self.ratio >= self.aim if self.at_least else self.ratio <= self.aim

    def record(self) -> dict[str, object]:
        """The line for a machine to read."""
        return {**asdict(self), "ratio": round(self.ratio, 3), "met": self.met}


async def compared(
    floor: Timed, value: Timed, rounds: int, clock: Clock = time.perf_counter
) -> tuple[float, float, float]:
    """The median milliseconds of both, and the median of their ratios.

    They are run by turns, after once each that does not count, so that the machine is the same for
    both. What happens in this thread alone and waits for nothing is measured by the `clock`
    `time.thread_time`, which stands still while the machine does something else.
    """
    for timed in (floor, value):
        await timed()
    taken = [
        (await milliseconds(floor, clock), await milliseconds(value, clock)) for _ in range(rounds)
    ]
    return in_the_middle(taken)


def in_the_middle(taken: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The median floor, the median value, and the median ratio of rounds."""
    floors, values = zip(*taken, strict=True)
    ratios = [value / floor for floor, value in taken]
    return statistics.median(floors), statistics.median(values), statistics.median(ratios)


async def milliseconds(timed: Timed, clock: Clock = time.perf_counter) -> float:
    """How long it takes."""
    begun = clock()
    await timed()
    return (clock() - begun) * 1000
