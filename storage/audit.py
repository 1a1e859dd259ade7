"""The audit trail: who changed what, and what was there before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Field, Session, SQLModel, col, select

from storage import rows
from storage.types import Json, UtcDateTime
from storage.work import Work


class Audit(SQLModel, table=True):
    """One change of a record named by `subject`, such as `entry:12`."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str | None = None
    action: str
    subject: str = Field(index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=Json)


def record(work: Work, action: str, subject: str, **details: Any) -> None:
    """Write down that the actor of `work` did `action` to `subject`; `details` must fit JSON."""
    rows.write(
        work.session,
        Audit,
        workspace_id=work.workspace_id,
        at=work.now,
        actor=work.actor,
        action=action,
        subject=subject,
        details=details,
    )


def of_subject(session: Session, workspace_id: str, subject: str) -> Sequence[Audit]:
    """Everything that was done to a record, the first thing first."""
    return session.exec(
        select(Audit)
        .where(Audit.workspace_id == workspace_id, Audit.subject == subject)
        .order_by(col(Audit.id))
    ).all()
