"""The numbers of what waits in the database, for `/metrics`."""

from dataclasses import dataclass

from bot.metrics import Metrics
from storage import asides_upkeep, outbox_upkeep, waiting
from storage.database import UnitOfWork
from storage.outbox import State
from storage.waiting import Queue
from storage.work import EVERYWHERE, Work


class Figures:
    """Brings what `Metrics` shows of the database up to date."""

    def __init__(self, uow: UnitOfWork, metrics: Metrics) -> None:
        self._uow = uow
        self._metrics = metrics

    async def refresh(self) -> None:
        """Count what waits now; raises what `storage.database.UNREACHABLE` names."""
        self._show(await self._uow.bind(EVERYWHERE).read(_waiting))

    def _show(self, found: "_Waiting") -> None:
        now = self._uow.clock.now()
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
