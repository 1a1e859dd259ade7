"""Nudges that were sent: which follow-ups one message to one person is about."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, select

from storage.types import Json, UtcDateTime


class Nudge(SQLModel, table=True):
    """One bundled message; `key` is its key in the outbox, by which it is brought up to date."""

    __tablename__ = "nudges"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    key: str
    user_id: str = Field(index=True)
    followup_ids: list[int] = Field(default_factory=list, sa_type=Json)
    created_at: datetime = Field(sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, nudge_id: int) -> Nudge | None:
    """The nudge with that id in that workspace."""
    nudge = session.get(Nudge, nudge_id)
    return nudge if nudge and nudge.workspace_id == workspace_id else None


def by_key(session: Session, workspace_id: str, key: str) -> Nudge | None:
    """The nudge that went out under that key of the outbox."""
    return session.exec(
        select(Nudge).where(Nudge.workspace_id == workspace_id, Nudge.key == key)
    ).first()
