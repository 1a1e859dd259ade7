"""Agenda items: what a meeting is to talk about."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, Session, SQLModel, col, select

from storage.types import EnumText, UtcDateTime


class AgendaKind(StrEnum):
    """Where an agenda item came from."""

    TOPIC = "topic"
    DISCUSS = "discuss"
    QUESTION = "question"
    BLOCKED = "blocked"


class AgendaItem(SQLModel, table=True):
    """One item. Carried-over follow-ups are not stored: they are computed at the opening."""

    __tablename__ = "agenda_items"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    meeting_id: int = Field(foreign_key="meetings.id", ondelete="CASCADE", index=True)
    kind: AgendaKind = Field(default=AgendaKind.TOPIC, sa_type=EnumText(AgendaKind))
    text: str
    user_id: str | None = None
    update_id: int | None = Field(default=None, foreign_key="updates.id")
    followup_id: int | None = Field(default=None, foreign_key="followups.id")
    entry_id: int | None = Field(default=None, foreign_key="entries.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


def of_update(session: Session, update_id: int | None) -> Sequence[AgendaItem]:
    """The items that came from an update."""
    return session.exec(select(AgendaItem).where(AgendaItem.update_id == update_id)).all()


def of_meeting(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """The meeting's items in the order in which they were added."""
    return session.exec(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(col(AgendaItem.id))
    ).all()


def of_meetings(session: Session, meeting_ids: Iterable[int]) -> Sequence[AgendaItem]:
    """The items of several meetings in the order in which they were added."""
    return session.exec(
        select(AgendaItem)
        .where(col(AgendaItem.meeting_id).in_(set(meeting_ids)))
        .order_by(col(AgendaItem.id))
    ).all()
