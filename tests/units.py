"""Units of work for tests of services and storage, which are synchronous."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from storage.database import BoundWork, Database, UnitOfWork
from storage.work import Work
from tests.clock import MovableClock

T = TypeVar("T")
WORKSPACE = "T1"


class Works:
    """Opens units of work one after the other, in one session of the test's thread.

    `work(…)` commits what the one before did and begins another. Records that a test keeps stay in
    the session and are read afresh from the database, so they show what others changed meanwhile.
    """

    def __init__(self, database: Database, clock: MovableClock) -> None:
        self._session = database.session()
        self._clock = clock

    def __call__(
        self,
        *,
        now: datetime | None = None,
        actor: str | None = None,
        workspace_id: str = WORKSPACE,
        interaction: str | None = None,
    ) -> Work:
        """The next unit of work; `now` is the clock's when it is not given."""
        self.commit()
        return Work(self._session, now or self._clock.now(), workspace_id, actor, interaction)

    def commit(self) -> None:
        """End the unit of work in hand, so that others see it and SQLite lets others write."""
        self._session.commit()
        self._session.expire_all()

    def close(self) -> None:
        """Drop what was not committed."""
        self._session.close()


class AwayAtTimes(UnitOfWork):
    """The edge of a database that cannot be reached as long as `away` is true."""

    away = False

    async def written(self, bound: BoundWork, call: Callable[[Work], T]) -> T:
        """Run `call`, or fail as the driver does when nobody answers."""
        self._fail_when_away()
        return await super().written(bound, call)

    async def looked_up(self, bound: BoundWork, call: Callable[[Work], T]) -> T:
        """Run `call`, which only reads, or fail in the same way."""
        self._fail_when_away()
        return await super().looked_up(bound, call)

    def _fail_when_away(self) -> None:
        if self.away:
            raise OperationalError(None, None, OSError("connection refused"))
