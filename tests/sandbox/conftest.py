"""A sandbox with an office in it, people who act there, and a real Bolt app that is connected."""

from collections.abc import AsyncIterator

import pytest

from sandbox.client import Person, SandboxClient
from sandbox.delivery import Timings
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, MANIFEST, PATIENT, WEI, furnish


@pytest.fixture
def timings() -> Timings:
    """Slack's own limits in time, with retries that nobody has to wait for."""
    return PATIENT


@pytest.fixture
async def sandbox(timings: Timings) -> AsyncIterator[Sandbox]:
    """A running sandbox with the office."""
    async with Sandbox(MANIFEST, timings=timings) as sandbox:
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
