"""A job's batches: one row that fails never stops the others."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.metrics import Metrics
from scheduler.jobs import Job
from storage import claims
from storage.claims import Identity
from storage.database import UNREACHABLE, BoundWork
from storage.work import Work

# A row that failed is tried again after ten minutes, then twenty, …: it may have been mended.
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=6)
# A row may be due again at once when it catches up, but not for ever.
MOST_REPEATS = 20

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pause:
    """Until when a row is left out, and how long that was."""

    until: datetime
    length: timedelta


class NotMovedOnError(RuntimeError):
    """A job left its rows as due as they were; going on would never end."""


class Batches:
    """Runs jobs batch by batch, and knows which rows and jobs are set aside in this process."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._pauses: dict[Identity, Pause] = {}

    async def run(self, job: Job, work: BoundWork, go_on: Callable[[], bool]) -> int:
        """Repeat the job's batch until little is left to do, or `go_on()` is false.

        Gives back how many rows were handled. Raises only when the database cannot be reached.
        """
        handled, repeats, before = 0, 0, list[Identity]()
        while go_on() and not self._is_paused(_whole(job), work.now):
            claimed: list[Identity] = []
            count = await self._batch(job, work, claimed)
            handled += count
            if count < job.batch:
                break
            repeats = repeats + 1 if claimed and claimed == before else 0
            if repeats > MOST_REPEATS:
                self._set_aside(job, claimed, work.now, NotMovedOnError(job.name))
            before = claimed
        return handled

    async def _batch(self, job: Job, work: BoundWork, claimed: list[Identity]) -> int:
        try:
            return await self._attempt(job, work, job.batch, claimed)
        except UNREACHABLE:
            raise
        except Exception:  # noqa: BLE001 - the job runner: whatever it is, the row is found below
            return await self._one_by_one(job, work)

    async def _one_by_one(self, job: Job, work: BoundWork) -> int:
        """Do the batch row by row and set aside what fails; gives back how many rows it were."""
        for count in range(job.batch):
            claimed: list[Identity] = []
            try:
                if not await self._attempt(job, work, 1, claimed):
                    return count
            except UNREACHABLE:
                raise
            except Exception as error:  # noqa: BLE001 - the job runner: the others must go on
                self._set_aside(job, claimed or [_whole(job)], work.now, error)
                if not claimed:
                    return count
        return job.batch

    async def _attempt(self, job: Job, work: BoundWork, limit: int, claimed: list[Identity]) -> int:
        left_out = [row for row in self._pauses if self._is_paused(row, work.now)]

        def watched(unit: Work) -> int:
            claimed.clear()  # a unit of work that lost a race begins again
            claims.watch(unit.session, left_out, claimed)
            return job.verb(unit, limit)

        return await work.run(watched)

    def _is_paused(self, row: Identity, now: datetime) -> bool:
        pause = self._pauses.get(row)
        return pause is not None and now < pause.until

    def _set_aside(self, job: Job, rows: list[Identity], now: datetime, error: Exception) -> None:
        for row in rows:
            before = self._pauses.get(row)
            length = min(before.length * 2, LONGEST_PAUSE) if before else FIRST_PAUSE
            self._pauses[row] = Pause(now + length, length)
            self._metrics.job_failed(job.name)
        log.error(
            "job failed",
            incident=secrets.token_hex(4),
            job=job.name,
            rows=[f"{table}{key}" for table, key in rows],
            tried_again_at=self._pauses[rows[0]].until.isoformat(),
            exc_info=error,
        )


def _whole(job: Job) -> Identity:
    """The job itself, when it fails before it has claimed a row."""
    return job.name, ()
