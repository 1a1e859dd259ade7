"""When those who have a meeting in hand are reminded to close it, or to approve its minutes."""

from datetime import datetime, timedelta

from bot.domain.localtime import WorkingHours, local, to_utc
from bot.domain.workdays import Workdays
from bot.domain.working_time import off_work_until

TIME_TO_CLOSE = timedelta(
    hours=1
)  # minutes are put in order right after the meeting, or not at all
MOST_REMINDERS = 2  # who lets the second pass will not heed a third: the digest tells the manager


def first_reminder_at(
    end: datetime, zone: str, workdays: Workdays, hours: WorkingHours
) -> datetime:
    """Return when (UTC) to remind of a meeting that was to end at `end`: an hour later.

    Out of working hours it is when they begin again.
    """
    wanted = end + TIME_TO_CLOSE
    return off_work_until(wanted, zone, workdays, hours) or wanted


def next_reminder_at(now: datetime, zone: str, workdays: Workdays, hours: WorkingHours) -> datetime:
    """Return when (UTC) to remind again: when the next workday after `now` begins."""
    return to_utc(workdays.next_workday(local(now, zone).date()), hours.start, zone)
