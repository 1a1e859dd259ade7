"""A manager's digest of a large department, beside reading the same rows once."""

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from benchmarks.dataset import WORKSPACE, database, fill, settle
from benchmarks.measure import Row, compared
from bot.services import digest_cards, readers
from bot.views import digests as views
from storage import teams
from storage.database import Database
from storage.work import Work

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE, EACH, GROUPS = 10_000, 20, 20
ROUNDS = 5
SCAN = (
    "SELECT f.id, f.team_id, f.state, f.due_on, f.timezone, f.created_at, f.done_at, o.user_id "
    "FROM followups f JOIN followup_owners o ON o.followup_id = f.id"
)


async def rows(folder: Path) -> list[Row]:
    """The digest of 10,000 people in 20 groups, 200,000 follow-ups, until it is a message."""
    path = folder / "digests.db"
    department = database(path)
    with department.session() as session:
        _fill(session)
        session.commit()
    settle(department)
    plain = sqlite3.connect(path)

    async def scan() -> None:
        if sum(1 for _ in plain.execute(SCAN)) != PEOPLE * EACH:
            raise RuntimeError("rows are missing")

    async def digest() -> None:
        _digest(department)

    floor, value, ratio = await compared(scan, digest, ROUNDS, time.thread_time)
    plain.close()
    department.close()
    measure = f"manager digest, {PEOPLE:,} people × {EACH} follow-ups"
    floor_is = "one plain scan of the same rows (sqlite3)"
    return [Row(measure, floor_is, floor, value, 1.5, paired=ratio)]


def _digest(department: Database) -> None:
    with department.reading_session() as session:
        work = Work(session, NOW, WORKSPACE, "U1")
        team = teams.get(session, WORKSPACE, 1)
        if team is None:
            raise RuntimeError("no team")
        reader = readers.actor(work)
        card = digest_cards.card(work, reader, team, NOW - digest_cards.WEEK)
        if not views.digest(reader, card):
            raise RuntimeError("no message")


def _fill(session: Session) -> None:
    """A department of groups; of the follow-ups six in ten are done, of those some late.

    They are due on days from half a year ago to a month ahead, and one in five is of this week.
    """
    fill(
        session,
        "teams",
        GROUPS + 1,
        {
            "name": "'Group ' || i",
            "channel_id": "'C' || i",
            "parent_id": "CASE WHEN i > 1 THEN 1 END",
            "member_source": "'listed'",
            "timezone": "'Asia/Shanghai'",
            "language": "'en'",
            "work_start": "'09:00:00.000000'",
            "work_end": "'18:00:00.000000'",
            "digest_time": "'09:00:00.000000'",
        },
    )
    fill(
        session,
        "people",
        PEOPLE,
        {"user_id": "'U' || i", "name": "'Person ' || i", "timezone": "'UTC'", "locale": "'en-US'"},
    )
    fill(
        session,
        "team_members",
        PEOPLE,
        {
            "team_id": f"CASE WHEN i = 1 THEN 1 ELSE 2 + i % {GROUPS} END",
            "user_id": "'U' || i",
            "role": "CASE WHEN i = 1 THEN 'manager' ELSE 'member' END",
        },
    )
    _fill_followups(session)


def _fill_followups(session: Session) -> None:
    due = "'2026-05-25', '+' || (i * 7919 / 13 % 211) || ' days'"
    opened = "'2026-11-22', '-' || (i * 11 % 35) || ' days'"
    is_done = "i * 13 % 10 < 6"
    fill(
        session,
        "followups",
        PEOPLE * EACH,
        {
            "number": "i",
            "team_id": f"2 + (1 + i % {PEOPLE}) % {GROUPS}",
            "text": "'Send the report number ' || i || ' to finance and to sales'",
            "state": f"CASE WHEN {is_done} THEN 'done' ELSE 'open' END",
            "due_on": f"date({due})",
            "due_at": f"strftime('%Y-%m-%d 10:00:00.000000', {due})",
            "timezone": "CASE WHEN i % 3 THEN 'Asia/Shanghai' ELSE 'Europe/Berlin' END",
            "created_at": f"strftime('%Y-%m-%d 10:00:00.000000', {opened})",
            "done_on": f"CASE WHEN {is_done} THEN date({due}, (i % 5 - 3) || ' days') END",
            "done_at": (
                f"CASE WHEN {is_done} "
                f"THEN strftime('%Y-%m-%d 10:00:00.000000', {due}, (i % 5 - 3) || ' days') END"
            ),
            "channel_id": f"'C' || (2 + (1 + i % {PEOPLE}) % {GROUPS})",
        },
    )
    owners = {"followup_id": "i", "user_id": f"'U' || (1 + i % {PEOPLE})"}
    fill(session, "followup_owners", PEOPLE * EACH, owners)
