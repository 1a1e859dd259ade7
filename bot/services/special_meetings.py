"""Special meetings: called when needed, for one matter (regulation 4.1.2)."""

from datetime import timedelta
from typing import ClassVar

from bot.domain.errors import FieldError
from bot.domain.localtime import local, to_utc
from bot.domain.meetings import PromptPlan
from bot.services import opening, planning, prompts, questions, readers, series, teams
from bot.views import kit
from bot.views import meetings as meeting_views
from bot.views import special_meetings as views
from bot.views.special_meetings import SpecialMeetingForm
from storage import audit
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work


class PastError(FieldError):
    """The moment is over; `when` is what was asked for."""

    key: ClassVar[str] = "special_meetings.error.past"
    field: ClassVar[str] = "day"


class DayMissingError(FieldError):
    """A special meeting needs a day."""

    key: ClassVar[str] = "special_meetings.error.day"
    field: ClassVar[str] = "day"


def modal(work: Work, channel_id: str, topic: str) -> dict[str, object]:
    """The form for a special meeting in a channel; what was typed already is its topic."""
    series.check_channel(work, channel_id)
    team = teams.of_channel(work, channel_id)
    reader = readers.actor(work)
    zone = team.timezone if team else reader.zone
    tomorrow = (local(work.now, zone) + timedelta(days=1)).date()
    calendar = teams.workdays(team) if team else readers.workdays(work, work.actor or "")
    form = SpecialMeetingForm(
        title=topic,
        day=calendar.on_or_after(tomorrow),
        at=planning.DEFAULT_TIME,
        facilitator_id=work.actor,
        recorder_id=work.actor,
        attendees=tuple(planning.people_of_channel(work, channel_id)),
    )
    return views.modal(reader, form, channel_id, zone)


def call(work: Work, channel_id: str, form: SpecialMeetingForm) -> kit.Message:
    """Plan a special meeting and invite its attendees; answers with what was understood."""
    if not form.title.strip():
        raise series.TitleMissingError
    if not form.attendees:
        raise series.AttendeesMissingError
    team = teams.ensure(work, channel_id)
    start = to_utc(form.day, form.at, team.timezone)
    if start <= work.now:
        raise PastError(when=readers.actor(work).datetime(start))
    meeting = _meeting(work, team, form)
    meeting.starts_at = meeting.next_open_at = start
    work.session.add(meeting)
    work.session.flush()
    planning.invite(work, meeting, PromptPlan(), required=form.attendees)
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
