"""What people write at once: signed requests at a steady rate, whether they are answered or not."""

import asyncio
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
from slack_sdk.signature import SignatureVerifier

from bot.manifest import PATH
from tests.reliability.load_crowd import THREAD
from tests.reliability.load_processes import SECRET, Process
from tests.reliability.load_slack import BOT_USER, WORKSPACE

RESENT_AFTER: Final = 1.0
"""Seconds until an event that was not acknowledged is sent again."""

EVERY_TENTH: Final = 10
OTHER_THREAD: Final = "1600000000.000100"


@dataclass(frozen=True)
class Wait:
    """From the time at which an event was to be sent until its answer, in seconds.

    `worked` is how much of it the bot had a processor: on a crowded machine the rest is not the
    bot's fault.
    """

    seconds: float
    worked: float


@dataclass
class Talk:
    """Messages in channels; a tenth of them are lines of minutes, a fifth talk in other threads.

    What is not acknowledged is sent again, as Slack does. `entries` are the lines by the `ts` of
    their messages, `waits` tells how long each acknowledgement took, `refusals` how many there
    were of another kind.
    """

    bot: Process
    threads: Sequence[tuple[str, list[str]]]
    channels: Sequence[str]
    entries: dict[str, str] = field(default_factory=dict)
    waits: list[Wait] = field(default_factory=list)
    refusals: int = 0

    async def go_on(self, rate: int, seconds: float) -> None:
        """Send `rate` events a second; returns when all are answered."""
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            begun = time.perf_counter()
            async with asyncio.TaskGroup() as group:
                for number in range(int(rate * seconds)):
                    moment = begun + number / rate
                    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
                    group.create_task(self._send(session, number, moment))

    async def _send(self, session: aiohttp.ClientSession, number: int, moment: float) -> None:
        body = json.dumps(self._event(number))
        headers = {"Content-Type": "application/json", **_signed(SECRET, body)}
        before, is_known = self.bot.worked, False
        while not is_known:
            async with session.post(self.bot.url + PATH, data=body, headers=headers) as answer:
                is_known = answer.ok
            self.refusals += not is_known
            if not is_known:
                await asyncio.sleep(RESENT_AFTER)
        worked = self.bot.worked - before
        self.waits.append(Wait(time.perf_counter() - moment, worked))

    def _event(self, number: int) -> dict[str, Any]:
        ts = f"{int(time.time())}.{number % 1_000_000:06}"
        message = {"type": "message", "ts": ts, "event_ts": ts, "channel_type": "channel"}
        return {
            "token": "x",
            "team_id": WORKSPACE,
            "api_app_id": "A1",
            "event": message | self._said(number, ts),
            "type": "event_callback",
            "event_id": f"Ev{number:09}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": WORKSPACE, "user_id": BOT_USER, "is_bot": True}],
        }

    def _said(self, number: int, ts: str) -> dict[str, str]:
        turn, kind = divmod(number, EVERY_TENTH)
        if kind == 0:
            channel, people = self.threads[turn % len(self.threads)]
            self.entries[ts] = f"said {number}"
            said = {"channel": channel, "user": people[turn // len(self.threads) % len(people)]}
            return said | {"text": f"note: {self.entries[ts]}", "thread_ts": THREAD}
        said = {"channel": self.channels[number % len(self.channels)], "user": "U001001"}
        talk = said | {"text": f"so much for {number}"}
        return talk | {"thread_ts": OTHER_THREAD} if kind < 3 else talk


def figures(waits: Iterable[float]) -> str:
    """The middle, the last hundredth and the longest of some waits, in milliseconds."""
    ordered = sorted(waits)
    places = {"p50": len(ordered) // 2, "p99": len(ordered) * 99 // 100, "max": len(ordered) - 1}
    return ", ".join(f"{name} {ordered[place] * 1000:.0f} ms" for name, place in places.items())


def _signed(secret: str, body: str) -> dict[str, str]:
    moment = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=moment, body=body)
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": signature or ""}
