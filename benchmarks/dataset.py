"""Many rows in little time: SQLite makes them itself, out of numbers."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Table
from sqlmodel import Session

from storage import migrations
from storage.database import Database
from storage.tables import METADATA

WORKSPACE = "T1"


def database(path: Path) -> Database:
    """A new database, open and up to date."""
    url = f"sqlite:///{path}"
    migrations.upgrade(url)
    return Database.open(url)


def fill(session: Session, table: str, count: int, columns: Mapping[str, object]) -> None:
    """Add `count` rows to a table: `columns` are expressions of SQL in which `i` counts from 1.

    What is not named gets 0, an empty text or list, or nothing, whichever it may be.
    """
    given = {**_blanks(METADATA.tables[table]), "workspace_id": f"'{WORKSPACE}'", **columns}
    names, values = ", ".join(given), ", ".join(str(value) for value in given.values())
    statement = (
        f"INSERT INTO {table} ({names}) "  # noqa: S608 - the text is our own
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
        f"SELECT {values} FROM n"
    )
    session.connection().exec_driver_sql(statement)


def settle(database: Database) -> None:
    """Write the log into the file, so that no reader goes through it."""
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise RuntimeError("no connection")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _blanks(table: Table) -> dict[str, str]:
    needed = (one for one in table.columns if not one.nullable and not one.primary_key)
    return {one.name: _BLANK.get(str(one.type).partition("(")[0], "0") for one in needed}


_BLANK = {"VARCHAR": "''", "JSON": "'[]'", "DATETIME": "'2026-01-01 00:00:00.000000'"}
