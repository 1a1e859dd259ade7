"""The machine's clock tells an instant, not a wall-clock reading."""

from datetime import UTC, datetime

from bot.domain.clock import SystemClock


def test_the_clock_is_in_utc() -> None:
    """Its time is aware, in UTC, and the present."""
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert told.tzinfo is UTC
    assert before <= told <= datetime.now(UTC)
