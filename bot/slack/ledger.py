"""What became of deliveries, and what is taken up next: both written down in one transaction."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self, TypeAlias

from bot.slack.outcomes import Later, Never, Outcome, Sent
from storage import delivery as deliveries
from storage.delivery import Allowance, Delivery
from storage.outbox import OutboxMessage
from storage.work import Work

LEASE: Final = timedelta(minutes=5)  # longer than all calls of one delivery together can take
LONGEST_PAUSE: Final = 300.0
# A day and twelve attempts: longer than Slack has ever been away, and not a machine that slept.
PATIENCE: Final = timedelta(days=1)
LEAST_ATTEMPTS: Final = 12
SENT, RETRIED, PARKED = "sent", "retried", "parked"

Hook: TypeAlias = Callable[[Work, OutboxMessage], None]


@dataclass(frozen=True, slots=True)
class Result:
    """A delivery that was tried, and what became of it.

    It is tried again, if need be, after `pause` seconds; `lost_at` is the moment of the event loop
    (seconds) at which somebody else may have taken the row.
    """

    delivery: Delivery
    outcome: Outcome
    pause: float
    lost_at: float

    @classmethod
    def of(cls, delivery: Delivery, outcome: Outcome, now: float) -> Self:
        """What became of a delivery at the moment `now` of the event loop."""
        return cls(delivery, outcome, _pause(delivery, outcome), now + LEASE.total_seconds())


@dataclass(frozen=True, slots=True)
class Turn:
    """What was written down: a word for each result, and what is on its way from now on.

    `is_held` says that more is due and waits for room in its channel or workspace.
    """

    words: Sequence[str]
    claimed: Sequence[Delivery]
    is_held: bool


def nothing(work: Work, row: OutboxMessage) -> None:
    """A hook that does nothing."""


class Ledger:
    """Writes to the outbox what its deliverer found out.

    `sent(work, row)` and `parked(work, row)` run in the transaction that marks the row; they are
    called once for a row (`parked` not for replies to a message that was parked).
    """

    def __init__(self, sent: Hook, parked: Hook) -> None:
        self._sent, self._parked = sent, parked

    def turn(self, work: Work, results: Sequence[Result], limit: int, allowance: Allowance) -> Turn:
        """Write down the results, then take up to `limit` rows that the allowance allows."""
        kept = deliveries.keep(work, [result.delivery for result in results])
        words = [self._write_down(work, result) for result in results]
        del kept  # until here the session had to know the rows
        work.session.flush()
        if limit <= 0:
            return Turn(words, (), is_held=False)
        claimed = deliveries.claim(work, limit, LEASE, allowance)
        return Turn(words, claimed, deliveries.is_held(work, allowance))

    def _write_down(self, work: Work, result: Result) -> str:
        """Write down one result; gives back in a word what becomes of the row."""
        delivery = result.delivery
        within = work.within(delivery.row.workspace_id)
        match result.outcome:
            case Sent(channel, ts):
                row = deliveries.sent(within, delivery, channel, ts)
                if row:
                    self._sent(within, row)
                return SENT
            case Never(error):
                self._park(within, delivery, error)
                return PARKED
            case Later(error) if _is_enough(within, delivery):
                self._park(within, delivery, error)
                return PARKED
            case Later(error, _, unsure):
                after = timedelta(seconds=result.pause)
                deliveries.retry(within, delivery, after, error, unsure=unsure)
                return RETRIED

    def _park(self, work: Work, delivery: Delivery, error: str) -> None:
        row = deliveries.park(work, delivery, error)
        if row:
            self._parked(work, row)


def _is_enough(work: Work, delivery: Delivery) -> bool:
    waited = work.now - delivery.row.created_at
    return waited > PATIENCE and delivery.attempts >= LEAST_ATTEMPTS


def _pause(delivery: Delivery, outcome: Outcome) -> float:
    """Seconds until the next attempt: as Slack said, or doubling with each attempt.

    Half of it is chance, so that rows that failed together do not return together.
    """
    if isinstance(outcome, Later) and outcome.after is not None:
        return outcome.after
    longest = min(LONGEST_PAUSE, 2.0 ** min(delivery.attempts, 10))
    return random.uniform(longest / 2, longest)  # noqa: S311 - spreads, hides nothing
