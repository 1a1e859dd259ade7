"""Claiming due rows: every job takes its batch by this one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Column, Integer, bindparam, inspect, tuple_
from sqlalchemy.orm import Mapped, QueryableAttribute
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

Row = TypeVar("Row", bound=SQLModel)

_LEFT_OUT, _CLAIMED = "left_out", "claimed"


@dataclass(frozen=True, slots=True)
class Identity:
    """A row that waits in a queue (see `queue_name`), by its primary key."""

    queue: str
    key: tuple[Any, ...]
    workspace_id: str = field(default="", compare=False)

    def __str__(self) -> str:
        key = ", ".join(map(repr, self.key))
        return f"{self.queue}({key})" if key else self.queue


def claim(
    session: Session, table: type[Row], due: Mapped[datetime | None], now: datetime, limit: int
) -> Sequence[Row]:
    """The `limit` longest-waiting rows of `table` whose moment `due` has come by `now` (UTC).

    The rows are locked until the transaction ends: on PostgreSQL another process skips them
    (`FOR UPDATE SKIP LOCKED`), on SQLite the one write transaction keeps others out. Rows that were
    set aside (see `watch`) are left out.
    """
    waiting, queue = _waiting(table, due)
    left_out = [row.key for row in session.info.get(_LEFT_OUT, ()) if row.queue == queue]
    if left_out:
        waiting = waiting.where(tuple_(*inspect(table).primary_key).not_in(left_out))
    rows = session.exec(waiting, params={"now": now, "most": limit}).all()
    session.info.get(_CLAIMED, []).extend(_identity(queue, row) for row in rows)
    return rows


def watch(session: Session, left_out: Iterable[Identity], claimed: list[Identity]) -> None:
    """Have every claim in `session` leave out the rows `left_out` and add its own to `claimed`.

    That is how the job runner finds the row that makes a batch fail, and goes on without it.
    """
    session.info[_LEFT_OUT], session.info[_CLAIMED] = list(left_out), claimed


def queue_name(column: Column[Any]) -> str:
    """What waits by a column `next_…_at`: the table and what is to happen, `outbox.attempt`."""
    return f"{column.table.name}.{column.name.removeprefix('next_').removesuffix('_at')}"


@cache
def _waiting(table: type[Row], due: Mapped[datetime | None]) -> tuple[SelectOfScalar[Row], str]:
    """The statement of a claim, made once, with its queue: most ticks find nothing."""
    column = _column(table, due)
    until, most = bindparam("now", type_=column.type), bindparam("most", type_=Integer())
    waiting = select(table).where(due.isnot(None), due <= until)
    waiting = waiting.order_by(due, *inspect(table).primary_key).limit(most)
    return waiting.with_for_update(skip_locked=True), queue_name(column)


def _column(table: type[SQLModel], due: Mapped[datetime | None]) -> Column[Any]:
    """The column behind an attribute of a table, which `col` gives as the less that it is typed."""
    column: Column[Any] = inspect(table).columns[cast("QueryableAttribute[Any]", due).key]
    return column


def _identity(queue: str, row: SQLModel) -> Identity:
    return Identity(queue, tuple(inspect(row).identity or ()), getattr(row, "workspace_id", ""))
