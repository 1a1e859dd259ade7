"""Meetings (one occurrence, of a series or special) and who attends them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Index, Select, UniqueConstraint, bindparam, func, or_
from sqlalchemy import select as columns
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.meetings import MeetingState
from storage.claims import claim
from storage.rows import found, loaded, with_key
from storage.types import EnumText, Json, UtcDateTime, waiting_index


class Meeting(SQLModel, table=True):
    """One meeting. `thread_ts` is the message that opened it; minutes are written below.

    `missed_at` is when the bot noticed that it was not there to open it; `closing_reminders` counts
    how often those who have it in hand were reminded to close it or to approve its minutes.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        waiting_index("meetings", "next_open_at", "id"),
        waiting_index("meetings", "next_closing_reminder_at", "id"),
        Index("ix_meetings_thread", "workspace_id", "channel_id", "thread_ts"),
        UniqueConstraint("series_id", "occurrence_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(index=True)
    series_id: int | None = Field(default=None, foreign_key="series.id", index=True)
    occurrence_on: date | None = None
    team_id: int = Field(foreign_key="teams.id", index=True)
    channel_id: str
    title: str
    place: str | None = None
    starts_at: datetime = Field(sa_type=UtcDateTime, index=True)
    timezone: str
    length_minutes: int = 60
    state: MeetingState = Field(default=MeetingState.PLANNED, sa_type=EnumText(MeetingState))
    facilitator_id: str
    recorder_id: str
    approver_id: str | None = None
    informed: list[str] = Field(default_factory=list, sa_type=Json)
    questions: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    next_open_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    next_closing_reminder_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closing_reminders: int = 0
    thread_ts: str | None = None
    missed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_by: str | None = None
    created_by: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Attendance(SQLModel, table=True):
    """Somebody's part in a meeting: when to ask for an update, whether away, whether present.

    `away` is what counts: he said so for this meeting (`declined`), or is absent that day.
    `present`: he said that he is here; `spoke`: he wrote in the thread while the meeting was open.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        waiting_index("attendances", "next_prompt_at", "meeting_id", "user_id"),
        waiting_index("attendances", "next_remind_at", "meeting_id", "user_id"),
    )

    meeting_id: int = Field(primary_key=True, foreign_key="meetings.id", ondelete="CASCADE")
    user_id: str = Field(primary_key=True, index=True)
    workspace_id: str
    optional: bool = False
    next_prompt_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    next_remind_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    prompted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    away: bool = False
    declined: bool = False
    present: bool = False
    spoke: bool = False


def get(session: Session, workspace_id: str, meeting_id: int) -> Meeting | None:
    """The meeting with that id in that workspace."""
    meeting = with_key(session, Meeting, meeting_id)
    return meeting if meeting and meeting.workspace_id == workspace_id else None


def of_ids(session: Session, workspace_id: str, ids: Iterable[int]) -> Sequence[Meeting]:
    """The meetings with those ids in that workspace."""
    return session.exec(
        select(Meeting).where(Meeting.workspace_id == workspace_id, col(Meeting.id).in_(set(ids)))
    ).all()


def of_thread(
    session: Session, workspace_id: str, channel_id: str, thread_ts: str
) -> Meeting | None:
    """The meeting that was opened by that message."""
    given = {"workspace": workspace_id, "channel": channel_id, "thread": thread_ts}
    return next(iter(loaded(session, Meeting, _of_thread(), **given)), None)


def unplaced(session: Session, workspace_id: str, channel_id: str) -> Sequence[Meeting]:
    """The meetings that are open in the channel while nobody knows yet where their message is."""
    return session.exec(
        select(Meeting).where(
            Meeting.workspace_id == workspace_id,
            Meeting.channel_id == channel_id,
            col(Meeting.thread_ts).is_(None),
            Meeting.state == MeetingState.OPEN,
        )
    ).all()


def open_since(session: Session, workspace_id: str, since: datetime) -> Sequence[Meeting]:
    """The meetings that opened after `since` (UTC) and are open still."""
    return session.exec(
        select(Meeting).where(
            Meeting.workspace_id == workspace_id,
            Meeting.state == MeetingState.OPEN,
            col(Meeting.opened_at) > since,
        )
    ).all()


def next_of_series(session: Session, series_id: int) -> Meeting | None:
    """The series' meeting that is still to come."""
    return session.exec(
        select(Meeting)
        .where(Meeting.series_id == series_id, Meeting.state == MeetingState.PLANNED)
        .order_by(col(Meeting.starts_at))
    ).first()


def last_day_of_series(session: Session, series_id: int, planned: Meeting | None) -> date | None:
    """The day of its last meeting, whatever became of it; `planned` is the one still to come."""
    query = select(func.max(Meeting.occurrence_on)).where(Meeting.series_id == series_id)
    if planned is not None:
        query = query.where(Meeting.id != planned.id)
    return session.exec(query).one()


def missed_just_before(session: Session, meeting: Meeting) -> Sequence[int]:
    """Ids of the meetings of its series and channel that were missed since the last one held."""
    if meeting.series_id is None:
        return []
    of_series = (Meeting.series_id == meeting.series_id, col(Meeting.starts_at) < meeting.starts_at)
    held = select(Meeting.starts_at).where(*of_series, col(Meeting.opened_at).isnot(None))
    missed = select(Meeting.id).where(
        *of_series, col(Meeting.missed_at).isnot(None), Meeting.channel_id == meeting.channel_id
    )
    last = session.exec(held.order_by(col(Meeting.starts_at).desc())).first()
    if last is not None:
        missed = missed.where(col(Meeting.starts_at) > last)
    return [id_ for id_ in session.exec(missed) if id_ is not None]


def last_recorder_of_series(session: Session, series_id: int) -> str | None:
    """Who recorded the last meeting of the series that was held."""
    return session.exec(
        select(Meeting.recorder_id)
        .where(Meeting.series_id == series_id, col(Meeting.opened_at).isnot(None))
        .order_by(col(Meeting.starts_at).desc())
    ).first()


def unfinished_of_channel(
    session: Session, workspace_id: str, channel_id: str
) -> Sequence[Meeting]:
    """The channel's meetings that are planned, open or in review, the earliest first."""
    return session.exec(
        select(Meeting)
        .where(
            Meeting.workspace_id == workspace_id,
            Meeting.channel_id == channel_id,
            col(Meeting.state).in_(
                [MeetingState.PLANNED, MeetingState.OPEN, MeetingState.IN_REVIEW]
            ),
        )
        .order_by(col(Meeting.starts_at))
    ).all()


def waiting_for(
    session: Session, workspace_id: str, user_id: str
) -> Sequence[tuple[Meeting, Attendance]]:
    """The meetings somebody attends that still take his update, the earliest first."""
    return session.exec(
        select(Meeting, Attendance)
        .join(Attendance, col(Attendance.meeting_id) == col(Meeting.id))
        .where(
            Meeting.workspace_id == workspace_id,
            Attendance.user_id == user_id,
            col(Meeting.state).in_([MeetingState.PLANNED, MeetingState.OPEN]),
        )
        .order_by(col(Meeting.starts_at))
    ).all()


def attendances(session: Session, meeting_id: int) -> Sequence[Attendance]:
    """Everyone invited to the meeting."""
    return session.exec(
        select(Attendance).where(Attendance.meeting_id == meeting_id).order_by(Attendance.user_id)
    ).all()


def attendance(session: Session, meeting_id: int, user_id: str) -> Attendance | None:
    """One person's part in the meeting."""
    return with_key(session, Attendance, meeting_id, user_id)


def is_accounted_for(session: Session, meeting_id: int, user_id: str) -> bool:
    """Whether it is known of somebody that he is at the meeting, or that he will not come."""
    one = found(session, _accounted_for(), meeting=meeting_id, user=user_id)
    return one.first() is not None


def claim_due_openings(session: Session, now: datetime, limit: int) -> Sequence[Meeting]:
    """Meetings whose time has come, locked for this transaction."""
    return claim(session, Meeting, col(Meeting.next_open_at), now, limit)


def claim_due_closing_reminders(session: Session, now: datetime, limit: int) -> Sequence[Meeting]:
    """Meetings whose people are to be reminded to close them, locked for this transaction."""
    return claim(session, Meeting, col(Meeting.next_closing_reminder_at), now, limit)


def claim_due_prompts(session: Session, now: datetime, limit: int) -> Sequence[Attendance]:
    """Attendances whose prompt is due, locked for this transaction."""
    return claim(session, Attendance, col(Attendance.next_prompt_at), now, limit)


def claim_due_reminders(session: Session, now: datetime, limit: int) -> Sequence[Attendance]:
    """Attendances whose reminder is due, locked for this transaction."""
    return claim(session, Attendance, col(Attendance.next_remind_at), now, limit)


@cache
def _accounted_for() -> Select[int]:
    one = columns(col(Attendance.meeting_id)).where(
        col(Attendance.meeting_id) == bindparam("meeting"),
        col(Attendance.user_id) == bindparam("user"),
    )
    return one.where(or_(col(Attendance.present), col(Attendance.spoke), col(Attendance.away)))


@cache
def _of_thread() -> SelectOfScalar[Meeting]:
    return select(Meeting).where(
        Meeting.workspace_id == bindparam("workspace"),
        Meeting.channel_id == bindparam("channel"),
        Meeting.thread_ts == bindparam("thread"),
    )
