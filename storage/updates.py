"""Updates: what somebody reported for a meeting."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, SQLModel, col, select

from storage.meetings import Meeting
from storage.types import Json, UtcDateTime


class Update(SQLModel, table=True):
    """One person's status report: a list of `{"key", "question", "answer"}` in the order asked."""

    __tablename__ = "updates"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    meeting_id: int = Field(foreign_key="meetings.id", ondelete="CASCADE")
    user_id: str = Field(index=True)
    answers: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    late: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


# Built once: it is asked for each of thousands who are prompted at the same time.
_OF_PERSON = select(Update).where(
    Update.meeting_id == bindparam("meeting_id"), Update.user_id == bindparam("user_id")
)


def of_meeting(session: Session, meeting_id: int) -> Sequence[Update]:
    """The updates given for a meeting, in the order they came in."""
    return session.exec(
        select(Update)
        .where(Update.meeting_id == meeting_id)
        .order_by(col(Update.created_at), col(Update.id))
    ).all()


def of_person(session: Session, meeting_id: int, user_id: str) -> Update | None:
    """One person's update for a meeting."""
    return session.exec(_OF_PERSON, params={"meeting_id": meeting_id, "user_id": user_id}).first()


def given(
    session: Session, meeting_ids: Iterable[int], user_ids: Iterable[str]
) -> set[tuple[int, str]]:
    """Which of those people have given their update for which of those meetings, by ids."""
    rows = session.exec(
        select(Update.meeting_id, Update.user_id).where(
            col(Update.meeting_id).in_(set(meeting_ids)), col(Update.user_id).in_(set(user_ids))
        )
    )
    return set(rows)


def last_before(session: Session, meeting: Meeting, user_id: str) -> Update | None:
    """The person's latest update for an earlier meeting of the same series."""
    return session.exec(
        select(Update)
        .join(Meeting, col(Meeting.id) == col(Update.meeting_id))
        .where(
            Update.user_id == user_id,
            Meeting.series_id == meeting.series_id,
            col(Meeting.series_id).isnot(None),
            col(Meeting.starts_at) < meeting.starts_at,
        )
        .order_by(col(Meeting.starts_at).desc())
    ).first()
