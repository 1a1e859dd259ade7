"""Houses with bots that can be killed, and the process that all of these are forked from."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.bots import Zygote
from tests.reliability.house import House

HouseFactory = Callable[..., Awaitable[House]]


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """The process that has imported everything and forks bots."""
    zygote = Zygote()
    yield zygote
    zygote.close()


@pytest.fixture
async def open_house(zygote: Zygote, tmp_path: Path) -> AsyncIterator[HouseFactory]:
    """Open houses on a database: `bots=3` of them share it, `http=True` is without Socket Mode."""
    opened: list[House] = []

    async def factory(database_url: str, *, bots: int = 1, http: bool = False) -> House:
        house = House(tmp_path, zygote, database_url, bots=bots, http=http)
        opened.append(house)
        await house.open()
        return house

    yield factory
    for house in opened:
        await house.close()
