"""A tick: what is due costs, what only waits does not."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlmodel import Session

from benchmarks.dataset import database, fill, settle
from benchmarks.measure import Row, compared
from storage import delivery, followups, meetings, teams
from storage.database import Database
from storage.work import EVERYWHERE, Work

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
DUE, FEW, MANY = 200, 10_000, 1_000_000
BATCH = 50  # as in scheduler/jobs.py
LEASE = timedelta(minutes=1)
ROUNDS = 30

# A row of the table may wait by several columns; the shares of what waits come to 1.
SHARES: Final = {
    "meetings": 0.1,
    "attendances": 0.15,  # twice: the prompt and the reminder
    "followups": 0.2,
    "followup_owners": 0.2,
    "team_members": 0.1,
    "outbox": 0.1,
}
# How many are due in each of the seven queues, 200 in all.
DUE_IN: Final = {
    "next_open_at": 25,
    "next_prompt_at": 25,
    "next_remind_at": 25,
    "next_escalation_at": 25,
    "next_nudge_at": 50,
    "next_digest_at": 25,
    "next_attempt_at": 25,
}
CLAIMS: Final[tuple[Callable[[Session, datetime, int], Sequence[object]], ...]] = (
    meetings.claim_due_openings,
    meetings.claim_due_prompts,
    meetings.claim_due_reminders,
    followups.claim_due_nudges,
    followups.claim_due_escalations,
    teams.claim_due_digests,
)


async def rows(folder: Path) -> list[Row]:
    """All claims of the page, 200 rows due, with 10,000 and with 1,000,000 that wait."""
    few, many = _filled(folder / "few.db", FEW), _filled(folder / "many.db", MANY)

    async def tick_few() -> None:
        _tick(few)

    async def tick_many() -> None:
        _tick(many)

    floor, value, ratio = await compared(tick_few, tick_many, ROUNDS, time.thread_time)
    few.close()
    many.close()
    measure = f"tick: all claims, {DUE} due, {MANY:,} waiting"
    return [Row(measure, f"the same with {FEW:,} waiting", floor, value, 1.2, paired=ratio)]


def _tick(database: Database) -> None:
    """Claim batch by batch what is due, in one transaction that is rolled back."""
    with database.session() as session:
        claimed = sum(len(claim(session, NOW, BATCH)) for claim in CLAIMS)
        claimed += len(delivery.claim(Work(session, NOW, EVERYWHERE), BATCH, LEASE))
        session.rollback()
    if claimed != DUE:
        raise RuntimeError(f"{claimed} rows were due, not {DUE}")


def _filled(path: Path, waiting: int) -> Database:
    made = database(path)
    with made.session() as session:
        fill(session, "teams", 1, {"channel_id": "'C1'"})
        for table, share in SHARES.items():
            fill(session, table, int(waiting * share), _COLUMNS[table])
        session.commit()
    settle(made)
    return made


def _waits(column: str) -> str:
    """The moment at which row `i` is due: the first few at once, the others after a while."""
    base, due = NOW.strftime("%Y-%m-%d %H:%M:%S"), DUE_IN[column]
    after = f"CASE WHEN i <= {due} THEN '-1 minutes' ELSE (i % 600000 + 60) || ' seconds' END"
    return f"strftime('%Y-%m-%d %H:%M:%S.000000', '{base}', {after})"


_COLUMNS: Final[dict[str, Mapping[str, object]]] = {
    "meetings": {
        "team_id": 1,
        "channel_id": "'C' || i",
        "state": "'planned'",
        "next_open_at": _waits("next_open_at"),
    },
    "attendances": {
        "meeting_id": "1 + i % 1000",
        "user_id": "'U' || i",
        "next_prompt_at": _waits("next_prompt_at"),
        "next_remind_at": _waits("next_remind_at"),
    },
    "followups": {
        "number": "i",
        "team_id": 1,
        "state": "'open'",
        "next_escalation_at": _waits("next_escalation_at"),
    },
    "followup_owners": {
        "followup_id": "i",
        "user_id": "'U' || i",
        "next_nudge_at": _waits("next_nudge_at"),
    },
    "team_members": {
        "team_id": 1,
        "user_id": "'U' || i",
        "role": "'manager'",
        "next_digest_at": _waits("next_digest_at"),
    },
    "outbox": {
        "key": "'nudge:' || i",
        "kind": "'post'",
        "channel_id": "'U' || i",
        "content": "'{}'",
        "priority": "'2-normal'",
        "state": "'waiting'",
        "next_attempt_at": _waits("next_attempt_at"),
    },
}
