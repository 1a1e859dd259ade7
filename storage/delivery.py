"""The outbox as the deliverer sees it: what is to be sent now, and what became of it.

A lane is a channel of a workspace: only its oldest unsent row is ever on its way, so messages keep
their order. Whatever a row refers to (its thread, the message to update) is sent before it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, exists, or_, select

from storage.outbox import Kind, OutboxMessage, State, by_key
from storage.work import Work

PARENT_NOT_SENT = "parent_not_sent"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row on its way, as it was when it was claimed.

    `channel` is where its thread or target stands, else the conversation or the user id it is for.
    `unsure` says that an earlier attempt may have succeeded.
    """

    row: OutboxMessage
    revision: int
    attempts: int
    channel: str
    thread_ts: str | None
    target_ts: str | None
    unsure: bool

    @property
    def id(self) -> int:
        """The row's id."""
        return self.row.id or 0


def claim(
    work: Work, limit: int, lease: timedelta, in_hand: Collection[int] = ()
) -> Sequence[Delivery]:
    """Take up to `limit` rows that are due, at most one of a lane: they are being sent from now on.

    Who does not say within `lease` what became of a row loses it to the next claim. `in_hand` are
    ids of rows that this process is still sending. Rows whose thread or target will never be sent
    are parked, and updates and deletions of it dropped.
    """
    while rows := _heads(work, limit, in_hand):
        taken = [_take(work, row, lease) for row in rows]
        deliveries = [delivery for delivery in taken if delivery]
        if deliveries:
            return deliveries
        work.session.flush()
    return []


def sent(
    work: Work, delivery: Delivery, channel: str | None, ts: str | None
) -> OutboxMessage | None:
    """Write down that the row was sent; `channel` and `ts` say where a new message stands.

    Gives back the row, or None when it is to be sent again with what it shows by now, or when the
    lease ran out and another took it.
    """
    row = _still_ours(work, delivery)
    if row is None:
        return None
    row.state, row.next_attempt_at, row.error = State.SENT, None, None
    row.sent_at, row.sent_channel_id, row.ts = work.now, channel, ts
    return row


def retry(
    work: Work, delivery: Delivery, after: timedelta, error: str, *, unsure: bool = False
) -> None:
    """Have the row sent again `after` a while; `unsure` means it may have been sent already."""
    row = _still_ours(work, delivery)
    if row is None:
        return
    row.state = State.SENDING if unsure else State.WAITING
    row.next_attempt_at, row.error = work.now + after, error


def park(work: Work, delivery: Delivery, error: str) -> OutboxMessage | None:
    """Put the row aside with Slack's reason; gives it back unless another took it meanwhile."""
    row = _still_ours(work, delivery)
    if row:
        _put_aside(row, State.PARKED, error)
    return row


def _heads(work: Work, limit: int, in_hand: Collection[int]) -> Sequence[OutboxMessage]:
    earlier, parent = aliased(OutboxMessage), aliased(OutboxMessage)
    same_lane: tuple[ColumnElement[bool], ...] = (
        col(earlier.workspace_id) == col(OutboxMessage.workspace_id),
        col(earlier.channel_id) == col(OutboxMessage.channel_id),
        col(earlier.id) < col(OutboxMessage.id),
        col(earlier.next_attempt_at).isnot(None),
    )
    named: tuple[ColumnElement[bool], ...] = (
        col(parent.workspace_id) == col(OutboxMessage.workspace_id),
        or_(
            col(parent.key) == col(OutboxMessage.thread_key),
            col(parent.key) == col(OutboxMessage.target_key),
        ),
        col(parent.next_attempt_at).isnot(None),
    )
    due = (
        select(OutboxMessage)
        .where(
            col(OutboxMessage.next_attempt_at).isnot(None),
            col(OutboxMessage.next_attempt_at) <= work.now,
            col(OutboxMessage.id).not_in(in_hand),
            ~exists().where(*same_lane),
            ~exists().where(*named),
        )
        .order_by(
            col(OutboxMessage.priority), col(OutboxMessage.next_attempt_at), col(OutboxMessage.id)
        )
        .limit(limit)
    )
    return work.session.exec(due.with_for_update(skip_locked=True, of=OutboxMessage)).all()


def _take(work: Work, row: OutboxMessage, lease: timedelta) -> Delivery | None:
    key = row.thread_key or row.target_key
    parent = by_key(work.session, row.workspace_id, key) if key else None
    if key and (parent is None or parent.state is not State.SENT):
        state = State.PARKED if row.kind is Kind.POST else State.DROPPED
        _put_aside(row, state, PARENT_NOT_SENT)
        return None
    unsure = row.state is State.SENDING
    row.state, row.next_attempt_at = State.SENDING, work.now + lease
    row.attempts += 1
    return Delivery(
        row=row,
        revision=row.revision,
        attempts=row.attempts,
        channel=(parent and parent.sent_channel_id) or row.channel_id,
        thread_ts=parent.ts if parent and row.thread_key else row.thread_ts,
        target_ts=parent.ts if parent and row.target_key else row.target_ts,
        unsure=unsure,
    )


def _still_ours(work: Work, delivery: Delivery) -> OutboxMessage | None:
    row = work.session.get(OutboxMessage, delivery.id)
    if row is None or row.state is not State.SENDING or row.attempts != delivery.attempts:
        return None
    if row.revision != delivery.revision:
        row.state, row.attempts, row.next_attempt_at = State.WAITING, 0, work.now
        return None
    return row


def _put_aside(row: OutboxMessage, state: State, error: str) -> None:
    row.state, row.next_attempt_at, row.error = state, None, error
