"""Follow-ups for tests of the services: a team, something given to somebody, what happened."""

from datetime import UTC, date, datetime, time
from typing import Any

from bot.domain.due import Due
from bot.services.followup_records import id_of
from storage import followups as stored
from storage.followups import Followup, FollowupEvent
from storage.teams import Team
from storage.work import Work
from tests import factories
from tests.units import WORKSPACE, Works


def office(work: Works, **fields: Any) -> tuple[Work, Team]:
    """A team that U1 manages, with U2, U3 and U5, at home in C1."""
    unit = work(actor="U1")
    for user_id in ("U1", "U2", "U3", "U5"):
        factories.person(unit, user_id)
    factories.channel(unit, "C1", "U1", "U2", "U3", "U5")
    return unit, factories.team(unit, "U2", "U3", "U5", **fields)


def given(work: Work, team: Team, owner: str, **fields: Any) -> Followup:
    """Something due on Friday that U1 gave to somebody."""
    fields = {"due_at": datetime(2026, 11, 27, 18, tzinfo=UTC)} | fields
    made = factories.followup(work, team, owner, **fields)
    work.session.commit()
    return made


def due(day: date, at: time | None = None) -> Due:
    """A date as if it had been typed."""
    return Due(day=day, at=at, words=(), spans=(), rest="")


def named(work: Work, number: int) -> Followup:
    """The follow-up of that number."""
    found = stored.by_number(work.session, WORKSPACE, number)
    assert found is not None
    return found


def kinds(work: Work, followup: Followup) -> list[str]:
    """What happened to it, in order."""
    return [event.kind for event in stored.history(work.session, id_of(followup))]


def last_event(work: Work, followup: Followup, kind: str) -> FollowupEvent:
    """The last thing of that kind that happened to it."""
    return [one for one in stored.history(work.session, id_of(followup)) if one.kind == kind][-1]
