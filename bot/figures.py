"""What `/metrics` answers: the numbers of this process, and of what waits in the database."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.metrics import CONTENT_TYPE, Metrics
from storage import asides_upkeep, outbox_upkeep, waiting
from storage.database import UNREACHABLE, UnitOfWork
from storage.outbox import State
from storage.waiting import Queue
from storage.work import EVERYWHERE, Work

PATIENCE = 5.0  # seconds; who asks gives up soon after


class Figures:
    """Brings what `Metrics` shows of the database up to date, and shows it."""

    def __init__(self, uow: UnitOfWork, metrics: Metrics) -> None:
        self._uow = uow
        self._metrics = metrics

    async def answer(self, _: web.Request) -> web.Response:
        """Answer what Prometheus asks, also while the database is away."""
        try:
            async with asyncio.timeout(PATIENCE):
                self._show(await self._uow.bind(EVERYWHERE).read(_waiting))
        except (*UNREACHABLE, TimeoutError):
            self._metrics.show_database(up=False)
        headers = {"Content-Type": CONTENT_TYPE}
        return web.Response(body=self._metrics.exposition(), headers=headers)

    def _show(self, found: "_Waiting") -> None:
        now = self._uow.clock.now()
        self._metrics.show_database(up=True)
        for queue in found.queues:
            lag = (now - queue.oldest).total_seconds() if queue.oldest else 0.0
            self._metrics.show_queue(queue.name, queue.due, lag)
        self._metrics.show_set_aside(found.set_aside)
        for state, count in found.outbox.items():
            self._metrics.show_outbox(state, count)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What waits in the database: what is due, what is set aside (by job), what is not sent."""

    queues: list[Queue]
    set_aside: dict[str, int]
    outbox: dict[State, int]


def _waiting(work: Work) -> _Waiting:
    return _Waiting(waiting.queues(work), asides_upkeep.counts(work), outbox_upkeep.counts(work))
