"""The rules of follow-ups: states, colours, when a nudge or an escalation is due."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays

NUDGE_TIME = time(9)
MAX_SNOOZES = 2
ESCALATE_AFTER = (2, 5)  # overdue workdays: to the team's manager, to the parent team's

_DAY = timedelta(days=1)
_FOREVER = date(9000, 1, 1)  # an absence without an end


class FollowupState(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


class FollowupVerb(StrEnum):
    """What can be done to a follow-up."""

    START = "start"
    FINISH = "finish"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    BLOCK = "block"
    UNBLOCK = "unblock"
    CANCEL = "cancel"
    REOPEN = "reopen"


class Colour(StrEnum):
    """How near its date a follow-up is (三色督办)."""

    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


class Snooze(StrEnum):
    """For how long an owner may put off nudges."""

    ONE_WORKDAY = "one_workday"
    THREE_WORKDAYS = "three_workdays"
    NEXT_WEEK = "next_week"


class FollowupStateError(GavelError):
    """What was asked for cannot be done to a follow-up in this state (`verb`, `state`)."""

    key: ClassVar[str] = "followups.error.state"


class SnoozeError(GavelError):
    """It was snoozed `most` times already: now the manager must agree."""

    key: ClassVar[str] = "followups.error.snooze"


UNFINISHED = frozenset(
    {
        FollowupState.OPEN,
        FollowupState.IN_PROGRESS,
        FollowupState.IN_REVIEW,
        FollowupState.BLOCKED,
    }
)
NUDGED = frozenset({FollowupState.OPEN, FollowupState.IN_PROGRESS})
ESCALATED = NUDGED | {FollowupState.BLOCKED}

_FROM: dict[FollowupVerb, frozenset[FollowupState]] = {
    FollowupVerb.START: frozenset({FollowupState.OPEN}),
    FollowupVerb.FINISH: ESCALATED,
    FollowupVerb.CONFIRM: frozenset({FollowupState.IN_REVIEW}),
    FollowupVerb.SEND_BACK: frozenset({FollowupState.IN_REVIEW}),
    FollowupVerb.BLOCK: NUDGED,
    FollowupVerb.UNBLOCK: frozenset({FollowupState.BLOCKED}),
    FollowupVerb.CANCEL: UNFINISHED,
    FollowupVerb.REOPEN: frozenset({FollowupState.DONE, FollowupState.CANCELLED}),
}
_TO: dict[FollowupVerb, FollowupState] = {
    FollowupVerb.START: FollowupState.IN_PROGRESS,
    FollowupVerb.FINISH: FollowupState.DONE,
    FollowupVerb.CONFIRM: FollowupState.DONE,
    FollowupVerb.SEND_BACK: FollowupState.IN_PROGRESS,
    FollowupVerb.BLOCK: FollowupState.BLOCKED,
    FollowupVerb.UNBLOCK: FollowupState.IN_PROGRESS,
    FollowupVerb.CANCEL: FollowupState.CANCELLED,
    FollowupVerb.REOPEN: FollowupState.OPEN,
}


def state_after(
    state: FollowupState, verb: FollowupVerb, *, needs_review: bool = False
) -> FollowupState:
    """Return the state that the verb leads to; FollowupStateError when it is not possible.

    Finishing asks the reviewer first when one is needed (办结审核).
    """
    if state not in _FROM[verb]:
        raise FollowupStateError(verb=verb.value, state=state.value)
    if verb is FollowupVerb.FINISH and needs_review:
        return FollowupState.IN_REVIEW
    return _TO[verb]


def colour(due_at: datetime | None, now: datetime, zone: str, workdays: Workdays) -> Colour | None:
    """Return the colour of an unfinished follow-up due at `due_at` (UTC), for a reader in `zone`.

    Blue from a workday before the due date, yellow on the due date, red after it.
    """
    if due_at is None:
        return None
    due, today = local(due_at, zone).date(), local(now, zone).date()
    if today > due:
        return Colour.RED
    if today == due:
        return Colour.YELLOW
    return Colour.BLUE if today >= workdays.previous_workday(due) else None


def overdue_workdays(due: date, today: date, workdays: Workdays) -> int:
    """Count the workdays after the due date, today included; 0 when it is not over."""
    return max(0, workdays.between(due, today))


def next_nudge_at(
    due: date | None,
    state: FollowupState,
    now: datetime,
    zone: str,
    workdays: Workdays,
    *,
    work_start: time = NUDGE_TIME,
    snoozed_until: date | None = None,
    absences: Sequence[tuple[date, date]] = (),
) -> datetime | None:
    """Return when (UTC, after `now`) an owner is nudged next, or None for not at all.

    That is at `work_start` on his clock: a workday before the due date, on it, then every workday;
    not before `snoozed_until` and not during `absences` (first and last day). Who waits for a
    reviewer, or is blocked, is left in peace.
    """
    if due is None or state not in NUDGED:
        return None
    today = local(now, zone).date()
    first = max(workdays.previous_workday(due), today, snoozed_until or today)
    day = _next_day_at_work(first, workdays, absences)
    if day and to_utc(day, work_start, zone) <= now:
        day = _next_day_at_work(day + _DAY, workdays, absences)
    return to_utc(day, work_start, zone) if day else None


def snoozed_until(
    choice: Snooze, snoozes: int, today: date, workdays: Workdays, *, manager_agreed: bool = False
) -> date:
    """Return the day on which nudges begin again, after `snoozes` earlier ones.

    SnoozeError when the manager would have to agree to another one.
    """
    if snoozes >= MAX_SNOOZES and not manager_agreed:
        raise SnoozeError(most=MAX_SNOOZES)
    if choice is Snooze.NEXT_WEEK:
        return workdays.on_or_after(today + _DAY * (7 - today.weekday()))
    return workdays.add(today, 1 if choice is Snooze.ONE_WORKDAY else 3)


def escalation_at(
    due: date, level: int, zone: str, workdays: Workdays, at: time = NUDGE_TIME
) -> datetime | None:
    """Return when (UTC) a follow-up that was escalated `level` times is escalated next.

    That is at `at` on the manager's clock, on the second overdue workday to the team's manager
    (level 0) and on the fifth to the parent team's (level 1), once each; after that None. Only
    follow-ups in one of the states `ESCALATED` are.
    """
    if level >= len(ESCALATE_AFTER):
        return None
    return to_utc(workdays.add(due, ESCALATE_AFTER[level]), at, zone)


def _next_day_at_work(
    day: date, workdays: Workdays, absences: Sequence[tuple[date, date]]
) -> date | None:
    for first, last in sorted(absences):
        day = workdays.on_or_after(day)
        if first <= day <= last:
            if last >= _FOREVER:
                return None
            day = last + _DAY
    return workdays.on_or_after(day)
