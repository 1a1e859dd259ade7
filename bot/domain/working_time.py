"""Working time: the hours of working days, by a clock and a calendar."""

from datetime import datetime, timedelta

from bot.domain.localtime import WorkingHours, local, to_utc
from bot.domain.workdays import Workdays

# What comes later than planned comes in working time: nobody looks at it at night anyway.
LATE = timedelta(hours=1)


def off_work_until(
    now: datetime, zone: str, workdays: Workdays, hours: WorkingHours
) -> datetime | None:
    """Return when (UTC) work begins again, None when it is working time at `now`."""
    shown = local(now, zone)
    day = shown.date()
    if workdays.is_workday(day) and hours.start <= shown.time() <= hours.end:
        return None
    is_early = shown.time() < hours.start
    morning = workdays.on_or_after(day) if is_early else workdays.next_workday(day)
    return to_utc(morning, hours.start, zone)


def is_late(planned: datetime, now: datetime) -> bool:
    """Tell whether what was `planned` (UTC) is so late at `now` that it waits for working time."""
    return now - planned >= LATE


def put_off_until(
    planned: datetime, now: datetime, zone: str, workdays: Workdays, hours: WorkingHours
) -> datetime | None:
    """Return until when (UTC) to put off what was `planned` (UTC), None to do it now.

    Whatever is in time is done at its time, whenever that is; what is late waits for working time.
    """
    if not is_late(planned, now):
        return None
    return off_work_until(now, zone, workdays, hours)
