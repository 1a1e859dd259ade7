"""What the operators' commands share: one verb on the database, and rows shown in columns."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from bot.domain.clock import SystemClock
from storage.database import BoundWork, Database, UnitOfWork
from storage.work import EVERYWHERE, Work

P = ParamSpec("P")
T = TypeVar("T")


def run(
    database_url: str,
    verb: Callable[Concatenate[Work, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb in one transaction for all workspaces; gives back what it returns."""
    with _edge(database_url) as work:
        return asyncio.run(work.run(verb, *args, **kwargs))


def read(
    database_url: str,
    verb: Callable[Concatenate[Work, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a verb that only reads; it keeps no running bot from writing."""
    with _edge(database_url) as work:
        return asyncio.run(work.read(verb, *args, **kwargs))


def moment(when: datetime | None) -> str:
    """A moment (UTC) in a table."""
    return f"{when:%Y-%m-%d %H:%M:%SZ}" if when else "-"


def table(rows: Sequence[Sequence[str]], total: int) -> list[str]:
    """The lines of a table, its head first; `total` is how many rows there are besides the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    lines = ["  ".join(cells).rstrip() for cells in padded]
    left = total - (len(rows) - 1)
    return [*lines, f"… and {left} more"] if left > 0 else lines


@contextmanager
def _edge(database_url: str) -> Iterator[BoundWork]:
    with closing(Database.open(database_url)) as database:
        yield UnitOfWork(database, SystemClock()).bind(EVERYWHERE)
