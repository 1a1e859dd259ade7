"""Figures of follow-ups, counted by the database: few rows, however much there is to count.

One pass over an index (`ix_followups_figures`) gives what a digest tells of teams, and one with the
owners what it tells of people.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from operator import add
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Integer, and_, case, false, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from bot.domain.digests import DueDay
from bot.domain.followups import FollowupState
from bot.domain.localtime import local
from storage.digests import Scope, seen
from storage.followups import Followup, FollowupOwner
from storage.teams import Team

Key = TypeVar("Key")
_DAY: Final = timedelta(days=1)
# Nowhere is it earlier, or later: https://en.wikipedia.org/wiki/List_of_UTC_offsets
_WESTMOST, _EASTMOST = "Etc/GMT+12", "Etc/GMT-14"


@dataclass(frozen=True, slots=True)
class Figures:
    """Follow-ups opened and done between the moments, and those unfinished and overdue now."""

    opened: int = 0
    done: int = 0
    unfinished: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What the follow-ups of teams come to: `teams` by team, `days` by team and due date.

    A day ends at midnight in the zone of each follow-up. `by_day` are the figures of all teams by
    due date, those without one under None.
    """

    teams: Mapping[int, Figures] = field(default_factory=dict)
    days: Mapping[int, Sequence[DueDay]] = field(default_factory=dict)
    by_day: Mapping[date | None, Figures] = field(default_factory=dict)

    def days_between(self, first: date, last: date) -> dict[int, list[DueDay]]:
        """What became of what was due from `first` to `last`, day by day, by team."""
        found = {
            team_id: [day for day in days if first <= day.due <= last]
            for team_id, days in self.days.items()
        }
        return {team_id: days for team_id, days in found.items() if days}

    def count(self, *, overdue: bool) -> int:
        """How many are unfinished, or overdue."""
        return sum(one.overdue if overdue else one.unfinished for one in self.teams.values())

    def reached(self, limit: int, *, overdue: bool) -> date | None:
        """The day by which the first `limit` unfinished or overdue ones are due, None: no day."""
        found = 0
        for day in sorted(day for day in self.by_day if day):
            found += self.by_day[day].overdue if overdue else self.by_day[day].unfinished
            if found >= limit:
                return day
        return None


def standing(session: Session, scope: Scope) -> Standing:
    """The figures of all teams of the scope that have any follow-up."""
    teams: dict[int, list[int]] = defaultdict(_nothing)
    by_day: dict[date | None, list[int]] = defaultdict(_nothing)
    days: dict[int, list[DueDay]] = defaultdict(list)
    for team_id, due, on_time, late, *counts in session.execute(_by_team_and_day(session, scope)):
        for sums in (teams[team_id], by_day[due]):
            sums[:] = map(add, sums, counts)
        _, _, open_, _ = counts
        if due and (on_time or late or open_):
            days[team_id].append(DueDay(due, on_time, late, open_))
    return Standing(_as_figures(teams), dict(days), _as_figures(by_day))


def figures_by_person(
    session: Session, scope: Scope, limit: int
) -> tuple[list[tuple[str, Figures]], int]:
    """The figures of owners, who has most overdue first, and how many owners there are in all."""
    counts = _counts(session, scope)
    opened, _, unfinished, overdue = counts
    found = (
        select(col(FollowupOwner.user_id), func.count().over(), *counts)
        .join(Followup, col(Followup.id) == col(FollowupOwner.followup_id))
        .where(_followup_in(scope, _team(session, scope)), _may_count(scope))
        .group_by(col(FollowupOwner.user_id))
        .having(or_(*(count > 0 for count in counts)))
        .order_by(overdue.desc(), unfinished.desc(), opened.desc(), col(FollowupOwner.user_id))
        .limit(limit)
    )
    rows = session.execute(found).all()
    total = rows[0][1] if rows else 0
    return [(user_id, Figures(*of)) for user_id, _, *of in rows], total


