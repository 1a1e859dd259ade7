"""The database and the edge at which a use case becomes one transaction in a worker thread."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session

from bot.domain.clock import Clock
from bot.domain.errors import GavelError
from storage import engines, rows, wakeups
from storage.precedence import Precedence
from storage.reading import Lookups
from storage.work import EVERYWHERE, Work

P = ParamSpec("P")
T = TypeVar("T")

# PostgreSQL runs each unit of work at REPEATABLE READ: whoever loses a race starts over. Four
# threads after one counter need four turns at worst, and other processes have theirs.
ATTEMPTS = 12
CONFLICTS = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected
UNIQUE_VIOLATION = "23505"  # with the key that was broken in its words
UNREACHABLE = (OperationalError, InterfaceError, NoConnectionInTime)
"""What is raised when the database cannot be reached, whatever was to be done there."""


class DatabaseInUseError(GavelError):
    """Another process runs on the SQLite file `path`: several need PostgreSQL."""

    key = "cli.error.database_in_use"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: sessions, and the threads on which they are used.

    SQLite has one writer thread, so that writes wait in a queue and never meet a locked file, and
    one reader, which cannot write: Python runs one thread at a time, and of four of them each took
    a third longer. PostgreSQL, whose answers come over the network, has a small pool and one set of
    threads.
    """

    url: URL
    engine: Engine
    reading: Engine
    writers: ThreadPoolExecutor
    readers: ThreadPoolExecutor
    claims: list[sqlite3.Connection]
    writing_sessions: sessionmaker[Session]
    reading_sessions: sessionmaker[Session]
    lookups: Lookups

    @classmethod
    def open(cls, url: str) -> Self:
        """Open `sqlite:///file` (made when missing) or `postgresql://…`; no connection is made yet.

        Raises UnknownDatabaseError for any other URL.
        """
        parsed = engines.parsed(url)
        if parsed.get_backend_name() == "sqlite":
            engine = engines.sqlite(parsed, "BEGIN IMMEDIATE")
            reading = engines.sqlite(parsed, "BEGIN")
            writers, readers = _threads("writer", 1), _threads("reader", 1)
        else:
            engine = engines.postgresql(parsed)
            reading = engine.execution_options(postgresql_readonly=True)
            writers = readers = _threads("database", engines.THREADS)
        sessions, that_read = engines.sessions(engine), engines.sessions(reading)
        lookups = Lookups(reading, that_read, is_kept=writers is not readers)
        return cls(parsed, engine, reading, writers, readers, [], sessions, that_read, lookups)

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    def session(self) -> Session:
        """A session that may write; its owner commits and closes it."""
        return self.writing_sessions()

    def reading_session(self) -> Session:
        """A session in which the database refuses to write, and which watches over no row."""
        session = self.reading_sessions()
        session.info[rows.READING] = rows.Reading()
        return session

    def claim_alone(self) -> None:
        """Take a SQLite file for this process until `close` or the end of the process.

        Raises DatabaseInUseError when another process has it. The mark is an exclusive lock on the
        file `….lock` beside it, which the system releases whatever way a process ends. On
        PostgreSQL there is nothing to do.
        """
        if not self.is_sqlite or self.claims:
            return
        mark = sqlite3.connect(f"{self.url.database}.lock", timeout=0, isolation_level=None)
        try:
            mark.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            mark.close()
            raise DatabaseInUseError(path=self.url.database) from None
        self.claims.append(mark)

    def close(self) -> None:
        """Wait for the units of work in hand, then close all connections."""
        self.writers.shutdown()
        self.readers.shutdown()
        self.lookups.close()
        self.reading.dispose()
        self.engine.dispose()
        while self.claims:
            self.claims.pop().close()


