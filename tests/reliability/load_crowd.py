"""A workspace full of people who are all to be asked for an update at the same moment."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlmodel import SQLModel, insert

from bot.domain.meetings import MeetingState
from storage.channels import Channel
from storage.database import Database
from storage.meetings import Attendance, Meeting
from storage.people import Person
from storage.teams import Role, Team, TeamMember
from tests.reliability.load_slack import WORKSPACE

TO_A_MEETING: Final = 100
OPEN: Final = 10
"""Meetings that are going on, in whose threads people write."""

THREAD: Final = "1700000000.000100"
Rows = list[dict[str, Any]]


def people_in(meeting: int) -> list[str]:
    """Who attends a meeting."""
    return [f"U{meeting:03}{number:03}" for number in range(TO_A_MEETING)]


def furnish(database: Database, prompts: int, due: datetime, now: datetime) -> set[str]:
    """Have so many people prompted when it is `due` (UTC); gives back the keys of the messages."""
    planned = range(1, prompts // TO_A_MEETING + 1)
    ongoing = range(planned.stop, planned.stop + OPEN)
    with database.session() as session:
        for table, rows in _rows(planned, ongoing, due, now):
            session.connection().execute(insert(table), rows)
        session.commit()
    return {f"prompt:{meeting}:{user_id}" for meeting in planned for user_id in people_in(meeting)}


def threads(prompts: int) -> list[tuple[str, list[str]]]:
    """The channels with a meeting that goes on, and who writes there."""
    first = prompts // TO_A_MEETING + 1
    return [(_channel(number), people_in(number)) for number in range(first, first + OPEN)]


def quiet_channels(prompts: int) -> list[str]:
    """The channels in which no meeting goes on."""
    return [_channel(number) for number in range(1, prompts // TO_A_MEETING + 1)]


def _rows(
    planned: range, ongoing: range, due: datetime, now: datetime
) -> list[tuple[type[SQLModel], Rows]]:
    numbers = [*planned, *ongoing]
    pairs = [(number, user_id) for number in numbers for user_id in people_in(number)]
    return [
        (Person, [_person(user_id, now) for _, user_id in pairs]),
        (Channel, [_of(channel_id=_channel(n), name=f"c{n}") for n in numbers]),
        (Team, [_team(n, now) for n in numbers]),
        (TeamMember, [_member(n, user_id) for n, user_id in pairs]),
        (Meeting, [_meeting(n, now, is_open=n in ongoing) for n in numbers]),
        (Attendance, [_guest(n, user_id, due if n in planned else None) for n, user_id in pairs]),
    ]


def _person(user_id: str, now: datetime) -> dict[str, Any]:
    return _of(user_id=user_id, name=user_id.lower(), refreshed_at=now)


def _team(number: int, now: datetime) -> dict[str, Any]:
    return _of(id=number, name=f"Team {number}", channel_id=_channel(number), created_at=now)


def _member(number: int, user_id: str) -> dict[str, Any]:
    role = Role.MANAGER if user_id.endswith("000") else Role.MEMBER
    return _of(team_id=number, user_id=user_id, role=role)


def _meeting(number: int, now: datetime, *, is_open: bool) -> dict[str, Any]:
    leader = people_in(number)[0]
    return _of(
        id=number,
        team_id=number,
        channel_id=_channel(number),
        title=f"Weekly {number}",
        starts_at=now if is_open else now + timedelta(days=1),
        timezone="UTC",
        state=MeetingState.OPEN if is_open else MeetingState.PLANNED,
        facilitator_id=leader,
        recorder_id=leader,
        informed=[],
        questions=[],
        thread_ts=THREAD if is_open else None,
        opened_at=now if is_open else None,
        created_at=now,
    )


def _guest(number: int, user_id: str, due: datetime | None) -> dict[str, Any]:
    return _of(meeting_id=number, user_id=user_id, next_prompt_at=due)


def _channel(number: int) -> str:
    return f"C{number:04}"


def _of(**fields: Any) -> dict[str, Any]:
    return {"workspace_id": WORKSPACE, **fields}
