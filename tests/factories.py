"""Records for tests: each function adds one with sensible fields, and `fields` overrides them.

A Monday in November 2026 is today (see `tests.clock`); the department meets on Wednesdays.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlmodel import SQLModel

from bot.domain.capture import EntryKind
from bot.domain.names import aliases
from storage import counters, names
from storage.absences import Absence
from storage.agenda import AgendaItem
from storage.channels import Channel, ChannelMember
from storage.decisions import Decision
from storage.followups import Followup, FollowupOwner
from storage.meetings import Attendance, Meeting
from storage.minutes import Entry
from storage.people import Person
from storage.series import Series, SeriesAttendee
from storage.teams import Role, Team, TeamMember
from storage.updates import Update
from storage.work import Work

CHANNEL = "C1"
MANAGER = "U1"
Row = TypeVar("Row", bound=SQLModel)


def person(work: Work, user_id: str, **fields: Any) -> Person:
    """Somebody in UTC who speaks English and whose name is his id."""
    defaults = {"name": user_id, "refreshed_at": work.now}
    made = _add(work, Person, {"user_id": user_id} | defaults | fields)
    names.remember(work, user_id, aliases([made.name]))
    return made


def channel(work: Work, channel_id: str = CHANNEL, *members: str, **fields: Any) -> Channel:
    """A public channel in which `members` are."""
    made = _add(work, Channel, {"channel_id": channel_id, "name": channel_id.lower()} | fields)
    for user_id in members:
        _add(work, ChannelMember, {"channel_id": channel_id, "user_id": user_id})
    return made


def team(work: Work, *members: str, manager: str = MANAGER, **fields: Any) -> Team:
    """A team in UTC with a manager and `members`, at home in `CHANNEL`."""
    defaults = {"name": "Platform", "channel_id": CHANNEL, "created_at": work.now}
    made = _add(work, Team, defaults | fields)
    member(work, made, manager, Role.MANAGER)
    for user_id in members:
        member(work, made, user_id)
    return made


def member(
    work: Work, team: Team, user_id: str, role: Role = Role.MEMBER, **fields: Any
) -> TeamMember:
    """Somebody's role in the team."""
    return _add(work, TeamMember, {"team_id": team.id, "user_id": user_id, "role": role} | fields)


def series(work: Work, team: Team, *attendees: str, **fields: Any) -> Series:
    """A weekly meeting on Wednesdays at 10:00, to which `attendees` are invited."""
    defaults = {
        "team_id": team.id,
        "channel_id": team.channel_id,
        "title": "Weekly meeting",
        "weekdays": [2],
        "anchor": date(2026, 11, 25),
        "local_time": time(10),
        "timezone": team.timezone,
        "facilitator_id": MANAGER,
        "recorder_id": MANAGER,
        "created_by": MANAGER,
        "created_at": work.now,
    }
    made = _add(work, Series, defaults | fields)
    for user_id in attendees:
        _add(work, SeriesAttendee, {"series_id": made.id, "user_id": user_id})
    return made


def meeting(work: Work, team: Team, *attendees: str, **fields: Any) -> Meeting:
    """A planned meeting in two days, to which `attendees` are invited."""
    defaults = {
        "team_id": team.id,
        "channel_id": team.channel_id,
        "title": "Weekly meeting",
        "starts_at": work.now + timedelta(days=2, hours=1),
        "timezone": team.timezone,
        "facilitator_id": MANAGER,
        "recorder_id": MANAGER,
        "created_at": work.now,
    }
    made = _add(work, Meeting, defaults | fields)
    for user_id in attendees:
        attendance(work, made, user_id)
    return made


def attendance(work: Work, meeting: Meeting, user_id: str, **fields: Any) -> Attendance:
    """Somebody's part in the meeting."""
    return _add(work, Attendance, {"meeting_id": meeting.id, "user_id": user_id} | fields)


def update(work: Work, meeting: Meeting, user_id: str, **fields: Any) -> Update:
    """What somebody reported: one answer to one question."""
    answer = {"key": "done", "question": "What did you finish?", "answer": "The release."}
    defaults = {"meeting_id": meeting.id, "answers": [answer]}
    times = {"created_at": work.now, "changed_at": work.now}
    return _add(work, Update, {"user_id": user_id} | defaults | times | fields)


def agenda_item(work: Work, meeting: Meeting, text: str, **fields: Any) -> AgendaItem:
    """A topic of the meeting."""
    defaults = {"meeting_id": meeting.id, "text": text, "created_at": work.now}
    return _add(work, AgendaItem, defaults | fields)


def entry(work: Work, meeting: Meeting, text: str, **fields: Any) -> Entry:
    """A note in the meeting's minutes."""
    defaults = {
        "meeting_id": meeting.id,
        "kind": EntryKind.NOTE,
        "text": text,
        "user_id": meeting.recorder_id,
        "channel_id": meeting.channel_id,
        "message_ts": f"1795424400.{counters.next_number(work, 'test-ts'):06}",
        "created_at": work.now,
        "changed_at": work.now,
    }
    return _add(work, Entry, defaults | fields)


def decision(work: Work, team: Team | None, text: str, **fields: Any) -> Decision:
    """An adopted decision with the next number."""
    defaults = {
        "number": counters.next_number(work, "decision"),
        "team_id": team.id if team else None,
        "text": text,
        "decided_by": MANAGER,
        "decided_at": work.now,
        "channel_id": team.channel_id if team else CHANNEL,
    }
    return _add(work, Decision, defaults | fields)


def followup(
    work: Work, team: Team | None, *owners: str, due_at: datetime | None = None, **fields: Any
) -> Followup:
    """An open follow-up with the next number, which `owners` answer for."""
    defaults = {
        "number": counters.next_number(work, "followup"),
        "team_id": team.id if team else None,
        "text": "Send the report",
        "due_at": due_at,
        "due_on": due_at.date() if due_at else None,
        "timezone": team.timezone if team else "UTC",
        "created_by": MANAGER,
        "created_at": work.now,
        "channel_id": team.channel_id if team else CHANNEL,
    }
    made = _add(work, Followup, defaults | fields)
    for user_id in owners:
        owner(work, made, user_id)
    return made


def owner(work: Work, followup: Followup, user_id: str, **fields: Any) -> FollowupOwner:
    """Somebody who answers for the follow-up."""
    return _add(work, FollowupOwner, {"followup_id": followup.id, "user_id": user_id} | fields)


def absence(work: Work, user_id: str, starts_on: date, ends_on: date) -> Absence:
    """Days on which somebody is away, both included."""
    fields = {"user_id": user_id, "starts_on": starts_on, "ends_on": ends_on}
    return _add(work, Absence, fields | {"created_at": work.now})


def _add(work: Work, table: type[Row], fields: dict[str, Any]) -> Row:
    row = table(**{"workspace_id": work.workspace_id} | fields)
    work.session.add(row)
    work.session.flush()
    return row
