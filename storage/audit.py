"""The audit trail: who changed what, and what was there before."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

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
    work.session.add(
        Audit(
            workspace_id=work.workspace_id,
            at=work.now,
            actor=work.actor,
            action=action,
            subject=subject,
            details=details,
        )
    )
