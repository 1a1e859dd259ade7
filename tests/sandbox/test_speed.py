"""The sandbox stays quick with a department's years in it."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from sandbox.client import Person, SandboxClient
from sandbox.server import Sandbox
from sandbox.store import Store
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, OPS, furnish

MANY = 20_000


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of Python a call takes: on a busy machine as many as on a quiet one."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


async def test_a_page_costs_the_same_in_a_long_channel(
    sandbox: Sandbox, bolt: Bolt, ana: Person
) -> None:
    """Reading does not scan what was said before."""
    short, long = sandbox.workspace.conversation("C0SHORT"), sandbox.workspace.conversation(OPS)
    for number in range(100):
        sandbox.workspace.add_message("C0SHORT", ANA, "m", f"16{number:08d}.000000")
    for number in range(MANY):
        sandbox.workspace.add_message(OPS, ANA, "m", f"16{number:08d}.000000")

    quick = lines_run(lambda: short.between(None, None, 50))
    slow = lines_run(lambda: long.between(None, None, 50))
    await ana.say(OPS, "new")
    page = await bolt.web.conversations_history(channel=OPS, limit=10)

    assert slow < 2 * quick
    assert page["messages"][0]["text"] == "new"


async def test_a_long_history_is_written_and_loaded(tmp_path: Path) -> None:
    """Written to disk, and there again when the sandbox has been started again."""
    path = tmp_path / "sandbox.db"
    async with Sandbox(MANIFEST, store_path=path) as sandbox:
        furnish(sandbox)
        with sandbox.workspace.store.together():
            for number in range(MANY):
                sandbox.workspace.add_message(OPS, ANA, f"m{number}")
    async with Sandbox(MANIFEST, store_path=path) as sandbox, SandboxClient(sandbox.url) as client:
        seen = await client.as_user(ANA).messages(OPS, limit=1)

    assert seen[0]["text"] == f"m{MANY - 1}"
    assert Store(path).all("event") == []
