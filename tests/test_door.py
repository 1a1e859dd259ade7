"""The door: who comes before the reception is there waits for it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.door import Door


class Host(AsyncMiddleware):
    """A reception that answers what it is asked."""

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt passes it by this name
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002 - Bolt passes it by this name
    ) -> BoltResponse:
        """Give the body back."""
        return BoltResponse(status=200, body=req.raw_body)


async def knock(door: Door, word: str) -> str:
    """Come with a word; gives back what is answered."""
    asked = AsyncBoltRequest(body=word, mode="http")
    answer = await door.async_process(req=asked, resp=BoltResponse(status=404), next=_nobody)
    assert answer is not None
    return answer.body


async def test_whoever_comes_early_is_answered_when_the_door_opens() -> None:
    """Each gets the answer to what he came with, and so does who comes later."""
    door = Door()
    early = [asyncio.create_task(knock(door, word)) for word in ("a", "b")]
    await asyncio.sleep(0)
    waiting = [task.done() for task in early]
    door.open(Host())

    assert waiting == [False, False]
    assert await asyncio.gather(*early) == ["a", "b"]
    assert await knock(door, "c") == "c"


async def test_one_who_goes_away_takes_nobody_along() -> None:
    """Slack hung up on one request; the other one is still answered."""
    door = Door()
    impatient, patient = (asyncio.create_task(knock(door, word)) for word in ("a", "b"))
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.sleep(0)
    door.open(Host())

    assert await patient == "b"
    assert impatient.cancelled()


async def test_nobody_waits_at_a_door_that_stays_closed() -> None:
    """The parts could not be made: who waits is sent away, so that the process can end."""
    door = Door()
    early = asyncio.create_task(knock(door, "a"))
    await asyncio.sleep(0)
    door.close()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(early, 30)


async def test_an_open_door_may_be_closed() -> None:
    """At the end: whoever is inside is served."""
    door = Door()
    door.open(Host())
    door.close()

    assert await knock(door, "a") == "a"


async def _nobody() -> BoltResponse:
    raise AssertionError("the door is the last of the middleware")
