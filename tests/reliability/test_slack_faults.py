"""Slack fails at every fifth call, and it is as if it did not."""

import pytest

from tests.reliability.conftest import HouseFactory
from tests.reliability.rig import faults, new_seed, report
from tests.reliability.troubles import SHARE, SlackTrouble

pytestmark = pytest.mark.timeout(300)


async def test_what_slack_refuses_loses_or_answers_too_late_is_done_once(
    open_house: HouseFactory, sqlite_url: str
) -> None:
    """429, 500, time-outs after storing, connections dropped before and after storing."""
    house, seed = await open_house(sqlite_url), new_seed()
    trouble = SlackTrouble(house.sandbox, seed)

    wrong = await faults(house, sqlite_url, trouble)

    assert wrong == [], report(wrong, seed)
    assert trouble.struck / trouble.calls == pytest.approx(SHARE, abs=SHARE / 2)
