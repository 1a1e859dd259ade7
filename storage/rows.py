"""Rows by statements that are made once, without what a session does for each statement besides.

That is three quarters of the time (docs/decisions/0011-statements-go-straight-to-the-driver.md).
Whatever waits in the session is written first, so that all comes in the order in which it was told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Final, ParamSpec, TypeVar, TypeVarTuple, cast

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
Fields = ParamSpec("Fields")
Row = TypeVar("Row", bound=SQLModel)

READING: Final = "reading"


@dataclass(slots=True)
class Reading:
    """What a session that only reads, from one transaction, has in its `info` as `READING`.

    `rows` are the objects it has read, by table and key.
    """

    connection: Connection | None = None
    rows: dict[Any, Any] = field(default_factory=dict)


def with_key(session: Session, table: type[Row], *key: Any) -> Row | None:
    """The row of `table` with that primary key, None when there is none.

    As `Session.get` does it, which spends most of its time on making the statement: what the
    session has loaded is not read again.
    """
    reading = _reading(session)
    if reading and (table, *key) in reading.rows:
        row: Row = reading.rows[table, *key]
        return row
    if _mapper(table).identity_key_from_primary_key(key) in session.identity_map:
        return session.get(table, key)
    given = {f"key_{place}": value for place, value in enumerate(key)}
    return next(iter(loaded(session, table, _by_key(table), **given)), None)


def loaded(
    session: Session, table: type[Row], statement: SelectOfScalar[Row], **given: Any
) -> list[Row]:
    """The rows of `table` that a statement selects, as `Session.exec` gives them.

    They may be changed, but for those of a session that only reads: it keeps no watch over them.
    """
    connection = _ready(session)
    rows = prepared(statement, connection.dialect).run(connection, given)
    reading = _reading(session)
    if reading is None:
        return [_watched(session, table, values) for values in rows]
    return [_looked_at(reading, table, values) for values in rows]


def found(
    session: Session, statement: TypedReturnsRows[*Columns], **given: Any
) -> Result[*Columns]:
    """What a statement finds: columns that are looked at, no rows that are to be changed."""
    connection = _ready(session)
    return prepared(statement, connection.dialect).result(connection, given)


def change(session: Session, statement: Update, **given: Any) -> None:
    """Run a change."""
    connection = _ready(session)
    prepared(statement, connection.dialect).run(connection, given)


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


def new(
    table: Callable[Fields, Row],
    *_: Fields.args,  # which go together with the others; a table takes none
    **values: Fields.kwargs,
) -> Row:
    """An object of that table to be stored, as `table(**values)` makes it in four times the time.

    As there, what is not given is as the table's fields have it, and nothing is validated.
    """
    kind = cast("type[Row]", table)
    constant, made = _defaults(kind)
    return _object(kind, {**constant, **{name: make() for name, make in made.items()}, **values})


def store(session: Session, row: Row) -> Row:
    """Add an object, as `Session.add` and `Session.flush` do; gives it back as it is stored."""
    names, numbered = _columns(type(row))
    values = instance_dict(row)
    told = {name: values[name] for name in names}
    for number in _add(_ready(session), _insert(type(row)), told):
        values[numbered] = number[0]
    make_transient_to_detached(row)
    session.add(row)
    return row


def _ready(session: Session) -> Connection:
    """The session's connection, with what waits in the session written."""
    reading = _reading(session)
    if reading is None:
        session.flush()
        return session.connection()
    if reading.connection is None:
        reading.connection = session.connection()
    return reading.connection


def _reading(session: Session) -> Reading | None:
    reading: Reading | None = session.info.get(READING)
    return reading


def _add(connection: Connection, statement: Insert, values: dict[str, Any]) -> list[Any]:
    columns = frozenset(values)
    return prepared(statement, connection.dialect, columns).run(connection, values)


def _watched(session: Session, table: type[Row], values: Sequence[Any]) -> Row:
    """The session's object of what the database holds: the one it has, or one as if it read it."""
    key = _mapper(table).identity_key_from_primary_key(_key(table, values))
    row: Row | None = session.identity_map.get(key)
    if row is None:
        row = _read(table, values)
        make_transient_to_detached(row)
        session.add(row)
    return row


def _looked_at(reading: Reading, table: type[Row], values: Sequence[Any]) -> Row:
    """The same in a session that only reads, which is spared all that it takes to watch it."""
    key = table, *_key(table, values)
    if key not in reading.rows:
        reading.rows[key] = _read(table, values)
    row: Row = reading.rows[key]
    return row


def _read(table: type[Row], values: Sequence[Any]) -> Row:
    return _object(table, zip(_places(table)[1], values, strict=True))


def _object(table: type[Row], values: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Row:
    row: Row = _mapper(table).class_manager.new_instance()
    instance_dict(row).update(values)
    return row


def _key(table: type[SQLModel], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(values[place] for place in _places(table)[0])


@cache
def _places(table: type[SQLModel]) -> tuple[list[int], list[str]]:
    """Where the parts of the key stand in a selected row, and the names of all its columns."""
    mapper = _mapper(table)
    columns: list[ColumnElement[Any]] = [*mapper.columns]
    return [columns.index(part) for part in mapper.primary_key], [
        str(column.key) for column in columns
    ]


@cache
def _defaults(table: type[SQLModel]) -> tuple[Mapping[str, Any], Mapping[str, Callable[[], Any]]]:
    """The values of the fields that need not be given, and what makes those made for each row."""
    optional = {name: one for name, one in table.model_fields.items() if not one.is_required()}
    made = {
        name: partial(one.get_default, call_default_factory=True)
        for name, one in optional.items()
        if one.default_factory
    }
    return {name: one.default for name, one in optional.items() if name not in made}, made


@cache
def _columns(table: type[SQLModel]) -> tuple[tuple[str, ...], str]:
    """What has to be told of a row, and what the database numbers by itself."""
    numbered = _numbered(table)
    told = (column.name for column in _mapper(table).columns if column is not numbered)
    return tuple(told), numbered.name if numbered is not None else ""


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
