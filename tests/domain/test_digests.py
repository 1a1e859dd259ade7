"""Digests go out weekly by the manager's clock, with figures that mean something."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests import Outcome, WeekRate, next_digest_at, on_time_rate, weekly_trend
from bot.domain.localtime import local

TODAY = date(2026, 11, 25)
ON_TIME = Outcome(date(2026, 11, 18), date(2026, 11, 18))
LATE = Outcome(date(2026, 11, 17), date(2026, 11, 23))
OVERDUE = Outcome(date(2026, 11, 24), None)
TO_COME = Outcome(TODAY, None)


@given(
    st.integers(0, 6),
    st.sampled_from([time(0), time(8, 30), time(23, 59)]),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
)
def test_a_digest_goes_out_once_a_week(weekday: int, at: time, zone: str, after: datetime) -> None:
    """The next one is within a week (an hour more when clocks change), at its local time."""
    found = next_digest_at(weekday, at, zone, after)
    shown = local(found, zone)
    assert timedelta() < found - after <= timedelta(days=7, hours=1)
    assert (shown.weekday(), shown.time()) == (weekday, at)


def test_at_the_very_time_the_next_digest_is_a_week_away() -> None:
    """It is not sent twice."""
    at = datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert next_digest_at(0, time(9), "Asia/Shanghai", at) == at + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], None),
        ([TO_COME], None),
        ([ON_TIME], 1.0),
        ([ON_TIME, LATE], 0.5),
        ([ON_TIME, LATE, OVERDUE, TO_COME], 1 / 3),
    ],
)
def test_the_on_time_rate(outcomes: list[Outcome], expected: float | None) -> None:
    """What is overdue counts as late, what is still to come not at all."""
    assert on_time_rate(outcomes, TODAY) == expected


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
            Outcome,
            st.dates(date(2026, 11, 2), TODAY),
            st.none() | st.dates(date(2026, 11, 2), TODAY),
        )
    )
)
def test_trend_and_rate_agree(outcomes: list[Outcome]) -> None:
    """The weeks together are the whole."""
    weeks = weekly_trend(outcomes, 4, TODAY)
    total = sum(week.total for week in weeks)
    rate = sum(week.on_time for week in weeks) / total if total else None
    assert on_time_rate(outcomes, TODAY) == rate
