"""What waits: the database is the schedule, by the columns that are called `next_…_at`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, func, select, tuple_

from storage import asides
from storage.claims import queue_name
from storage.tables import METADATA
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Queue:
    """What is due by one column: how many rows, and the moment (UTC) of the oldest, if any.

    `name` is that of the table and of what is to happen: `outbox.attempt`, `meetings.open`.
    """

    name: str
    due: int
    oldest: datetime | None


def columns() -> list[Column[datetime]]:
    """Every column that holds the moment at which a job takes its row up."""
    return [
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if column.name.startswith("next_") and column.name.endswith("_at")
    ]


def next_due(work: Work) -> datetime | None:
    """The earliest moment after now (UTC) for which anything waits, None when nothing does."""
    moments = [
        work.session.connection().execute(select(func.min(column)).where(column > work.now))
        for column in columns()
    ]
    return min((moment for row in moments if (moment := row.scalar())), default=None)


def queues(work: Work) -> list[Queue]:
    """What is due now, by each column, without what is set aside.

    It costs as much as is due, whatever else waits.
    """
    return list(_queues(work))


def _queues(work: Work) -> Iterator[Queue]:
    set_aside = asides.paused(work)
    for column in columns():
        name = queue_name(column)
        due = select(func.count(column), func.min(column)).where(column <= work.now)
        if left_out := [row.key for row in set_aside if row.queue == name]:
            due = due.where(tuple_(*column.table.primary_key).not_in(left_out))
        count, oldest = work.session.connection().execute(due).one()
        yield Queue(name, count, oldest)
