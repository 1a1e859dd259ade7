"""The register of decisions."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, select

from bot.domain.decisions import DecisionStatus
from storage.types import EnumText, UtcDateTime


class Decision(SQLModel, table=True):
    """One decision: people call it D-`number`."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("workspace_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    number: int
    team_id: int | None = Field(default=None, foreign_key="teams.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meetings.id", index=True)
    text: str
    why: str | None = None
    status: DecisionStatus = Field(default=DecisionStatus.ADOPTED, sa_type=EnumText(DecisionStatus))
    decided_by: str
    decided_at: datetime = Field(sa_type=UtcDateTime)
    review_on: date | None = None
    superseded_by_id: int | None = Field(default=None, foreign_key="decisions.id")
    channel_id: str
    message_ts: str | None = None


def get(session: Session, workspace_id: str, decision_id: int) -> Decision | None:
    """The decision with that id in that workspace."""
    decision = session.get(Decision, decision_id)
    return decision if decision and decision.workspace_id == workspace_id else None


def by_number(session: Session, workspace_id: str, number: int) -> Decision | None:
    """The decision that people call D-`number`."""
    return session.exec(
        select(Decision).where(Decision.workspace_id == workspace_id, Decision.number == number)
    ).first()
