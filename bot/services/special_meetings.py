"""Special meetings: called when needed, for one matter (regulation 4.1.2)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.errors import FieldError
from bot.domain.localtime import local, to_utc
from bot.domain.meetings import PromptPlan
from bot.domain.mrkdwn import Mrkdwn, plain
from bot.domain.workdays import Workdays
from bot.i18n.reader import Reader
from bot.services import (
    form_dates,
    opening,
    planning,
    prompts,
    questions,
    readers,
    series,
    teams,
    wording,
)
from bot.views import kit
from bot.views import meetings as meeting_views
from bot.views import special_meetings as views
from bot.views.special_meetings import SpecialMeetingForm
from storage import audit
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work


class TopicMissingError(FieldError):
    """A special meeting needs a topic."""

    key: ClassVar[str] = "special_meetings.error.topic"
    field: ClassVar[str] = "title"


class PastError(FieldError):
    """The moment is over; `when` is what was asked for."""

    key: ClassVar[str] = "special_meetings.error.past"
    field: ClassVar[str] = "day"


class DayMissingError(FieldError):
    """A special meeting needs a day."""

    key: ClassVar[str] = "special_meetings.error.day"
    field: ClassVar[str] = "day"


def modal(work: Work, channel_id: str, topic: str) -> dict[str, object]:
    """The form for a special meeting in a channel, filled with what was typed: topic and time."""
    series.check_channel(work, channel_id)
    team = teams.of_channel(work, channel_id)
    reader = readers.actor(work)
    zone = team.timezone if team else reader.zone
    calendar = teams.workdays(team) if team else readers.workdays(work, work.actor or "")
    tomorrow = (local(work.now, zone) + timedelta(days=1)).date()
    said = _said(work, reader, calendar, wording.typeable(work, plain(topic)))
    start = _on_clock(said.start, reader.zone, zone) if said.start else None
    form = SpecialMeetingForm(
        title=said.title,
        day=start.day if start else calendar.on_or_after(tomorrow),
        at=(start and start.at) or planning.DEFAULT_TIME,
        facilitator_id=work.actor,
        recorder_id=work.actor,
        attendees=tuple(planning.people_of_channel(work, channel_id)),
    )
    return views.modal(reader, form, channel_id, zone, note=said.note)


def call(work: Work, channel_id: str, form: SpecialMeetingForm) -> kit.Message:
    """Plan a special meeting and invite its attendees; answers with what was understood."""
    if not form.title.strip():
        raise TopicMissingError
    attendees = teams.humans(work, form.attendees, strangers=True)
    if not attendees:
        raise series.AttendeesMissingError
    team = teams.ensure(work, channel_id)
    start = to_utc(form.day, form.at, team.timezone)
    if start <= work.now:
        raise PastError(when=readers.actor(work).datetime(start))
    meeting = _meeting(work, team, form)
    meeting.starts_at = meeting.next_open_at = start
    work.session.add(meeting)
    work.session.flush()
    planning.invite(work, meeting, PromptPlan(), required=attendees)
    prompts.invite(work, meeting)
    audit.record(work, "meeting.called", f"meeting:{meeting.id}", title=meeting.title)
    reader = readers.actor(work)
    return meeting_views.created(reader, opening.card(work, reader, meeting))


def _meeting(work: Work, team: Team, form: SpecialMeetingForm) -> Meeting:
    facilitator = form.facilitator_id or work.actor or ""
    return Meeting(
        workspace_id=work.workspace_id,
        team_id=planning.id_of(team),
        channel_id=team.channel_id,
        title=form.title.strip(),
        place=form.place.strip() or None,
        starts_at=work.now,
        timezone=team.timezone,
        length_minutes=form.length_minutes,
        facilitator_id=facilitator,
        recorder_id=form.recorder_id or facilitator,
        questions=questions.special(),
        created_by=work.actor,
        created_at=work.now,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What words say about a meeting: `start` is on the writer's clock, `note` repeats it."""

    title: str
    start: Due | None = None
    note: Mrkdwn | None = None


def _said(work: Work, reader: Reader, calendar: Workdays, text: str) -> _Said:
    """Read the topic and the time; what is not sure stays in the topic and is said."""
    due = understand(
        text,
        now=work.now,
        zone=reader.zone,
        workdays=calendar,
        languages=readers.writes(work, work.actor),
    )
    t = reader.t
    if isinstance(due, Ambiguous):
        choices = t.options(form_dates.said(reader, one) for one in due.choices)
        note = t.md("special_meetings.unsure", words=due.choices[0].words[0], choices=choices)
        only = due.choices[0] if len(due.choices) == 1 and not due.choices[0].past else None
        return _Said(text, only, note)
    if due is None:
        return _Said(text)
    when = form_dates.said(reader, due)
    if due.past:
        return _Said(text, None, t.md("special_meetings.over", words=due.words[0], when=when))
    note = t.md("special_meetings.understood", words=due.words[0], when=when)
    return _Said(due.rest, due, note)


def _on_clock(due: Due, theirs: str, zone: str) -> Due:
    """What was said on the writer's clock, on the team's; a day without a time stays that day."""
    if due.at is None:
        return due
    there = local(to_utc(due.day, due.at, theirs), zone)
    return replace(due, day=there.date(), at=there.time())
