"""What the sandbox remembers: everything that was answered, even when it is killed."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from sandbox.store import Store
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, OPS, PATIENT, WEI, field, furnish, modal, section

# A sandbox in a process of its own, which tells its address and waits to be killed.
PROCESS = """
import asyncio, json, sys
from sandbox.server import Sandbox
from tests.sandbox.office import MANIFEST, furnish

async def main(path):
    sandbox = Sandbox(MANIFEST, store_path=path)
    if sandbox.workspace.is_empty:
        furnish(sandbox)
    await sandbox.start()
    print(sandbox.url, flush=True)
    await asyncio.Event().wait()

asyncio.run(main(sys.argv[1]))
"""


async def start(path: Path) -> tuple[asyncio.subprocess.Process, str]:
    """Start a sandbox on this file as a process; returns it with its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROCESS, str(path), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    return process, (await process.stdout.readline()).decode().strip()


async def kill(process: asyncio.subprocess.Process) -> None:
    """End a process as a power cut would."""
    os.kill(process.pid, signal.SIGKILL)
    await process.communicate()


async def test_nothing_answered_is_lost_when_the_sandbox_is_killed(tmp_path: Path) -> None:
    """Whatever was acknowledged before SIGKILL is there after the next start."""
    path = tmp_path / "sandbox.db"
    process, url = await start(path)
    async with SandboxClient(url) as client:
        ana = client.as_user(ANA)
        said = [await ana.say(OPS, f"m{number}") for number in range(20)]
        await ana.say(OPS, "reply", thread_ts=said[0])
        await ana.edit(OPS, said[1], "edited")
        await ana.delete(OPS, said[2])
        await ana.react(OPS, said[3], "eyes")
        channel = (await ana.do("create_channel", name="fresh"))["channel"]["id"]
        await ana.do("update_user", user=WEI, tz="Asia/Tokyo")
        before = await ana.messages(OPS)
    await kill(process)

    process, url = await start(path)
    async with SandboxClient(url) as client:
        ana = client.as_user(ANA)
        after = await ana.messages(OPS)
        seen = await ana.workspace()
        later = await ana.say(OPS, "later")
    await kill(process)

    assert after == before
    assert (after[0]["reply_count"], after[1]["text"], len(after)) == (1, "edited", 19)
    assert channel in {c["id"] for c in seen["channels"]}
    assert {u["id"]: u["tz"] for u in seen["users"]}[WEI] == "Asia/Tokyo"
    assert later > max(message["ts"] for message in after)


async def test_an_event_that_nobody_took_is_sent_after_the_next_start(tmp_path: Path) -> None:
    """The app hears later what was said while neither it nor, then, the sandbox was there."""
    path = tmp_path / "sandbox.db"
    async with Sandbox(MANIFEST, store_path=path) as sandbox:
        furnish(sandbox)
        async with SandboxClient(sandbox.url) as client:
            await client.as_user(ANA).say(OPS, "unheard")

    async with Sandbox(MANIFEST, store_path=path) as sandbox, Bolt(sandbox) as bolt:
        [event] = await bolt.hears("message")
        await sandbox.parts.events.delivered()
        left = sandbox.workspace.notes("event")

    assert (event["text"], left) == ("unheard", {})


async def test_the_app_stays_who_it_is(tmp_path: Path) -> None:
    """Ids, Home tabs, open modals, reads, files and the list of things to try are kept."""
    path = tmp_path / "sandbox.db"
    steps = [{"id": "a", "title": "A", "detail": ""}, {"id": "b", "title": "B", "detail": ""}]

    async def look(sandbox: Sandbox) -> dict[str, Any]:
        async with SandboxClient(sandbox.url) as client:
            seen = await client.as_user(WEI).workspace()
            seen["home"] = await client.as_user(WEI).home()
        return {**seen, "clock": None}

    async with Sandbox(MANIFEST, store_path=path, timings=PATIENT) as sandbox:
        furnish(sandbox)
        sandbox.set_try_this(steps)
        async with SandboxClient(sandbox.url) as client, Bolt(sandbox) as bolt:
            home = {"type": "home", "blocks": [section()]}
            await bolt.web.views_publish(user_id=WEI, view=home)
            trigger = sandbox.parts.actions._exchange.triggers.issue(WEI)
            await bolt.web.views_open(trigger_id=trigger, view=modal(field("name")))
            await client.as_user(ANA).say(OPS, f"<@{WEI}> hi")
            await client.do("try_this", done="a")
        first = await look(sandbox)

    async with Sandbox(MANIFEST, store_path=path) as sandbox:
        sandbox.set_try_this(steps)
        second = await look(sandbox)

    assert second == first
    assert [step["done"] for step in second["try_this"]] == [True, False]
    assert len(second["views"]) == 1
    ops = next(channel for channel in second["channels"] if channel["id"] == OPS)
    assert (ops["unread"], ops["mentions"]) == (1, 1)


def test_many_records_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    """A batch that fails leaves nothing behind."""
    path = tmp_path / "store.db"
    store = Store(path)

    def write() -> None:
        with store.together():
            store.put("kind", "a", {"n": 1})
            store.put("kind", "b", {"not JSON": object()})

    with pytest.raises(TypeError):
        write()
    store.put("kind", "b", {"n": 2})
    store.close()

    again = Store(path)
    assert again.all("kind") == [("b", {"n": 2})]
    again.close()


def test_without_a_file_nothing_is_kept() -> None:
    """Tests and trials leave nothing behind."""
    store = Store(None)
    store.put("kind", "a", json.loads("{}"))

    assert store.all("kind") == []
