"""The whole schedule on one page."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.services import closing_reminders, digests, meetings, nudges, prompts
from storage import clock_changes, receipts
from storage.work import Work

MINUTE, HOUR = 60.0, 3600.0


class Late(StrEnum):
    """What becomes of what was due while nobody did it; docs/operations.md says it of each job."""

    SEND = "send late"
    MERGE = "merge"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Job:
    """Every so many seconds, `verb(work, limit)` takes up to `batch` due rows in one transaction.

    It gives back how many it took, and is called again until that is less than the limit. The work
    is for every workspace (see `storage.work.Work`). `late` is how the verb treats what it finds
    long after its time, `because` why.
    """

    name: str
    verb: Callable[[Work, int], int]
    every: float
    batch: int = 50
    late: Late = Late.SEND
    because: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """Every so many seconds, something outside the database is done; gives back how much."""

    name: str
    call: Callable[[], Awaitable[int]]
    every: float
    late: Late = Late.SEND
    because: str = ""


Entry: TypeAlias = Job | Errand


def page(deliver: Callable[[], Awaitable[int]], tick: float) -> Sequence[Entry]:
    """What is done when, in this order at each tick of so many seconds."""
    return (
        Job(
            "meetings open",
            meetings.open_due,
            every=tick,
            late=Late.DROP,
            because="When its time is over nobody is there: the facilitator is asked, once.",
        ),
        Job(
            "closings remind",
            closing_reminders.remind_due,
            every=tick,
            late=Late.MERGE,
            because="One reminder in working time makes up for all that were left out.",
        ),
        Job(
            "prompts send",
            prompts.send_due_prompts,
            every=tick,
            late=Late.DROP,
            because="Once the meeting has begun it is late to prepare; before, a late one helps.",
        ),
        Job(
            "reminders send",
            prompts.send_due_reminders,
            every=tick,
            late=Late.DROP,
            because="Once the meeting has begun, or right after the prompt, it only annoys.",
        ),
        Job(
            "nudges send",
            nudges.send_due_nudges,
            every=tick,
            late=Late.MERGE,
            because="What counts is what is due now: one message, in the owner's working time.",
        ),
        Job(
            "escalations send",
            nudges.send_due_escalations,
            every=tick,
            late=Late.MERGE,
            because="One report to each manager; who is above him is told a workday later.",
        ),
        Job(
            "digests send",
            digests.send_due,
            every=tick,
            batch=5,
            late=Late.MERGE,
            because="One digest, in working time, tells of all since the last.",
        ),
        Job(
            "receipts forget",
            receipts.forget_old,
            every=HOUR,
            batch=1000,
            late=Late.MERGE,
            because="Whatever is old by then goes.",
        ),
        Job(
            "outbox waits shorten",
            clock_changes.shorten_waits,
            every=MINUTE,
            batch=500,
            late=Late.MERGE,
            because="It looks at what waits now.",
        ),
        Errand(
            "outbox deliver",
            deliver,
            every=tick,
            late=Late.SEND,
            because="What was decided is said, in the order in which it was.",
        ),
    )
