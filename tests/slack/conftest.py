"""A sandbox with a few channels."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import bot
from bot.slack.clients import Clients
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from storage.database import UnitOfWork
from tests.clock import START, MovableClock
from tests.slack.office import Office

IMPATIENT = 1.0  # seconds; what such a client is answered later has timed out
MANIFEST = Path(bot.__file__).parent / "manifest.json"


@pytest.fixture
async def office(uow: UnitOfWork, clock: MovableClock) -> AsyncIterator[Office]:
    """A sandbox with channels C1, C2 and a private C3, where Ann (U1) and Bo (U2) are."""
    time = SandboxClock()
    time.freeze(START)
    sandbox = Sandbox(MANIFEST, clock=time)
    app = sandbox.workspace.bot.user_id
    for user_id, name in (("U1", "Ann"), ("U2", "Bo")):
        sandbox.workspace.add_user(user_id, real_name=name)
    for channel_id in ("C1", "C2"):
        sandbox.workspace.add_channel(channel_id, channel_id.lower(), ["U1", "U2", app])
    sandbox.workspace.add_channel("C3", "c3", ["U1", app], private=True)
    async with sandbox:
        clients = Clients(sandbox.api_url, sandbox.bot_token)
        impatient = Clients(sandbox.api_url, sandbox.bot_token, IMPATIENT)
        yield Office(sandbox, clients, impatient, uow, clock)
        await impatient.close()
        await clients.close()
