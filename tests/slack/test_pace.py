"""The pace: by channel, by workspace and by method, and what Slack stops."""

import asyncio
from collections.abc import Collection
from datetime import timedelta

from bot.slack.pace import LIMITS, Pace, Stops
from storage.lanes import Call, Door
from tests.clock import MovableClock

POST: Door = ("T1", Call.POST)
LATER = timedelta(seconds=30)


async def test_a_burst_goes_at_once_and_the_rest_at_intervals() -> None:
    """Three go at once, and never more than three within three intervals."""
    moments = await turns(Pace(interval=0.1, burst=3), "C1", 7)

    # A loaded machine may be late, never early: what counts is where a whole pause was waited.
    assert [int(moment / 0.29) for moment in moments] == [0, 0, 0, 1, 1, 1, 2]


async def test_another_channel_is_not_held_up() -> None:
    """A busy channel costs the others nothing."""
    pace = Pace(interval=10, burst=1)
    await turns(pace, "C1", 1)

    assert await turns(pace, "C2", 1) == [0]
    assert pace.full() == ["C1", "C2"]


async def test_a_channel_that_was_silent_is_forgotten() -> None:
    """Memory does not grow with the channels that were ever written to."""
    pace = Pace(interval=0.01, burst=1)
    await turns(pace, "C1", 1)
    await asyncio.sleep(0.02)

    assert (pace.full(), pace._channels) == ([], {})


async def test_a_message_counts_from_before_its_call_until_after_its_answer() -> None:
    """However long a call is on its way, the next one is not too early when it arrives."""
    pace = Pace(interval=0.05, burst=1)
    pace.begin(POST, "C1")
    await asyncio.sleep(0.1)
    on_its_way = pace.full()
    pace.end(POST, "C1")
    answered = pace.full()
    await asyncio.sleep(0.06)

    assert (on_its_way, answered, pace.full()) == (["C1"], ["C1"], [])


async def test_a_workspace_takes_so_many_messages_in_all() -> None:
    """However many channels there are; another workspace is another matter."""
    pace, (most, seconds) = Pace(), LIMITS[Call.POST]
    for number in range(most):
        count(pace, POST, f"C{number}")

    assert pace.left()[POST] == 0
    assert ("T2", Call.POST) not in pace.left()
    assert 0 < pace.wait() <= seconds


async def test_every_method_has_its_tier() -> None:
    """Updates do not use up what there is for reactions, nor for messages in their channel."""
    pace = Pace(interval=10, burst=1)
    for call, most in pace.usual().items():
        for _ in range(most - 1):
            count(pace, ("T1", call), f"C-{call}")

    assert pace.left() == dict.fromkeys(((("T1", call)) for call in Call), 1)
    assert sorted(pace.full()) == ["C-file", "C-post"]


async def test_no_interval_holds_nothing_up() -> None:
    """A pace of 0 is none."""
    pace = Pace(0)
    await turns(pace, "C1", 1000)

    assert (pace.full(), pace.left(), pace.usual(), pace.wait()) == ([], {}, {}, 0)


def test_what_slack_stops_goes_on_when_slack_said(clock: MovableClock) -> None:
    """The longest wait that was named counts."""
    stops = Stops()
    for seconds in (5, 30, 10):
        stops.stop(POST, clock.now(), timedelta(seconds=seconds))

    seen: list[Collection[Door]] = []
    for seconds in (0, 29, 1):
        clock.advance(seconds=seconds)
        seen.append(stops.at(clock.now()))
    assert seen == [[POST], [POST], []]


def test_a_clock_that_is_put_back_prolongs_no_stop(clock: MovableClock) -> None:
    """Nothing waits an hour because the clock was an hour fast."""
    stops = Stops()
    stops.stop(POST, clock.now(), LATER)

    clock.advance(hours=-1)

    assert stops.at(clock.now()) == []


def count(pace: Pace, door: Door, channel: str) -> None:
    """A call that is answered at once."""
    pace.begin(door, channel)
    pace.end(door, channel)


async def turns(pace: Pace, channel: str, messages: int) -> list[float]:
    """After how many seconds each message to a channel may go, to the hundredth."""
    loop = asyncio.get_running_loop()
    begun, moments = loop.time(), []
    for _ in range(messages):
        await pace.turn(POST, channel)
        moments.append(round(loop.time() - begun, 2))
        pace.end(POST, channel)
    return moments
