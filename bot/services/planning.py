"""Planning: the next meeting of a series, or a special one, with everyone's prompt and reminder."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.domain.localtime import WorkingHours, local, to_utc
from bot.domain.meetings import MeetingState, PromptPlan, next_recorder, prompt_at, remind_at
from bot.domain.recurrence import Frequency, HolidayPolicy, Recurrence, next_start
from bot.domain.teams import MOST_FROM_CHANNEL
from bot.services import readers, teams
from storage import absences, audit, channels, meetings, outbox, series
from storage.meetings import Attendance, Meeting
from storage.series import Series
from storage.teams import Team
from storage.work import Work

DEFAULT_TIME = time(10)
# Everybody in a team's channel is invited unless somebody says otherwise.
MOST_INVITED = MOST_FROM_CHANNEL


def rule_of(found: Series) -> Recurrence:
    """The rule by which a series recurs."""
    return Recurrence(
        frequency=Frequency(found.frequency),
        weekdays=tuple(found.weekdays),
        interval=found.interval,
        week_of_month=found.week_of_month,
        anchor=found.anchor,
    )


def plan_of(found: Series) -> PromptPlan:
    """When the attendees of a series are prompted and reminded."""
    return PromptPlan(
        found.prompt_days_before,
        found.prompt_time,
        timedelta(minutes=found.remind_minutes_before),
    )


def plan_next(work: Work, found: Series, after: datetime | None = None) -> Meeting | None:
    """The series' next meeting, planned anew: after now, or `after` (UTC), and the last one held.

    A meeting that was planned already is moved, so that updates given for it are kept. None when
    the series never meets again.
    """
    meeting = meetings.next_of_series(work.session, id_of(found))
    start = _start_after(work, found, meeting, after or work.now)
    if start is None:
        if meeting:
            cancel(work, meeting)
        return None
    if meeting is None:
        meeting = _meeting(work, found, start)
    _follow_series(work, meeting, found, start)
    work.session.add(meeting)
    work.session.flush()
    guests = series.attendees(work.session, id_of(found))
    invite(
        work,
        meeting,
        plan_of(found),
        required=[guest.user_id for guest in guests if not guest.optional],
        optional=[guest.user_id for guest in guests if guest.optional],
    )
    return meeting


def invite(
    work: Work,
    meeting: Meeting,
    plan: PromptPlan,
    *,
    required: Iterable[str],
    optional: Iterable[str] = (),
) -> None:
    """Make these people the meeting's attendees, each to be prompted in his own local time.

    Whoever was prompted already is not prompted again; who declined or is absent that day is away.
    """
    wanted = {**dict.fromkeys(optional, True), **dict.fromkeys(required, False)}
    known = {row.user_id: row for row in meetings.attendances(work.session, id_of(meeting))}
    for user_id in known.keys() - wanted.keys():
        work.session.delete(known[user_id])
    for user_id, is_optional in wanted.items():
        row = known.get(user_id) or Attendance(
            meeting_id=id_of(meeting), user_id=user_id, workspace_id=work.workspace_id
        )
        row.optional = is_optional
        _schedule(work, meeting, plan, row)
        work.session.add(row)
    work.session.flush()


def follow_absences(work: Work, meeting: Meeting, row: Attendance) -> None:
    """Set anew whether an attendee is away and is to be asked: his absences have changed.

    A meeting that is open asks nobody any more. Where recorders take turns, the turn is anew, too.
    """
    found = series.get(work.session, work.workspace_id, meeting.series_id or 0)
    _schedule(work, meeting, plan_of(found) if found else PromptPlan(), row)
    if meeting.state is not MeetingState.PLANNED:
        row.next_prompt_at = row.next_remind_at = None
    elif found and meeting.occurrence_on:
        meeting.recorder_id = _recorder(work, found, meeting.occurrence_on)
    work.session.flush()


def miss_next(work: Work, found: Series, after: datetime, before: datetime) -> Meeting | None:
    """Record the series' next meeting after `after` as missed, if it was to begin `before` (UTC).

    Nobody is invited to it any more; None when there is none.
    """
    start = _start_after(work, found, None, after)
    if start is None or start >= before:
        return None
    meeting = _meeting(work, found, start)
    _follow_series(work, meeting, found, start)
    meeting.state, meeting.next_open_at = MeetingState.CANCELLED, None
    meeting.missed_at = work.now
    work.session.add(meeting)
    work.session.flush()
    return meeting


def cancel(work: Work, meeting: Meeting) -> None:
    """Call a planned meeting off: nobody is prompted for it and it does not open."""
    meeting.state, meeting.next_open_at = MeetingState.CANCELLED, None
    stop_asking(work, meeting)
    audit.record(work, "meeting.cancelled", f"meeting:{meeting.id}")


def stop_asking(work: Work, meeting: Meeting) -> None:
    """Neither prompt nor remind anybody for the meeting from now on; what waits does not leave."""
    guests = meetings.attendances(work.session, id_of(meeting))
    for guest in guests:
        guest.next_prompt_at = guest.next_remind_at = None
    asked = [f"{meeting.id}:{guest.user_id}" for guest in guests if guest.prompted_at]
    outbox.withdraw(work, [f"{kind}:{one}" for kind in ("prompt", "reminder") for one in asked])


def members_to_invite(work: Work, channel_id: str) -> list[str]:
    """User ids of a channel's members when they are few enough to be meant; else none."""
    members = channels.member_ids(work.session, work.workspace_id, channel_id)
    return members if len(members) <= MOST_INVITED else []


