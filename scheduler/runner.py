"""The runner: APScheduler wakes it up, the clock and the database say what is due.

No job is kept in memory or pickled: an entry of the page runs every few seconds and takes whatever
is due by then, so that a restart loses nothing and being down means catching up once.
"""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]  # 3.x has no types

from bot.logs import in_a_line
from bot.metrics import Metrics
from scheduler.batches import Batches
from scheduler.jobs import Entry, Job
from scheduler.wallclock import Every, WallClock
from storage import waiting
from storage.abandoning import AbandonedError
from storage.database import UNREACHABLE, UnitOfWork
from storage.work import EVERYWHERE

MOST_PASSES = 100
LOOK_EVERY = 1.0  # seconds between looks at whether the machine's clock was moved
LAST_CHANCE = 1.0  # seconds for a batch that was given up to roll back

log = structlog.get_logger(__name__)


class Runner:
    """Runs the entries of the page, each never twice at the same time."""

    def __init__(
        self,
        uow: UnitOfWork,
        page: Sequence[Entry],
        metrics: Metrics | None = None,
        wall: WallClock | None = None,
    ) -> None:
        self._uow = uow
        self._page = page
        self._metrics = metrics or Metrics()
        self._wall = wall or WallClock()
        self._batches = Batches(self._metrics, lambda: self._out_of_patience)
        self._turns = {entry.name: asyncio.Lock() for entry in page}
        self._stopping = self._out_of_patience = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to run every entry, at once and then at its interval; needs the event loop."""
        for entry in self._page:
            self._scheduler.add_job(
                self._run,
                Every(entry.every),
                args=[entry],
                id=entry.name,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_the_clock())

    async def tick(self) -> None:
        """Run every entry until nothing is due now, whatever one entry makes due for another."""
        for _ in range(MOST_PASSES):
            handled = [await self._run(entry) for entry in self._page]
            if not any(handled):
                return
        log.error("never quiet", passes=MOST_PASSES, handled=handled)

    async def next_due(self) -> datetime | None:
        """The next moment (UTC) after now at which something becomes due; `tick` does the rest."""
        return await self._uow.bind(EVERYWHERE).read(waiting.next_due)

    async def stop(self, patience: float = 5.0) -> None:
        """Begin nothing more, and wait `patience` seconds for the batches in hand.

        One that takes longer is given up and rolled back: it is done again after the next start.
        """
        self._stopping = True
        if self._watch:
            self._watch.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
        if not await self._is_quiet_within(patience):
            self._out_of_patience = True
            await self._is_quiet_within(LAST_CHANCE)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it ends in the loop's next turn

    async def _is_quiet_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                for turn in self._turns.values():
                    async with turn:
                        pass
                return True
        return False

    async def _watch_the_clock(self) -> None:
        """Begin anew from what the machine's clock shows whenever somebody moved it."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if by := self._wall.moved():
                log.warning("the clock was moved", seconds=round(by, 1))
                for entry in self._page:
                    self._scheduler.modify_job(entry.name, next_run_time=self._wall.now())

    async def _run(self, entry: Entry) -> int:
        """Run one entry; gives back how much it handled, 0 when it failed."""
        interaction = secrets.token_hex(4)
        about = {"interaction": interaction, "job": entry.name}
        async with self._turns[entry.name]:
            if self._stopping:
                return 0
            with structlog.contextvars.bound_contextvars(**about), self._metrics.job(entry.name):
                handled = await self._handled(entry, interaction)
        self._metrics.job_handled(entry.name, handled)
        return handled

    async def _handled(self, entry: Entry, interaction: str) -> int:
        incident = secrets.token_hex(4)
        try:
            if isinstance(entry, Job):
                work = self._uow.bind(EVERYWHERE, interaction=interaction)
                return await self._batches.run(entry, work, lambda: not self._stopping)
            return await entry.call()
        except UNREACHABLE as error:
            log.error("job failed", incident=incident, error=in_a_line(error))  # noqa: TRY400 - the way to a database that is away teaches nothing, at every tick
        except AbandonedError:
            log.warning("batch given up; it is done again after the next start")
            return 0
        except Exception:  # the job runner: one that fails never stops the others
            log.exception("job failed", incident=incident)
        self._metrics.job_failed(entry.name)
        return 0
