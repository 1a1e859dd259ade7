"""A clock that tests move."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday morning."""


class MovableClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """Where the clock stands, as aware UTC."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Put the clock to `moment`, an aware datetime, forwards or backwards."""
        self._now = moment.astimezone(UTC)

    def advance(self, **delta: float) -> datetime:
        """Move on by `timedelta(**delta)`, such as `hours=2`; gives back where it stands now."""
        self._now += timedelta(**delta)
        return self._now