def people_of_channel(work: Work, channel_id: str) -> list[str]:
    """User ids of the people to invite from a channel: no bots, nobody who has left.

    Whom Slack has not described yet is taken for one of them; who is none is left out when the
    form comes back.
    """
    return teams.humans(work, members_to_invite(work, channel_id), strangers=True)


def is_away(work: Work, user_id: str, day: date) -> bool:
    """Whether somebody is absent on a day of his own calendar."""
    spans = absences.of_person(work.session, work.workspace_id, user_id, day)
    return any(span.starts_on <= day <= span.ends_on for span in spans)


def id_of(row: Series | Meeting | Team) -> int:
    """The id of a row that is stored."""
    if row.id is None:
        raise ValueError("the row is not stored yet")
    return row.id


def _start_after(
    work: Work, found: Series, planned: Meeting | None, after: datetime
) -> datetime | None:
    """The next moment of the rule; a series meets once a day, whatever its rule was before."""
    last = meetings.last_day_of_series(work.session, id_of(found), planned)
    held = to_utc(last, time.max, found.timezone) if last else after
    team = teams.get(work, found.team_id)
    return next_start(
        rule_of(found),
        HolidayPolicy(found.holiday_policy),
        teams.workdays(team),
        found.local_time,
        found.timezone,
        max(after, held),
    )


def _meeting(work: Work, found: Series, start: datetime) -> Meeting:
    return Meeting(
        workspace_id=work.workspace_id,
        series_id=found.id,
        team_id=found.team_id,
        channel_id=found.channel_id,
        title=found.title,
        starts_at=start,
        timezone=found.timezone,
        facilitator_id=found.facilitator_id,
        recorder_id=found.recorder_id,
        created_at=work.now,
    )


def _follow_series(work: Work, meeting: Meeting, found: Series, start: datetime) -> None:
    meeting.title = found.title
    meeting.channel_id = found.channel_id
    meeting.timezone = found.timezone
    meeting.starts_at = meeting.next_open_at = start
    meeting.occurrence_on = local(start, found.timezone).date()
    meeting.length_minutes = found.length_minutes
    meeting.facilitator_id = found.facilitator_id
    meeting.recorder_id = _recorder(work, found, meeting.occurrence_on)
    meeting.approver_id = found.approver_id
    meeting.informed = list(found.informed)
    meeting.questions = list(found.questions)


def _recorder(work: Work, found: Series, day: date) -> str:
    if not found.rotates_recorder:
        return found.recorder_id
    guests = [g.user_id for g in series.attendees(work.session, id_of(found)) if not g.optional]
    away = [user_id for user_id in guests if is_away(work, user_id, day)]
    last = meetings.last_recorder_of_series(work.session, id_of(found))
    return next_recorder(guests, last, away) or found.recorder_id


def _schedule(work: Work, meeting: Meeting, plan: PromptPlan, row: Attendance) -> None:
    zone = readers.person(work, row.user_id).zone
    row.away = row.declined or is_away(work, row.user_id, local(meeting.starts_at, zone).date())
    if row.away:
        row.next_prompt_at = row.next_remind_at = None
        return
    calendar = readers.workdays(work, row.user_id)
    asked = row.prompted_at or prompt_at(meeting.starts_at, plan, zone, calendar, work.now)
    row.next_prompt_at = None if row.prompted_at else asked
    team = teams.get(work, meeting.team_id)
    hours = WorkingHours(team.work_start, team.work_end)
    row.next_remind_at = (
        remind_at(meeting.starts_at, plan, zone, calendar, hours, max(asked, work.now))
        if asked
        else None
    )
