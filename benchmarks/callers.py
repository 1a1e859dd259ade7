"""What Slack sends: signed commands and events, one at a time or many at once."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, TCPConnector, web
from slack_sdk.signature import SignatureVerifier

from benchmarks.bare import SECRET

CHANNEL, PERSON = "C1", "U1"


@dataclass(frozen=True, slots=True)
class Caller:
    """Slack, calling one server in the name of one workspace; every event happens once."""

    http: ClientSession
    url: str
    workspace_id: str
    response_url: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def command(self, name: str, text: str = "") -> None:
        """Somebody runs a slash command."""
        number = next(self.numbers)
        form = {
            "command": name,
            "text": text,
            "team_id": self.workspace_id,
            "channel_id": CHANNEL,
            "user_id": PERSON,
            "trigger_id": f"{number}.2.3",
            "response_url": self.response_url,
        }
        await self._send(urlencode(form), "application/x-www-form-urlencoded")

    async def message(self, **fields: str) -> None:
        """Somebody writes a message; `fields` are added to the event."""
        number = next(self.numbers)
        event = {
            "type": "message",
            "user": PERSON,
            "channel": CHANNEL,
            "channel_type": "channel",
            "text": "Good morning, everybody",
            "ts": f"1795424400.{number:06}",
            **fields,
        }
        await self._send(json.dumps(self._around(event, number)), "application/json")

    def _around(self, event: dict[str, str], number: int) -> dict[str, Any]:
        return {
            "type": "event_callback",
            "team_id": self.workspace_id,
            "api_app_id": "A1",
            "event_id": f"Ev{number:08}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": self.workspace_id, "user_id": "UBOT", "is_bot": True}],
            "event": event,
        }

    async def _send(self, body: str, content_type: str) -> None:
        moment = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=moment, body=body)
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": str(signature),
        }
        url = f"{self.url}/slack/events"
        async with self.http.post(url, data=body, headers=headers) as answer:
            await answer.read()
            if answer.status != web.HTTPOk.status_code:
                raise RuntimeError(f"{url} answered {answer.status}")


@dataclass(frozen=True, slots=True)
class Load:
    """How many calls a second were answered, and within how many milliseconds 99 % of them."""

    per_second: float
    slowest_percent: float


async def load(call: Callable[[], Any], at_once: int, calls: int) -> Load:
    """Make `calls` calls, `at_once` of them at a time."""
    left, taken = iter(range(calls)), list[float]()

    async def one_by_one() -> None:
        for _ in left:
            begun = time.perf_counter()
            await call()
            taken.append((time.perf_counter() - begun) * 1000)

    begun = time.perf_counter()
    await asyncio.gather(*(one_by_one() for _ in range(at_once)))
    elapsed = time.perf_counter() - begun
    return Load(calls / elapsed, sorted(taken)[int(len(taken) * 0.99)])


def connections(at_once: int) -> ClientSession:
    """Connections that are kept, as Slack keeps them."""
    return ClientSession(connector=TCPConnector(limit=at_once))
