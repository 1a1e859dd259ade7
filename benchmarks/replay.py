"""The floor of whatever writes: the rows that it wrote, written again by plain sqlite3."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

Tables: TypeAlias = dict[str, dict[Any, Any]]
"""The rows of each table by their primary key; a row is a mapping of columns."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row that was written twice: what stays the same in it, and how what differs goes on."""

    statement: str
    first: tuple[Any, ...]
    second: tuple[Any, ...]

    def values(self, number: int) -> tuple[Any, ...]:
        """The values of the row as the `number`-th would have it; those of 0 and 1 are known."""
        pairs = zip(self.first, self.second, strict=True)
        return tuple(_continued(one, other, number) for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Replay:
    """The rows of one transaction, to be written as often as one likes after the second time."""

    rows: list[Written]
    numbers: Iterator[int] = field(default_factory=lambda: count(2))

    @classmethod
    def between(cls, before: Tables, middle: Tables, after: Tables) -> "Replay":
        """What was written from `before` to `middle`, and in the same way from there to `after`."""
        first, second = _changes(before, middle), _changes(middle, after)
        if [change[:2] for change in first] != [change[:2] for change in second]:
            raise ValueError("the second time it wrote other rows")
        pairs = zip(first, second, strict=True)
        return cls([Written(sql, one, other) for (_, sql, one), (_, _, other) in pairs])

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all rows in one transaction."""
        number = next(self.numbers)
        connection.execute("BEGIN IMMEDIATE")
        for row in self.rows:
            connection.execute(row.statement, row.values(number))
        connection.execute("COMMIT")


def tables(connection: sqlite3.Connection) -> Tables:
    """Every row there is."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: _rows(connection, name) for (name,) in names}


def _rows(connection: sqlite3.Connection, table: str) -> dict[Any, Any]:
    about = connection.execute(f"PRAGMA table_info({table})").fetchall()
    names, keys = [row[1] for row in about], [row[1] for row in about if row[5]]
    found = (
        dict(zip(names, row, strict=True))
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own tables
    )
    return {tuple((key, row[key]) for key in keys): row for row in found}


def _changes(before: Tables, after: Tables) -> list[tuple[str, str, tuple[Any, ...]]]:
    """What came and what changed: the table, the statement and its values."""
    return [
        (table, *_change(table, key, before[table].get(key), row))
        for table, rows in after.items()
        for key, row in rows.items()
        if before[table].get(key) != row
    ]


def _change(table: str, key: Any, old: Any, new: Any) -> tuple[str, tuple[Any, ...]]:
    if old is None:
        names, marks = ", ".join(new), ", ".join("?" * len(new))
        return f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(new.values())  # noqa: S608 - our own tables
    changed = {name: value for name, value in new.items() if old[name] != value}
    sets = ", ".join(f"{name} = ?" for name in changed)
    which = " AND ".join(f"{name} = ?" for name, _ in key)
    values = (*changed.values(), *(value for _, value in key))
    return f"UPDATE {table} SET {sets} WHERE {which}", values  # noqa: S608 - our own tables


def _continued(one: Any, other: Any, number: int) -> Any:
    if one == other:
        return one
    if isinstance(one, int):
        return one + (other - one) * number
    return f"{other}#{number}"  # a key, a time or a text: as long, and never met before
