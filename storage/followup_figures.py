"""Figures of follow-ups, counted by the database: few rows, however much there is to count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    case,
    column,
    false,
    func,
    or_,
    select,
    values,
)
from sqlalchemy.sql.selectable import CTE
from sqlmodel import Session, col

from bot.domain.digests import DueDay
from bot.domain.followups import FollowupState
from bot.domain.localtime import local, to_utc
from storage.digests import Scope, seen
from storage.followups import UNFINISHED, Followup, FollowupOwner
from storage.types import UtcDateTime

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Follow-ups opened and done between the moments, and those unfinished and overdue now."""

    opened: int = 0
    done: int = 0
    unfinished: int = 0
    overdue: int = 0


def figures_by_team(session: Session, scope: Scope) -> dict[int, Figures]:
    """The figures of each team that has any follow-up."""
    rows = session.execute(
        select(col(Followup.team_id), *_counts(session, scope))
        .where(_followup_in(scope))
        .group_by(col(Followup.team_id))
    )
    return {int(team_id or 0): _figures(counts) for team_id, *counts in rows}


def figures_by_person(
    session: Session, scope: Scope, limit: int
) -> tuple[list[tuple[str, Figures]], int]:
    """The figures of owners, who has most overdue first, and how many owners there are in all."""
    counts = _counts(session, scope)
    found = (
        select(col(FollowupOwner.user_id), *counts)
        .join(Followup, col(Followup.id) == col(FollowupOwner.followup_id))
        .where(_followup_in(scope))
        .group_by(col(FollowupOwner.user_id))
        .having(or_(*(count > 0 for count in counts)))
    )
    opened, _, unfinished, overdue = counts
    ordered = found.order_by(
        overdue.desc(), unfinished.desc(), opened.desc(), col(FollowupOwner.user_id)
    )
    rows = [(user_id, _figures(of)) for user_id, *of in session.execute(ordered.limit(limit))]
    total = session.execute(select(func.count()).select_from(found.subquery())).scalar_one()
    return rows, total


def due_days(session: Session, scope: Scope, first: date, last: date) -> dict[int, list[DueDay]]:
    """What became of what was due from `first` to `last`, day by day, by team.

    A day ends at midnight in the zone of each follow-up.
    """
    ends = _ends_of_days(_zones(session, scope), first, last)
    if ends is None:
        return {}
    within = and_(
        _followup_in(scope),
        col(Followup.due_on).between(first, last),
        col(Followup.state) != FollowupState.CANCELLED,
    )
    finished = col(Followup.done_at).isnot(None)
    in_time = and_(finished, col(Followup.done_at) < ends.c.ends_at)
    rows = session.execute(
        select(
            col(Followup.team_id),
            col(Followup.due_on),
            _sum(in_time),
            _sum(and_(finished, col(Followup.done_at) >= ends.c.ends_at)),
            _sum(~finished),
        )
        .join(
            ends,
            and_(col(Followup.timezone) == ends.c.zone, col(Followup.due_on) == ends.c.day),
            isouter=True,  # so that SQLite goes through the follow-ups, not through the days
        )
        .where(within)
        .group_by(col(Followup.team_id), col(Followup.due_on))
    )
    result: dict[int, list[DueDay]] = {}
    for team_id, day, *counts in rows:
        result.setdefault(int(team_id or 0), []).append(DueDay(day, *counts))
    return result


def unfinished(
    session: Session, scope: Scope, limit: int, *, overdue: bool
) -> tuple[Sequence[Followup], int]:
    """Unfinished follow-ups, the first due first, and how many there are; or only overdue ones."""
    within = and_(_followup_in(scope), col(Followup.state).in_(UNFINISHED))
    if overdue:
        within = and_(within, _is_over(session, scope))
    found = session.execute(
        select(Followup)
        .where(within)
        .order_by(col(Followup.due_at).nulls_last(), col(Followup.number))
        .limit(limit)
    )
    total = session.execute(select(func.count()).select_from(Followup).where(within))
    return found.scalars().all(), total.scalar_one()


def _counts(session: Session, scope: Scope) -> tuple[ColumnElement[int], ...]:
    """The columns of `Figures`, in its order."""
    is_unfinished = col(Followup.state).in_(UNFINISHED)
    opened = and_(
        col(Followup.created_at) > scope.since,
        col(Followup.created_at) <= scope.until,
        col(Followup.state) != FollowupState.CANCELLED,
    )
    done = and_(
        col(Followup.state) == FollowupState.DONE,
        col(Followup.done_at) > scope.since,
        col(Followup.done_at) <= scope.until,
    )
    overdue = and_(is_unfinished, _is_over(session, scope))
    return _sum(opened), _sum(done), _sum(is_unfinished), _sum(overdue)


def _figures(counts: Sequence[Any]) -> Figures:
    return Figures(*map(int, counts))


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0, type_=Integer)


def _followup_in(scope: Scope) -> ColumnElement[bool]:
    own = select(col(FollowupOwner.followup_id)).where(
        col(FollowupOwner.workspace_id) == scope.workspace_id,
        col(FollowupOwner.user_id) == scope.reader_id,
    )
    return and_(
        col(Followup.workspace_id) == scope.workspace_id,
        col(Followup.team_id).in_(scope.team_ids),
        or_(seen(scope, col(Followup.channel_id)), col(Followup.id).in_(own)),
    )


def _is_over(session: Session, scope: Scope) -> ColumnElement[bool]:
    """Whether the due day is over in the follow-up's own zone: what is shown red.

    At one moment there are at most three dates on earth, so that few comparisons remain.
    """
    by_date: dict[date, list[str]] = {}
    for zone in _zones(session, scope):
        by_date.setdefault(local(scope.until, zone).date(), []).append(zone)
    return or_(
        false(),
        *(
            and_(col(Followup.timezone).in_(names), col(Followup.due_on) < today)
            for today, names in by_date.items()
        ),
    )


def _zones(session: Session, scope: Scope) -> Sequence[str]:
    """The zones in which the teams' follow-ups are due: few, however many follow-ups there are."""
    zones = select(col(Followup.timezone)).where(col(Followup.team_id).in_(scope.team_ids))
    return session.execute(zones.distinct()).scalars().all()


def _ends_of_days(zones: Sequence[str], first: date, last: date) -> CTE | None:
    """A table of when (UTC) each day from `first` to `last` ends in each zone; None without any."""
    days = [first + _DAY * number for number in range((last - first).days + 1)]
    rows = [(zone, day, to_utc(day + _DAY, time(), zone)) for zone in zones for day in days]
    if not rows:
        return None
    columns = column("zone", String), column("day", Date), column("ends_at", UtcDateTime)
    return values(*columns, name="ends_of_days").data(rows).cte("ends_of_days")
