"""When the owners of a follow-up are nudged and its managers told: computed in one place."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.followups import ESCALATED, NUDGE_TIME, escalation_at, next_nudge_at
from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays
from bot.services import readers, teams
from bot.services.followup_records import id_of, team_of
from storage import absences, followups, people
from storage.followups import Followup, FollowupOwner
from storage.people import Person
from storage.work import Work


@dataclass(frozen=True, slots=True)
class OwnDays:
    """When somebody can be reached: his zone, his workdays, his absences; `gone` when he left."""

    zone: str
    today: date
    workdays: Workdays
    absences: tuple[tuple[date, date], ...]
    gone: bool

    @property
    def is_workday(self) -> bool:
        """Whether he works today."""
        away = any(first <= self.today <= last for first, last in self.absences)
        return not self.gone and not away and self.workdays.is_workday(self.today)


def days_of(work: Work, user_id: str) -> OwnDays:
    """When somebody can be reached, from today on."""
    reader, person = readers.person(work, user_id), _person(work, user_id)
    rows = absences.of_person(work.session, work.workspace_id, user_id, reader.today)
    return OwnDays(
        zone=reader.zone,
        today=reader.today,
        workdays=readers.workdays(work, user_id),
        absences=tuple((row.starts_on, row.ends_on) for row in rows),
        gone=person is not None and person.deleted,
    )


def reschedule(work: Work, followup: Followup) -> None:
    """Set all moments anew: call it whenever due date, state, owners or a snooze changed."""
    work.session.flush()
    for owner in followups.owners(work.session, id_of(followup)):
        reschedule_owner(work, followup, owner, days_of(work, owner.user_id))
    reschedule_escalation(work, followup)


def reschedule_owner(work: Work, followup: Followup, owner: FollowupOwner, days: OwnDays) -> None:
    """Set when one owner is nudged next, after now; never when he has left."""
    owner.next_nudge_at = nudge_at(work, followup, days, owner.snoozed_until)


def nudge_at(
    work: Work, followup: Followup, days: OwnDays, snoozed_until: date | None = None
) -> datetime | None:
    """When (UTC) an owner who has those days is nudged next, after now; None if he has left."""
    if days.gone:
        return None
    return next_nudge_at(
        due_day(followup, days.zone),
        followup.state,
        work.now,
        days.zone,
        days.workdays,
        work_start=_start_of_work(work, followup),
        snoozed_until=snoozed_until,
        absences=days.absences,
    )


def due_day(followup: Followup, zone: str) -> date | None:
    """The day it is due in a zone; a deadline without a time is that day everywhere."""
    if followup.due_time and followup.due_at:
        return local(followup.due_at, zone).date()
    return followup.due_on


def reschedule_escalation(work: Work, followup: Followup) -> None:
    """Set when the managers are told that it stays overdue."""
    team = team_of(work, followup)
    if team is None or followup.due_on is None or followup.state not in ESCALATED:
        followup.next_escalation_at = None
        return
    day = due_day(followup, team.timezone) or followup.due_on
    followup.next_escalation_at = escalation_at(
        day,
        followup.escalation_level,
        team.timezone,
        teams.workdays(team),
        _start_of_work(work, followup),
    )


def leave_a_workday(work: Work, followup: Followup) -> None:
    """Give whoever was told just now a workday before the next one is, however late he was told."""
    team = team_of(work, followup)
    if team is None or followup.next_escalation_at is None:
        return
    tomorrow = teams.workdays(team).next_workday(local(work.now, team.timezone).date())
    earliest = to_utc(tomorrow, _start_of_work(work, followup), team.timezone)
    followup.next_escalation_at = max(followup.next_escalation_at, earliest)


def off_work_until(work: Work, followup: Followup) -> datetime | None:
    """When its team works again (UTC), or None when it is at work now."""
    team = team_of(work, followup)
    if team is None:
        return None
    shown, calendar = local(work.now, team.timezone), teams.workdays(team)
    today, start = shown.date(), _start_of_work(work, followup)
    if calendar.is_workday(today) and start <= shown.time() <= team.work_end:
        return None
    is_early = shown.time() < start
    morning = calendar.on_or_after(today) if is_early else calendar.next_workday(today)
    return to_utc(morning, start, team.timezone)


def _person(work: Work, user_id: str) -> Person | None:
    return people.get(work.session, work.workspace_id, user_id)


def _start_of_work(work: Work, followup: Followup) -> time:
    team = team_of(work, followup)
    return max(NUDGE_TIME, team.work_start) if team else NUDGE_TIME
