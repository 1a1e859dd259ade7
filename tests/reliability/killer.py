"""Kills bots, one after the other, at moments that chance decides on."""

import asyncio
import random
from dataclasses import dataclass
from typing import Any, Final

from sandbox.faults import Moment
from tests.reliability.bots import Bot
from tests.reliability.house import House

LONGEST_LIFE: Final = 0.15
"""Seconds; a bot that hears Slack has most of its work done by then."""

MOST: Final = 4
"""Kills while people do one thing: they would lose patience, and the hour would go by."""

TARGETS: Final = (
    (Moment.CALLED, "chat.postMessage"),
    (Moment.DONE, "chat.postMessage"),
    (Moment.DONE, "chat.update"),
    (Moment.DONE, "reactions.add"),
    (Moment.DONE, "views.open"),
    (Moment.SENT, "message"),
    (Moment.ACKNOWLEDGED, "message"),
    (Moment.SENT, "view_submission"),
    (Moment.ACKNOWLEDGED, "view_submission"),
    (Moment.SENT, "block_actions"),
    (Moment.ACKNOWLEDGED, "block_actions"),
)


@dataclass
class _Aim:
    """The `turns`-th time that something happens, `hit` is set."""

    target: tuple[Moment, str]
    turns: int
    victim: Bot
    hit: asyncio.Event


class Killer:
    """Kills one of the bots of the house, and starts it again, as long as it is let loose.

    It is satisfied with the `wanted` number of kills.
    """

    def __init__(self, house: House, seed: int, wanted: int) -> None:
        self._house = house
        self._wanted = wanted
        self._chance = random.Random(seed)  # noqa: S311 - has to be repeatable
        self._aim: _Aim | None = None
        self._over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.kills = 0
        house.sandbox.faults.witnesses.append(self._see)

    def let_loose(self) -> None:
        """Kill until `call_back`, at most `MOST` times."""
        self._over.clear()
        self._task = asyncio.create_task(self._haunt())

    @property
    def is_satisfied(self) -> bool:
        """Whether it has killed often enough."""
        return self.kills >= self._wanted

    @property
    def is_at_work(self) -> bool:
        """Whether it may kill again until it is called back."""
        return self._task is not None and not self._task.done()

    async def call_back(self) -> None:
        """Kill no more; all bots run when this returns."""
        self._over.set()
        if self._task:
            task, self._task = self._task, None
            await task

    async def _haunt(self) -> None:
        for _ in range(MOST):
            victim = self._chance.choice(self._house.bots)
            if not await self._strike(victim):
                return
            self.kills += 1
            await victim.bury()
            await victim.start()
            await self._house.connected(len(self._house.bots))

    async def _strike(self, victim: Bot) -> bool:
        """Kill it when its time has come; False when it was spared, because it is over."""
        aim = self._aimed(victim)
        life = LONGEST_LIFE if self._aim else self._chance.uniform(0, LONGEST_LIFE)
        await self._either(aim.hit, within=life)
        self._aim = None
        if aim.hit.is_set():
            return True
        if self._over.is_set():
            return False
        victim.strike()
        return True

    def _aimed(self, victim: Bot) -> _Aim:
        """Every other time, wait for a moment that matters; at any other time for none."""
        target, turns = self._chance.choice(TARGETS), self._chance.randint(1, 3)
        aim = _Aim(target, turns, victim, asyncio.Event())
        self._aim = aim if self._chance.random() < 0.5 else None
        return aim

    async def _either(self, hit: asyncio.Event, within: float) -> None:
        waiting = [asyncio.create_task(event.wait()) for event in (hit, self._over)]
        await asyncio.wait(waiting, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    def _see(self, moment: Moment, name: str, *_: Any) -> None:
        aim = self._aim
        if aim is None or aim.hit.is_set() or (moment, name) != aim.target:
            return
        aim.turns -= 1
        if aim.turns == 0:
            aim.victim.strike()
            aim.hit.set()
