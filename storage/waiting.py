"""What waits: the database is the schedule, by the columns that are called `next_…_at`."""

from datetime import datetime

from sqlalchemy import Column, func, select

from storage.tables import METADATA
from storage.work import Work


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
