"""Three processes share one database, and any of them may die at any moment."""

import os

import pytest

from tests.reliability.conftest import HouseFactory
from tests.reliability.killer import Killer
from tests.reliability.rig import errors, faults, new_seed, report

KILLS = int(os.environ.get("GAVEL_KILLS") or 25)

pytestmark = pytest.mark.timeout(240 + 2 * KILLS)


async def test_three_of_which_one_is_killed_again_and_again_do_everything_once(
    open_house: HouseFactory, postgresql_url: str
) -> None:
    """They share what comes in, what is due and what is to be sent, without a leader."""
    house, seed = await open_house(postgresql_url, bots=3), new_seed()
    killer = Killer(house, seed, KILLS)

    wrong = [*await faults(house, postgresql_url, killer), *errors(house)]

    assert wrong == [], report(wrong, seed)
    assert killer.kills >= KILLS
