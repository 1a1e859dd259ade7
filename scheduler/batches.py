"""A job's batches: one row that fails never stops the others."""

import secrets
from collections.abc import Callable

import structlog

from bot.logs import in_a_line
from bot.metrics import Metrics
from scheduler.jobs import Job
from storage import asides, claims
from storage.abandoning import AbandonedError, abandon_when
from storage.claims import Identity
from storage.database import UNREACHABLE, BoundWork
from storage.work import Work

# A row may be due again at once when it catches up, but not for ever.
MOST_REPEATS = 20
MOST_OF_AN_ERROR = 300
NO_FAULT_OF_A_ROW = (*UNREACHABLE, AbandonedError)

log = structlog.get_logger(__name__)


class NotMovedOnError(RuntimeError):
    """A job left its rows as due as they were; going on would never end."""


class Batches:
    """Runs jobs batch by batch; which rows are set aside stands in the database, for all.

    A batch in hand is given up and rolled back as soon as `out_of_patience()`.
    """

    def __init__(self, metrics: Metrics, out_of_patience: Callable[[], bool]) -> None:
        self._metrics = metrics
        self._out_of_patience = out_of_patience

    async def run(self, job: Job, work: BoundWork, go_on: Callable[[], bool]) -> int:
        """Repeat the job's batch until little is left to do, or `go_on()` is false.

        Gives back how many rows were handled. Raises only what is no fault of a row: UNREACHABLE,
        or AbandonedError.
        """
        handled, repeats, before = 0, 0, list[Identity]()
        while go_on():
            claimed: list[Identity] = []
            count = await self._batch(job, work, claimed)
            handled += count
            if count < job.batch:
                break
            repeats = repeats + 1 if claimed and claimed == before else 0
            if repeats > MOST_REPEATS:
                await self._set_aside(job, work, claimed, NotMovedOnError(job.name))
            before = claimed
        return handled

    async def _batch(self, job: Job, work: BoundWork, claimed: list[Identity]) -> int:
        try:
            return await self._attempt(job, work, job.batch, claimed)
        except NO_FAULT_OF_A_ROW:
            raise
        except Exception as error:  # noqa: BLE001 - the job runner: the row is set aside
            if len(claimed) > 1:
                return await self._one_by_one(job, work)
            await self._set_aside(job, work, claimed or [asides.whole(job.name)], error)
            return len(claimed)

    async def _one_by_one(self, job: Job, work: BoundWork) -> int:
        """Do the batch row by row and set aside what fails; gives back how many rows it were."""
        for count in range(job.batch):
            claimed: list[Identity] = []
            try:
                if not await self._attempt(job, work, 1, claimed):
                    return count
            except NO_FAULT_OF_A_ROW:
                raise
            except Exception as error:  # noqa: BLE001 - the job runner: the others must go on
                await self._set_aside(job, work, claimed or [asides.whole(job.name)], error)
                if not claimed:
                    return count
        return job.batch

    async def _attempt(self, job: Job, work: BoundWork, limit: int, claimed: list[Identity]) -> int:
        """Do a batch in one transaction; 0 when the job itself is set aside."""

        def watched(unit: Work) -> int:
            claimed.clear()  # a unit of work that lost a race begins again
            known = asides.of_job(unit, job.name)
            left_out = [one.identity for one in known if one.is_paused(unit.now)]
            if asides.whole(job.name) in left_out:
                return 0
            claims.watch(unit.session, left_out, claimed)
            abandon_when(unit.session, self._out_of_patience)
            count = job.verb(unit, limit)
            done = [*claimed, asides.whole(job.name)]
            asides.settle(unit, known, done, met_all=count < limit)
            return count

        return await work.run(watched)

    async def _set_aside(
        self, job: Job, work: BoundWork, rows: list[Identity], error: Exception
    ) -> None:
        """Write down what failed, in a transaction of its own: that of the rows is rolled back."""
        incident = secrets.token_hex(4)
        again = await work.run(asides.put, job.name, rows, _said(error), incident)
        for _ in rows:
            self._metrics.job_failed(job.name)
        log.error(
            "job failed",
            incident=incident,
            job=job.name,
            rows=[str(row) for row in rows],
            tried_again_at=again.isoformat(),
            exc_info=error,
        )


def _said(error: Exception) -> str:
    """What the error says, in a line that any database stores."""
    said = f"{type(error).__name__}: {in_a_line(error)}".replace("\0", "")
    return said[:MOST_OF_AN_ERROR]
