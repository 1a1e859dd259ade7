"""The sandbox stays quick with a department's years in it."""

import time
from pathlib import Path

from sandbox.client import Person, SandboxClient
from sandbox.server import Sandbox
from sandbox.store import Store
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, OPS, furnish

MANY = 20_000


def seconds_for(call: object, times: int = 1) -> float:
    """Return the best of a few runs, since the machine has other things to do."""
    assert callable(call)
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(times):
            call()
        best = min(best, time.perf_counter() - began)
    return best


async def test_a_page_costs_the_same_in_a_long_channel(
    sandbox: Sandbox, bolt: Bolt, ana: Person
) -> None:
    """Reading and writing do not scan what was said before."""
    short, long = sandbox.workspace.conversation("C0SHORT"), sandbox.workspace.conversation(OPS)
    for number in range(100):
        sandbox.workspace.add_message("C0SHORT", ANA, "m", f"16{number:08d}.000000")
    for number in range(MANY):
        sandbox.workspace.add_message(OPS, ANA, "m", f"16{number:08d}.000000")

    quick = seconds_for(lambda: short.between(None, None, 50), 200)
    slow = seconds_for(lambda: long.between(None, None, 50), 200)
    began = time.perf_counter()
    for _ in range(20):
        await ana.say(OPS, "new")
        await bolt.web.conversations_history(channel=OPS, limit=10)

    assert slow < 5 * quick
    assert time.perf_counter() - began < 5


async def test_a_long_history_is_loaded_quickly(tmp_path: Path) -> None:
    """Seeding, writing to disk and starting again take seconds at most."""
    path = tmp_path / "sandbox.db"
    began = time.perf_counter()
    async with Sandbox(MANIFEST, store_path=path) as sandbox:
        furnish(sandbox)
        with sandbox.workspace.store.together():
            for number in range(MANY):
                sandbox.workspace.add_message(OPS, ANA, f"m{number}")
    async with Sandbox(MANIFEST, store_path=path) as sandbox, SandboxClient(sandbox.url) as client:
        seen = await client.as_user(ANA).messages(OPS, limit=1)

    assert seen[0]["text"] == f"m{MANY - 1}"
    assert time.perf_counter() - began < 20
    assert Store(path).all("event") == []
