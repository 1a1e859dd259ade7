"""Claiming due rows: every job takes its batch by this one query."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import inspect, tuple_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, select

Row = TypeVar("Row", bound=SQLModel)
Identity: TypeAlias = tuple[str, tuple[Any, ...]]
"""A row by the name of its table and its primary key."""

_LEFT_OUT, _CLAIMED = "left_out", "claimed"


def claim(
    session: Session, table: type[Row], due: Mapped[datetime | None], now: datetime, limit: int
) -> Sequence[Row]:
    """The `limit` longest-waiting rows of `table` whose moment `due` has come by `now` (UTC).

    The rows are locked until the transaction ends: on PostgreSQL another process skips them
    (`FOR UPDATE SKIP LOCKED`), on SQLite the one write transaction keeps others out. Rows that were
    set aside (see `watch`) are left out.
    """
    key = inspect(table).primary_key
    left_out = [row for name, row in session.info.get(_LEFT_OUT, ()) if name == key[0].table.name]
    waiting = select(table).where(due.isnot(None), due <= now)
    if left_out:
        waiting = waiting.where(tuple_(*key).not_in(left_out))
    waiting = waiting.order_by(due, *key).limit(limit).with_for_update(skip_locked=True)
    rows = session.exec(waiting).all()
    session.info.get(_CLAIMED, []).extend(_identity(row) for row in rows)
    return rows


def watch(session: Session, left_out: Iterable[Identity], claimed: list[Identity]) -> None:
    """Have every claim in `session` leave out the rows `left_out` and add its own to `claimed`.

    That is how the job runner finds the row that makes a batch fail, and goes on without it.
    """
    session.info[_LEFT_OUT], session.info[_CLAIMED] = list(left_out), claimed


def _identity(row: SQLModel) -> Identity:
    state = inspect(row)
    return state.mapper.local_table.name, tuple(state.identity or ())
