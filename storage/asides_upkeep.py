"""What is set aside, as operators see it: having it tried again at once, or not at all."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import col, func, select

from storage import waiting
from storage.asides import Aside
from storage.claims import queue_name
from storage.work import Work


class Verdict(StrEnum):
    """What became of a wish about one row that is set aside."""

    DONE = "done"
    UNKNOWN = "unknown"
    WHOLE_JOB = "whole job"


def listed(work: Work, limit: int) -> tuple[Sequence[Aside], int]:
    """The `limit` rows that have been set aside longest, in all workspaces, and how many are."""
    found = select(Aside).order_by(col(Aside.since), col(Aside.id)).limit(limit)
    total = select(func.count()).select_from(Aside)
    return work.session.exec(found).all(), work.session.exec(total).one()


def counts(work: Work) -> dict[str, int]:
    """How many rows are set aside, by job."""
    return dict(work.session.exec(select(Aside.job, func.count()).group_by(Aside.job)).all())


def retry(work: Work, ids: Iterable[int]) -> list[tuple[int, Verdict]]:
    """Have these tried again at the next tick."""
    return [(id_, _retry(work, id_)) for id_ in ids]


def retry_all(work: Work) -> int:
    """Have all that is set aside tried again at the next tick; gives back how many."""
    found = work.session.exec(select(Aside)).all()
    for aside in found:
        aside.tried_again_at = aside.failed_at
    return len(found)


def drop(work: Work, ids: Iterable[int]) -> list[tuple[int, Verdict]]:
    """Have these rows wait no longer for what failed: it stays undone, the row stays.

    A job as a whole cannot be dropped.
    """
    return [(id_, _drop(work, id_)) for id_ in ids]


def _retry(work: Work, id_: int) -> Verdict:
    aside = work.session.get(Aside, id_)
    if aside is None:
        return Verdict.UNKNOWN
    aside.tried_again_at = aside.failed_at
    return Verdict.DONE


def _drop(work: Work, id_: int) -> Verdict:
    aside = work.session.get(Aside, id_)
    if aside is None:
        return Verdict.UNKNOWN
    if not aside.identity.key:
        return Verdict.WHOLE_JOB
    column = next(one for one in waiting.columns() if queue_name(one) == aside.queue)
    keys = zip(column.table.primary_key, aside.identity.key, strict=True)
    strike = update(column.table).where(*(part == value for part, value in keys))
    work.session.connection().execute(strike.values({column: None}))
    work.session.delete(aside)
    return Verdict.DONE
