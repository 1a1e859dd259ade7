"""Messages for tests: one of plain words, and what was written into the outbox."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from storage.outbox import OutboxMessage
from storage.work import Work


@dataclass(frozen=True)
class Words:
    """What a message shows."""

    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)


def posted(work: Work, prefix: str) -> list[OutboxMessage]:
    """What was written under keys that begin so, the first thing first."""
    rows = work.session.exec(select(OutboxMessage).order_by(col(OutboxMessage.id)))
    return [row for row in rows if row.key.startswith(prefix)]
