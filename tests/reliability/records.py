"""What the bot remembers: the words of the story, by the kind of record in which they stand."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Final, TypeAlias, TypeVar

from sqlmodel import Session, SQLModel, col, select

from bot.domain.followups import FollowupState
from storage import soundness
from storage.database import Database
from storage.decisions import Decision
from storage.followups import Followup
from storage.minutes import Entry, EntryState
from storage.outbox import OutboxMessage, State
from storage.series import Series
from storage.updates import Update

WORD: Final = re.compile(r"[a-z]+-[A-Z]\d+")
"""A word that is written once in the world, such as decided-A0."""

OVER: Final = (State.SENT, State.DROPPED)

Memory: TypeAlias = Counter[tuple[str, str]]
Row = TypeVar("Row", bound=SQLModel)


def faults(url: str, memory: Memory) -> list[str]:
    """What is remembered otherwise than it should be, a line each."""
    with closing(Database.open(url)) as database, database.reading_session() as session:
        remembered = Counter(_remembered(session))
    return [*_differences(memory, remembered), *unsent(url), *soundness.faults(url)]


def unsent(url: str) -> list[str]:
    """What has not left, and why, a line each."""
    with closing(Database.open(url)) as database, database.reading_session() as session:
        rows = select(OutboxMessage).where(col(OutboxMessage.state).not_in(OVER))
        return [
            f"{row.state}: {row.key}, next at {row.next_attempt_at}, {row.error or 'no error'}"
            for row in session.exec(rows)
        ]


def _differences(memory: Memory, remembered: Memory) -> Iterator[str]:
    for kind, word in sorted(memory | remembered):
        wanted, found = memory[kind, word], remembered[kind, word]
        if wanted != found:
            yield f"stored {found} times instead of {wanted}: {kind} {word}"


def _remembered(session: Session) -> Iterator[tuple[str, str]]:
    yield from _words("update", (json.dumps(one.answers) for one in _all(session, Update)))
    entries = _all(session, Entry)
    yield from _words("entry", (e.text for e in entries if e.state is EntryState.ACTIVE))
    yield from _words("decision", (one.text for one in _all(session, Decision)))
    tasks = _all(session, Followup)
    yield from _words("task", (t.text for t in tasks if t.state is not FollowupState.CANCELLED))
    yield from (("series", one.title) for one in _all(session, Series))


def _words(kind: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((kind, word) for text in texts for word in WORD.findall(text))


def _all(session: Session, table: type[Row]) -> Sequence[Row]:
    return session.exec(select(table)).all()
