"""The outbox as the deliverer leaves it: what became of what was on its way.

Many marks are written at once; a row that another has taken over meanwhile, because the lease ran
out, is left to him.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import Integer, Update, and_, bindparam, cast, update
from sqlalchemy.sql.dml import ReturningUpdate

from storage.among import among, told
from storage.delivery import Delivery
from storage.outbox import Kind, OutboxMessage, State
from storage.rows import change, found
from storage.work import Work

_OUTBOX: Final = OutboxMessage.metadata.tables["outbox"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be written about a delivery."""

    delivery: Delivery
    state: State
    next_attempt_at: datetime | None = None
    error: str | None = None
    channel: str | None = None
    ts: str | None = None


class _Shared(NamedTuple):
    """What most marks of a turn have alike: all but their row and where its message stands.

    `attempts` is how often their rows had been claimed when they became ours.
    """

    state: State
    attempts: int
    next_attempt_at: datetime | None
    error: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A row of which no more is to come: where it stands in Slack, or why it does not."""

    workspace_id: str
    key: str
    kind: Kind
    channel_id: str
    sent_channel_id: str | None
    ts: str | None
    error: str | None


def sent(delivery: Delivery, channel: str | None, ts: str | None) -> Mark:
    """The row was sent; `channel` and `ts` say where a new message stands."""
    return Mark(delivery, State.SENT, channel=channel, ts=ts)


def retry(
    work: Work, delivery: Delivery, after: timedelta, error: str, *, unsure: bool = False
) -> Mark:
    """The row is to be sent again `after` a while; `unsure` means it may have been sent already."""
    state = State.SENDING if unsure else State.WAITING
    return Mark(delivery, state, work.now + after, error)


def park(delivery: Delivery, error: str) -> Mark:
    """The row is put aside with Slack's reason.

    A private remark is dropped instead: by the time somebody has mended what was wrong, it is about
    nothing any more.
    """
    state = State.DROPPED if delivery.row.kind is Kind.EPHEMERAL else State.PARKED
    return Mark(delivery, state, error=error)


def write(work: Work, marks: Sequence[Mark]) -> list[Settled | None]:
    """Write them down; gives back, for each, what is settled by it.

    None stands for a row that is to be sent again, be it with what it shows by now, and for one
    that another took. What a file held is not kept: it is Slack's now.
    """
    alike: dict[_Shared, list[Mark]] = {}
    for mark in marks:
        alike.setdefault(_shared(work, mark), []).append(mark)
    written = {id_ for shared, its in alike.items() for id_ in _written(work, shared, its)}
    _send_again(work, [mark for mark in marks if mark.delivery.id not in written])
    last = [mark if mark.delivery.id in written else None for mark in marks]
    _forget_files(work, last)
    return [_settled(mark) if mark else None for mark in last]


def _shared(work: Work, mark: Mark) -> _Shared:
    sent_at = work.now if mark.state is State.SENT else None
    return _Shared(mark.state, mark.delivery.attempts, mark.next_attempt_at, mark.error, sent_at)


def _written(work: Work, shared: _Shared, marks: Sequence[Mark]) -> Iterable[int]:
    """Write down what these say of rows that are still ours and are to show what was sent.

    Gives back the ids of those rows.
    """
    of = {
        "ids": [mark.delivery.id for mark in marks],
        "revisions": {mark.delivery.id: mark.delivery.row.revision for mark in marks},
        "channels": {mark.delivery.id: mark.channel for mark in marks},
        "moments": {mark.delivery.id: mark.ts for mark in marks},
    }
    return found(work.session, _writing(), **shared._asdict(), **of).scalars()


def _send_again(work: Work, marks: Sequence[Mark]) -> None:
    """Have those sent at once that are still ours: they are to show something else by now."""
    if marks:
        tried = {mark.delivery.id: mark.delivery.attempts for mark in marks}
        change(work.session, _beginning_anew(), ids=[*tried], tried=tried, now=work.now)


def _forget_files(work: Work, marks: Sequence[Mark | None]) -> None:
    files = [
        mark.delivery.id
        for mark in marks
        if mark and mark.state is State.SENT and mark.delivery.row.kind is Kind.FILE
    ]
    if files:
        forgotten = update(_OUTBOX).where(_OUTBOX.c.id.in_(files)).values(content={})
        work.session.connection().execute(forgotten)


def _settled(mark: Mark) -> Settled | None:
    if mark.next_attempt_at:
        return None
    row = mark.delivery.row
    return Settled(
        workspace_id=row.workspace_id,
        key=row.key,
        kind=row.kind,
        channel_id=row.channel_id,
        sent_channel_id=mark.channel,
        ts=mark.ts,
        error=mark.error,
    )


@cache
def _writing() -> ReturningUpdate[int]:
    row = _OUTBOX.c
    is_ours = and_(row.state == State.SENDING, row.attempts == bindparam("attempts"))
    shows_it = row.revision == cast(told("revisions", row.id), Integer)
    these = update(_OUTBOX).where(among(row.id, "ids"), is_ours, shows_it)
    return these.values(
        state=bindparam("state"),
        next_attempt_at=bindparam("next_attempt_at"),
        error=bindparam("error"),
        sent_at=bindparam("sent_at"),
        sent_channel_id=told("channels", row.id),
        ts=told("moments", row.id),
    ).returning(row.id)


@cache
def _beginning_anew() -> Update:
    row = _OUTBOX.c
    is_ours = and_(row.state == State.SENDING, row.attempts == cast(told("tried", row.id), Integer))
    now = bindparam("now", type_=row.next_attempt_at.type)
    return (
        update(_OUTBOX)
        .where(among(row.id, "ids"), is_ours)
        .values(state=State.WAITING, attempts=0, next_attempt_at=now, error=None)
    )
