"""One run of the story while somebody disturbs it, and the judgement in the end."""

import json
import os
import random
from collections.abc import Iterator
from typing import Final, Protocol

from tests.reliability import records
from tests.reliability.house import House
from tests.reliability.ledger import Ledger
from tests.reliability.story import Disturber, OverdueError, Story

SEED: Final = "GAVEL_SEED"
MOST: Final = 60


class Persistent(Disturber, Protocol):
    """A disturber that has done enough at some time."""

    @property
    def is_satisfied(self) -> bool:
        """Whether the story may end."""


def new_seed() -> int:
    """What chance begins with: that of the environment, if somebody looks into a failure."""
    return int(os.environ.get(SEED) or random.SystemRandom().randrange(10**6))


async def faults(house: House, database_url: str, disturber: Persistent) -> list[str]:
    """Tell week after week until the disturber is satisfied; gives back all that is wrong then.

    Everything that was due has to be posted exactly once, and everything that was said to be stored
    once.
    """
    ledger = Ledger(house.sandbox)
    story = Story(house, ledger, disturber)
    try:
        await story.set_up()
        await story.week()
        while not disturber.is_satisfied:
            await story.week()
        await story.end()
        await story.settle(lambda: not records.unsent(database_url))
    except OverdueError as error:
        return [*error.args, *house.unheard, *records.unsent(database_url)]
    await house.stop_bots()
    return [*ledger.faults(), *records.faults(database_url, story.memory)]


def report(wrong: list[str], seed: int) -> str:
    """What is wrong, for people; most of it, when it is very much."""
    return "\n".join([f"{SEED}={seed} repeats the chance of this run.", *wrong[:MOST]])


def errors(house: House) -> Iterator[str]:
    """What the bots logged as errors, a line each; whatever is no line of JSON is one as well."""
    for bot in house.bots:
        for line in bot.log.splitlines():
            said = json.loads(line) if line.startswith("{") else {"level": "error", "event": line}
            if said["level"] in ("error", "critical"):
                yield f"logged: {said['event']} {line[-2000:]}"
