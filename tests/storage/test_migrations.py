"""Migrations: they lay down exactly the tables that the code declares."""

from pathlib import Path

import pytest
from sqlalchemy import text

from storage import migrations, revisions
from storage.database import Database
from storage.migrations import BrokenReferencesError
from storage.migrations.__main__ import main


def test_a_fresh_database_has_what_the_code_declares() -> None:
    """Whoever changes a table without a migration is told here."""
    assert migrations.check() == []


def test_an_up_to_date_database_has_what_the_code_declares(database_url: str) -> None:
    """On PostgreSQL as on SQLite."""
    assert revisions.is_current(database_url)
    assert migrations.check(database_url) == []


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    """An upgrade of what is up to date does nothing."""
    migrations.upgrade(database_url)

    assert revisions.current(database_url) == revisions.head()


def test_an_empty_file_is_not_up_to_date(tmp_path: Path) -> None:
    """It has no revision until it is upgraded."""
    url = f"sqlite:///{tmp_path}/new/gavel.db"

    before = revisions.current(url)
    migrations.upgrade(url)

    assert (before, revisions.is_current(url)) == (None, True)


def test_what_differs_is_named(database_url: str) -> None:
    """A database that somebody altered by hand is found out."""
    run(database_url, "DROP INDEX ix_meetings_next_open_at")

    differences = migrations.check(database_url)

    run(
        database_url,
        "CREATE INDEX ix_meetings_next_open_at ON meetings (next_open_at, id) "
        "WHERE next_open_at IS NOT NULL",
    )
    assert [(kind, index.name) for kind, index in differences] == [
        ("add_index", "ix_meetings_next_open_at")
    ]


def test_broken_references_stop_an_upgrade(sqlite_url: str) -> None:
    """SQLite checks nothing while tables are rebuilt, so it is checked at the end."""
    run(sqlite_url, "PRAGMA foreign_keys=OFF", INSERT_ORPHAN, begin=False)

    with pytest.raises(BrokenReferencesError):
        migrations.upgrade(sqlite_url)


def test_the_command_says_whether_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """`check` succeeds in silence; what is not understood is answered with the usage."""
    assert (main(["check"]), main(["chekc"])) == (0, 2)
    assert capsys.readouterr().err.startswith("usage:")


INSERT_ORPHAN = (
    "INSERT INTO followup_events (workspace_id, followup_id, at, kind, details) "
    "VALUES ('T1', 404, '2026-11-23', 'made', '{}')"
)


def run(url: str, *statements: str, begin: bool = True) -> None:
    """Run plain SQL on the database, in a transaction or each by itself."""
    database = Database.open(url)
    with database.engine.connect() as connection:
        for statement in statements:
            if begin:
                connection.execute(text(statement))
            else:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute(statement)
        connection.commit()
    database.close()
