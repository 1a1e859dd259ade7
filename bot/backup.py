"""Backing up the SQLite file while the bot goes on running, and restoring it while none runs."""

import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from storage import revisions
from storage.database import Database

COMPANIONS = ("", "-wal", "-shm")  # https://sqlite.org/tempfiles.html: they belong to one file


class BackupError(Exception):
    """No backup was made, or none restored; the text says why and what to do."""


def back_up(database_url: str, target: Path) -> None:
    """Copy the SQLite file of `database_url` to the new file `target`, as of one moment.

    The copy is checked before it gets its name, so that `target` is whole or not there. Raises
    BackupError.
    """
    source = _sqlite_file(
        database_url,
        "PostgreSQL is backed up with its own tool: pg_dump --format=custom --file=FILE "
        "followed by the postgresql:// URL of the database.",
    )
    if not source.is_file():
        raise BackupError(f"There is no database at {source.resolve()}.")
    if target.exists():
        raise BackupError(f"{target} is there already; give a new name.")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        _copy(source, unfinished)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"The backup to {target} failed: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(database_url: str, backup: Path) -> Path | None:
    """Put a copy of the file `backup` in the place of the SQLite file of `database_url`.

    What was there is kept beside it; gives back where, None when nothing was there. Nothing is
    changed unless the copy is a whole database of Gavel, of this version or an earlier one. Raises
    BackupError, and DatabaseInUseError while a bot runs on the file.
    """
    place = _sqlite_file(
        database_url,
        "PostgreSQL is restored with its own tool: pg_restore --clean --if-exists --no-owner "
        "--single-transaction --dbname=URL FILE, while no bot runs.",
    )
    if not backup.is_file():
        raise BackupError(f"There is no file {backup}.")
    unfinished = place.with_name(f"{place.name}.restoring")
    with closing(Database.open(database_url)) as database:
        database.claim_alone()
        try:
            _copy(backup, unfinished)
            _refuse_strangers(backup, unfinished)
            kept = _set_aside(place)
            unfinished.replace(place)
        except (OSError, sqlite3.Error) as error:
            raise BackupError(f"{backup} cannot be restored: {error}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
    return kept


def _sqlite_file(database_url: str, otherwise: str) -> Path:
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise BackupError(otherwise)
    return Path(str(url.database))


def _copy(source: Path, target: Path) -> None:
    """Copy by SQLite's online backup, which sees also what still stands in the write-ahead log."""
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        _check(copy)


def _check(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA journal_mode=DELETE")  # one file, without companions, to carry about
    (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _refuse_strangers(backup: Path, copy: Path) -> None:
    revision = revisions.current(f"sqlite:///{copy}")
    _fold(copy)
    if revision is None:
        raise BackupError(f"{backup} is not a database of Gavel.")
    if revision not in revisions.known():
        raise BackupError(
            f"{backup} is of a newer version of Gavel ({revision}); install that one."
        )


def _fold(copy: Path) -> None:
    """Make it one file again: whoever opens a database leaves it with a write-ahead log."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _set_aside(place: Path) -> Path | None:
    """Rename the database with what belongs to it, whole or not; gives back its new name.

    A write-ahead log that stayed behind would be applied to the next file of that name.
    """
    kept = _free_name(place)
    if place.exists():
        with contextlib.suppress(sqlite3.Error):
            _fold(place)
    for ending in COMPANIONS:
        companion = place.with_name(f"{place.name}{ending}")
        if companion.exists():
            companion.rename(kept.with_name(f"{kept.name}{ending}"))
    return kept if kept.exists() else None


def _free_name(place: Path) -> Path:
    name, number = f"{place.name}.before-restore", 1
    while place.with_name(name).exists():
        number += 1
        name = f"{place.name}.before-restore-{number}"
    return place.with_name(name)
