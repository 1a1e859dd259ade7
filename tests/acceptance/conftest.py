"""The office: a small department in the sandbox with the real bot beside it, driven as users do."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.office import Office

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""Monday 2026-03-02, 09:00 in Shanghai."""

OfficeFactory = Callable[..., Awaitable[Office]]


@pytest.fixture
async def open_office(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[OfficeFactory]:
    """Open offices of the kind that a test asks for.

    `http=True` is one without Socket Mode, `database="postgresql"` one without a SQLite file.
    """
    opened: list[Office] = []

    async def factory(*, database: str = "sqlite", http: bool = False) -> Office:
        url = str(request.getfixturevalue(f"{database}_url"))
        office = Office(url, tmp_path, START, http=http)
        opened.append(office)
        await office.open()
        return office

    yield factory
    for office in opened:
        await office.close()


@pytest.fixture
async def office(open_office: OfficeFactory) -> Office:
    """The office with the bot connected by Socket Mode; it is Monday morning in Shanghai."""
    return await open_office()
