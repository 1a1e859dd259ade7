"""Capture: a line of a meeting's thread becomes an entry of its minutes, in one transaction."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from sqlmodel import Session

from benchmarks.dataset import WORKSPACE, database, fill, settle
from benchmarks.measure import Row, compared
from benchmarks.replay import Replay, tables
from bot.services import minutes
from bot.services.minutes import Said
from storage.database import Database
from storage.work import Work

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHANNEL, THREAD, RECORDER = "C1", "1795424400.000000", "U2"
NOTE = "note: the report of the third quarter is with finance"
ACTION = "action: <@U3> send the report of the third quarter to finance by Friday"
ROUNDS = 100


async def rows(folder: Path) -> list[Row]:
    """A note, and a follow-up with owner and date, each beside the rows that it writes."""
    return [
        await _row(folder / "note.db", "capture of an entry", NOTE),
        await _row(folder / "action.db", "capture of a follow-up", ACTION),
    ]


async def _row(path: Path, told: str, line: str) -> Row:
    meeting = database(path)
    with meeting.session() as session:
        _fill(session)
        session.commit()
    numbers = count(1)
    replay = _recorded(path, lambda: _capture(meeting, line, next(numbers)))
    settle(meeting)
    with closing(_plain(Path(shutil.copy(path, path.with_suffix(".copy"))))) as plain:

        async def write() -> None:
            replay.write(plain)

        async def capture() -> None:
            _capture(meeting, line, next(numbers))

        floor, value, ratio = await compared(write, capture, ROUNDS, time.thread_time)
    meeting.close()
    told = f"{told}: one transaction, {len(replay.rows)} rows"
    return Row(told, "the same rows by plain sqlite3", floor, value, 8, paired=ratio)


def _capture(meeting: Database, line: str, number: int) -> None:
    with meeting.session() as session:
        at = NOW + timedelta(seconds=number)
        said = Said(CHANNEL, THREAD, f"1795424400.{number:06}", line, at)
        minutes.hear(Work(session, at, WORKSPACE, RECORDER), said)
        session.commit()


def _recorded(path: Path, capture: Callable[[], None]) -> Replay:
    """What two captures write, so that others can be written in their likeness."""
    capture()  # the first one brings more, such as who is there
    with closing(_plain(path)) as plain:
        stages = [tables(plain)]
        for _ in range(2):
            capture()
            stages.append(tables(plain))
    return Replay.between(*stages)


def _plain(path: Path) -> sqlite3.Connection:
    """A connection as careful as ours (storage/database.py)."""
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA synchronous=NORMAL")
    plain.execute("PRAGMA foreign_keys=ON")
    return plain


def _fill(session: Session) -> None:
    """A department of twenty in the middle of its meeting."""
    people = {"user_id": "'U' || i", "name": "'Person ' || i"}
    fill(session, "people", 20, {**people, "timezone": "'Asia/Shanghai'", "locale": "'en-US'"})
    place = {"channel_id": f"'{CHANNEL}'"}
    fill(session, "channels", 1, {**place, "name": "'operations'", "bot_is_member": 1})
    fill(session, "channel_members", 20, {**place, "user_id": "'U' || i"})
    hours = {"work_start": "'09:00:00.000000'", "work_end": "'18:00:00.000000'"}
    fill(
        session,
        "teams",
        1,
        {
            **place,
            **hours,
            "name": "'Operations'",
            "member_source": "'listed'",
            "timezone": "'Asia/Shanghai'",
            "country": "'CN'",
            "language": "'en'",
            "digest_time": "'09:00:00.000000'",
        },
    )
    role = {"role": "CASE WHEN i = 1 THEN 'manager' ELSE 'member' END"}
    fill(session, "team_members", 20, {"team_id": 1, "user_id": "'U' || i", **role})
    fill(
        session,
        "meetings",
        1,
        {
            **place,
            "team_id": 1,
            "title": "'Weekly meeting'",
            "timezone": "'Asia/Shanghai'",
            "state": "'open'",
            "facilitator_id": "'U1'",
            "recorder_id": f"'{RECORDER}'",
            "thread_ts": f"'{THREAD}'",
            "starts_at": "'2026-11-23 08:55:00.000000'",
            "opened_at": "'2026-11-23 08:55:00.000000'",
        },
    )
    fill(session, "attendances", 20, {"meeting_id": 1, "user_id": "'U' || i"})
