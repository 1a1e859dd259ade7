"""The outbox: messages that are to leave, written in the transaction that decided on them.

Each row has a key that names its meaning (`nudge:U12:2026-11-23`): writing the same key again
changes nothing for a post, and replaces what an update or a reaction is to show. Rows stay after
they were sent, so that a later update or reply can name the message by its key.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Index, UniqueConstraint, bindparam, text
from sqlmodel import Field, Session, SQLModel, col, select

from storage import rows, urgency
from storage.contents import Content, File
from storage.types import EnumText, Json, UtcDateTime, partial_index, waiting_index
from storage.work import Work


class Kind(StrEnum):
    """What the deliverer does with a row."""

    POST = "post"
    UPDATE = "update"
    DELETE = "delete"
    REACTION = "reaction"
    EPHEMERAL = "ephemeral"
    FILE = "file"


class State(StrEnum):
    """How far a row is. `sending` outlives a crash: its outcome is looked up before a retry."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    DROPPED = "dropped"


class Priority(StrEnum):
    """Which rows go first; the values sort in that order.

    What somebody waits for, what somebody caused, what was due by the clock. Within a channel the
    order stays as it is: whatever stands before a pressing row becomes as pressing.
    """

    ANSWER = "1-answer"
    NORMAL = "2-normal"
    BULK = "3-bulk"


_UNSENT = text("next_attempt_at IS NOT NULL")
# Written out where it is asked for too: a database does not find a partial index by a parameter.
IS_PARKED = text("state = 'parked'")


