"""`gavel db restore`: a backup comes back, and nothing that was there is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings import Settings
from storage.database import Database


@pytest.fixture(autouse=True)
def _with_a_backup(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`gavel.db` says *new*; its backup `old.db`, made before, says *old*."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    Path("gavel.db").write_bytes(sqlite_template.read_bytes())
    note("old")
    assert gavel("db", "backup", "old.db").exit_code == 0
    note("new")


@pytest.fixture
def running() -> Iterator[None]:
    """A bot runs on the database."""
    database = Database.open("sqlite:///gavel.db")
    database.claim_alone()
    yield
    database.close()


def gavel(*arguments: str) -> Result:
    """Run a command and let through whatever it does not explain."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def note(text: str) -> None:
    """Have the database remember a word, as a bot leaves it: in the write-ahead log at first."""
    database = Database.open("sqlite:///gavel.db")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM receipts")
        connection.exec_driver_sql(
            "INSERT INTO receipts VALUES ('T1', ?, '2026-11-23 09:00:00')", (text,)
        )
    database.close()


def noted(file: str = "gavel.db") -> list[str]:
    """What a database remembers."""
    with closing(sqlite3.connect(file)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM receipts")]


def test_a_backup_comes_back_and_what_was_there_is_kept() -> None:
    """The database before is beside it, whole."""
    result = gavel("db", "restore", "old.db")

    assert (result.exit_code, noted()) == (0, ["old"])
    assert result.output.splitlines() == [
        "The database is that of old.db.",
        "The one before is gavel.db.before-restore.",
    ]
    assert noted("gavel.db.before-restore") == ["new"]
    assert gavel("db", "check").exit_code == 0


def test_restoring_twice_keeps_both() -> None:
    """Nobody loses the right one by restoring the wrong one first."""
    gavel("db", "restore", "old.db")
    result = gavel("db", "restore", "gavel.db.before-restore")

    assert (result.exit_code, noted()) == (0, ["new"])
    assert noted("gavel.db.before-restore") == ["new"]
    assert noted("gavel.db.before-restore-2") == ["old"]


def test_a_lost_database_comes_back() -> None:
    """There is nothing to keep then; a log that is left over does not spoil the backup."""
    Path("gavel.db").unlink()
    Path("gavel.db-wal").write_bytes(b"left over")

    result = gavel("db", "restore", "old.db")

    assert (result.exit_code, result.output) == (0, "The database is that of old.db.\n")
    assert noted() == ["old"]


def test_a_broken_database_is_kept_as_it_is() -> None:
    """Somebody may want to look into it."""
    Path("gavel.db").write_text("a letter, and not a short one, " * 99)

    result = gavel("db", "restore", "old.db")

    assert (result.exit_code, noted()) == (0, ["old"])
    assert Path("gavel.db.before-restore").read_text().startswith("a letter")


@pytest.mark.usefixtures("running")
def test_nothing_is_restored_under_a_running_bot() -> None:
    """It has the file for itself."""
    result = gavel("db", "restore", "old.db")

    assert result.exit_code == 1
    assert result.stderr.startswith("Another process runs on gavel.db.")
    assert noted() == ["new"]


def test_a_file_that_is_not_ours_is_refused() -> None:
    """No file, a letter, a database of something else, one of the next version."""
    Path("letter.db").write_text("a letter, and not a short one, " * 99)
    sqlite3.connect("empty.db").close()
    change("next.db", "UPDATE alembic_version SET version_num = '9999'")

    reasons = [gavel("db", "restore", name) for name in NOT_OURS]

    assert [(one.exit_code, one.stderr.strip()) for one in reasons] == [
        (1, reason) for reason in NOT_OURS.values()
    ]
    assert noted() == ["new"]
    assert not list(Path.cwd().glob("*restor*"))


def test_a_damaged_backup_is_refused() -> None:
    """It is checked before anything is touched."""
    whole = Path("old.db").read_bytes()
    Path("old.db").write_bytes(whole[: len(whole) // 2])

    result = gavel("db", "restore", "old.db")

    assert result.exit_code == 1
    assert result.stderr.startswith("old.db cannot be restored: ")
    assert noted() == ["new"]


def test_a_backup_of_an_earlier_version_wants_an_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is put back as it is, and the next step is named."""
    monkeypatch.setattr("storage.revisions.head", lambda: "0002")

    result = gavel("db", "restore", "old.db")

    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "It is of an earlier version. Run: gavel db upgrade"


def test_postgresql_is_restored_with_its_own_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is said."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@db/gavel")

    result = gavel("db", "restore", "old.db")

    assert result.exit_code == 1
    assert "pg_restore --clean --if-exists" in result.stderr


NOT_OURS = {
    "missing.db": "There is no file missing.db.",
    "letter.db": "letter.db cannot be restored: file is not a database.",
    "empty.db": "empty.db is not a database of Gavel.",
    "next.db": "next.db is of a newer version of Gavel (9999); install that one.",
}


def change(name: str, statement: str) -> None:
    """Make a copy of the backup, changed by a statement."""
    Path(name).write_bytes(Path("old.db").read_bytes())
    with closing(sqlite3.connect(name)) as connection:
        connection.execute(statement)
        connection.commit()
