"""`gavel outbox`: what is not sent, and having it sent again or never, while the bot runs or not.

What the messages say is not shown: it is for those they are sent to.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Concatenate, Final, ParamSpec, TypeVar

from bot.domain.clock import SystemClock
from storage import outbox_upkeep
from storage.database import Database, UnitOfWork
from storage.outbox import OutboxMessage, State
from storage.outbox_upkeep import UNSENT, Answer, Verdict
from storage.work import EVERYWHERE, Work

P = ParamSpec("P")
T = TypeVar("T")

HEAD: Final = ("ID", "STATE", "KIND", "FOR", "SINCE", "NEXT TRY", "TRIES", "ERROR", "KEY")
WORDS: Final = {
    Verdict.UNKNOWN: "there is no such message",
    Verdict.ON_ITS_WAY: "it is being sent; try again in a few minutes",
    Verdict.OVER: "it was sent or dropped already",
}


def table(database_url: str, state: str | None, limit: int) -> list[str]:
    """The lines of a table of the oldest messages in that state (None: all that are not sent)."""
    states = [State(state)] if state else UNSENT
    rows, total = _run(database_url, outbox_upkeep.listed, states, limit)
    if not rows:
        return [f"No message is {' or '.join(states)}."]
    more = [f"… and {total - len(rows)} more"] if total > len(rows) else []
    return [*_aligned([HEAD, *map(_cells, rows)]), *more]


def retry(database_url: str, ids: Collection[int]) -> list[str]:
    """Have messages sent as soon as possible; gives back a line for each that is not."""
    return _refusals(_run(database_url, outbox_upkeep.retry, ids))


def retry_parked(database_url: str) -> int:
    """Have all parked messages sent as soon as possible; gives back how many."""
    return _run(database_url, outbox_upkeep.retry_parked)


def drop(database_url: str, ids: Collection[int]) -> list[str]:
    """Have messages never sent; gives back a line for each that cannot be stopped."""
    return _refusals(_run(database_url, outbox_upkeep.drop, ids))


def _run(
    database_url: str,
    verb: Callable[Concatenate[Work, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    database = Database.open(database_url)
    try:
        work = UnitOfWork(database, SystemClock()).bind(EVERYWHERE)
        return asyncio.run(work.run(verb, *args, **kwargs))
    finally:
        database.close()


def _refusals(answers: Iterable[Answer]) -> list[str]:
    return [
        f"{answer.id}: {WORDS[answer.verdict]}." for answer in answers if answer.verdict in WORDS
    ]


def _cells(row: OutboxMessage) -> tuple[str, ...]:
    return (
        str(row.id),
        row.state.value,
        row.kind.value,
        row.channel_id,
        _moment(row.created_at),
        _moment(row.next_attempt_at),
        str(row.attempts),
        row.error or "-",
        row.key,
    )


def _moment(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M:%SZ}" if when else "-"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return ["  ".join(cells).rstrip() for cells in padded]
