"""The outbox as the deliverer leaves it: what became of what was on its way.

Many marks are written at once; a row that another has taken over meanwhile, because the lease ran
out, is left to him.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Final

from sqlalchemy import Row, Select, Update, bindparam, select, update

from storage.among import among
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


class Fate(Enum):
    """What may be written about a row that is still ours."""

    LAST = "last"
    OVERTAKEN = "overtaken"  # it is to show something else by now


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
    if not marks:
        return []
    work.session.flush()
    standing = _standing(work, marks)
    fates = [_fate(mark.delivery, standing) for mark in marks]
    values = [_values(work, mark, fate) for mark, fate in zip(marks, fates, strict=True) if fate]
    if values:
        change(work.session, _writing(), *values)
    last = [mark if fate is Fate.LAST else None for mark, fate in zip(marks, fates, strict=True)]
    _forget_files(work, last)
    return [_settled(mark) if mark else None for mark in last]


def _standing(work: Work, marks: Sequence[Mark]) -> Mapping[int, Row[Any]]:
    """How the rows stand now, by their ids."""
    ids = [mark.delivery.id for mark in marks]
    return {row.id: row for row in found(work.session, _by_ids(), ids=ids)}


def _fate(delivery: Delivery, standing: Mapping[int, Row[Any]]) -> Fate | None:
    """What may be written about the row; None when it is somebody else's."""
    row = standing.get(delivery.id)
    if row is None or row.state is not State.SENDING or row.attempts != delivery.attempts:
        return None
    return Fate.LAST if row.revision == delivery.row.revision else Fate.OVERTAKEN


def _values(work: Work, mark: Mark, fate: Fate) -> dict[str, Any]:
    """The columns, by the names that `_writing` gives them."""
    if fate is Fate.OVERTAKEN:
        mark = Mark(mark.delivery, State.WAITING, work.now)
    is_sent = mark.state is State.SENT
    return {
        "row": mark.delivery.id,
        "to": mark.state,
        "tried": 0 if fate is Fate.OVERTAKEN else mark.delivery.attempts,
        "then": mark.next_attempt_at,
        "why": mark.error,
        "left_at": work.now if is_sent else None,
        "place": mark.channel,
        "moment": mark.ts,
    }


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
def _by_ids() -> Select[Any]:
    row = _OUTBOX.c
    ids = among(row.id, "ids")
    return select(row.id, row.state, row.attempts, row.revision).where(ids)


@cache
def _writing() -> Update:
    this = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("row"))
    return this.values(
        state=bindparam("to"),
        attempts=bindparam("tried"),
        next_attempt_at=bindparam("then"),
        error=bindparam("why"),
        sent_at=bindparam("left_at"),
        sent_channel_id=bindparam("place"),
        ts=bindparam("moment"),
    )
