"""The register of decisions."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, or_, select

from bot.domain.decisions import DecisionStatus
from storage.rows import with_key
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
    decision = with_key(session, Decision, decision_id)
    return decision if decision and decision.workspace_id == workspace_id else None


def by_number(session: Session, workspace_id: str, number: int) -> Decision | None:
    """The decision that people call D-`number`."""
    return session.exec(
        select(Decision).where(Decision.workspace_id == workspace_id, Decision.number == number)
    ).first()


def of_ids(session: Session, workspace_id: str, ids: Iterable[int]) -> dict[int, Decision]:
    """The decisions with those ids, by id."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = session.exec(
        select(Decision).where(Decision.workspace_id == workspace_id, col(Decision.id).in_(wanted))
    )
    return {decision.id: decision for decision in found if decision.id is not None}


def latest(
    session: Session,
    workspace_id: str,
    *,
    but_in: Collection[str],
    team_id: int | None = None,
    words: Iterable[str] = (),
    limit: int,
) -> Sequence[Decision]:
    """The latest decisions, those recorded in the channels `but_in` left out.

    `team_id` keeps to one team's; each of the `words` has to be in the text or the reason.
    """
    query = select(Decision).where(
        Decision.workspace_id == workspace_id, col(Decision.channel_id).not_in(but_in)
    )
    if team_id is not None:
        query = query.where(Decision.team_id == team_id)
    for word in words:
        query = query.where(
            or_(
                col(Decision.text).icontains(word, autoescape=True),
                col(Decision.why).icontains(word, autoescape=True),
            )
        )
    return session.exec(query.order_by(col(Decision.number).desc()).limit(limit)).all()


def replaced_by(session: Session, decision_id: int | None) -> Sequence[Decision]:
    """The decisions whose place a later one took."""
    return session.exec(
        select(Decision)
        .where(Decision.superseded_by_id == decision_id)
        .order_by(col(Decision.number))
    ).all()
