"""The rules of meetings: states, when prompts and reminders are due, who records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.errors import FieldError, GavelError
from bot.domain.localtime import WorkingHours, local, to_utc
from bot.domain.workdays import Workdays

MAX_DAYS_BEFORE = 10
MAX_REMIND_BEFORE = timedelta(days=2)
TIME_TO_ANSWER = timedelta(minutes=15)  # a reminder later than that before the start only annoys
LAST_HOUR = timedelta(hours=1)  # of the working day before, for meetings first thing in the morning


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    OPEN = "open"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class MeetingVerb(StrEnum):
    """What can be done to a meeting."""

    OPEN = "open"
    CLOSE = "close"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    AMEND = "amend"
    CANCEL = "cancel"


class MeetingStateError(GavelError):
    """What was asked for cannot be done to a meeting in this state (`verb`, `state`)."""

    key: ClassVar[str] = "meetings.error.state"


class PromptDaysError(FieldError):
    """Prompts go out 0 to `most` workdays before the meeting."""

    key: ClassVar[str] = "meetings.error.days_before"
    field: ClassVar[str] = "days_before"


class RemindBeforeError(FieldError):
    """Reminders go out between `least` and `most` minutes before the meeting."""

    key: ClassVar[str] = "meetings.error.remind_before"
    field: ClassVar[str] = "remind_before"


_MOVES: dict[tuple[MeetingState, MeetingVerb], MeetingState] = {
    (MeetingState.PLANNED, MeetingVerb.OPEN): MeetingState.OPEN,
    (MeetingState.PLANNED, MeetingVerb.CANCEL): MeetingState.CANCELLED,
    (MeetingState.OPEN, MeetingVerb.CLOSE): MeetingState.PUBLISHED,
    (MeetingState.OPEN, MeetingVerb.CANCEL): MeetingState.CANCELLED,
    (MeetingState.IN_REVIEW, MeetingVerb.APPROVE): MeetingState.PUBLISHED,
    (MeetingState.IN_REVIEW, MeetingVerb.SEND_BACK): MeetingState.OPEN,
    (MeetingState.PUBLISHED, MeetingVerb.AMEND): MeetingState.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class PromptPlan:
    """When attendees of a series are prompted and reminded, in their own local time.

    The prompt goes `days_before` workdays before the meeting at `at`; the reminder
    `remind_before` the start. Wrong values are refused with the error of their field.
    """

    days_before: int = 1
    at: time = time(15)
    remind_before: timedelta = timedelta(hours=2)

    def __post_init__(self) -> None:
        if not 0 <= self.days_before <= MAX_DAYS_BEFORE:
            raise PromptDaysError(most=MAX_DAYS_BEFORE)
        if not TIME_TO_ANSWER <= self.remind_before <= MAX_REMIND_BEFORE:
            raise RemindBeforeError(
                least=_minutes(TIME_TO_ANSWER), most=_minutes(MAX_REMIND_BEFORE)
            )


def state_after(
    state: MeetingState, verb: MeetingVerb, *, has_approver: bool = False
) -> MeetingState:
    """Return the state that the verb leads to; MeetingStateError when it is not possible.

    Closing publishes, or asks the approver first when there is one.
    """
    following = _MOVES.get((state, verb))
    if following is None:
        raise MeetingStateError(verb=verb.value, state=state.value)
    if verb is MeetingVerb.CLOSE and has_approver:
        return MeetingState.IN_REVIEW
    return following


def captures_minutes(state: MeetingState) -> bool:
    """Tell whether lines in the thread become entries; minutes in review stay as they are."""
    return state is MeetingState.OPEN


def takes_updates(state: MeetingState) -> bool:
    """Tell whether attendees may still give or change their update."""
    return state in {MeetingState.PLANNED, MeetingState.OPEN}


def prompt_at(
    start: datetime, plan: PromptPlan, zone: str, workdays: Workdays, now: datetime
) -> datetime | None:
    """Return when (UTC) an attendee whose clock is in `zone` is prompted for a meeting at `start`.

    A plan for the day of the meeting whose time would come too late means the workday before. The
    time may be over already (the meeting was set up late); None once the meeting has begun.
    """
    if start <= now:
        return None
    day = local(start, zone).date()
    planned = to_utc(workdays.add(day, -plan.days_before), plan.at, zone)
    if planned >= start:
        planned = to_utc(workdays.previous_workday(day), plan.at, zone)
    return planned


def remind_at(
    start: datetime,
    plan: PromptPlan,
    zone: str,
    workdays: Workdays,
    hours: WorkingHours,
    prompted_at: datetime,
) -> datetime | None:
    """Return when (UTC) an attendee who has not answered is reminded, or None for not at all.

    That is `plan.remind_before` the start when he is at work then. Before working hours it is when
    they begin, if that leaves time to answer; otherwise an hour before the end of the last working
    day so far. Nobody is reminded at or before the time he was prompted.
    """
    wanted = start - plan.remind_before
    if not _at_work(local(wanted, zone), workdays, hours):
        wanted = _working_time_near(wanted, start, zone, workdays, hours)
    return wanted if prompted_at < wanted < start else None


def next_recorder(
    attendees: Sequence[str], last: str | None, unavailable: Collection[str] = ()
) -> str | None:
    """Return who records next: the first available attendee after `last`, going round.

    When `last` is not among them any more it begins anew; None when nobody is available.
    """
    turn = attendees.index(last) + 1 if last in attendees else 0
    round_ = [*attendees[turn:], *attendees[:turn]]
    return next((person for person in round_ if person not in unavailable), None)


def _at_work(shown: datetime, workdays: Workdays, hours: WorkingHours) -> bool:
    return workdays.is_workday(shown.date()) and hours.start <= shown.time() <= hours.end


def _working_time_near(
    wanted: datetime, start: datetime, zone: str, workdays: Workdays, hours: WorkingHours
) -> datetime:
    day = local(wanted, zone).date()
    if not workdays.is_workday(day):
        return _last_hour(workdays.previous_workday(day), zone, hours)
    morning = to_utc(day, hours.start, zone)
    if wanted > morning:
        return _last_hour(day, zone, hours)
    if morning + TIME_TO_ANSWER <= start:
        return morning
    return _last_hour(workdays.previous_workday(day), zone, hours)


def _last_hour(day: date, zone: str, hours: WorkingHours) -> datetime:
    opening, closing = to_utc(day, hours.start, zone), to_utc(day, hours.end, zone)
    return max(opening, closing - LAST_HOUR)


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)
