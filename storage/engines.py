"""The engines of SQLAlchemy for SQLite and PostgreSQL, and the sessions on them."""

import sqlite3
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session, SQLModel

from bot.domain.errors import GavelError

REACHED_WITHIN = 5  # seconds; somebody who waits longer has given up
# Python runs one thread at a time: with more of them all wait for each other, not for PostgreSQL.
THREADS = 4
CACHE = 8 * 1024  # KiB of a SQLite file; a busy outbox and its indexes do not fit into the usual 2
_KEPT = "kept"


class UnknownDatabaseError(GavelError):
    """The URL is neither `sqlite:///file` nor `postgresql://…`; `url` is it, without password."""

    key = "cli.error.unknown_database"


def parsed(url: str) -> URL:
    """Read `sqlite:///file` or `postgresql://…`; raises UnknownDatabaseError for any other URL."""
    found = make_url(url)
    if found.get_backend_name() == "postgresql":
        return found.set(drivername="postgresql+psycopg")
    if found.get_backend_name() == "sqlite" and found.database not in (None, "", ":memory:"):
        return found
    raise UnknownDatabaseError(url=found.render_as_string())


def sqlite(url: URL, begin: str) -> Engine:
    """An engine whose transactions start with `begin`; those with a plain BEGIN only read."""
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA cache_size=-{CACHE}")
        connection.execute(f"PRAGMA query_only={'ON' if begin == 'BEGIN' else 'OFF'}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        # By the driver itself: what lies between takes five times as long as beginning.
        cast("sqlite3.Connection", connection.connection.driver_connection).execute(begin)

    return engine


def postgresql(url: URL) -> Engine:
    """An engine on which each transaction sees the database as it was at its beginning."""
    return create_engine(
        url,
        isolation_level="REPEATABLE READ",
        pool_size=THREADS,
        max_overflow=2,
        pool_pre_ping=True,  # a server that was restarted costs nobody a request
        connect_args={} if "connect_timeout" in url.query else {"connect_timeout": REACHED_WITHIN},
    )


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that know what they have loaded until their transaction ends.

    By itself a session forgets a row that nobody holds, and the team that is looked at for each of
    twelve follow-ups is loaded twelve times:
    https://docs.sqlalchemy.org/en/20/orm/session_state_management.html#session-referencing-behavior
    """
    maker = sessionmaker(engine, class_=Session, expire_on_commit=False)
    for moment in ("loaded_as_persistent", "pending_to_persistent", "detached_to_persistent"):
        event.listen(maker, moment, _keep)
    for moment in ("after_commit", "after_soft_rollback"):
        event.listen(maker, moment, _let_go)
    return maker


def _keep(session: Session, row: SQLModel) -> None:
    session.info.setdefault(_KEPT, []).append(row)


def _let_go(session: Session, *_: object) -> None:
    session.info.pop(_KEPT, None)
