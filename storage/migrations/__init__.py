"""The history of the schema: brings a database up to the tables that the code declares.

After a change of the tables, `python -m storage.migrations new "Say what changes"` writes the next
revision from the difference; `ruff check --fix` and `ruff format` it, and read it, before it is
committed. Until the first release there is one revision: delete `versions/0001_*.py` and run
`… new "Lay down the tables"`. There are no downgrades: who wants to go back restores his backup.
Which revision a database is at is told by `storage.revisions`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData

from bot.domain.errors import GavelError
from storage import revisions
from storage.database import Database
from storage.tables import METADATA
from storage.types import CONDITION

# Replicas that start at once migrate one after the other; the number is Gavel's own, nothing more.
UPGRADE_LOCK = 0x6761_7665


class BrokenReferencesError(GavelError):
    """A migration left rows that refer to none; `rows` says which. Nothing was changed."""

    key = "cli.error.broken_references"


def upgrade(url: str) -> None:
    """Bring the database up to date, in one transaction; nothing happens when it already is."""
    with _connection(url) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
        command.upgrade(_config(connection), "head")
        _refuse_broken_references(connection)
        connection.commit()


def check(url: str | None = None) -> Sequence[Any]:
    """How the database differs from the tables that the code declares: nothing is as it should be.

    Without `url`, a fresh SQLite file is brought up to date for it: are the migrations complete?
    """
    if url:
        return _differences(url)
    with TemporaryDirectory() as folder:
        fresh = f"sqlite:///{folder}/fresh.db"
        upgrade(fresh)
        return _differences(fresh)


def new(subject: str) -> Path:
    """Write the next revision, from what the migrations lay down to what the code declares."""
    number = len(revisions.known()) + 1
    with TemporaryDirectory() as folder:
        fresh = f"sqlite:///{folder}/fresh.db"
        upgrade(fresh)
        with _connection(fresh) as connection:
            made = command.revision(
                _config(connection), subject, autogenerate=True, rev_id=f"{number:04}"
            )
    script = made[0] if isinstance(made, list) else made
    if script is None:
        raise RuntimeError("Alembic wrote no revision")
    return _tidied(Path(script.path))


def comparison() -> dict[str, Any]:
    """How tables are compared and altered: the same for writing, checking and running."""
    return {"target_metadata": _declared(), "compare_type": True, "render_as_batch": True}


def _declared() -> MetaData:
    """The tables as PostgreSQL is told of them too (see `storage.types.partial_index`)."""
    for table in METADATA.tables.values():
        for index in table.indexes:
            if CONDITION in index.info:
                index.dialect_options["postgresql"]["where"] = index.info[CONDITION]
    return METADATA


def _differences(url: str) -> Sequence[Any]:
    with _connection(url) as connection:
        options = {"compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, _declared()))


def _tidied(path: Path) -> Path:
    """The file without Alembic's own remarks."""
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.lstrip().startswith("# ###")))
    return path


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    database = Database.open(url)
    try:
        with database.engine.connect() as connection:
            _allow_tables_to_be_rebuilt(connection)
            yield connection
    finally:
        database.close()


def _allow_tables_to_be_rebuilt(connection: Connection) -> None:
    """SQLite alters a table by copying and dropping it, which must not cascade to other tables.

    The pragma works only outside a transaction (https://sqlite.org/pragma.html#pragma_foreign_keys)
    and the connection serves nothing else.
    """
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and driver:
        driver.execute("PRAGMA foreign_keys=OFF")


def _refuse_broken_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferencesError(rows=str(broken))
