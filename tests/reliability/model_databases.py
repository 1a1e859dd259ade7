"""Empty databases, one for each example of a model."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TypeAlias

from storage.database import Database
from tests import emptying

OpenDatabase: TypeAlias = Callable[[], Database]


def on_sqlite(template: Path, folder: Path) -> OpenDatabase:
    """Opens copies of a file that is up to date; the copy before is removed."""
    numbers = count()

    def open_database() -> Database:
        number = next(numbers)
        _remove(folder.glob(f"{number - 1}.db*"))
        return Database.open(f"sqlite:///{shutil.copy(template, folder / f'{number}.db')}")

    return open_database


def on_postgresql(url: str) -> OpenDatabase:
    """Opens the one database of a server, emptied."""

    def open_database() -> Database:
        emptying.empty(url)
        return Database.open(url)

    return open_database


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
