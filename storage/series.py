"""Meeting series: the rule by which meetings recur, and whom it concerns."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlmodel import Field, Session, SQLModel, col, select

from storage.rows import with_key
from storage.types import Json, UtcDateTime


class Series(SQLModel, table=True):
    """A recurring meeting. `local_time` is wall-clock time in `timezone`.

    `questions` is a list of `{"key", "text"}`: text None means the standard question of that key,
    asked in the reader's language. `informed` lists user and channel ids.
    """

    __tablename__ = "series"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(index=True)
    team_id: int = Field(foreign_key="teams.id", index=True)
    channel_id: str
    title: str
    frequency: str = "weekly"
    interval: int = 1
    weekdays: list[int] = Field(default_factory=list, sa_type=Json)
    week_of_month: int | None = None
    anchor: date
    local_time: time
    timezone: str
    length_minutes: int = 60
    holiday_policy: str = "skip"
    facilitator_id: str
    recorder_id: str
    rotates_recorder: bool = False
    approver_id: str | None = None
    informed: list[str] = Field(default_factory=list, sa_type=Json)
    questions: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    prompt_days_before: int = 1
    prompt_time: time = time(15)
    remind_minutes_before: int = 120
    active: bool = True
    created_by: str
    created_at: datetime = Field(sa_type=UtcDateTime)


class SeriesAttendee(SQLModel, table=True):
    """Somebody who is invited to every meeting of a series."""

    __tablename__ = "series_attendees"

    series_id: int = Field(primary_key=True, foreign_key="series.id", ondelete="CASCADE")
    user_id: str = Field(primary_key=True)
    workspace_id: str
    optional: bool = False


def get(session: Session, workspace_id: str, series_id: int) -> Series | None:
    """The series with that id in that workspace."""
    series = with_key(session, Series, series_id)
    return series if series and series.workspace_id == workspace_id else None


def of_channel(session: Session, workspace_id: str, channel_id: str) -> Sequence[Series]:
    """The active series that meet in a channel, oldest first."""
    return session.exec(
        select(Series)
        .where(
            Series.workspace_id == workspace_id,
            Series.channel_id == channel_id,
            col(Series.active).is_(True),
        )
        .order_by(col(Series.id))
    ).all()


def attendees(session: Session, series_id: int) -> Sequence[SeriesAttendee]:
    """Who is invited, in alphabetical order of user ids."""
    return session.exec(
        select(SeriesAttendee)
        .where(SeriesAttendee.series_id == series_id)
        .order_by(SeriesAttendee.user_id)
    ).all()
