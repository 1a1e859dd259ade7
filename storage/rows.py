"""Rows by statements that are made once, without what a session does for each row besides.

A session makes an insert out of an object in four times what the insert takes, and keeps what it
reads so that it can be changed. What nobody changes afterwards needs neither. Whatever waits in the
session is written first, so that all comes in the order in which it was told.
"""

from functools import cache
from typing import Any, TypeVarTuple

from sqlalchemy import CursorResult, Insert, insert
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlmodel import Session, SQLModel

Columns = TypeVarTuple("Columns")


def found(
    session: Session, statement: TypedReturnsRows[*Columns], **given: Any
) -> CursorResult[*Columns]:
    """What a statement finds: columns that are looked at, no rows that are to be changed."""
    session.flush()
    return session.connection().execute(statement, given)


def write(session: Session, table: type[SQLModel], **values: Any) -> Any:
    """Add a row that nobody needs as an object; gives its number, where the table numbers rows.

    What is left out of `values` is as the table's fields have it.
    """
    session.flush()
    key = session.connection().execute(_insert(table), values).inserted_primary_key
    return key[0] if key else None


@cache
def _insert(table: type[SQLModel]) -> Insert:
    return insert(table)
