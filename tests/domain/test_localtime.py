"""Wall-clock times stay where people see them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.localtime import UnknownZoneError, WorkingHours, local, to_utc

ZONES = st.sampled_from(
    ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]
)
NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 3, 8), time(2, 30), time(3, 30)),  # skipped: an hour later
        (date(2026, 11, 1), time(1, 30), time(1, 30)),  # shown twice: the first
        (date(2026, 7, 1), time(9), time(9)),
    ],
)
def test_a_time_that_clocks_skip_moves_forward(day: date, at: time, expected: time) -> None:
    """Nobody misses a meeting at 02:30 in the night of the change."""
    assert local(to_utc(day, at, NEW_YORK), NEW_YORK).time() == expected


def test_a_time_shown_twice_is_the_first() -> None:
    """It is still summer time then."""
    assert to_utc(date(2026, 11, 1), time(1, 30), NEW_YORK) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )


@given(st.dates(date(2000, 1, 1), date(2035, 1, 1)), st.times(), ZONES)
def test_local_times_are_never_earlier_than_asked(day: date, at: time, zone: str) -> None:
    """The wall clock shows what was asked for, or the end of the gap it fell into."""
    shown = local(to_utc(day, at, zone), zone)
    late = shown.replace(tzinfo=None) - datetime.combine(day, at)
    assert late.total_seconds() in {0, 1800, 3600}


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../etc", "Asia"])
def test_an_unknown_zone_is_told_kindly(zone: str) -> None:
    """The error names the field and what was given."""
    with pytest.raises(UnknownZoneError) as refused:
        to_utc(date(2026, 1, 1), time(9), zone)
    assert (refused.value.field, refused.value.params) == ("zone", {"zone": zone})


def test_an_instant_needs_a_zone() -> None:
    """A naive reading could be anybody's."""
    with pytest.raises(ValueError, match="zone"):
        local(datetime(2026, 1, 1), "UTC")  # noqa: DTZ001 - the naive case


def test_working_hours_begin_before_they_end() -> None:
    """A day without hours would never have room for a nudge."""
    with pytest.raises(ValueError, match="begin"):
        WorkingHours(time(18), time(9))
