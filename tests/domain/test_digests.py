"""Digests go out weekly by the manager's clock, with figures that mean something."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests import DueDay, WeekRate, next_digest_at, on_time_rate, weekly_trend
from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays

TODAY = date(2026, 11, 25)
ON_TIME = DueDay(date(2026, 11, 18), on_time=1)
LATE = DueDay(date(2026, 11, 17), late=1)
OVERDUE = DueDay(date(2026, 11, 24), unfinished=1)
TO_COME = DueDay(TODAY, unfinished=1)
EVERY_DAY = Workdays()
CHINA = Workdays("CN")


@given(
    st.integers(0, 6),
    st.sampled_from([time(0), time(8, 30), time(23, 59)]),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
)
def test_a_digest_goes_out_once_a_week(weekday: int, at: time, zone: str, after: datetime) -> None:
    """The next one is within a week (an hour more when clocks change), at its local time."""
    found = next_digest_at(weekday, at, zone, after, EVERY_DAY)
    shown = local(found, zone)
    assert timedelta() < found - after <= timedelta(days=7, hours=1)
    assert (shown.weekday(), shown.time()) == (weekday, at)


def test_at_the_very_time_the_next_digest_is_a_week_away() -> None:
    """It is not sent twice."""
    at = datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert next_digest_at(0, time(9), "Asia/Shanghai", at, EVERY_DAY) == at + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (date(2026, 9, 29), date(2026, 10, 8)),  # 5 October is in the National Day holidays
        (date(2026, 10, 5), date(2026, 10, 8)),  # so it is still to come on that Monday
        (date(2026, 10, 8), date(2026, 10, 12)),
    ],
)
def test_on_a_holiday_the_digest_waits_for_the_next_workday(now: date, expected: date) -> None:
    """Mondays at nine, in China, in a week in which nobody works on Monday."""
    shanghai = "Asia/Shanghai"
    found = next_digest_at(0, time(9), shanghai, to_utc(now, time(12), shanghai), CHINA)
    assert local(found, shanghai).date() == expected


def test_a_weekend_that_was_chosen_stays() -> None:
    """Sunday evening is somebody's way to begin the week."""
    now = datetime(2026, 11, 25, tzinfo=UTC)
    found = next_digest_at(6, time(18), "UTC", now, CHINA)
    assert found == datetime(2026, 11, 29, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([TO_COME], None),
        ([ON_TIME], 1.0),
        ([ON_TIME, LATE], 0.5),
        ([ON_TIME, LATE, OVERDUE, TO_COME], 1 / 3),
    ],
)
def test_the_on_time_rate(days: list[DueDay], expected: float | None) -> None:
    """What is overdue counts as late, what is still to come not at all."""
    assert on_time_rate(days, TODAY) == expected


def test_the_trend_goes_week_by_week() -> None:
    """By due date, the present week last; a week in which nothing was due has no rate."""
    trend = weekly_trend([ON_TIME, LATE, OVERDUE, TO_COME], 3, TODAY)
    assert trend == [
        WeekRate(date(2026, 11, 9), 0, 0),
        WeekRate(date(2026, 11, 16), 1, 2),
        WeekRate(date(2026, 11, 23), 0, 1),
    ]
    assert [week.rate for week in trend] == [None, 0.5, 0.0]


@given(
    st.lists(
        st.builds(
            DueDay,
            st.dates(date(2026, 11, 2), TODAY),
            st.integers(0, 3),
            st.integers(0, 3),
            st.integers(0, 3),
        )
    )
)
def test_trend_and_rate_agree(days: list[DueDay]) -> None:
    """The weeks together are the whole."""
    weeks = weekly_trend(days, 4, TODAY)
    total = sum(week.total for week in weeks)
    rate = sum(week.on_time for week in weeks) / total if total else None
    assert on_time_rate(days, TODAY) == rate
