"""Reminders of meetings that nobody closes come in working hours, soon after the meeting."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.closing_reminders import first_reminder_at, next_reminder_at
from bot.domain.localtime import WorkingHours, local
from bot.domain.workdays import Workdays
from bot.domain.working_time import off_work_until

HOURS = WorkingHours()
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin"])
CALENDARS = st.sampled_from([Workdays(), Workdays("CN"), Workdays("DE"), Workdays("US")])


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in September 2026."""
    return datetime(2026, 9, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (moment(21, 11), moment(21, 12)),
        (moment(21, 17), moment(21, 18)),
        (moment(21, 17, 1), moment(22, 9)),  # after hours: tomorrow
        (moment(21, 6), moment(21, 9)),  # before hours: this morning
        (moment(24, 17, 30), moment(28, 9)),  # Mid-Autumn Festival on Friday, then a weekend
        (moment(18, 18), moment(20, 9)),  # Friday evening: Sunday the 20th is worked
    ],
)
def test_the_first_comes_an_hour_after_the_end_or_when_work_begins(
    end: datetime, expected: datetime
) -> None:
    """By the team's own clock and calendar."""
    assert first_reminder_at(end, "UTC", Workdays("CN"), HOURS) == expected


@given(end=MOMENTS, zone=ZONES, workdays=CALENDARS)
def test_no_reminder_comes_out_of_working_hours(
    end: datetime, zone: str, workdays: Workdays
) -> None:
    """Nor on a day that is free, however the clocks change; and the second follows the first."""
    first = first_reminder_at(end, zone, workdays, HOURS)
    second = next_reminder_at(first, zone, workdays, HOURS)

    for reminder in (first, second):
        assert off_work_until(reminder, zone, workdays, HOURS) is None
    assert end + timedelta(hours=1) <= first < second
    assert local(second, zone).time() == time(9)
    assert local(first, zone).date() < local(second, zone).date()
