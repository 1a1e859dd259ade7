"""Absences: days on which somebody is neither prompted nor nudged."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.rows import loaded
from storage.types import UtcDateTime


class Absence(SQLModel, table=True):
    """Somebody is away from `starts_on` to `ends_on`, both days included, in his own calendar."""

    __tablename__ = "absences"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    user_id: str = Field(index=True)
    starts_on: date
    ends_on: date
    created_at: datetime = Field(sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, absence_id: int) -> Absence | None:
    """The absence with that id in that workspace."""
    absence = session.get(Absence, absence_id)
    return absence if absence and absence.workspace_id == workspace_id else None


def of_person(
    session: Session, workspace_id: str, user_id: str, from_day: date
) -> Sequence[Absence]:
    """Somebody's absences that end on `from_day` or later, the earliest first."""
    given = {"workspace": workspace_id, "user": user_id, "from_day": from_day}
    return loaded(session, Absence, _of_person(), **given)


@cache
def _of_person() -> SelectOfScalar[Absence]:
    to_come = select(Absence).where(
        Absence.workspace_id == bindparam("workspace"),
        Absence.user_id == bindparam("user"),
        col(Absence.ends_on) >= bindparam("from_day"),
    )
    return to_come.order_by(col(Absence.starts_on), col(Absence.id))
