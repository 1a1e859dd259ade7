"""A word from one process to the others: it comes with the commit, and is heard again and again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from storage import outbox, wakeups
from storage.database import BoundWork, Database, UnitOfWork
from storage.work import Work
from tests.clock import MovableClock
from tests.outbox import Words
from tests.waiting import until


async def test_a_commit_elsewhere_wakes_who_listens(
    postgresql_url: str, clock: MovableClock
) -> None:
    """Well before any tick."""
    async with listening(postgresql_url) as heard, working(postgresql_url, clock) as work:
        await work.run(outbox.post, "k", "C1", Words("x"))

        await until(lambda: len(heard) > 1)


async def test_what_is_rolled_back_is_not_heard_of(
    postgresql_url: str, clock: MovableClock
) -> None:
    """Nor is a commit that left nothing to deliver, or a commit where somebody delivers."""

    def fail(work: Work) -> None:
        outbox.post(work, "k", "C1", Words("x"))
        raise ValueError

    async with listening(postgresql_url) as heard, working(postgresql_url, clock) as work:
        with pytest.raises(ValueError):
            await work.run(fail)
        await work.run(lambda _: None)
        work.edge.on_outbox(lambda: None)
        await work.run(outbox.post, "here", "C1", Words("x"))
        await asyncio.sleep(0.1)

        assert len(heard) == 1


async def test_a_lost_connection_is_made_again(
    postgresql_url: str, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And who listens looks at once, for what may have been said meanwhile."""
    monkeypatch.setattr(wakeups, "FIRST_PAUSE", 0.05)
    async with listening(postgresql_url) as heard, working(postgresql_url, clock) as work:
        await work.run(cut_the_listeners)
        await until(lambda: len(heard) > 1)
        before = len(heard)
        await work.run(outbox.post, "k", "C1", Words("x"))

        await until(lambda: len(heard) > before)


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[list[None]]:
    """Somebody who notes whenever he is woken; the first time is that he listens."""
    heard: list[None] = []
    database = Database.open(url)
    task = asyncio.create_task(wakeups.listen(database.url, lambda: heard.append(None)))
    await until(lambda: bool(heard))
    yield heard
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    database.close()


@asynccontextmanager
async def working(url: str, clock: MovableClock) -> AsyncIterator[BoundWork]:
    """Another process, in which nobody delivers."""
    database = Database.open(url)
    yield UnitOfWork(database, clock).bind("T1")
    database.close()


def cut_the_listeners(work: Work) -> None:
    """Have the server end the connections of those who listen."""
    statement = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = :query")
    work.session.connection().execute(statement, {"query": f"LISTEN {wakeups.CHANNEL}"})