class UnitOfWork:
    """The edge: runs a verb `verb(work, …)` in one transaction, in a worker thread.

    It commits when the verb returns and rolls back when it raises. A verb changes nothing but the
    database, so one that lost a race on PostgreSQL is run again from the start. A task that is
    cancelled meanwhile does not undo the transaction, which ends by itself.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self._on_outbox: list[Callable[[], None]] = []
        self._precedence = Precedence()

    def on_outbox(self, wake: Callable[[], None]) -> None:
        """Call `wake` after commits that left something to deliver; else other processes do it."""
        self._on_outbox.append(wake)

    def bind(
        self, workspace_id: str, actor: str | None = None, interaction: str | None = None
    ) -> "BoundWork":
        """The same edge for one interaction: who acts where, and the id that his log carries."""
        return BoundWork(self, workspace_id, actor, interaction)

    async def run(
        self,
        verb: Callable[..., T],
        /,
        *args: Any,
        workspace_id: str,
        actor: str | None = None,
        interaction: str | None = None,
        **kwargs: Any,
    ) -> T:
        """Run `verb(work, *args, **kwargs)` and commit; gives back what it returns."""
        return await self.bind(workspace_id, actor, interaction).run(verb, *args, **kwargs)

    async def read(
        self,
        verb: Callable[..., T],
        /,
        *args: Any,
        workspace_id: str,
        actor: str | None = None,
        interaction: str | None = None,
        **kwargs: Any,
    ) -> T:
        """Run a verb that only reads; on SQLite it does not wait for writers."""
        return await self.bind(workspace_id, actor, interaction).read(verb, *args, **kwargs)

    async def written(self, bound: "BoundWork", call: Callable[[Work], T]) -> T:
        """Run `call` in a transaction that may write, and wake who delivers when it is needed.

        What nobody waits for, as the work for every workspace is, lets other work go first.
        """
        writing = partial(_in_thread, self.database.writers, lambda: self._write(bound, call))
        if bound.workspace_id == EVERYWHERE:
            await self._precedence.give_way()
            result, posted = await writing()
        else:
            with self._precedence.pressing():
                result, posted = await writing()
        if posted:
            for wake in self._on_outbox:
                wake()
        return result

    async def looked_up(self, bound: "BoundWork", call: Callable[[Work], T]) -> T:
        """Run `call` in a transaction that cannot write."""
        return await _in_thread(self.database.readers, lambda: self._read(bound, call))

    def _write(self, bound: "BoundWork", call: Callable[[Work], T]) -> tuple[T, bool]:
        attempt, broken = 1, set[str]()
        while True:
            try:
                return self._write_once(bound, call)
            except DBAPIError as error:
                if attempt >= ATTEMPTS or not _lost_race(error, broken):
                    raise
            time.sleep(random.uniform(0, 0.005 * attempt))  # noqa: S311 - spreads, hides nothing
            attempt += 1

    def _write_once(self, bound: "BoundWork", call: Callable[[Work], T]) -> tuple[T, bool]:
        with self.database.session() as session:
            result = call(bound.work(session))
            if (posted := bool(session.info.get("posted"))) and not self._on_outbox:
                wakeups.announce(session)
            session.commit()
            return result, posted

    def _read(self, bound: "BoundWork", call: Callable[[Work], T]) -> T:
        return self.database.lookups.run(lambda session: call(bound.work(session)))


@dataclass(frozen=True, slots=True)
class BoundWork:
    """The edge of one interaction: `await work.run(followups.finish, number)`."""

    edge: UnitOfWork
    workspace_id: str
    actor: str | None = None
    interaction: str | None = None

    @property
    def now(self) -> datetime:
        """The present instant as aware UTC."""
        return self.edge.clock.now()

    async def run(
        self, verb: Callable[Concatenate[Work, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `verb(work, *args, **kwargs)` and commit; gives back what it returns."""
        return await self.edge.written(self, lambda work: verb(work, *args, **kwargs))

    async def read(
        self, verb: Callable[Concatenate[Work, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a verb that only reads; on SQLite it does not wait for writers."""
        return await self.edge.looked_up(self, lambda work: verb(work, *args, **kwargs))

    def work(self, session: Session) -> Work:
        """The unit of work that this interaction has in `session`, now."""
        return Work(session, self.now, self.workspace_id, self.actor, self.interaction)


def _threads(name: str, count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=count, thread_name_prefix=f"gavel-{name}")


async def _in_thread(threads: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    carried = partial(copy_context().run, call)  # what the log of this interaction carries
    return await asyncio.get_running_loop().run_in_executor(threads, carried)


def _lost_race(error: DBAPIError, broken: set[str]) -> bool:
    """Whether running again can help; what breaks a unique key twice is no race but a mistake.

    `broken` has the complaints about keys so far, and takes this one in.
    """
    state, complaint = getattr(error.orig, "sqlstate", None), str(error.orig)
    if state != UNIQUE_VIOLATION:
        return state in CONFLICTS
    is_first = complaint not in broken
    broken.add(complaint)
    return is_first
