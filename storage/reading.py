"""Looking things up: units of work in which the database refuses to write."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session

from storage.rows import READING, Reading

T = TypeVar("T")


class Lookups:
    """Gives each unit of work that only reads its session, in a transaction of its own.

    `sessions` are those on `engine`. Where one thread reads (`is_kept`), it keeps its connection
    and its session for the next unit: to make both takes longer than to ask three statements.
    Else each unit is lent its own.
    """

    def __init__(self, engine: Engine, sessions: sessionmaker[Session], *, is_kept: bool) -> None:
        self._engine = engine
        self._sessions = sessions
        self._is_kept = is_kept
        self._kept: tuple[Connection, Session] | None = None

    def run(self, call: Callable[[Session], T]) -> T:
        """Run one unit of work; what it has read is unknown to the next."""
        if not self._is_kept:
            with self._engine.connect() as lent:
                return _looked_up(lent, self._sessions(bind=lent), call)
        if self._kept is None:
            connection = self._engine.connect()
            self._kept = connection, self._sessions(bind=connection)
        return _looked_up(*self._kept, call)

    def close(self) -> None:
        """Give back what was kept."""
        if self._kept:
            self._kept[0].close()
            self._kept = None


def _looked_up(connection: Connection, session: Session, call: Callable[[Session], T]) -> T:
    with connection.begin():
        session.info.clear()
        session.info[READING] = Reading(connection)
        try:
            return call(session)
        finally:
            session.close()
