"""`gavel run` as a process of its own: started, killed, started again, asked to stop."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import manifest
from sandbox.client import Person, SandboxClient
from sandbox.server import Sandbox
from tests.office import CHANNEL, SIGNING_SECRET, free_port, shown
from tests.waiting import until

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A workspace in real time in which `li` and `anna` share a channel with the bot."""
    sandbox = Sandbox(manifest.load())
    for user_id in ("U0LI", "U0ANNA"):
        sandbox.workspace.add_user(id=user_id, name=user_id.lower(), tz="UTC", locale="en-US")
    members = ["U0LI", "U0ANNA", sandbox.workspace.bot.user_id]
    sandbox.workspace.add_channel(CHANNEL, "ops", members)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def connected(sandbox: Sandbox, connections: int) -> None:
    """Wait until the app has so many connections."""
    await until(lambda: sandbox.parts.socket_mode.connections == connections, within=20)


async def gavel(sandbox: Sandbox, database_url: str) -> asyncio.subprocess.Process:
    """`gavel run`, started and connected by Socket Mode."""
    await connected(sandbox, 0)
    process = await started(sandbox, database_url, SLACK_APP_TOKEN=sandbox.app_token)
    await connected(sandbox, 1)
    return process


async def started(
    sandbox: Sandbox, database_url: str, **settings: str
) -> asyncio.subprocess.Process:
    """`gavel run`, just started."""
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "PORT": "0",
        "TICK_SECONDS": "0.2",
        "LOG_LEVEL": "WARNING",
        **settings,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )


async def listening(port: int) -> None:
    """Wait until somebody listens there."""
    async with asyncio.timeout(20):
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.001)


async def set_up_a_meeting_soon(li: Person) -> None:
    """A meeting within two hours, so that everybody is prompted at once."""
    soon = datetime.now(UTC) + timedelta(hours=2)
    await li.command("/meeting", "setup", CHANNEL)
    await li.submit(
        await li.view(10),
        {"title": "Weekly", "weekdays": [str(soon.weekday())], "local_time": f"{soon:%H:%M}"},
    )


async def test_a_bot_that_is_killed_goes_on_where_it_was(sandbox: Sandbox, sqlite_url: str) -> None:
    """SIGKILL after the form was taken: each attendee is prompted, once."""
    async with SandboxClient(sandbox.url) as client:
        process = await gavel(sandbox, sqlite_url)
        await set_up_a_meeting_soon(client.as_user("U0LI"))
        process.send_signal(signal.SIGKILL)
        await process.communicate()

        process = await gavel(sandbox, sqlite_url)
        for user_id in ("U0LI", "U0ANNA"):
            person = client.as_user(user_id)
            dm = await person.dm_with_app()
            await person.wait_for_message(dm, lambda m: "Weekly" in shown(m), timeout=60)
        await asyncio.sleep(1)

        for user_id in ("U0LI", "U0ANNA"):
            person = client.as_user(user_id)
            messages = await person.messages(await person.dm_with_app())
            assert [shown(m).count("Your update for *Weekly*") for m in messages] == [1]
        process.terminate()
        _, complaints = await asyncio.wait_for(process.communicate(), 60)
        assert (process.returncode, complaints) == (0, b"")


async def test_a_command_right_after_the_door_opens_is_answered(sqlite_url: str) -> None:
    """Whoever comes while the parts are being loaded waits, but no longer than Slack does."""
    port = free_port()
    way_in = f"http://127.0.0.1:{port}{manifest.PATH}"
    app = manifest.for_http("https://gavel.example")
    async with (
        Sandbox(app, http_events_url=way_in, signing_secret=SIGNING_SECRET) as sandbox,
        SandboxClient(sandbox.url) as client,
    ):
        sandbox.workspace.add_user(id="U0LI", name="li", tz="UTC", locale="en-US")
        sandbox.workspace.add_channel(CHANNEL, "ops", ["U0LI", sandbox.workspace.bot.user_id])
        li = client.as_user("U0LI")
        settings = {"PORT": str(port), "SLACK_SIGNING_SECRET": SIGNING_SECRET}
        process = await started(sandbox, sqlite_url, **settings)
        await listening(port)

        await li.command("/followup", "list", CHANNEL)
        answered = await li.wait_for_message(CHANNEL, lambda m: bool(m.get("ephemeral")))

        assert "follow-up" in shown(answered)
        process.terminate()
        await asyncio.wait_for(process.communicate(), 60)
