"""Meeting series: set up, changed, and turned into the next meeting."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from bot.domain.errors import FieldError, GavelError
from bot.domain.localtime import local
from bot.domain.meetings import PromptPlan
from bot.domain.mrkdwn import channel_link
from bot.domain.recurrence import HolidayPolicy, Recurrence
from bot.i18n.reader import Reader
from bot.services import planning, questions, readers, teams
from bot.views import kit
from bot.views import series as views
from bot.views.series import RHYTHMS, SeriesCard, SeriesForm
from storage import audit, channels, meetings, series
from storage.series import Series, SeriesAttendee
from storage.teams import Team
from storage.work import Work


class TitleMissingError(FieldError):
    """A meeting needs a title."""

    key: ClassVar[str] = "series.error.title"
    field: ClassVar[str] = "title"


class AttendeesMissingError(FieldError):
    """A meeting needs at least one attendee."""

    key: ClassVar[str] = "series.error.attendees"
    field: ClassVar[str] = "attendees"


class TooManyQuestionsError(FieldError):
    """An update has at most `most` questions; `count` were typed."""

    key: ClassVar[str] = "series.error.questions"
    field: ClassVar[str] = "questions"


class NotFoundError(GavelError):
    """The series is not there any more."""

    key: ClassVar[str] = "series.error.not_found"


class NotAChannelError(GavelError):
    """Meetings are held in channels, not in direct messages."""

    key: ClassVar[str] = "series.error.not_a_channel"


class NotInChannelError(GavelError):
    """The bot is not in the channel `channel`, so it could neither open nor hear the meeting."""

    key: ClassVar[str] = "common.error.not_in_channel"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form belongs: the channel it sets up, and the series it changes, if any."""

    channel_id: str
    series_id: int | None = None

    def encoded(self) -> str:
        """The place as a modal carries it."""
        return f"{self.channel_id} {self.series_id or ''}".strip()

    @classmethod
    def decoded(cls, metadata: str) -> "Place":
        """The place that a modal carried."""
        channel_id, _, series_id = metadata.partition(" ")
        return cls(channel_id, int(series_id) if series_id else None)


def setup_modal(work: Work, channel_id: str, *, new: bool = False) -> dict[str, object]:
    """The form for the channel's series: filled with the one it has, else with sound defaults."""
    existing = series.of_channel(work.session, work.workspace_id, channel_id)
    if existing and not new:
        return edit_modal(work, planning.id_of(existing[0]))
    check_channel(work, channel_id)
    team = teams.of_channel(work, channel_id)
    if team and not teams.may_manage(work, team):
        raise teams.NotManagerError(team=team.name)
    reader = readers.actor(work)
    form = _default_form(work, reader, channel_id)
    zone = team.timezone if team else reader.zone
    return views.modal(reader, form, channel_id, Place(channel_id).encoded(), zone, editing=False)


def edit_modal(work: Work, series_id: int) -> dict[str, object]:
    """The form filled with what a series is now."""
    found = _changeable(work, series_id)
    reader = readers.actor(work)
    place = Place(found.channel_id, series_id)
    form = _form_of(work, reader, found)
    return views.modal(
        reader, form, found.channel_id, place.encoded(), found.timezone, editing=True
    )


def save(work: Work, place: Place, form: SeriesForm) -> kit.Message:
    """Set up or change a series and plan its next meeting; answers with what was understood.

    Raises FieldError for what cannot be used, NotManagerError for people who may not.
    """
    if not form.title.strip():
        raise TitleMissingError
    form = replace(
        form,
        attendees=tuple(teams.humans(work, form.attendees, strangers=True)),
        optional=tuple(teams.humans(work, form.optional, strangers=True)),
    )
    if not form.attendees:
        raise AttendeesMissingError
    if (count := len(questions.parse(form.questions))) > questions.MOST:
        raise TooManyQuestionsError(most=questions.MOST, count=count)
    team = teams.ensure(work, place.channel_id)
    if place.series_id is None and not teams.may_manage(work, team):
        raise teams.NotManagerError(team=team.name)
    found = _changeable(work, place.series_id) if place.series_id else _new(work, team)
    _fill(work, found, form)
    audit.record(work, "series.saved", f"series:{found.id}", title=form.title)
    planning.plan_next(work, found)
    return views.saved(readers.actor(work), card(work, found))


def stop(work: Work, series_id: int) -> str:
    """End a series: no meeting of it is planned any more. Gives back its title."""
    found = _changeable(work, series_id)
    found.active = False
    _unplan(work, found)
    audit.record(work, "series.stopped", f"series:{found.id}")
    return found.title


def check_channel(work: Work, channel_id: str) -> None:
    """Raise NotInChannelError or NotAChannelError when no meeting can be held there."""
    channel = channels.get(work.session, work.workspace_id, channel_id)
    if channel_id.startswith("D"):
        raise NotAChannelError
    if channel is None or not channel.bot_is_member:
        raise NotInChannelError(channel=channel_link(channel_id))


