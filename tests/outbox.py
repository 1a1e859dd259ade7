"""Messages for tests: one of plain words, and what was written into the outbox."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from storage import marks
from storage.delivery import Delivery
from storage.marks import Settled
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


def sent(work: Work, delivery: Delivery, channel: str | None, ts: str | None) -> Settled | None:
    """Write down that it was sent."""
    return marks.write(work, [marks.sent(delivery, channel, ts)])[0]


def parked(work: Work, delivery: Delivery, error: str) -> Settled | None:
    """Write down that Slack refused it."""
    return marks.write(work, [marks.park(delivery, error)])[0]


def retried(
    work: Work, delivery: Delivery, after: timedelta, error: str, *, unsure: bool = False
) -> None:
    """Write down that it is to be tried again."""
    marks.write(work, [marks.retry(work, delivery, after, error, unsure=unsure)])
