"""What digests tell of meetings and decisions, as one person may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from bot.domain.decisions import DecisionStatus
from bot.domain.meetings import MeetingState
from storage.channels import Channel, ChannelMember
from storage.decisions import Decision
from storage.followups import UNFINISHED, Followup
from storage.meetings import Attendance, Meeting
from storage.outbox import OutboxMessage
from storage.updates import Update


@dataclass(frozen=True, slots=True)
class Scope:
    """Which teams, between which moments (UTC, `since` not included), as one person may see them.

    What was recorded in a private channel counts only when the reader is in it.
    """

    workspace_id: str
    team_ids: tuple[int, ...]
    reader_id: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Reports:
    """How many of those asked for a meeting's update gave one."""

    given: int = 0
    asked: int = 0


def meetings_held(session: Session, scope: Scope, limit: int) -> tuple[Sequence[Meeting], int]:
    """The meetings that were opened between the moments, the latest first, and how many."""
    return _first_meetings(session, limit, _held(scope))


def meetings_missed(session: Session, scope: Scope, limit: int) -> tuple[Sequence[Meeting], int]:
    """The meetings that nobody opened, noticed between the moments, latest first, and how many."""
    return _first_meetings(
        session,
        limit,
        _of_teams(scope),
        col(Meeting.missed_at) > scope.since,
        col(Meeting.missed_at) <= scope.until,
    )


def meetings_unclosed(session: Session, scope: Scope, limit: int) -> tuple[Sequence[Meeting], int]:
    """The meetings whose minutes are not published though somebody was reminded, and how many."""
    return _first_meetings(
        session,
        limit,
        _of_teams(scope),
        col(Meeting.state).in_([MeetingState.OPEN, MeetingState.IN_REVIEW]),
        col(Meeting.closing_reminders) > 0,
    )


def reports(session: Session, meeting_ids: Iterable[int]) -> dict[int, Reports]:
    """Of each of the meetings, how many of those asked gave an update, late ones included."""
    rows = session.exec(
        select(Attendance.meeting_id, func.count(col(Update.id)), func.count())
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .join(Update, _update_of_attendance(), isouter=True)
        .where(col(Attendance.meeting_id).in_(set(meeting_ids)), _is_asked())
        .group_by(col(Attendance.meeting_id))
    )
    return {meeting_id: Reports(given, asked) for meeting_id, given, asked in rows}


def without_report(session: Session, scope: Scope, limit: int) -> tuple[list[tuple[str, int]], int]:
    """Who gave no update for how many of the meetings held, most first, and how many people."""
    missed = func.count()
    found = (
        select(Attendance.user_id, missed)
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .join(Update, _update_of_attendance(), isouter=True)
        .where(_held(scope), _is_asked(), col(Update.id).is_(None))
        .group_by(Attendance.user_id)
    )
    ordered = found.order_by(missed.desc(), Attendance.user_id).limit(limit)
    rows = [(user_id, count) for user_id, count in session.exec(ordered)]
    return rows, session.exec(select(func.count()).select_from(found.subquery())).one()


def decisions(session: Session, scope: Scope, limit: int) -> tuple[Sequence[Decision], int]:
    """Decisions adopted between the moments, and earlier ones that are not carried out yet.

    The latest first, and how many there are.
    """
    waiting = select(Followup.decision_id).where(
        Followup.workspace_id == scope.workspace_id,
        col(Followup.decision_id).isnot(None),
        col(Followup.state).in_(UNFINISHED),
    )
    within = and_(
        col(Decision.workspace_id) == scope.workspace_id,
        col(Decision.team_id).in_(scope.team_ids),
        seen(scope, col(Decision.channel_id)),
        col(Decision.status) == DecisionStatus.ADOPTED,
        col(Decision.decided_at) <= scope.until,
        or_(col(Decision.decided_at) > scope.since, col(Decision.id).in_(waiting)),
    )
    found = session.exec(
        select(Decision)
        .where(within)
        .order_by(col(Decision.decided_at).desc(), col(Decision.number).desc())
        .limit(limit)
    ).all()
    return found, session.exec(select(func.count()).select_from(Decision).where(within)).one()


def last_written_at(session: Session, workspace_id: str, keys: Iterable[str]) -> datetime | None:
    """When (UTC) the latest message under one of these keys was written into the outbox."""
    return session.exec(
        select(func.max(OutboxMessage.created_at)).where(
            OutboxMessage.workspace_id == workspace_id, col(OutboxMessage.key).in_(set(keys))
        )
    ).one()


def seen(scope: Scope, channel: Mapped[Any]) -> ColumnElement[bool]:
    """The condition that the reader may see what was recorded in the channel."""
    joined = select(ChannelMember.channel_id).where(
        ChannelMember.workspace_id == scope.workspace_id,
        ChannelMember.user_id == scope.reader_id,
    )
    hidden = select(Channel.channel_id).where(
        Channel.workspace_id == scope.workspace_id,
        col(Channel.is_private).is_(True),
        col(Channel.channel_id).not_in(joined),
    )
    return or_(channel.is_(None), channel.not_in(hidden))


def _first_meetings(
    session: Session, limit: int, *wanted: ColumnElement[bool]
) -> tuple[Sequence[Meeting], int]:
    latest_first = col(Meeting.starts_at).desc()
    found = session.exec(select(Meeting).where(*wanted).order_by(latest_first).limit(limit)).all()
    return found, session.exec(select(func.count()).select_from(Meeting).where(*wanted)).one()


def _of_teams(scope: Scope) -> ColumnElement[bool]:
    return and_(
        col(Meeting.workspace_id) == scope.workspace_id,
        col(Meeting.team_id).in_(scope.team_ids),
        seen(scope, col(Meeting.channel_id)),
    )


def _held(scope: Scope) -> ColumnElement[bool]:
    return and_(
        _of_teams(scope),
        col(Meeting.opened_at) > scope.since,
        col(Meeting.opened_at) <= scope.until,
    )


def _is_asked() -> ColumnElement[bool]:
    """The condition that somebody owes a report: special meetings ask for none."""
    return and_(
        col(Meeting.series_id).isnot(None),
        col(Attendance.optional).is_(False),
        col(Attendance.away).is_(False),
    )


def _update_of_attendance() -> ColumnElement[bool]:
    return and_(
        col(Update.meeting_id) == col(Attendance.meeting_id),
        col(Update.user_id) == col(Attendance.user_id),
    )