def card(work: Work, found: Series) -> SeriesCard:
    """The series as it is shown."""
    planned = meetings.next_of_series(work.session, planning.id_of(found))
    return SeriesCard(
        id=planning.id_of(found),
        title=found.title,
        rule=planning.rule_of(found),
        local_time=found.local_time,
        zone=found.timezone,
        next_start=planned.starts_at if planned else None,
        facilitator_id=found.facilitator_id,
        attendees=len(series.attendees(work.session, planning.id_of(found))),
    )


def _default_form(work: Work, reader: Reader, channel_id: str) -> SeriesForm:
    people = planning.people_of_channel(work, channel_id)
    return SeriesForm(
        title=reader.t("series.default.title"),
        local_time=planning.DEFAULT_TIME,
        weekdays=(0,),
        facilitator_id=work.actor,
        recorder_id=work.actor,
        attendees=tuple(people),
        questions=tuple(questions.texts(reader.t, questions.standard())),
    )


def _form_of(work: Work, reader: Reader, found: Series) -> SeriesForm:
    invited = series.attendees(work.session, planning.id_of(found))
    return SeriesForm(
        title=found.title,
        local_time=found.local_time,
        weekdays=tuple(found.weekdays),
        rhythm=_rhythm_of(found),
        length_minutes=found.length_minutes,
        facilitator_id=found.facilitator_id,
        recorder_id=found.recorder_id,
        rotates_recorder=found.rotates_recorder,
        attendees=tuple(guest.user_id for guest in invited if not guest.optional),
        optional=tuple(guest.user_id for guest in invited if guest.optional),
        questions=tuple(questions.texts(reader.t, found.questions)),
        prompt_days_before=found.prompt_days_before,
        prompt_time=found.prompt_time,
        remind_minutes_before=found.remind_minutes_before,
        approver_id=found.approver_id,
        informed=tuple(found.informed),
        holiday_policy=HolidayPolicy(found.holiday_policy),
    )


def _rhythm_of(found: Series) -> str:
    rhythm = (found.frequency, found.interval, found.week_of_month)
    return next((name for name, rule in RHYTHMS.items() if rule == rhythm), "weekly")


def _new(work: Work, team: Team) -> Series:
    return Series(
        workspace_id=work.workspace_id,
        team_id=planning.id_of(team),
        channel_id=team.channel_id,
        title="",
        anchor=local(work.now, team.timezone).date(),
        local_time=planning.DEFAULT_TIME,
        timezone=team.timezone,
        facilitator_id="",
        recorder_id="",
        created_by=work.actor or "",
        created_at=work.now,
    )


def _fill(work: Work, found: Series, form: SeriesForm) -> None:
    frequency, interval, week_of_month = RHYTHMS[form.rhythm]
    rule = Recurrence(
        frequency=frequency,
        weekdays=form.weekdays,
        interval=interval,
        week_of_month=week_of_month,
        anchor=found.anchor,
    )
    PromptPlan(
        form.prompt_days_before, form.prompt_time, timedelta(minutes=form.remind_minutes_before)
    )
    facilitator = form.facilitator_id or work.actor or ""
    values: dict[str, Any] = {
        "title": form.title.strip(),
        "frequency": frequency.value,
        "weekdays": list(rule.weekdays),
        "interval": interval,
        "week_of_month": week_of_month,
        "local_time": form.local_time,
        "length_minutes": form.length_minutes,
        "holiday_policy": form.holiday_policy.value,
        "facilitator_id": facilitator,
        "recorder_id": form.recorder_id or facilitator,
        "rotates_recorder": form.rotates_recorder,
        "approver_id": form.approver_id,
        "informed": list(form.informed),
        "questions": questions.parse(form.questions),
        "prompt_days_before": form.prompt_days_before,
        "prompt_time": form.prompt_time,
        "remind_minutes_before": form.remind_minutes_before,
    }
    for name, value in values.items():
        setattr(found, name, value)
    work.session.add(found)
    work.session.flush()
    _invite(work, found, form)


def _invite(work: Work, found: Series, form: SeriesForm) -> None:
    for guest in series.attendees(work.session, planning.id_of(found)):
        work.session.delete(guest)
    work.session.flush()
    optional = [user_id for user_id in form.optional if user_id not in form.attendees]
    for user_id in [*dict.fromkeys(form.attendees), *dict.fromkeys(optional)]:
        work.session.add(
            SeriesAttendee(
                series_id=planning.id_of(found),
                user_id=user_id,
                workspace_id=work.workspace_id,
                optional=user_id in optional,
            )
        )
    work.session.flush()


def _unplan(work: Work, found: Series) -> None:
    planned = meetings.next_of_series(work.session, planning.id_of(found))
    if planned:
        planning.cancel(work, planned)


def _changeable(work: Work, series_id: int) -> Series:
    found = series.get(work.session, work.workspace_id, series_id)
    if found is None or not found.active:
        raise NotFoundError
    team = teams.get(work, found.team_id)
    if work.actor != found.facilitator_id and not teams.may_manage(work, team):
        raise teams.NotManagerError(team=team.name)
    return found
