"""What became of deliveries, and what is taken up next: both written down in one transaction."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self, TypeAlias

from bot.slack.outcomes import Later, Never, Outcome, Sent
from storage import delivery as deliveries
from storage import marks
from storage.delivery import Allowance, Delivery
from storage.marks import Mark, Settled
from storage.outbox import State
from storage.work import Work

LEASE: Final = timedelta(minutes=5)  # longer than all calls of one delivery together can take
LONGEST_PAUSE: Final = 300.0
# A day and twelve attempts: longer than Slack has ever been away, and not a machine that slept.
PATIENCE: Final = timedelta(days=1)
LEAST_ATTEMPTS: Final = 12
SENT, RETRIED, PARKED = "sent", "retried", "parked"
_WORDS: Final = {State.SENT: SENT, State.PARKED: PARKED, State.DROPPED: PARKED}

Hook: TypeAlias = Callable[[Work, Settled], None]


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


def nothing(work: Work, message: Settled) -> None:
    """A hook that does nothing."""


class Ledger:
    """Writes to the outbox what its deliverer found out.

    `sent(work, message)` and `parked(work, message)` run in the transaction that marks the row;
    they are called once for each (`parked` not for replies to a message that was parked).
    """

    def __init__(self, sent: Hook, parked: Hook) -> None:
        self._sent, self._parked = sent, parked

    def turn(self, work: Work, results: Sequence[Result], limit: int, allowance: Allowance) -> Turn:
        """Write down the results, then take up to `limit` rows that the allowance allows."""
        written = [self._mark(work, result) for result in results]
        settled = marks.write(work, written)
        for one in settled:
            if one:
                hook = self._parked if one.error else self._sent
                hook(work.within(one.workspace_id), one)
        words = [_WORDS.get(mark.state, RETRIED) for mark in written]
        if limit <= 0:
            return Turn(words, (), is_held=False)
        claimed = deliveries.claim(work, limit, LEASE, allowance)
        return Turn(words, claimed, deliveries.is_held(work, allowance))

    def _mark(self, work: Work, result: Result) -> Mark:
        """What is to be written about one result."""
        delivery = result.delivery
        match result.outcome:
            case Sent(channel, ts):
                return marks.sent(delivery, channel, ts)
            case Never(error):
                return marks.park(delivery, error)
            case Later(error) if _is_enough(work, delivery):
                return marks.park(delivery, error)
            case Later(error, _, unsure):
                after = timedelta(seconds=result.pause)
                return marks.retry(work, delivery, after, error, unsure=unsure)


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
