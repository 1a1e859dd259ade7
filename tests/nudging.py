"""An office whose people are nudged in November 2026, for stories about nudges."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import col, select

from bot.services import followup_schedule, nudges
from bot.services.followup_records import id_of
from storage import followups as stored
from storage import outbox
from storage.followups import Followup, FollowupOwner
from storage.teams import Role, Team
from storage.work import EVERYWHERE, Work
from tests import factories
from tests.clock import MovableClock
from tests.units import WORKSPACE, Works

FRIDAY_SIX = datetime(2026, 11, 27, 18, tzinfo=UTC)


def office(work: Works, parent_manager: str | None = None, **fields: Any) -> Team:
    """A team that U1 manages, with U2 and U3."""
    unit = work()
    for user_id in ("U1", "U2", "U3"):
        factories.person(unit, user_id)
    factories.channel(unit, "C1", "U1", "U2", "U3", *([parent_manager] if parent_manager else []))
    team = factories.team(unit, "U2", "U3", **fields)
    if parent_manager:
        parent = factories.team(unit, manager=parent_manager, channel_id="C2")
        factories.member(unit, parent, "U1", Role.DEPUTY)
        team.parent_id = parent.id
    return team


def given(work: Works, team: Team, owner: str, **fields: Any) -> Followup:
    """Something due on Friday 27 November at 18:00 UTC that U1 gave to somebody on Monday."""
    unit = work(actor="U1")
    made = factories.followup(unit, team, owner, due_at=FRIDAY_SIX, **fields)
    followup_schedule.reschedule(unit, made)
    work.commit()
    return made


def owner_of(work: Work, followup: Followup) -> FollowupOwner:
    """The first owner's part in it."""
    return stored.owners(work.session, id_of(followup))[0]


def sent(work: Work, prefix: str) -> list[str]:
    """The keys of what was posted under that prefix, in order."""
    rows = work.session.exec(select(outbox.OutboxMessage).order_by(col(outbox.OutboxMessage.id)))
    return [row.key for row in rows if row.key.startswith(prefix)]


def deliver(work: Work, key: str) -> None:
    """Mark a message as sent."""
    row = outbox.by_key(work.session, WORKSPACE, key)
    assert row is not None
    row.state, row.ts, row.sent_channel_id = outbox.State.SENT, "1.000001", "D1"


def nudged(work: Works, clock: MovableClock, day: int, user_id: str = "U2") -> None:
    """Nudge on a morning in November 2026, and deliver what one person gets."""
    clock.set(datetime(2026, 11, day, 9, tzinfo=UTC))
    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)
    deliver(work(), f"nudge:{user_id}:2026-11-{day}")


def update_of(work: Work, key: str) -> outbox.OutboxMessage:
    """What a message that was sent is to show now."""
    row = outbox.by_key(work.session, WORKSPACE, f"update:{key}")
    assert row is not None
    return row
