"""The whole schedule on one page."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.services import closing_reminders, digests, meetings, nudges, prompts
from storage import clock_changes, receipts
from storage.work import Work

MINUTE, HOUR = 60.0, 3600.0


@dataclass(frozen=True, slots=True)
class Job:
    """Every so many seconds, `verb(work, limit)` takes up to `batch` due rows in one transaction.

    It gives back how many it took, and is called again until that is less than the limit. The work
    is for every workspace (see `storage.work.Work`).
    """

    name: str
    verb: Callable[[Work, int], int]
    every: float
    batch: int = 50


@dataclass(frozen=True, slots=True)
class Errand:
    """Every so many seconds, something outside the database is done; gives back how much."""

    name: str
    call: Callable[[], Awaitable[int]]
    every: float


Entry: TypeAlias = Job | Errand


def page(deliver: Callable[[], Awaitable[int]], tick: float) -> Sequence[Entry]:
    """What is done when, in this order at each tick of so many seconds."""
    return (
        Job("meetings open", meetings.open_due, every=tick),
        Job("closings remind", closing_reminders.remind_due, every=tick),
        Job("prompts send", prompts.send_due_prompts, every=tick),
        Job("reminders send", prompts.send_due_reminders, every=tick),
        Job("nudges send", nudges.send_due_nudges, every=tick),
        Job("escalations send", nudges.send_due_escalations, every=tick),
        Job("digests send", digests.send_due, every=tick, batch=5),
        Job("receipts forget", receipts.forget_old, every=HOUR, batch=1000),
        Job("outbox waits shorten", clock_changes.shorten_waits, every=MINUTE, batch=500),
        Errand("outbox deliver", deliver, every=tick),
    )
