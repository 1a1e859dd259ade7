"""The bot is killed hundreds of times in the middle of its work, and nobody notices.

`GAVEL_KILLS=2000` makes it longer, `GAVEL_SEED` repeats the chance of a run that failed.
"""

import os

import pytest

from tests.reliability.conftest import HouseFactory
from tests.reliability.killer import Killer
from tests.reliability.rig import errors, faults, new_seed, report

KILLS = int(os.environ.get("GAVEL_KILLS") or 25)

pytestmark = pytest.mark.timeout(240 + 2 * KILLS)


class Nobody:
    """Disturbs nothing."""

    is_satisfied = True
    is_at_work = False

    def let_loose(self) -> None:
        """Do nothing."""

    async def call_back(self) -> None:
        """Do nothing."""


async def test_undisturbed_it_is_as_the_story_says(
    open_house: HouseFactory, sqlite_url: str
) -> None:
    """The reference itself: a week of three teams and what follows, without a single fault."""
    house = await open_house(sqlite_url)

    wrong = [*await faults(house, sqlite_url, Nobody()), *errors(house)]

    assert wrong == [], report(wrong, seed=0)


async def test_a_bot_that_is_killed_again_and_again_does_everything_once(
    open_house: HouseFactory, sqlite_url: str
) -> None:
    """Prompts, updates, captures, edits, minutes, buttons, nudges, escalations and digests."""
    house, seed = await open_house(sqlite_url), new_seed()
    killer = Killer(house, seed, KILLS)

    wrong = [*await faults(house, sqlite_url, killer), *errors(house)]

    assert wrong == [], report(wrong, seed)
    assert killer.kills >= KILLS


async def test_it_does_so_over_http_and_on_postgresql(
    open_house: HouseFactory, postgresql_url: str
) -> None:
    """Slack has no connection that breaks, and PostgreSQL ends what the dead one had begun."""
    house, seed = await open_house(postgresql_url, http=True), new_seed()
    killer = Killer(house, seed, KILLS)

    wrong = [*await faults(house, postgresql_url, killer), *errors(house)]

    assert wrong == [], report(wrong, seed)
    assert killer.kills >= KILLS
