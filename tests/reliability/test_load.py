"""A whole company at once: everybody is asked for an update while everybody writes."""

import asyncio
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from sqlmodel import select

from storage.database import Database
from storage.minutes import Entry
from tests.reliability import load_crowd, load_processes, load_talk
from tests.reliability.load_processes import Process
from tests.reliability.load_talk import Talk

LONGEST: Final = 1.0
"""Seconds until an event is acknowledged; Slack waits for three."""

GROWTH: Final = 1.15
"""What the memory of a warm process may become."""


@dataclass(frozen=True)
class Scale:
    """How much: so many prompts at one moment, `rate` events a second for so many seconds.

    The bot is warm after `warm` seconds; everything has arrived `patience` seconds after the talk.
    """

    prompts: int
    rate: int
    seconds: int
    warm: int
    patience: int


IS_SOAK: Final = bool(os.environ.get("SOAK"))
SCALE: Final = Scale(10_000, 300, 60, 10, 600) if IS_SOAK else Scale(2_000, 100, 8, 4, 100)
"""`make soak` takes the whole of it, other runs of the tests a sample on half a processor."""


@pytest.fixture(params=["sqlite", "postgresql"] if IS_SOAK else ["sqlite"])
def load_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: a SQLite file, and in the whole form PostgreSQL as well."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.mark.timeout(SCALE.seconds + SCALE.patience + 100)
async def test_everybody_is_asked_at_once_while_everybody_writes(load_url: str) -> None:
    """Each event is acknowledged within a second, memory stays flat, and everything arrives."""
    async with load_processes.slack() as slack:
        expected = _furnished(load_url)
        async with load_processes.gavel(slack.url, load_url) as bot:
            quiet = load_crowd.quiet_channels(SCALE.prompts)
            talk = Talk(bot, load_crowd.threads(SCALE.prompts), quiet)
            warm = await _talked(talk, bot)
            ledger = await _settled(slack, expected, talk)
            grown = bot.memory
    _report(talk, warm, grown)
    posted = Counter(ledger["posted"])
    assert max(_counted(talk)) < LONGEST
    assert {key: posted[key] for key in expected} == dict.fromkeys(expected, 1)
    assert ledger["reactions"] == dict.fromkeys(talk.entries, 1)
    assert _entries(load_url) == sorted(talk.entries.values())
    assert grown < warm * GROWTH


async def _talked(talk: Talk, bot: Process) -> int:
    """Talk to the end; gives the bot's memory (MiB) when it was warm."""
    talking = asyncio.create_task(talk.go_on(SCALE.rate, SCALE.seconds))
    await asyncio.sleep(SCALE.warm)
    warm = bot.memory
    await talking
    return warm


async def _settled(slack: Process, expected: set[str], talk: Talk) -> dict[str, Any]:
    """What Slack was called for, when all that is expected has come, or nobody waits any more."""
    until = time.monotonic() + SCALE.patience
    while True:
        ledger = await load_processes.ledger(slack.url)
        has_all = ledger["posted"].keys() >= expected
        if time.monotonic() > until or (
            has_all and ledger["reactions"].keys() >= talk.entries.keys()
        ):
            return ledger
        await asyncio.sleep(0.5)


def _counted(talk: Talk) -> list[float]:
    """The waits that count: in the sample, which runs beside other tests, what the bot worked."""
    return [wait.seconds if IS_SOAK else wait.worked for wait in talk.waits]


def _furnished(url: str) -> set[str]:
    database, now = Database.open(url), datetime.now(UTC)
    try:
        return load_crowd.furnish(database, SCALE.prompts, now + timedelta(seconds=SCALE.warm), now)
    finally:
        database.close()


def _entries(url: str) -> list[str]:
    database = Database.open(url)
    try:
        with database.session() as session:
            return sorted(session.exec(select(Entry.text)))
    finally:
        database.close()


def _report(talk: Talk, warm: int, grown: int) -> None:
    """Print the figures, for whoever runs it with `-s` or sees it fail."""
    lines = (
        f"{len(talk.waits)} events, {len(talk.entries)} entries, {SCALE.prompts} prompts",
        f"acknowledged after {load_talk.figures(wait.seconds for wait in talk.waits)}",
        f"the bot's work meanwhile {load_talk.figures(wait.worked for wait in talk.waits)}",
        f"sent again {talk.refusals}; memory {warm} MiB warm, {grown} MiB in the end",
    )
    sys.stdout.write("\n".join(("", *lines, "")))
