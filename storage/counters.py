"""Numbers that people say (F-12, D-7): per workspace, without gaps or clashes."""

from sqlalchemy import text
from sqlmodel import Field, SQLModel

from storage.work import Work

_NEXT = text(
    "INSERT INTO counters (workspace_id, name, value) VALUES (:workspace_id, :name, 1) "
    "ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value"
)


class Counter(SQLModel, table=True):
    """The last number given out under a name."""

    __tablename__ = "counters"

    workspace_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: int = 0


def next_number(work: Work, name: str) -> int:
    """The next number under `name`, from 1. The row stays locked until the transaction ends."""
    row = work.session.connection().execute(
        _NEXT, {"workspace_id": work.workspace_id, "name": name}
    )
    return int(row.scalar_one())
