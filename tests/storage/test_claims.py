"""Claims: what is due is taken once, the longest-waiting first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Index, event, text
from sqlmodel import Session

from storage import claims, followups, meetings, teams, waiting
from storage.database import Database
from storage.followups import Followup
from storage.work import Work
from tests import factories
from tests.clock import START, MovableClock
from tests.units import WORKSPACE, Works

MINUTE = timedelta(minutes=1)
Claim: TypeAlias = Callable[[Session, datetime, int], Sequence[Any]]
CLAIMS: dict[str, Claim] = {
    "ix_meetings_next_open_at": meetings.claim_due_openings,
    "ix_meetings_next_closing_reminder_at": meetings.claim_due_closing_reminders,
    "ix_attendances_next_prompt_at": meetings.claim_due_prompts,
    "ix_attendances_next_remind_at": meetings.claim_due_reminders,
    "ix_followup_owners_next_nudge_at": followups.claim_due_nudges,
    "ix_followups_next_escalation_at": followups.claim_due_escalations,
    "ix_team_members_next_digest_at": teams.claim_due_digests,
}


def test_the_longest_waiting_go_first(work: Works) -> None:
    """Due rows come in the order of their moments, no more than asked for, none early."""
    followup = factories.followup(work(), None)
    for user_id, minutes in (("U1", -1), ("U2", -3), ("U3", 0), ("U4", 1), ("U5", -2)):
        factories.owner(work(), followup, user_id, next_nudge_at=START + minutes * MINUTE)
    factories.owner(work(), followup, "U6", next_nudge_at=None)

    claimed = followups.claim_due_nudges(work().session, START, 3)
    rest = followups.claim_due_nudges(work().session, START, 10)

    assert [owner.user_id for owner in claimed] == ["U2", "U5", "U1"]
    assert [owner.user_id for owner in rest] == ["U2", "U5", "U1", "U3"]


def test_rows_that_were_set_aside_are_left_out(work: Works) -> None:
    """The others are claimed, and what was claimed is reported."""
    unit = work()
    followup = factories.followup(unit, None)
    for user_id in ("U1", "U2", "U3"):
        factories.owner(unit, followup, user_id, next_nudge_at=START)
    seen: list[claims.Identity] = []

    claims.watch(unit.session, [identity(followup, "U2")], seen)
    followups.claim_due_nudges(unit.session, START, 10)

    assert seen == [identity(followup, "U1"), identity(followup, "U3")]
    assert {row.workspace_id for row in seen} == {WORKSPACE}


def test_what_is_set_aside_in_one_queue_is_claimed_from_another(work: Works) -> None:
    """A prompt that cannot be sent does not keep the reminder back."""
    unit = work()
    meeting = factories.meeting(unit, factories.team(unit))
    factories.attendance(unit, meeting, "U2", next_prompt_at=START, next_remind_at=START)

    claims.watch(unit.session, [claims.Identity("attendances.prompt", (meeting.id, "U2"))], [])
    prompts = meetings.claim_due_prompts(unit.session, START, 10)
    reminders = meetings.claim_due_reminders(unit.session, START, 10)

    assert [len(prompts), len(reminders)] == [0, 1]


def test_another_process_skips_what_is_claimed(postgresql_url: str, clock: MovableClock) -> None:
    """On PostgreSQL two units of work at once share what is due between them."""
    database = Database.open(postgresql_url)
    works = Works(database, clock)
    followup = factories.followup(works(), None)
    for user_id in ("U1", "U2", "U3"):
        factories.owner(works(), followup, user_id, next_nudge_at=START)
    works.commit()

    with database.session() as one, database.session() as other:
        first = followups.claim_due_nudges(one, START, 2)
        second = followups.claim_due_nudges(other, START, 2)

    assert [owner.user_id for owner in first] == ["U1", "U2"]
    assert [owner.user_id for owner in second] == ["U3"]
    works.close()
    database.close()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(delays=st.lists(st.integers(-50, 50), max_size=30), limit=st.integers(1, 7))
def test_batches_take_exactly_what_is_due(work: Works, delays: list[int], limit: int) -> None:
    """However many wait and however small the batches, all that is due is taken, once."""
    unit = work()
    unit.session.connection().execute(text("DELETE FROM followup_owners"))
    unit.session.expunge_all()
    followup = factories.followup(unit, None)
    for number, delay in enumerate(delays):
        moment = START + delay * MINUTE
        factories.owner(unit, followup, f"U{number}", next_nudge_at=moment)

    taken = []
    while batch := followups.claim_due_nudges(unit.session, START, limit):
        assert len(batch) <= limit
        for owner in batch:
            owner.next_nudge_at = None
            taken.append(owner.user_id)

    due = [f"U{number}" for number, delay in enumerate(delays) if delay <= 0]
    assert sorted(taken) == sorted(due)


def test_every_moment_that_is_waited_for_is_indexed() -> None:
    """Each column `next_…_at` has a partial index that holds only the rows that wait."""
    columns = waiting.columns()
    indexed = [
        index
        for column in columns
        for index in column.table.indexes
        if is_partial(index) and index.columns[0].name == column.name
    ]

    assert len(columns) >= 7
    assert len(indexed) == len(columns)


@pytest.mark.parametrize(("index", "claim"), CLAIMS.items(), ids=CLAIMS)
def test_a_claim_reads_what_is_due_from_its_index_in_order(
    work: Works, database: Database, index: str, claim: Claim
) -> None:
    """No table is read through and nothing is sorted, so it costs as much as it takes."""
    plan = plan_of(work(), database, claim)

    assert index in plan
    assert not any(word in plan.upper() for word in ("SEQ SCAN", "SORT", "B-TREE", "SCAN TABLE"))


def test_every_job_s_claim_is_looked_at() -> None:
    """What waits is claimed in one of these ways; the outbox has its own."""
    indexes = {f"ix_{one.table.name}_{one.name}" for one in waiting.columns()}

    assert set(CLAIMS) == indexes - {"ix_outbox_next_attempt_at"}


def plan_of(unit: Work, database: Database, claim: Claim) -> str:
    """How the database goes about a claim, as it tells when it is asked."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    claim(unit.session, START, 50)
    event.remove(database.engine, "before_cursor_execute", note)
    statement, parameters = asked[-1]
    connection = unit.session.connection()
    if database.is_sqlite:
        explained = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row[-1] for row in explained)
    for way in ("seqscan", "bitmapscan", "sort"):  # what it would choose for a table of this size
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    explained = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return "\n".join(row[0] for row in explained)


def identity(followup: Followup, user_id: str) -> claims.Identity:
    """An owner's part in a follow-up, as one that waits for a nudge."""
    return claims.Identity("followup_owners.nudge", (followup.id, user_id))


def is_partial(index: Index) -> bool:
    """Whether it leaves rows out, on both databases alike."""
    conditions = [index.dialect_options[name]["where"] for name in ("sqlite", "postgresql")]
    return all(condition is not None for condition in conditions)
