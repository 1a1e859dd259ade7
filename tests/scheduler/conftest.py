"""Follow-ups whose nudge is due, as rows for jobs of a test's own."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

import pytest
from sqlmodel import col, select

from storage import followups
from storage.followups import FollowupOwner
from storage.work import Work
from tests import factories
from tests.units import Works

Owners: TypeAlias = Callable[..., None]


@pytest.fixture
def waiting(work: Works) -> Owners:
    """`waiting("U1", "U2", at=…)` has these owners of a new follow-up wait for a nudge."""

    def add(*user_ids: str, at: datetime, workspace_id: str = "T1") -> None:
        followup = factories.followup(work(workspace_id=workspace_id), None)
        for user_id in user_ids:
            unit = work(workspace_id=workspace_id)
            factories.owner(unit, followup, user_id, next_nudge_at=at)
        work.commit()

    return add


@pytest.fixture
def nudged(work: Works) -> Callable[[], list[str]]:
    """The owners who wait for nothing any more, in alphabetical order."""

    def look() -> list[str]:
        unit = work()
        done = select(FollowupOwner.user_id).where(col(FollowupOwner.next_nudge_at).is_(None))
        found = list(unit.session.exec(done.order_by(FollowupOwner.user_id)))
        work.commit()
        return found

    return look


def nudge(work: Work, limit: int) -> int:
    """A job's verb: strike off what is due."""
    due = followups.claim_due_nudges(work.session, work.now, limit)
    for owner in due:
        owner.next_nudge_at = None
    return len(due)


@pytest.fixture(name="nudge")
def nudge_verb() -> Callable[[Work, int], int]:
    """A job's verb: strike off what is due."""
    return nudge
