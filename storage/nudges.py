"""Nudges that were sent: which follow-ups one message to one person is about."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.among import among
from storage.rows import loaded
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


def latest(session: Session, workspace_id: str, user_id: str, kind: str) -> Nudge | None:
    """The last message of that kind (what its key begins with) that somebody was sent."""
    return session.exec(
        select(Nudge)
        .where(
            Nudge.workspace_id == workspace_id,
            Nudge.user_id == user_id,
            col(Nudge.key).startswith(f"{kind}:"),
        )
        .order_by(col(Nudge.id).desc())
        .limit(1)
    ).first()


def since(
    session: Session, workspace_id: str, user_ids: Iterable[str], moment: datetime
) -> Sequence[Nudge]:
    """What any of those people was sent at `moment` (UTC) or later, the first thing first."""
    given = {"workspace": workspace_id, "users": list(set(user_ids)), "moment": moment}
    return loaded(session, Nudge, _since(), **given)


@cache
def _since() -> SelectOfScalar[Nudge]:
    told = select(Nudge).where(
        Nudge.workspace_id == bindparam("workspace"),
        among(col(Nudge.user_id), "users"),
        col(Nudge.created_at) >= bindparam("moment"),
    )
    return told.order_by(col(Nudge.id))
