"""Whose turn it is in the outbox, found without looking at all that waits.

A lane is a channel of a workspace, and its head the oldest row of it that is not sent. Heads that
are due are looked for among the rows that have been due longest. That finds enough of them nearly
always; where a few long lanes fill that window, the heads are read off the index of the lanes, one
step a lane.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    CTE,
    ColumnElement,
    Row,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from storage.among import among
from storage.outbox import Kind, OutboxMessage, Priority, State
from storage.rows import found
from storage.work import Work

WINDOW: Final = 128
MESSAGES: Final = (Kind.POST, Kind.FILE)
"""What a channel takes one a second of, and what is found there when its outcome is unknown."""


class Call(StrEnum):
    """The sort of call that a row needs next: that of its kind, or looking it up."""

    POST = "post"
    UPDATE = "update"
    DELETE = "delete"
    REACTION = "reaction"
    EPHEMERAL = "ephemeral"
    FILE = "file"
    LOOK_UP = "look_up"


Door: TypeAlias = tuple[str, Call]
"""A sort of call in a workspace."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What gets nothing now.

    `busy` are channels in which something is on its way, `full` those that take no further message
    yet, `calls` sorts of calls in workspaces.
    """

    busy: Collection[str] = ()
    full: Collection[str] = ()
    calls: Collection[Door] = ()

    def parameters(self) -> dict[str, list[str]]:
        """The same for the queries."""
        return {
            "busy": list(self.busy),
            "full": list(self.full),
            "calls": [f"{workspace_id}:{call}" for workspace_id, call in self.calls],
        }


OutboxRow: TypeAlias = Row[Any]
"""A row of the outbox as it was read: all its columns, and no way to change them."""


def call_of(row: OutboxRow) -> Call:
    """What the row needs next."""
    if row.state is State.SENDING and row.kind in MESSAGES:
        return Call.LOOK_UP
    return Call(row.kind)


def heads(work: Work, limit: int, closed: Closed) -> Sequence[OutboxRow]:
    """Up to `limit` rows that may be sent now, the most pressing first, locked until the commit.

    Rows whose thread or target is still to be sent wait for it; those that another process has
    locked are passed over.
    """
    values = {"now": work.now, "most": limit, "window": WINDOW, **closed.parameters()}
    rows = found(work.session, _heads_in_window(), **values).all()
    if (
        len(rows) < limit
        and found(work.session, _size_of_window(), **values).scalar_one() >= WINDOW
    ):
        return found(work.session, _heads_of_lanes(), **values).all()
    return rows


def any_held(work: Work, closed: Closed) -> bool:
    """Whether something is due that waits only because of what is closed."""
    held = found(work.session, _held(), now=work.now, **closed.parameters())
    return held.first() is not None


Columns: TypeAlias = ReadOnlyColumnCollection[str, Any]

_OUTBOX: Final = OutboxMessage.metadata.tables["outbox"]
_SEEN: Final = ("id", "workspace_id", "channel_id", "kind", "state", "next_attempt_at")


@cache
def _held() -> Select[int]:
    row = _OUTBOX.c
    return select(row.id).where(_is_due(row), ~_is_open(row)).limit(1)


@cache
def _heads_in_window() -> Select[Any]:
    window, earlier = _window(), _OUTBOX.alias()
    in_same_lane = exists().where(
        earlier.c.workspace_id == _OUTBOX.c.workspace_id,
        earlier.c.channel_id == _OUTBOX.c.channel_id,
        earlier.c.id < _OUTBOX.c.id,
        earlier.c.next_attempt_at.is_not(None),
    )
    found = select(_OUTBOX).join(window, window.c.id == _OUTBOX.c.id)
    return _ready(found.where(~in_same_lane))


@cache
def _size_of_window() -> Select[Any]:
    return select(func.count()).select_from(_window())


@cache
def _heads_of_lanes() -> Select[Any]:
    lanes = _lanes()
    found = select(_OUTBOX).join(lanes, lanes.c.id == _OUTBOX.c.id)
    return _ready(found.where(_is_due(lanes.c), _is_open(lanes.c)))


def _ready(found: Select[Any]) -> Select[Any]:
    c = _OUTBOX.c
    ready = found.where(~_is_unsent(c.thread_key), ~_is_unsent(c.target_key))
    first = ready.order_by(c.priority, c.next_attempt_at, c.id).limit(bindparam("most"))
    return first.with_for_update(skip_locked=True, of=_OUTBOX)


def _window() -> Subquery:
    """The rows of each priority that have been due longest: one range of an index for each."""
    row = _OUTBOX.c
    due = select(row.id).where(_is_due(row), _is_open(row)).order_by(row.next_attempt_at, row.id)
    parts = [
        due.where(row.priority == priority).limit(bindparam("window")).subquery()
        for priority in Priority
    ]
    return union_all(*(select(part.c.id) for part in parts)).subquery()


def _lanes() -> CTE:
    """The first row of every lane, each found in the index after that of the lane before."""
    row, other = _OUTBOX.alias(), _OUTBOX.alias()
    unsent = select(other.c.id).where(other.c.next_attempt_at.is_not(None)).limit(1)
    lane = (other.c.workspace_id, other.c.channel_id, other.c.id)
    columns = [row.c[name] for name in _SEEN]
    first = select(*columns).where(row.c.id == unsent.order_by(*lane).scalar_subquery())
    lanes = first.cte("lanes", recursive=True)
    further = unsent.where(
        other.c.workspace_id == lanes.c.workspace_id, other.c.channel_id > lanes.c.channel_id
    ).order_by(*lane[1:])
    elsewhere = unsent.where(other.c.workspace_id > lanes.c.workspace_id).order_by(*lane)
    following = func.coalesce(further.scalar_subquery(), elsewhere.scalar_subquery())
    return lanes.union_all(select(*columns).join(lanes, row.c.id == following))


def _is_due(row: Columns) -> ColumnElement[bool]:
    return and_(row.next_attempt_at.is_not(None), row.next_attempt_at <= bindparam("now"))


def _is_open(row: Columns) -> ColumnElement[bool]:
    is_message = row.kind.in_(MESSAGES)
    is_unknown = and_(is_message, row.state == State.SENDING)
    call = case((is_unknown, Call.LOOK_UP.value), else_=type_coerce(row.kind, String))
    return and_(
        ~among(row.channel_id, "busy"),
        ~and_(is_message, among(row.channel_id, "full")),
        ~among(row.workspace_id + ":" + call, "calls"),
    )


def _is_unsent(key: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the row with that key is to be sent; by the states, so that the key is looked up.

    By the moment, PostgreSQL would rather read the index of all that waits, which is empty most of
    the time that it takes its statistics.
    """
    parent = _OUTBOX.alias()
    return exists().where(
        parent.c.workspace_id == _OUTBOX.c.workspace_id,
        parent.c.key == key,
        parent.c.state.in_([State.WAITING, State.SENDING]),
    )
