"""The folder in which the demo keeps its data: whose it is, and whether its history is complete."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

_DATABASES: Final = ("gavel.db", "sandbox.db")
_BESIDE: Final = ("", "-wal", "-shm", "-journal", ".lock")
_FILES: Final = ("clock.json", "left-at", "ready")


class FolderInUseError(Exception):
    """Another process runs the demo in this folder."""


class Folder:
    """The demo's data in `path`, which is made when it is missing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes out; raises FolderInUseError when one is in.

        The mark is an exclusive lock on a file, which the system releases however a process ends.
        """
        mark = sqlite3.connect(self.path / "demo.lock", timeout=0, isolation_level=None)
        try:
            mark.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FolderInUseError(str(self.path)) from error
        else:
            yield
        finally:
            mark.close()

    @property
    def is_ready(self) -> bool:
        """Whether the history was played to its end, so that the demo may go on from there."""
        return (self.path / "ready").exists()

    def make_ready(self) -> None:
        """Note that the history was played to its end."""
        (self.path / "ready").touch()

    def clear(self) -> None:
        """Forget everything that the demo wrote; other files are left alone."""
        for name in ("ready", *_FILES):
            (self.path / name).unlink(missing_ok=True)
        for name in _DATABASES:
            for ending in _BESIDE:
                (self.path / f"{name}{ending}").unlink(missing_ok=True)

    @property
    def left_at(self) -> datetime | None:
        """What the sandbox's clock showed when the demo was left."""
        try:
            return datetime.fromisoformat((self.path / "left-at").read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def leave_at(self, moment: datetime) -> None:
        """Note what the clock shows, in case this is the last that is seen of it."""
        draft = self.path / "left-at.new"
        draft.write_text(moment.isoformat(), "utf-8")
        draft.replace(self.path / "left-at")
