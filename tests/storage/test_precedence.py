"""Who writes first: people, then jobs."""

import asyncio
import time

from storage import precedence
from storage.database import UnitOfWork
from storage.work import EVERYWHERE, Work
from tests.units import WORKSPACE


async def test_a_job_waits_for_what_people_wait_for(uow: UnitOfWork) -> None:
    """What somebody does while a job is about to write is written before it."""
    order: list[str] = []

    def write(_: Work, who: str) -> None:
        time.sleep(0.02)
        order.append(who)

    people = [
        asyncio.create_task(uow.run(write, "somebody", workspace_id=WORKSPACE)) for _ in range(5)
    ]
    await asyncio.sleep(0)
    await uow.run(write, "job", workspace_id=EVERYWHERE)
    await asyncio.gather(*people)

    assert order == ["somebody"] * 5 + ["job"]


async def test_however_busy_people_are_a_job_goes_on() -> None:
    """It gives way for a while only."""
    turns = precedence.Precedence()
    begun = time.monotonic()

    with turns.pressing():
        await turns.give_way()

    assert precedence.LONGEST * 0.9 < time.monotonic() - begun < 10


async def test_when_nobody_waits_a_job_goes_at_once() -> None:
    """Neither before anybody did something nor after that does it wait."""
    turns = precedence.Precedence()
    with turns.pressing():
        pass
    begun = time.monotonic()

    await turns.give_way()

    assert time.monotonic() - begun < precedence.LONGEST
