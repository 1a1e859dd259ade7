"""Which revision of the schema a database is at, and which ones this version of the code knows.

A bot that starts asks this, and Alembic, which takes long to load, is needed only by whoever
changes the schema (see `storage.migrations`). Revisions are named after their files:
`migrations/versions/0001_….py`.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, column, inspect, make_url, select, table

from storage.database import Database
from storage.work import Work

_VERSIONS: Final = Path(__file__).with_name("migrations") / "versions"
_AT: Final = table("alembic_version", column("version_num"))


def exists(url: str) -> bool:
    """Whether there is a database to look at: opening a SQLite file that is not there makes it.

    A PostgreSQL server says so itself when it is connected to.
    """
    parsed = make_url(url)
    return parsed.get_backend_name() != "sqlite" or Path(str(parsed.database)).is_file()


def current(url: str) -> str | None:
    """The revision that the database is at, None when it has no tables of ours."""
    with closing(Database.open(url)) as database, database.reading.connect() as connection:
        return _of(connection)


def current_in(work: Work) -> str | None:
    """The revision that the open database is at."""
    return _of(work.session.connection())


def is_current(url: str) -> bool:
    """Whether the database is at the latest revision."""
    return current(url) == head()


def head() -> str | None:
    """The latest revision."""
    return max(known(), default=None)


def known() -> frozenset[str]:
    """All revisions that this version of the code knows."""
    return frozenset(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*_*.py"))


def _of(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_AT.name):
        return None
    return connection.execute(select(_AT)).scalar()
