"""The pace: a burst at once, then one at a time."""

import asyncio

from bot.slack.pace import Pace


async def test_a_burst_goes_at_once_and_the_rest_at_intervals() -> None:
    """Three go at once, the fourth after one interval, the fifth after two."""
    moments = await turns(Pace(interval=0.2, burst=3), 5)

    # A loaded machine may be late, never early: what counts is where a whole interval was waited.
    assert [int(moment / 0.19) for moment in moments] == [0, 0, 0, 1, 2]


async def test_another_lane_is_not_held_up() -> None:
    """A busy channel costs the others nothing."""
    pace, loop = Pace(interval=10, burst=1), asyncio.get_running_loop()
    await pace.turn("C1")
    begun = loop.time()

    await pace.turn("C2")

    assert loop.time() - begun < 1


async def test_no_interval_holds_nothing_up() -> None:
    """A pace of 0 is none."""
    moments = await turns(Pace(0), 100)

    assert max(moments) < 1


async def turns(pace: Pace, count: int) -> list[float]:
    """After how many seconds each of `count` messages for one lane may go."""
    loop = asyncio.get_running_loop()
    begun, moments = loop.time(), []
    for _ in range(count):
        await pace.turn("C1")
        moments.append(loop.time() - begun)
    return moments
