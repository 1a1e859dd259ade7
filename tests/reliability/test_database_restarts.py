"""PostgreSQL is stopped in the middle of everything, and it is as if it was not."""

import pytest

from tests.reliability.conftest import HouseFactory
from tests.reliability.rig import faults, new_seed, report
from tests.reliability.troubles import Restarts
from tests.servers import Server

pytestmark = pytest.mark.timeout(300)


async def test_a_database_that_is_restarted_under_load_loses_nothing(
    open_house: HouseFactory, server: Server
) -> None:
    """Stopped at once, a dozen times, with two bots on it."""
    house, seed = await open_house(server.url, bots=2), new_seed()
    restarts = Restarts(server, seed)

    wrong = await faults(house, server.url, restarts)

    assert wrong == [], report(wrong, seed)
    assert restarts.count > 10
