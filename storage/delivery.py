"""The outbox as the deliverer sees it: what is to be sent now.

A lane is a channel of a workspace: only its oldest unsent row is ever on its way, so messages keep
their order. Whatever a row refers to (its thread, the message to update) is sent before it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Row, Select, Update, bindparam, select, tuple_, update

from storage import lanes
from storage.among import among
from storage.lanes import MESSAGES, Call, Closed, Door, OutboxRow
from storage.outbox import Kind, OutboxMessage, State
from storage.rows import change
from storage.work import Work

PARENT_NOT_SENT: Final = "parent_not_sent"
TOO_LATE: Final = "too_late"
FRESH_FOR: Final = timedelta(minutes=10)
"""How long a private remark about what somebody just did is worth being shown."""

Parents: TypeAlias = Mapping[tuple[str, str], Row[Any]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row on its way, as it was before it was claimed; `attempts` counts this one.

    `channel` is where its thread or target stands, else the conversation or the user id it is for.
    `unsure` says that an earlier attempt may have succeeded; `call` is what it needs first.
    """

    row: OutboxRow
    call: Call
    attempts: int
    channel: str
    thread_ts: str | None
    target_ts: str | None
    unsure: bool

    @property
    def id(self) -> int:
        """The row's id."""
        return int(self.row.id)


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
    left, is_more = dict(allowance.left), True
    while is_more and len(taken) < limit:
        rows = lanes.heads(work, limit - len(taken), replace(allowance, left=left).closed)
        parents = _parents(work, rows)
        over = {row.id: why for row in rows if (why := _why_never(work, row, parents))}
        hopeful = [row for row in rows if row.id not in over]
        begun = [row for row in hopeful if _has_room(row, left, allowance.usual)]
        _put_aside(work, rows, over)
        _begin(work, begun, lease)
        taken += [_delivery(row, parents) for row in begun]
        is_more = len(begun) < len(rows)
    return taken


def is_held(work: Work, allowance: Allowance) -> bool:
    """Whether something is due that only has to wait until there is room for it again."""
    closed = Closed(full=allowance.full, calls=allowance.exhausted)
    return bool(closed.full or closed.calls) and lanes.any_held(work, closed)


def _parents(work: Work, rows: Iterable[OutboxRow]) -> Parents:
    """The rows that these name by key, each by its workspace and key."""
    wanted = {(row.workspace_id, key) for row in rows if (key := _named(row))}
    if not wanted:
        return {}
    found = work.session.connection().execute(_by_keys(), {"keys": sorted(wanted)})
    return {(row.workspace_id, row.key): row for row in found}


def _why_never(work: Work, row: OutboxRow, parents: Parents) -> str | None:
    """Why the row will never be sent, if that is so."""
    key = _named(row)
    parent = parents.get((row.workspace_id, key)) if key else None
    if key and (parent is None or parent.state is not State.SENT):
        return PARENT_NOT_SENT
    if row.kind is Kind.EPHEMERAL and work.now - row.created_at > FRESH_FOR:
        return TOO_LATE
    return None


def _has_room(row: OutboxRow, left: dict[Door, int], usual: Mapping[Call, int]) -> bool:
    """Whether there is a call left for the row; if so, it is taken."""
    door = row.workspace_id, lanes.call_of(row)
    if door[1] in usual:
        left.setdefault(door, usual[door[1]])
    if door not in left:
        return True
    left[door] -= 1
    return left[door] >= 0


def _put_aside(work: Work, rows: Iterable[OutboxRow], over: Mapping[int, str]) -> None:
    """Give these up; messages are for somebody to look at, the rest is nobody's loss."""
    marks = [
        {
            "row": row.id,
            "to": State.PARKED if row.kind in MESSAGES else State.DROPPED,
            "why": over[row.id],
        }
        for row in rows
        if row.id in over
    ]
    if marks:
        work.session.connection().execute(_giving_up(), marks)


def _begin(work: Work, rows: Iterable[OutboxRow], lease: timedelta) -> None:
    ids = [row.id for row in rows]
    if ids:
        change(work.session, _beginning(), ids=ids, until=work.now + lease)


def _delivery(row: OutboxRow, parents: Parents) -> Delivery:
    parent = parents.get((row.workspace_id, _named(row) or ""))
    return Delivery(
        row=row,
        call=lanes.call_of(row),
        attempts=row.attempts + 1,
        channel=(parent and parent.sent_channel_id) or row.channel_id,
        thread_ts=parent.ts if parent and row.thread_key else row.thread_ts,
        target_ts=parent.ts if parent and row.target_key else row.target_ts,
        unsure=row.state is State.SENDING,
    )


def _named(row: OutboxRow) -> str | None:
    key: str | None = row.thread_key or row.target_key
    return key


_OUTBOX: Final = OutboxMessage.metadata.tables["outbox"]


@cache
def _by_keys() -> Select[Any]:
    row = _OUTBOX.c
    keys = tuple_(row.workspace_id, row.key).in_(bindparam("keys", expanding=True))
    columns = (row.workspace_id, row.key, row.state, row.sent_channel_id, row.ts)
    return select(*columns).where(keys)


@cache
def _beginning() -> Update:
    row = _OUTBOX.c
    these = update(_OUTBOX).where(among(row.id, "ids"))
    until = bindparam("until", type_=row.next_attempt_at.type)
    return these.values(state=State.SENDING, next_attempt_at=until, attempts=row.attempts + 1)


@cache
def _giving_up() -> Update:
    this = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("row"))
    return this.values(state=bindparam("to"), error=bindparam("why"), next_attempt_at=None)
