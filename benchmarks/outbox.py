"""The outbox: messages a second, beside the bare client and beside what Slack allows."""

import asyncio
import contextlib
import gc
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from pathlib import Path
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.measure import Row, in_the_middle
from bot.domain.clock import SystemClock
from bot.domain.mrkdwn import Mrkdwn
from bot.services import deliveries
from bot.slack.clients import Clients
from bot.slack.deliverer import AT_ONCE, Deliverer
from bot.slack.pace import Pace
from bot.slack.sending import EVENT_TYPE
from bot.views.kit import Message, section
from storage import migrations, outbox
from storage.database import Database, UnitOfWork
from storage.work import Work

ROUNDS: Final = 5
CHANNELS: Final = [f"C{number:03}" for number in range(500)]
FREELY: Final = CHANNELS * 4
# Four busy channels, and a hundred people: 3 messages in 3 s there, 10 in a second in all.
LIMITED: Final = [*CHANNELS[:4] * 16, *(f"U{number:03}" for number in range(100))]
LEAST_SECONDS: Final = 16.0
"""The last of 164 comes with the seventeenth ten, in its channel with the sixth three."""

TEXT: Final = "F-12 Send the Q3 report to finance · due Friday, November 27 · " * 5


async def rows(folder: Path) -> list[Row]:
    """Messages a second without limits, and with Slack's."""
    return [await _freely(folder / "freely.db"), await _limited(folder / "limited.db")]


async def _freely(path: Path) -> Row:
    async with _slack() as url, _outbox(path, url, Pace(0)) as (uow, deliverer, client):
        await _bare(client, CHANNELS)
        await deliverer.drain()
        gc.freeze()  # as the bot does when it runs
        taken = []
        for number in range(ROUNDS):
            await uow.bind("T1").run(_fill, str(number), FREELY)
            floor = await _per_second(FREELY, _bare(client, FREELY))
            taken.append((floor, await _per_second(FREELY, deliverer.drain())))
        gc.unfreeze()
    floor, value, ratio = in_the_middle(taken)
    measure = f"outbox to {len(CHANNELS)} channels, fake Slack without limits"
    floor_is = f"bare client, one session, {AT_ONCE} calls at once"
    return Row(measure, floor_is, floor, value, 0.6, "messages/s", at_least=True, paired=ratio)


async def _limited(path: Path) -> Row:
    async with _slack("--limits") as url, _outbox(path, url, Pace()) as (uow, deliverer, _):
        await uow.bind("T1").run(_fill, "limited", LIMITED)
        value = await _per_second(LIMITED, deliverer.drain())
    allowed = len(LIMITED) / LEAST_SECONDS
    measure = "outbox with Slack's limits on"
    floor_is = "what the limits allow"
    return Row(measure, floor_is, allowed, value, 0.95, "messages/s", at_least=True)


@contextlib.asynccontextmanager
async def _slack(*options: str) -> AsyncIterator[str]:
    """A fake Slack in a process of its own, by the address of its Web API."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.slack_server", *options, stdout=asyncio.subprocess.PIPE
    )
    try:
        if process.stdout is None:
            raise RuntimeError("its address cannot be read")
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


@contextlib.asynccontextmanager
async def _outbox(
    path: Path, url: str, pace: Pace
) -> AsyncIterator[tuple[UnitOfWork, Deliverer, AsyncWebClient]]:
    """An empty outbox, who delivers it with the bot's own hooks, and the client for that."""
    migrations.upgrade(f"sqlite:///{path}")
    database, clients = Database.open(f"sqlite:///{path}"), Clients(url, "xoxb-benchmark")
    uow, client = UnitOfWork(database, SystemClock()), clients.sending

    async def client_for(_: str) -> AsyncWebClient:
        return client

    deliverer = Deliverer(
        uow, client_for, sent=deliveries.sent, parked=deliveries.parked, pace=pace
    )
    yield uow, deliverer, client
    await clients.close()
    database.close()


async def _per_second(channels: Sequence[str], sending: Awaitable[object]) -> float:
    begun = time.perf_counter()
    await sending
    return len(channels) / (time.perf_counter() - begun)


def _fill(work: Work, name: str, channels: Sequence[str]) -> None:
    for number, channel in enumerate(channels):
        outbox.post(work, f"bench:{name}:{number}", channel, _message())


async def _bare(client: AsyncWebClient, channels: Sequence[str]) -> None:
    """The same calls, as many at once, and nothing else."""
    waiting = iter(channels)

    async def worker() -> None:
        for channel in waiting:
            said = _message()
            await client.chat_postMessage(
                channel=channel,
                text=said.text,
                blocks=said.blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": f"bench:{channel}"}},
                unfurl_links=False,
                unfurl_media=False,
            )

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))


def _message() -> Message:
    return Message(TEXT, [section(Mrkdwn(TEXT))])
