"""Slack fails at every fifth call, and it is as if it did not."""

from typing import Final

import pytest

from tests.reliability.acts import T
from tests.reliability.conftest import HouseFactory
from tests.reliability.rig import errors, faults, new_seed, report
from tests.reliability.troubles import SHARE, SlackTrouble

pytestmark = pytest.mark.timeout(300)

REFUSALS: Final = ("SlackApiError", "aiohttp.client_exceptions", "TimeoutError")
SORRY: Final = T("common.error.unexpected", incident="|").split("|")[0]
"""What whoever asks for a form is told when Slack refuses five times in a row to open it."""


async def test_what_slack_refuses_loses_or_answers_too_late_is_done_once(
    open_house: HouseFactory, sqlite_url: str
) -> None:
    """429, 500, time-outs after storing, connections dropped before and after storing."""
    house, seed = await open_house(sqlite_url), new_seed()
    trouble = SlackTrouble(house.sandbox, seed)

    found = await faults(house, sqlite_url, trouble)

    unexpected = [line for line in errors(house) if not any(word in line for word in REFUSALS)]
    wrong = [*(line for line in found if SORRY not in line), *unexpected]
    assert wrong == [], report(wrong, seed)
    assert trouble.struck / trouble.calls == pytest.approx(SHARE, abs=SHARE / 2)
