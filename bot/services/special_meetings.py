"""Special meetings: called when needed, for one matter (regulation 4.1.2)."""

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.due.rest import without
from bot.domain.errors import FieldError
from bot.domain.localtime import local, to_utc
from bot.domain.meetings import PromptPlan
from bot.domain.mrkdwn import Mrkdwn, plain
from bot.domain.workdays import Workdays
from bot.i18n.reader import Reader
from bot.services import (
    followup_words,
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
from bot.views.dates import DateChoice, in_words
from bot.views.special_meetings import Offer, SpecialMeetingForm
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


def ask_day(work: Work, channel_id: str, topic: str) -> kit.Message | None:
    """Ask which day was meant, when the words behind the command are not clear about it.

    None when they are, or name no day.
    """
    series.check_channel(work, channel_id)
    reader = readers.actor(work)
    text = wording.typeable(work, plain(topic))
    due = _due(work, reader, teams.of_channel(work, channel_id), text)
    if isinstance(due, Ambiguous):
        said = reader.t.md("special_meetings.unsure", words=due.choices[0].words[0])
        offers = [Offer(_without(text, one), DateChoice(one.day, one.at)) for one in due.choices]
        return views.ask_day(reader, said, [*offers, Offer(text)])
    if due is None:
        day, at, rest = followup_words.day_over(work, reader, text), None, text
    else:
        day, at, rest = due.day if due.past else None, due.at, due.rest
    if day is None:
        return None
    said = reader.t.md("special_meetings.over", when=in_words(reader, day, at))
    likely = followup_words.choices(work, reader, None)
    offers = [Offer(rest, replace(one, at=at)) for one in likely]
    return views.ask_day(reader, said, [*offers, Offer(text)])


def modal(work: Work, channel_id: str, topic: str) -> dict[str, object]:
    """The form for a special meeting in a channel, filled with what was typed: topic and time."""
    series.check_channel(work, channel_id)
    reader, text = readers.actor(work), wording.typeable(work, plain(topic))
    due = _due(work, reader, teams.of_channel(work, channel_id), text)
    if not isinstance(due, Due) or due.past:
        return _modal(work, reader, channel_id, text)
    when = form_dates.said(reader, due)
    note = reader.t.md("special_meetings.understood", words=due.words[0], when=when)
    return _modal(work, reader, channel_id, due.rest, DateChoice(due.day, due.at), note)


def modal_of(work: Work, channel_id: str, offer: Offer) -> dict[str, object]:
    """The same form for what was chosen when it was asked which day was meant."""
    series.check_channel(work, channel_id)
    return _modal(work, readers.actor(work), channel_id, offer.topic, offer.choice)


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


def _modal(
    work: Work,
    reader: Reader,
    channel_id: str,
    topic: str,
    start: DateChoice | None = None,
    note: Mrkdwn | None = None,
) -> dict[str, object]:
    """The form; `start` is on the writer's clock, `note` repeats how it was understood."""
    team = teams.of_channel(work, channel_id)
    zone = team.timezone if team else reader.zone
    tomorrow = (local(work.now, zone) + timedelta(days=1)).date()
    there = _on_clock(start, reader.zone, zone) if start else None
    form = SpecialMeetingForm(
        title=topic,
        day=there.on if there else _calendar(work, team).on_or_after(tomorrow),
        at=(there and there.at) or planning.DEFAULT_TIME,
        facilitator_id=work.actor,
        recorder_id=work.actor,
        attendees=tuple(planning.people_of_channel(work, channel_id)),
    )
    return views.modal(reader, form, channel_id, zone, note=note)


def _due(work: Work, reader: Reader, team: Team | None, text: str) -> Due | Ambiguous | None:
    return understand(
        text,
        now=work.now,
        zone=reader.zone,
        workdays=_calendar(work, team),
        languages=readers.writes(work, work.actor),
    )


def _calendar(work: Work, team: Team | None) -> Workdays:
    return teams.workdays(team) if team else readers.workdays(work, work.actor or "")


def _without(text: str, due: Due) -> str:
    """The topic without the words that were found to say the day."""
    rest = text
    for start, end in sorted(due.spans, reverse=True):
        rest = without(rest, start, end)
    return rest or text


def _on_clock(said: DateChoice, theirs: str, zone: str) -> DateChoice:
    """What was said on the writer's clock, on the team's; a day without a time stays that day."""
    if said.at is None:
        return said
    there = local(to_utc(said.on, said.at, theirs), zone)
    return DateChoice(there.date(), there.time())
