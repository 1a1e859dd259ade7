"""Rows that made their job fail: set aside for all processes, and tried again after a pause."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, SQLModel, select

from storage.claims import Identity
from storage.types import UtcDateTime
from storage.work import EVERYWHERE, Work

# A row that failed is tried again after ten minutes, then twenty, …: it may have been mended.
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=6)
# What its job does not meet again for so long after the pause is not due any more.
FORGOTTEN_AFTER = timedelta(hours=1)


class Aside(SQLModel, table=True):
    """A row that its job cannot handle, or (without a key) a job that cannot even begin.

    `queue` names table and column (`meetings.open`), `row_key` is the row's primary key as JSON.
    `error` is one line, `incident` leads to its traceback in the log.
    """

    __tablename__ = "asides"
    __table_args__ = (UniqueConstraint("queue", "row_key"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    job: str = Field(index=True)
    queue: str
    row_key: str
    error: str
    incident: str
    failures: int = 0
    since: datetime = Field(sa_type=UtcDateTime)
    failed_at: datetime = Field(sa_type=UtcDateTime)
    tried_again_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def identity(self) -> Identity:
        """The row by its queue and primary key."""
        return Identity(self.queue, tuple(json.loads(self.row_key)), self.workspace_id)

    def is_paused(self, now: datetime) -> bool:
        """Whether it is left out at `now` (UTC).

        When the clock was put back to before the failure, it is not waited for.
        """
        return self.failed_at <= now < self.tried_again_at

    def is_forgotten(self, now: datetime) -> bool:
        """Whether its job would have met it by `now` (UTC) if it were still due."""
        return now >= self.tried_again_at + FORGOTTEN_AFTER


def of_job(work: Work, job: str) -> Sequence[Aside]:
    """What is set aside of that job, paused or about to be tried again."""
    return work.session.exec(_OF_JOB, params={"job": job}).all()


def paused(work: Work) -> list[Identity]:
    """Every row that is left out now, of whatever job."""
    return [
        aside.identity for aside in work.session.exec(select(Aside)) if aside.is_paused(work.now)
    ]


def put(work: Work, job: str, rows: Iterable[Identity], error: str, incident: str) -> datetime:
    """Set rows aside because of `error`; gives back when (UTC) the first is tried again.

    The pause doubles with each failure. What another process has set aside meanwhile stays as it
    is: the same fault counts once.
    """
    return min(_put(work, job, row, error, incident).tried_again_at for row in rows)


def settle(work: Work, known: Iterable[Aside], done: Iterable[Identity], *, met_all: bool) -> None:
    """Forget of `known` what is `done`, and if all due rows were met, what is not due any more."""
    handled = set(done)
    for aside in known:
        gone = met_all and not aside.is_paused(work.now) and aside.is_forgotten(work.now)
        if gone or aside.identity in handled:
            work.session.delete(aside)


def whole(job: str) -> Identity:
    """The job itself, when it fails before it has claimed a row."""
    return Identity(job, (), EVERYWHERE)


def _put(work: Work, job: str, row: Identity, error: str, incident: str) -> Aside:
    aside = _found(work, row) or _new(work, job, row)
    if aside.failures and aside.is_paused(work.now):
        return aside
    pause = min(FIRST_PAUSE * 2 ** min(aside.failures, 10), LONGEST_PAUSE)
    aside.failures += 1
    aside.error, aside.incident = error, incident
    aside.failed_at, aside.tried_again_at = work.now, work.now + pause
    work.session.add(aside)
    work.session.flush()
    return aside


def _found(work: Work, row: Identity) -> Aside | None:
    return work.session.exec(
        select(Aside).where(Aside.queue == row.queue, Aside.row_key == _encoded(row))
    ).first()


def _new(work: Work, job: str, row: Identity) -> Aside:
    return Aside(
        workspace_id=row.workspace_id,
        job=job,
        queue=row.queue,
        row_key=_encoded(row),
        error="",
        incident="",
        since=work.now,
        failed_at=work.now,
        tried_again_at=work.now,
    )


_OF_JOB = select(Aside).where(Aside.job == bindparam("job"))


def _encoded(row: Identity) -> str:
    return json.dumps(row.key)