class OutboxMessage(SQLModel, table=True):
    """One thing to do in Slack.

    `channel_id` is the conversation, or a user id for a direct message. A reply names its parent by
    `thread_ts`, or by `thread_key` when that may not be posted yet; an update, a deletion or a
    reaction names its message by `target_ts` or `target_key`. `ts` and `sent_channel_id` say where
    a sent message stands. `next_attempt_at` is set as long as the row waits or is being sent; then
    it is the end of the lease. `revision` counts what it was to show, `attempts` how often it was
    claimed for that.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        waiting_index("outbox", "next_attempt_at"),
        partial_index("ix_outbox_lane", "workspace_id", "channel_id", "id", where=_UNSENT),
        partial_index("ix_outbox_turn", "priority", "next_attempt_at", "id", where=_UNSENT),
        Index("ix_outbox_message", "workspace_id", "sent_channel_id", "ts"),
        partial_index("ix_outbox_parked", "id", where=IS_PARKED),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    key: str
    kind: Kind = Field(sa_type=EnumText(Kind))
    channel_id: str
    thread_key: str | None = None
    thread_ts: str | None = None
    target_key: str | None = None
    target_ts: str | None = None
    content: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    priority: Priority = Field(default=Priority.NORMAL, sa_type=EnumText(Priority))
    state: State = Field(default=State.WAITING, sa_type=EnumText(State))
    revision: int = 0
    attempts: int = 0
    next_attempt_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    interaction: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_channel_id: str | None = None
    ts: str | None = None
    error: str | None = None


# Built once: every message that is written asks for its key.
_BY_KEY: Final = select(OutboxMessage).where(
    OutboxMessage.workspace_id == bindparam("workspace_id"),
    OutboxMessage.key == bindparam("key"),
)


def post(
    work: Work,
    key: str,
    channel: str,
    content: Content,
    *,
    thread_key: str | None = None,
    thread_ts: str | None = None,
    priority: Priority | None = None,
) -> None:
    """Have `content` posted in `channel` (or to a user), once for ever under this `key`.

    Without `priority` it is `NORMAL` when somebody acted, and `BULK` when a job did.
    """
    usual = Priority.NORMAL if work.actor else Priority.BULK
    row = _row(work, key, Kind.POST, channel, priority or usual)
    _put_in(work, row, _content(content), thread_key=thread_key, thread_ts=thread_ts)


def whisper(
    work: Work, key: str, channel: str, user_id: str, content: Content, thread_ts: str | None = None
) -> None:
    """Have `content` shown in a channel or thread to one person only, once under this `key`.

    Slack keeps no such message, so it cannot be looked up: when the outcome of a call is unknown it
    is shown again, and after ten minutes (`delivery.FRESH_FOR`) it is not shown any more.
    """
    row = _row(work, key, Kind.EPHEMERAL, channel, Priority.ANSWER)
    _put_in(work, row, {**_content(content), "user": user_id}, thread_ts=thread_ts)


def send_file(work: Work, key: str, channel: str, file: File) -> None:
    """Have a file that somebody asked for put into `channel` (or sent to a user), once."""
    row = _row(work, key, Kind.FILE, channel, Priority.ANSWER)
    shown = {"name": file.name, "title": file.title, "text": file.text, "data": file.data}
    _put_in(work, row, shown)


def update(work: Work, target_key: str, content: Content) -> None:
    """Have the message that was posted under `target_key` show `content`; the latest call wins."""
    target = _target(work, target_key)
    if target is None:
        return
    if target.state is State.WAITING:
        target.content = {**target.content, **_content(content)}
        return
    shown, key = _content(content), f"update:{target_key}"
    _again(work, key, Kind.UPDATE, target.channel_id, shown, target_key=target_key)


def supersede(work: Work, target_key: str, content: Content) -> None:
    """Have a message that a newer one replaces show `content`, or never leave if it waits yet."""
    target = by_key(work.session, work.workspace_id, target_key)
    if target and target.state is State.WAITING:
        delete(work, target_key)
        return
    update(work, target_key, content)


def stands(work: Work, key: str) -> bool:
    """Whether a message was posted under that key and has left, or is still to leave."""
    row = by_key(work.session, work.workspace_id, key)
    return row is not None and row.state not in (State.PARKED, State.DROPPED)


def delete(work: Work, target_key: str) -> None:
    """Have the message that was posted under `target_key` removed, or never posted."""
    target = _target(work, target_key)
    if target is None:
        return
    if target.state is State.WAITING:
        target.state, target.next_attempt_at = State.DROPPED, None
        return
    key = f"delete:{target_key}"
    _again(work, key, Kind.DELETE, target.channel_id, {}, target_key=target_key)


def react(work: Work, channel: str, ts: str, name: str, *, present: bool = True) -> None:
    """Have the reaction `name` on the message at `ts` be present, or absent; the latest wins."""
    key, shown = f"reaction:{channel}:{ts}:{name}", {"name": name, "present": present}
    _again(work, key, Kind.REACTION, channel, shown, target_ts=ts)


def withdraw(work: Work, keys: Iterable[str]) -> None:
    """Have those messages never leave of which the time is over, unless they have left already."""
    late = select(OutboxMessage).where(
        OutboxMessage.workspace_id == work.workspace_id,
        col(OutboxMessage.key).in_(list(keys)),
        OutboxMessage.state == State.WAITING,
    )
    for row in work.session.exec(late):
        row.state, row.next_attempt_at = State.DROPPED, None


def by_key(session: Session, workspace_id: str, key: str) -> OutboxMessage | None:
    """The row with that key."""
    found = rows.loaded(session, OutboxMessage, _BY_KEY, workspace_id=workspace_id, key=key)
    return next(iter(found), None)


def by_ts(session: Session, workspace_id: str, channel: str, ts: str) -> OutboxMessage | None:
    """The row whose message stands at `ts` in `channel`."""
    return session.exec(
        select(OutboxMessage).where(
            OutboxMessage.workspace_id == workspace_id,
            col(OutboxMessage.sent_channel_id) == channel,
            OutboxMessage.ts == ts,
            OutboxMessage.kind == Kind.POST,
        )
    ).first()


def is_posting(session: Session, workspace_id: str, channel_id: str) -> bool:
    """Whether a message that may begin a thread is on its way to that channel right now.

    Slack may show it, and somebody may answer it, before its `ts` is written down here: a reply to
    a message that nobody knows can be looked at again when nothing is being posted any more. What
    goes to a person is known by the user id until it is sent.
    """
    begun = select(OutboxMessage.id).where(
        OutboxMessage.workspace_id == workspace_id,
        OutboxMessage.channel_id == channel_id,
        col(OutboxMessage.next_attempt_at).isnot(None),
        OutboxMessage.state == State.SENDING,
        OutboxMessage.kind == Kind.POST,
        col(OutboxMessage.thread_key).is_(None),
        col(OutboxMessage.thread_ts).is_(None),
    )
    return session.exec(begun.limit(1)).first() is not None


def _target(work: Work, key: str) -> OutboxMessage | None:
    """The message with that key, if it waits, or stands where Slack lets it be changed."""
    row = by_key(work.session, work.workspace_id, key)
    if row is None or row.state in (State.PARKED, State.DROPPED):
        return None
    return row if row.kind is Kind.POST or row.state is State.WAITING else None


def _again(
    work: Work, key: str, kind: Kind, channel: str, content: dict[str, Any], **target: str
) -> None:
    """Have `content` sent under a key that may have been sent already, for the same message."""
    priority = Priority.ANSWER if work.actor else Priority.BULK
    if _put_in(work, _row(work, key, kind, channel, priority), content, revision=1, **target):
        return
    row = by_key(work.session, work.workspace_id, key)
    if row is None:
        raise LookupError(key)
    row.content, row.revision = content, row.revision + 1  # who sends it now sends it again
    if row.state is not State.SENDING:
        row.state, row.attempts, row.next_attempt_at = State.WAITING, 0, work.now
        row.priority = priority
    _press(work, row.channel_id, row.priority)


def _put_in(
    work: Work, row: dict[str, Any], content: dict[str, Any], **more: str | int | None
) -> bool:
    """Add the row unless its key was there already; tells whether it was added."""
    is_new = rows.write_once(work.session, OutboxMessage, **row, **more, content=content)
    if is_new:
        _press(work, row["channel_id"], row["priority"])
    return is_new


def _press(work: Work, channel: str, priority: Priority) -> None:
    """Make what waits in a channel before a row that was put in as pressing as that one is."""
    if priority is not Priority.BULK:
        outbox = OutboxMessage.metadata.tables["outbox"]
        lane = {"workspace": work.workspace_id, "channel": channel, "waiting": State.WAITING}
        urgency.raise_lane(work.session, outbox, **lane, to=priority)
    work.session.info["posted"] = True


def _row(work: Work, key: str, kind: Kind, channel: str, priority: Priority) -> dict[str, Any]:
    return {
        "workspace_id": work.workspace_id,
        "key": key,
        "kind": kind,
        "channel_id": channel,
        "priority": priority,
        "next_attempt_at": work.now,
        "interaction": work.interaction,
        "created_at": work.now,
    }


def _content(content: Content) -> dict[str, Any]:
    return {"text": content.text, "blocks": list(content.blocks)}
