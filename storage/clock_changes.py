"""What was written with a clock that showed a later time than now, before it was put back."""

from datetime import timedelta

from sqlmodel import col, or_, select

from storage.outbox import OutboxMessage
from storage.work import Work

# Leases and pauses of deliveries last five minutes at most, unless Slack asks for more.
LONGEST_WAIT = timedelta(minutes=10)


def shorten_waits(work: Work, limit: int) -> int:
    """Let no message wait for a moment that the clock showed before it was put back.

    One that was never tried is due now; no lease or pause is longer than the longest. Gives back
    how many were changed.
    """
    moment = col(OutboxMessage.next_attempt_at)
    wrong = (
        select(OutboxMessage)
        .where(
            moment > work.now,
            or_(OutboxMessage.attempts == 0, moment > work.now + LONGEST_WAIT),
        )
        .order_by(moment, col(OutboxMessage.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = work.session.exec(wrong).all()
    for row in rows:
        row.next_attempt_at = work.now + LONGEST_WAIT if row.attempts else work.now
        work.session.info["posted"] = True
    return len(rows)
