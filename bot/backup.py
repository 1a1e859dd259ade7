"""Backing up the SQLite file while the bot goes on running."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url


class BackupError(Exception):
    """No backup was made; the text says why and what to do."""


def back_up(database_url: str, target: Path) -> None:
    """Copy the SQLite file of `database_url` to the new file `target`, as of one moment.

    The copy is checked before it gets its name, so that `target` is whole or not there. Raises
    BackupError.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise BackupError(
            "PostgreSQL is backed up with its own tool: pg_dump --format=custom --file=FILE "
            "followed by the postgresql:// URL of the database."
        )
    source = Path(str(url.database))
    if not source.is_file():
        raise BackupError(f"There is no database at {source.resolve()}.")
    if target.exists():
        raise BackupError(f"{target} is there already; give a new name.")
    _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """Copy by SQLite's online backup, which sees also what still stands in the write-ahead log."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            original.backup(copy)
            _check(copy)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"The backup to {target} failed: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _check(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA journal_mode=DELETE")  # one file, without companions, to carry about
    (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