def unfinished(
    session: Session, scope: Scope, limit: int, stands: Standing, *, overdue: bool
) -> Sequence[Followup]:
    """The first unfinished follow-ups, the first due first; or only overdue ones.

    `stands` is how the scope stands: it tells by which day enough of them are due.
    """
    within = and_(_followup_in(scope), _is_unfinished())
    if overdue:
        within = and_(within, _is_over(session, scope))
    last = stands.reached(limit, overdue=overdue)
    if last:  # what is due the day after may be due earlier, further east
        within = and_(within, col(Followup.due_on) <= last + _DAY)
    found = session.execute(
        select(Followup)
        .where(within)
        .order_by(col(Followup.due_at).nulls_last(), col(Followup.number))
        .limit(limit)
    )
    return found.scalars().all()


def _nothing() -> list[int]:
    return [0] * len(fields(Figures))


def _as_figures(sums: Mapping[Key, list[int]]) -> dict[Key, Figures]:
    return {key: Figures(*of) for key, of in sums.items()}


def _by_team_and_day(session: Session, scope: Scope) -> Any:
    counted = col(Followup.state) != FollowupState.CANCELLED
    in_time = and_(counted, col(Followup.done_on) <= col(Followup.due_on))
    late = and_(counted, col(Followup.done_on) > col(Followup.due_on))
    return (
        select(
            col(Followup.team_id),
            col(Followup.due_on),
            _sum(in_time),
            _sum(late),
            *_counts(session, scope),
        )
        .where(_followup_in(scope))
        .group_by(col(Followup.team_id), col(Followup.due_on))
    )


def _counts(session: Session, scope: Scope) -> tuple[ColumnElement[int], ...]:
    """The columns of `Figures`, in its order."""
    is_unfinished = _is_unfinished()
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


def _may_count(scope: Scope) -> ColumnElement[bool]:
    """The condition without which a follow-up adds to no figure: most were done long ago."""
    return or_(
        _is_unfinished(),
        col(Followup.created_at) > scope.since,
        col(Followup.done_at) > scope.since,
    )


def _is_unfinished() -> ColumnElement[bool]:
    """What `UNFINISHED` says, in two comparisons instead of a search."""
    return and_(
        col(Followup.state) != FollowupState.DONE, col(Followup.state) != FollowupState.CANCELLED
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0, type_=Integer)


def _team(session: Session, scope: Scope) -> ColumnElement[Any] | Mapped[Any]:
    """The team of a follow-up, as it is best compared when it is asked for with its owners.

    For few teams that is by the index. For most of them the way there would cost more than it
    saves, and SQLite, which keeps no statistics, takes it unless the index does not fit.
    """
    all_teams = select(func.count()).where(col(Team.workspace_id) == scope.workspace_id)
    are_most = len(scope.team_ids) * 2 > session.execute(all_teams).scalar_one()
    return func.coalesce(col(Followup.team_id), 0) if are_most else col(Followup.team_id)


def _followup_in(
    scope: Scope, team: ColumnElement[Any] | Mapped[Any] | None = None
) -> ColumnElement[bool]:
    """What the reader may see of the teams, which are all of one workspace."""
    own = select(col(FollowupOwner.followup_id)).where(
        col(FollowupOwner.workspace_id) == scope.workspace_id,
        col(FollowupOwner.user_id) == scope.reader_id,
    )
    return and_(
        (col(Followup.team_id) if team is None else team).in_(scope.team_ids),
        or_(seen(scope, col(Followup.channel_id)), col(Followup.id).in_(own)),
    )


def _is_over(session: Session, scope: Scope) -> ColumnElement[bool]:
    """Whether the due day is over in the follow-up's own zone: what is shown red.

    Only of the two or three days that are today somewhere on earth the zones need be looked at.
    """
    first, last = (local(scope.until, zone).date() for zone in (_WESTMOST, _EASTMOST))
    today_somewhere = col(Followup.due_on).between(first, last)
    zones = session.execute(
        select(col(Followup.timezone))
        .where(col(Followup.team_id).in_(scope.team_ids), today_somewhere)
        .distinct()
    )
    by_date: dict[date, list[str]] = {}
    for zone in zones.scalars():
        by_date.setdefault(local(scope.until, zone).date(), []).append(zone)
    over_there = (
        and_(col(Followup.timezone).in_(names), col(Followup.due_on) < today)
        for today, names in by_date.items()
    )
    return or_(col(Followup.due_on) < first, and_(today_somewhere, or_(false(), *over_there)))
