"""A tick: what is due costs, what only waits does not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from benchmarks.measure import Row, medians
from storage import followups, migrations
from storage.database import Database
from storage.followups import Followup, FollowupOwner

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DUE, FEW, MANY = 200, 10_000, 200_000
ROUNDS = 20


async def rows(folder: Path) -> list[Row]:
    """Claiming 200 due nudges among 10,000 and among 200,000 that wait."""
    few, many = _filled(folder / "few.db", FEW), _filled(folder / "many.db", MANY)

    async def claim(database: Database) -> None:
        with database.session() as session:
            claimed = followups.claim_due_nudges(session, NOW, DUE)
            if len(claimed) != DUE:
                raise RuntimeError(f"{len(claimed)} rows were due")

    floor, value = await medians(lambda: claim(few), lambda: claim(many), ROUNDS)
    few.close()
    many.close()
    measure = f"claim {DUE} due nudges, {MANY:,} waiting"
    return [Row(measure, f"the same with {FEW:,} waiting", floor, value, 1.2)]


def _filled(path: Path, waiting: int) -> Database:
    url = f"sqlite:///{path}"
    migrations.upgrade(url)
    database = Database.open(url)
    with database.session() as session:
        _add(session, waiting)
        session.commit()
    return database


def _add(session: Session, waiting: int) -> None:
    followup = Followup(
        workspace_id="T1", number=1, text="", timezone="UTC", created_by="U1", created_at=NOW
    )
    session.add(followup)
    session.flush()
    session.connection().execute(
        FollowupOwner.__table__.insert(),  # type: ignore[attr-defined]  # SQLModel gives it one
        [
            {
                "followup_id": followup.id,
                "user_id": f"U{number}",
                "workspace_id": "T1",
                "next_nudge_at": NOW if number < DUE else NOW + timedelta(seconds=number),
                "snoozes": 0,
            }
            for number in range(waiting)
        ],
    )
