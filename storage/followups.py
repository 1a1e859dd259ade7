"""Follow-ups, who owns them, and everything that happened to them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Index, Row, Select, UniqueConstraint, bindparam
from sqlalchemy import select as columns
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.followups import FollowupState
from storage.among import among
from storage.claims import claim
from storage.rows import found, loaded, with_key
from storage.types import EnumText, Json, UtcDateTime, waiting_index

UNFINISHED = (
    FollowupState.OPEN,
    FollowupState.IN_PROGRESS,
    FollowupState.IN_REVIEW,
    FollowupState.BLOCKED,
)


class Followup(SQLModel, table=True):
    """One follow-up: people call it F-`number`.

    `due_on` and `due_time` are wall-clock in `timezone`; `due_at` is the same moment in UTC
    (without a time, the end of that working day). `done_on` is the date there when it was done.
    """

    __tablename__ = "followups"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        waiting_index("followups", "next_escalation_at", "id"),
        # All that figures are counted from, so that counting reads this index and no rows.
        Index(
            "ix_followups_figures",
            "team_id",
            "due_on",
            "state",
            "created_at",
            "done_at",
            "done_on",
            "channel_id",
            "timezone",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(index=True)
    number: int
    team_id: int | None = Field(default=None, foreign_key="teams.id")
    meeting_id: int | None = Field(default=None, foreign_key="meetings.id", index=True)
    decision_id: int | None = Field(default=None, foreign_key="decisions.id", index=True)
    text: str
    state: FollowupState = Field(default=FollowupState.OPEN, sa_type=EnumText(FollowupState))
    due_on: date | None = None
    due_time: time | None = None
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    timezone: str
    created_by: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_on: date | None = None
    done_by: str | None = None
    reason: str | None = None
    next_escalation_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    escalation_level: int = 0
    channel_id: str | None = None
    message_ts: str | None = None


class FollowupOwner(SQLModel, table=True):
    """Somebody responsible for a follow-up, and when he is to be nudged about it."""

    __tablename__ = "followup_owners"
    __table_args__ = (
        waiting_index("followup_owners", "next_nudge_at", "followup_id", "user_id"),
        Index("ix_followup_owners_user_id", "user_id", "followup_id"),
    )

    followup_id: int = Field(primary_key=True, foreign_key="followups.id", ondelete="CASCADE")
    user_id: str = Field(primary_key=True)
    workspace_id: str
    next_nudge_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    snoozed_until: date | None = None
    snoozes: int = 0


class FollowupEvent(SQLModel, table=True):
    """One thing that happened to a follow-up: who, when, what, and what was there before."""

    __tablename__ = "followup_events"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str
    followup_id: int = Field(foreign_key="followups.id", ondelete="CASCADE", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str | None = None
    kind: str
    details: dict[str, Any] = Field(default_factory=dict, sa_type=Json)


# Built once: what everybody asks for many times a day. Building one takes longer than running it.
_UNFINISHED_OF_OWNER = (
    select(Followup)
    .join(FollowupOwner, col(FollowupOwner.followup_id) == col(Followup.id))
    .where(
        FollowupOwner.workspace_id == bindparam("workspace_id"),
        FollowupOwner.user_id == bindparam("user_id"),
        col(Followup.state).in_(UNFINISHED),
    )
    .order_by(col(Followup.due_at).nulls_last(), col(Followup.number))
)
_OWNERS_OF = (
    select(FollowupOwner)
    .where(among(col(FollowupOwner.followup_id), "ids"))
    .order_by(FollowupOwner.user_id)
)


def get(session: Session, workspace_id: str, followup_id: int) -> Followup | None:
    """The follow-up with that id in that workspace."""
    followup = with_key(session, Followup, followup_id)
    return followup if followup and followup.workspace_id == workspace_id else None


def by_number(session: Session, workspace_id: str, number: int) -> Followup | None:
    """The follow-up that people call F-`number`."""
    return session.exec(
        select(Followup).where(Followup.workspace_id == workspace_id, Followup.number == number)
    ).first()


def of_ids(session: Session, workspace_id: str, ids: Iterable[int]) -> Sequence[Followup]:
    """The follow-ups with those ids, the first due first."""
    wanted = set(ids)
    if len(wanted) <= 1:  # one that is loaded is not read again
        single = (get(session, workspace_id, one) for one in wanted)
        return [one for one in single if one]
    given = {"workspace": workspace_id, "ids": list(wanted)}
    return loaded(session, Followup, _of_ids(), **given)


def of_decisions(session: Session, decision_ids: Iterable[int]) -> Sequence[Followup]:
    """The follow-ups that carry out any of those decisions, in the order of their numbers."""
    return session.exec(
        select(Followup)
        .where(col(Followup.decision_id).in_(set(decision_ids)))
        .order_by(col(Followup.number))
    ).all()


def unfinished_of_owner(session: Session, workspace_id: str, user_id: str) -> Sequence[Followup]:
    """What somebody still has to do, the first due first, undated last."""
    given = {"workspace_id": workspace_id, "user_id": user_id}
    return loaded(session, Followup, _UNFINISHED_OF_OWNER, **given)


def unfinished_of_teams(session: Session, team_ids: Iterable[int]) -> Sequence[Followup]:
    """What the teams still have to do, the first due first, undated last."""
    return session.exec(
        select(Followup)
        .where(col(Followup.team_id).in_(set(team_ids)), col(Followup.state).in_(UNFINISHED))
        .order_by(col(Followup.due_at).nulls_last(), col(Followup.number))
    ).all()


def owners(session: Session, followup_id: int) -> Sequence[FollowupOwner]:
    """Who is responsible for a follow-up."""
    return owners_of(session, [followup_id])[followup_id]


def owners_of(session: Session, followup_ids: Iterable[int]) -> dict[int, list[FollowupOwner]]:
    """Who is responsible for each of the follow-ups."""
    result: dict[int, list[FollowupOwner]] = {number: [] for number in followup_ids}
    if not result:
        return result
    for owner in loaded(session, FollowupOwner, _OWNERS_OF, ids=list(result)):
        result[owner.followup_id].append(owner)
    return result


def owner_ids(session: Session, followup_ids: Iterable[int]) -> dict[int, list[str]]:
    """User ids of the owners of each of the follow-ups."""
    return {number: list(owners) for number, owners in snoozes(session, followup_ids).items()}


def snoozes(session: Session, followup_ids: Iterable[int]) -> dict[int, dict[str, date | None]]:
    """The owners of each of the follow-ups, with the day until which he has put it off."""
    result: dict[int, dict[str, date | None]] = {number: {} for number in followup_ids}
    if result:
        for number, user_id, until in found(session, _snoozes(), ids=list(result)):
            result[number][user_id] = until
    return result


def history(session: Session, followup_id: int) -> Sequence[FollowupEvent]:
    """Everything that happened to a follow-up, the first thing first."""
    return session.exec(
        select(FollowupEvent)
        .where(FollowupEvent.followup_id == followup_id)
        .order_by(col(FollowupEvent.id))
    ).all()


def events_of(
    session: Session, followup_ids: Iterable[int], kinds: Iterable[str]
) -> Sequence[Row[int, int, str, dict[str, Any]]]:
    """What happened of those kinds to any of the follow-ups, the first thing first.

    Each by its id, that of the follow-up, its kind and its details.
    """
    return found(session, _events_of(), ids=list(followup_ids), kinds=list(kinds)).all()


def event(session: Session, workspace_id: str, event_id: int) -> FollowupEvent | None:
    """One thing that happened, by its id in that workspace."""
    found = with_key(session, FollowupEvent, event_id)
    return found if found and found.workspace_id == workspace_id else None


def due_of_owner(
    session: Session, workspace_id: str, user_id: str, now: datetime
) -> Sequence[FollowupOwner]:
    """All items of one owner whose nudge is due, locked: they go in one message."""
    return session.exec(
        select(FollowupOwner)
        .where(
            FollowupOwner.workspace_id == workspace_id,
            FollowupOwner.user_id == user_id,
            col(FollowupOwner.next_nudge_at) <= now,
        )
        .order_by(col(FollowupOwner.followup_id))
        .with_for_update()
    ).all()


def claim_due_nudges(session: Session, now: datetime, limit: int) -> Sequence[FollowupOwner]:
    """Owners' items whose nudge is due, locked for this transaction."""
    return claim(session, FollowupOwner, col(FollowupOwner.next_nudge_at), now, limit)


def claim_due_escalations(session: Session, now: datetime, limit: int) -> Sequence[Followup]:
    """Follow-ups whose escalation is due, locked for this transaction."""
    return claim(session, Followup, col(Followup.next_escalation_at), now, limit)


@cache
def _of_ids() -> SelectOfScalar[Followup]:
    wanted = select(Followup).where(
        Followup.workspace_id == bindparam("workspace"),
        among(col(Followup.id), "ids"),
    )
    return wanted.order_by(col(Followup.due_at).nulls_last(), col(Followup.number))


@cache
def _snoozes() -> Select[int, str, date | None]:
    which = col(FollowupOwner.followup_id)
    theirs = columns(which, col(FollowupOwner.user_id), col(FollowupOwner.snoozed_until))
    theirs = theirs.where(among(which, "ids"))
    return theirs.order_by(col(FollowupOwner.user_id))


@cache
def _events_of() -> Select[int, int, str, dict[str, Any]]:
    row = FollowupEvent
    wanted = columns(col(row.id), col(row.followup_id), col(row.kind), col(row.details))
    wanted = wanted.where(
        among(col(row.followup_id), "ids"),
        among(col(row.kind), "kinds"),
    )
    return wanted.order_by(col(row.id))
