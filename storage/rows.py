"""Rows by statements that are made once, without what a session does for each row besides.

A session makes an insert out of an object in four times what the insert takes, and keeps what it
reads so that it can be changed. What nobody changes afterwards needs neither. Whatever waits in the
session is written first, so that all comes in the order in which it was told.
"""

from functools import cache
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import CursorResult, Insert, Table, bindparam, insert, inspect
from sqlalchemy.orm import Mapper, make_transient_to_detached
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

Columns = TypeVarTuple("Columns")
Row = TypeVar("Row", bound=SQLModel)


def with_key(session: Session, table: type[Row], *key: Any) -> Row | None:
    """The row of `table` with that primary key, to be changed; None when there is none.

    As `Session.get` does it, which spends most of its time on making the statement: what the
    session has loaded is not read again.
    """
    if _mapper(table).identity_key_from_primary_key(key) in session.identity_map:
        return session.get(table, key)
    given = {f"key_{place}": value for place, value in enumerate(key)}
    return session.exec(_by_key(table), params=given).first()


def found(
    session: Session, statement: TypedReturnsRows[*Columns], **given: Any
) -> CursorResult[*Columns]:
    """What a statement finds: columns that are looked at, no rows that are to be changed."""
    session.flush()
    return session.connection().execute(statement, given)


def write(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Add a row that nobody needs as an object.

    What is left out of `values` is as the table's fields have it.
    """
    session.flush()
    session.connection().execute(_insert(table), values)


def write_once(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Add a row unless there is one with its key already; tells whether it was added.

    A second transaction with the same key waits for the first one.
    """
    session.flush()
    connection = session.connection()
    added = connection.execute(_insert_once(table, connection.dialect.name), values)
    return added.first() is not None


def store(session: Session, row: Row) -> Row:
    """Add an object, as `Session.add` and `Session.flush` do; gives it back as it is stored."""
    session.flush()
    names, numbered = _columns(type(row))
    values = {name: getattr(row, name) for name in names}
    added = session.connection().execute(_insert(type(row)), values)
    if numbered and added.inserted_primary_key:
        setattr(row, numbered, added.inserted_primary_key[0])
    make_transient_to_detached(row)
    session.add(row)
    return row


@cache
def _columns(table: type[SQLModel]) -> tuple[tuple[str, ...], str | None]:
    """What has to be told of a row, and what the database numbers by itself."""
    rows = inspect(table).local_table
    numbered = rows.autoincrement_column if isinstance(rows, Table) else None
    name = numbered.name if numbered is not None else None
    return tuple(column.name for column in rows.columns if column is not numbered), name


@cache
def _insert(table: type[SQLModel]) -> Insert:
    return insert(table)


@cache
def _insert_once(table: type[SQLModel], dialect: str) -> ReturningInsert[Any]:
    """Both databases have it, each in its own dialect, of which only the one in use is loaded."""
    key = inspect(table).primary_key
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing().returning(*key)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table).on_conflict_do_nothing().returning(*key)


@cache
def _mapper(table: type[SQLModel]) -> Mapper[Any]:
    return inspect(table)


@cache
def _by_key(table: type[Row]) -> SelectOfScalar[Row]:
    columns = enumerate(_mapper(table).primary_key)
    return select(table).where(*(column == bindparam(f"key_{place}") for place, column in columns))
