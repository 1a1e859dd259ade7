"""Who writes first: people, then jobs."""

import asyncio
import time

import pytest

from storage import precedence
from storage.database import UnitOfWork
from storage.work import EVERYWHERE, Work
from tests.units import WORKSPACE


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a machine stands still, no job loses its patience."""
    monkeypatch.setattr(precedence, "LONGEST", 3600)


@pytest.mark.usefixtures("patient")
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

    assert time.monotonic() - begun > precedence.LONGEST * 0.9


@pytest.mark.usefixtures("patient")
async def test_when_nobody_waits_a_job_goes_at_once() -> None:
    """Neither before anybody did something nor after that does it wait."""
    turns = precedence.Precedence()
    with turns.pressing():
        pass

    async with asyncio.timeout(60):
        await turns.give_way()
