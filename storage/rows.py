"""Rows by statements that are made once, without what a session does for each statement besides.

That is three quarters of the time (docs/decisions/0011-statements-go-straight-to-the-driver.md).
Whatever waits in the session is written first, so that all comes in the order in which it was told.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Insert,
    Result,
    Table,
    Update,
    bindparam,
    insert,
    inspect,
)
from sqlalchemy.orm import Mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.prepared import prepared

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
    return next(iter(loaded(session, table, _by_key(table), **given)), None)


def loaded(
    session: Session, table: type[Row], statement: SelectOfScalar[Row], **given: Any
) -> list[Row]:
    """The rows of `table` that a statement selects, to be changed.

    As `Session.exec` does it, in a third of the time.
    """
    connection, known = _ready(session), session.identity_map
    key_of = _mapper(table).identity_key_from_primary_key
    key_at, names = _places(table)
    result: list[Row] = []
    for values in prepared(statement, connection.dialect).run(connection, given):
        row = known.get(key_of(tuple(values[place] for place in key_at)))
        if row is None:
            row = _detached(table, zip(names, values, strict=True))
            session.add(row)
        result.append(row)
    return result


def found(
    session: Session, statement: TypedReturnsRows[*Columns], **given: Any
) -> Result[*Columns]:
    """What a statement finds: columns that are looked at, no rows that are to be changed."""
    connection = _ready(session)
    return prepared(statement, connection.dialect).result(connection, given)


def change(session: Session, statement: Update, *given: dict[str, Any]) -> None:
    """Run a change once with each of these values."""
    connection = _ready(session)
    prepared(statement, connection.dialect).run_each(connection, given)


def write(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Add a row that nobody needs as an object.

    What is left out of `values` is as the table's fields have it.
    """
    _add(_ready(session), _insert(table), values)


def write_once(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Add a row unless there is one with its key already; tells whether it was added.

    A second transaction with the same key waits for the first one.
    """
    connection = _ready(session)
    return bool(_add(connection, _insert_once(table, connection.dialect.name), values))


def store(session: Session, row: Row) -> Row:
    """Add an object, as `Session.add` and `Session.flush` do; gives it back as it is stored."""
    names, numbered = _columns(type(row))
    values = {name: getattr(row, name) for name in names}
    added = _add(_ready(session), _insert(type(row)), values)
    for number in added:
        setattr(row, numbered or "", number[0])
    make_transient_to_detached(row)
    session.add(row)
    return row


def _ready(session: Session) -> Connection:
    """The session's connection, with what waits in the session written."""
    session.flush()
    return session.connection()


def _add(connection: Connection, statement: Insert, values: dict[str, Any]) -> list[Any]:
    columns = frozenset(values)
    return prepared(statement, connection.dialect, columns).run(connection, values)


def _detached(table: type[Row], values: Iterable[tuple[str, Any]]) -> Row:
    """An object of what the database holds, as if another session had read it."""
    row: Row = _mapper(table).class_manager.new_instance()
    instance_dict(row).update(values)
    make_transient_to_detached(row)
    return row


@cache
def _places(table: type[SQLModel]) -> tuple[list[int], list[str]]:
    """Where the parts of the key stand in a selected row, and the names of all its columns."""
    mapper = _mapper(table)
    columns: list[ColumnElement[Any]] = [*mapper.columns]
    return [columns.index(part) for part in mapper.primary_key], [
        str(column.key) for column in columns
    ]


@cache
def _columns(table: type[SQLModel]) -> tuple[tuple[str, ...], str | None]:
    """What has to be told of a row, and what the database numbers by itself."""
    numbered = _numbered(table)
    told = (column.name for column in _mapper(table).columns if column is not numbered)
    return tuple(told), numbered.name if numbered is not None else None


def _numbered(table: type[SQLModel]) -> Column[Any] | None:
    rows = _mapper(table).local_table
    return rows.autoincrement_column if isinstance(rows, Table) else None


@cache
def _insert(table: type[SQLModel]) -> Insert:
    numbered = _numbered(table)
    adding = insert(table)
    return adding if numbered is None else adding.returning(numbered)


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
