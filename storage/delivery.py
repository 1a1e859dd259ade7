"""The outbox as the deliverer sees it: what is to be sent now, and what became of it.

A lane is a channel of a workspace: only its oldest unsent row is ever on its way, so messages keep
their order. Whatever a row refers to (its thread, the message to update) is sent before it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, TypeAlias

from sqlalchemy import inspect, tuple_
from sqlalchemy.orm import defer
from sqlalchemy.orm.interfaces import ORMOption
from sqlmodel import col, select

from storage import lanes
from storage.lanes import Call, Closed, Door
from storage.outbox import Kind, OutboxMessage, State
from storage.work import Work

PARENT_NOT_SENT: Final = "parent_not_sent"
TOO_LATE: Final = "too_late"
FRESH_FOR: Final = timedelta(minutes=10)
"""How long a private remark about what somebody just did is worth being shown."""

Parents: TypeAlias = Mapping[tuple[str, str], OutboxMessage]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row on its way, as it was when it was claimed.

    `channel` is where its thread or target stands, else the conversation or the user id it is for.
    `unsure` says that an earlier attempt may have succeeded; `call` is what it needs first.
    """

    row: OutboxMessage
    call: Call
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


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be claimed now.

    Nothing for `busy` channels, no message for `full` ones, no call that is `stopped`, and by
    workspace and sort of call no more than are `left`; where that names none, as many as `usual`,
    and what is not named there has no limit.
    """

    busy: Collection[str] = ()
    full: Collection[str] = ()
    stopped: Collection[Door] = ()
    left: Mapping[Door, int] = field(default_factory=dict)
    usual: Mapping[Call, int] = field(default_factory=dict)

    @property
    def closed(self) -> Closed:
        """What gets nothing at all."""
        return Closed(self.busy, self.full, [*self.stopped, *self.exhausted])

    @property
    def exhausted(self) -> Sequence[Door]:
        """Calls of which none is left."""
        return [door for door, left in self.left.items() if left <= 0]


FREE: Final = Allowance()


def claim(
    work: Work, limit: int, lease: timedelta, allowance: Allowance = FREE
) -> Sequence[Delivery]:
    """Take up to `limit` rows that are due, at most one of a lane: they are being sent from now on.

    Who does not say within `lease` what became of a row loses it to the next claim. Rows whose
    thread or target will never be sent are put aside, and so are remarks that come too late.
    """
    taken: list[Delivery] = []
    left, again = dict(allowance.left), True
    while again and len(taken) < limit:
        closed = replace(allowance, left=left).closed
        rows = lanes.heads(work, limit - len(taken), closed)
        parents = _parents(work, rows)
        for row in rows:
            door = _door(row)
            if door[1] in allowance.usual:
                left.setdefault(door, allowance.usual[door[1]])
        found = [_take(work, row, parents, left, lease) for row in rows]
        taken += [delivery for delivery in found if delivery]
        again = not all(found)
        work.session.flush()
    return taken


def is_held(work: Work, allowance: Allowance) -> bool:
    """Whether something is due that only has to wait until there is room for it again."""
    closed = Closed(full=allowance.full, calls=allowance.exhausted)
    return bool(closed.full or closed.calls) and lanes.any_held(work, closed)


def keep(work: Work, deliveries: Iterable[Delivery]) -> Sequence[OutboxMessage]:
    """Read the rows of these deliveries at once, without what they show.

    As long as the result is kept, what is written down about them needs no further reading.
    """
    ids = [delivery.id for delivery in deliveries]
    rows = select(OutboxMessage).where(col(OutboxMessage.id).in_(ids))
    return work.session.exec(rows.options(_light())).all()


def sent(
    work: Work, delivery: Delivery, channel: str | None, ts: str | None
) -> OutboxMessage | None:
    """Write down that the row was sent; `channel` and `ts` say where a new message stands.

    Gives back the row, or None when it is to be sent again with what it shows by now, or when the
    lease ran out and another took it. What a file held is not kept: it is Slack's now.
    """
    row = _still_ours(work, delivery)
    if row is None:
        return None
    row.state, row.next_attempt_at, row.error = State.SENT, None, None
    row.sent_at, row.sent_channel_id, row.ts = work.now, channel, ts
    if row.kind is Kind.FILE:
        row.content = {}
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
    """Put the row aside with Slack's reason; gives it back unless another took it meanwhile.

    A private remark is dropped instead: by the time somebody has mended what was wrong, it is about
    nothing any more.
    """
    row = _still_ours(work, delivery)
    if row:
        state = State.DROPPED if row.kind is Kind.EPHEMERAL else State.PARKED
        _put_aside(row, state, error)
    return row


def _parents(work: Work, rows: Iterable[OutboxMessage]) -> Parents:
    """The rows that these name by key, each by its workspace and key."""
    wanted = {(row.workspace_id, key) for row in rows if (key := row.thread_key or row.target_key)}
    if not wanted:
        return {}
    named = tuple_(col(OutboxMessage.workspace_id), col(OutboxMessage.key)).in_(wanted)
    found = select(OutboxMessage).where(named).options(_light())
    return {(row.workspace_id, row.key): row for row in work.session.exec(found)}


def _door(row: OutboxMessage) -> Door:
    return row.workspace_id, lanes.call_of(row)


def _light() -> ORMOption:
    return defer(inspect(OutboxMessage).attrs["content"].class_attribute)


def _take(
    work: Work,
    row: OutboxMessage,
    parents: Parents,
    left: dict[Door, int],
    lease: timedelta,
) -> Delivery | None:
    key, door = row.thread_key or row.target_key, _door(row)
    parent = parents.get((row.workspace_id, key)) if key else None
    if key and (parent is None or parent.state is not State.SENT):
        is_message = row.kind in (Kind.POST, Kind.FILE)
        _put_aside(row, State.PARKED if is_message else State.DROPPED, PARENT_NOT_SENT)
        return None
    if row.kind is Kind.EPHEMERAL and work.now - row.created_at > FRESH_FOR:
        _put_aside(row, State.DROPPED, TOO_LATE)
        return None
    if door in left:
        if left[door] <= 0:
            return None
        left[door] -= 1
    unsure = row.state is State.SENDING
    row.state, row.next_attempt_at = State.SENDING, work.now + lease
    row.attempts += 1
    return Delivery(
        row=row,
        call=door[1],
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
