"""What was already handled, so that an interaction that arrives twice acts once."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, col

from storage.types import UtcDateTime
from storage.work import Work


class Receipt(SQLModel, table=True):
    """The meaning of one handled interaction (`submit:V123`, `click:…`) and when it came."""

    __tablename__ = "receipts"

    workspace_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)


def first_time(work: Work, key: str) -> bool:
    """Whether `key` is met for the first time; a second transaction waits for the first one."""
    dialect = postgresql if work.session.connection().dialect.name == "postgresql" else sqlite
    row = {"workspace_id": work.workspace_id, "key": key, "at": work.now}
    result = work.session.connection().execute(
        dialect.insert(Receipt).values(**row).on_conflict_do_nothing()
    )
    return result.rowcount == 1


def forget_before(session: Session, moment: datetime) -> None:
    """Drop what was handled before `moment` (UTC): Slack repeats itself for minutes, not days."""
    session.connection().execute(delete(Receipt).where(col(Receipt.at) < moment))
