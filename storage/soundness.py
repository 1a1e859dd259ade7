"""Whether a database is whole: what SQLite finds in its file, and whether the tables are ours."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection

from storage import migrations
from storage.database import Database

MOST = 20
"""How many faults of one sort are named; SQLite itself stops at a hundred."""


def faults(url: str) -> list[str]:
    """What is wrong with the database, a line each; nothing when it is whole.

    The schema must be that of this version. On PostgreSQL only the schema is looked at: the server
    guards its own files and references.
    """
    with closing(Database.open(url)) as database, database.reading.connect() as connection:
        broken = list(_of_file(connection)) if database.is_sqlite else []
    if broken:
        return broken
    return [f"The schema differs: {_in_words(one)}." for one in migrations.check(url)]


def _of_file(connection: Connection) -> Iterator[str]:
    for (verdict,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})"):
        if verdict != "ok":
            yield f"The file is damaged: {verdict}."
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    for table, row, parent, _ in broken[:MOST]:
        yield f"Row {row} of {table} refers to a row of {parent} that is not there."


def _in_words(difference: Any) -> str:
    """What Alembic would do about it, such as `add_index ix_outbox_lane`."""
    first = difference[0] if isinstance(difference, list) else difference
    named = (getattr(part, "name", part) for part in first[:4])
    return " ".join(str(part) for part in named if part)
