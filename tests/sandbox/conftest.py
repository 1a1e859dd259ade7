"""A sandbox with an office in it, people who act there, and a real Bolt app that is connected."""

from collections.abc import AsyncIterator

import pytest

from sandbox.client import Person, SandboxClient
from sandbox.delivery import Timings
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, WEI, furnish

# Slack's limits in time, short enough to wait for in a test.
QUICK = Timings(ack=0.4, trigger=0.3, retries=(0.0, 0.05, 0.05), offline=1.0)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A running sandbox with the office."""
    async with Sandbox(MANIFEST, timings=QUICK) as sandbox:
        furnish(sandbox)
        yield sandbox


@pytest.fixture
async def bolt(sandbox: Sandbox) -> AsyncIterator[Bolt]:
    """A real Bolt app connected by Socket Mode, to which a test adds its listeners."""
    async with Bolt(sandbox) as bolt:
        yield bolt


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    """What people use."""
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest.fixture
def ana(client: SandboxClient) -> Person:
    """Ana, who is in every channel."""
    return client.as_user(ANA)


@pytest.fixture
def wei(client: SandboxClient) -> Person:
    """Wang Wei, who is in the public channel only."""
    return client.as_user(WEI)
