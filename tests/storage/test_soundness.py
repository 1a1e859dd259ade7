"""Whether a database is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from storage import soundness
from storage.database import Database


def test_an_up_to_date_database_is_whole(database_url: str) -> None:
    """On SQLite and on PostgreSQL."""
    assert soundness.faults(database_url) == []


def test_a_missing_index_is_named(database_url: str) -> None:
    """Somebody altered the tables by hand."""
    run(database_url, "DROP INDEX ix_outbox_message")

    found = soundness.faults(database_url)

    run(
        database_url, "CREATE INDEX ix_outbox_message ON outbox (workspace_id, sent_channel_id, ts)"
    )
    assert found == ["The schema differs: add_index ix_outbox_message."]


def test_a_row_that_refers_to_none_is_named(sqlite_url: str) -> None:
    """SQLite checks references only where it is told to."""
    with closing(sqlite3.connect(file(sqlite_url))) as connection:
        connection.execute(
            "INSERT INTO agenda_items (workspace_id, meeting_id, kind, text, created_at) "
            "VALUES ('T1', 7, 'topic', 'prices', '2026-11-23 09:00:00')"
        )
        connection.commit()

    assert soundness.faults(sqlite_url) == [
        "Row 1 of agenda_items refers to a row of meetings that is not there."
    ]


def test_a_damaged_file_is_named(sqlite_url: str) -> None:
    """An index that has lost its entries is found by SQLite's own check."""
    with closing(sqlite3.connect(file(sqlite_url))) as connection:
        connection.execute("INSERT INTO receipts VALUES ('T1', 'k', '2026-11-23 09:00:00')")
        connection.commit()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_receipts_at'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA journal_mode=DELETE")
    empty_leaf = bytes([10, 0, 0, 0, 0]) + (size % 65536).to_bytes(2) + bytes([0])
    with file(sqlite_url).open("r+b") as damaged:
        damaged.seek((page - 1) * size)
        damaged.write(empty_leaf)

    found = soundness.faults(sqlite_url)

    assert "The file is damaged: wrong # of entries in index ix_receipts_at." in found


def run(url: str, statement: str) -> None:
    """Do something to the tables."""
    database = Database.open(url)
    with database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def file(url: str) -> Path:
    """The file of a SQLite database."""
    return Path(str(make_url(url).database))
