"""How the corpora are read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.workdays import Workdays

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)  # ten in the morning in Shanghai


@pytest.fixture
def read() -> Callable[..., str]:
    """Return a function that writes what was understood.

    `2026-11-27 15:30 past` for a date, `? 2026-11-23 2026-11-30` for choices, `-` for none.
    """

    def _read(
        text: str, now: datetime = MONDAY, zone: str = "Asia/Shanghai", country: str | None = "CN"
    ) -> str:
        found = understand(text, now=now, zone=zone, workdays=Workdays(country))
        if found is None:
            return "-"
        if isinstance(found, Ambiguous):
            return " ".join(["?", *(_shown(choice) for choice in found.choices)])
        return _shown(found)

    return _read


def _shown(due: Due) -> str:
    at = f" {due.at:%H:%M}" if due.at else ""
    return f"{due.day}{at}{' past' if due.past else ''}"
