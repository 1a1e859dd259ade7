"""Minutes: the entries captured in a meeting's thread, and the versions that were published."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, UniqueConstraint, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.capture import EntryKind
from storage.rows import found, loaded, with_key
from storage.types import EnumText, Json, UtcDateTime


class EntryState(StrEnum):
    """Whether an entry stands in the minutes."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


WHOLE = -1
"""The `line` of an entry that is a whole message, captured though no keyword began it."""


class Entry(SQLModel, table=True):
    """One captured line: the `line`-th (from 0) of the message `message_ts` in the channel.

    `source` is the line's text as it was captured, `text` what the minutes say: they differ when
    somebody put it in other words at the close. `user_id` is who captured it, by writing, by a
    reaction (`reacted_by`: taking that back withdraws it) or by the shortcut. Entries that were
    withdrawn have lines below `WHOLE`, which leaves the real ones free.
    """

    __tablename__ = "entries"
    __table_args__ = (UniqueConstraint("workspace_id", "channel_id", "message_ts", "line"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    meeting_id: int = Field(foreign_key="meetings.id", index=True)
    kind: EntryKind = Field(sa_type=EnumText(EntryKind))
    text: str
    source: str = ""
    user_id: str
    reacted_by: str | None = None
    channel_id: str
    message_ts: str
    line: int = 0
    position: int = 0
    state: EntryState = Field(default=EntryState.ACTIVE, sa_type=EnumText(EntryState))
    decision_id: int | None = Field(default=None, foreign_key="decisions.id")
    followup_id: int | None = Field(default=None, foreign_key="followups.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class MinutesVersion(SQLModel, table=True):
    """What was published: a snapshot that later changes of its parts do not alter."""

    __tablename__ = "minutes_versions"

    meeting_id: int = Field(primary_key=True, foreign_key="meetings.id")
    version: int = Field(primary_key=True)
    workspace_id: str
    content: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    published_by: str | None = None
    published_at: datetime = Field(sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, entry_id: int) -> Entry | None:
    """The entry with that id in that workspace."""
    entry = with_key(session, Entry, entry_id)
    return entry if entry and entry.workspace_id == workspace_id else None


def of_message(
    session: Session, workspace_id: str, channel_id: str, message_ts: str
) -> Sequence[Entry]:
    """The entries captured from a message and not withdrawn, in the order of its lines."""
    given = {"workspace": workspace_id, "channel": channel_id, "message": message_ts}
    return loaded(session, Entry, _of_message(), **given)


def of_meeting(session: Session, meeting_id: int) -> Sequence[Entry]:
    """The entries that stand in the meeting's minutes, in their order."""
    return _in_state(session, meeting_id, EntryState.ACTIVE)


def dropped_of_meeting(session: Session, meeting_id: int) -> Sequence[Entry]:
    """The entries that were dropped when the minutes were looked over, in their order."""
    return _in_state(session, meeting_id, EntryState.DROPPED)


def last_position(session: Session, meeting_id: int) -> int:
    """The highest position in the meeting's minutes; 0 as long as nobody put them in order."""
    return found(session, _last_position(), meeting=meeting_id).scalar() or 0


def versions(session: Session, meeting_id: int) -> Sequence[MinutesVersion]:
    """The published versions, the first one first."""
    return session.exec(
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting_id)
        .order_by(col(MinutesVersion.version))
    ).all()


def _in_state(session: Session, meeting_id: int, state: EntryState) -> Sequence[Entry]:
    return session.exec(
        select(Entry)
        .where(Entry.meeting_id == meeting_id, Entry.state == state)
        .order_by(col(Entry.position), col(Entry.message_ts), col(Entry.line))
    ).all()


@cache
def _of_message() -> SelectOfScalar[Entry]:
    return select(Entry).where(*_stands()).order_by(col(Entry.line))


@cache
def _ids_of_message() -> Select[int | None]:
    return columns(col(Entry.id)).where(*_stands())


def _stands() -> tuple[ColumnElement[bool], ...]:
    return (
        col(Entry.workspace_id) == bindparam("workspace"),
        col(Entry.channel_id) == bindparam("channel"),
        col(Entry.message_ts) == bindparam("message"),
        col(Entry.state) != EntryState.WITHDRAWN,
    )


@cache
def _last_position() -> Select[int]:
    last = columns(func.max(Entry.position))
    return last.where(col(Entry.meeting_id) == bindparam("meeting"))
