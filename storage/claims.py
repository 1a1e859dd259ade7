"""Claiming due rows: every job takes its batch by this one query."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, select

Row = TypeVar("Row", bound=SQLModel)


def claim(
    session: Session, table: type[Row], due: Mapped[datetime | None], now: datetime, limit: int
) -> Sequence[Row]:
    """The `limit` longest-waiting rows of `table` whose moment `due` has come by `now` (UTC).

    The rows are locked until the transaction ends: on PostgreSQL another process skips them
    (`FOR UPDATE SKIP LOCKED`), on SQLite the one write transaction keeps others out.
    """
    waiting = select(table).where(due.isnot(None), due <= now).order_by(due).limit(limit)
    return session.exec(waiting.with_for_update(skip_locked=True)).all()
