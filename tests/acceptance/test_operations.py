"""What operators see of a running bot: its health, its numbers, its roles and its logs."""

import asyncio
import json
import os
import re
import socket
import sys
from asyncio import create_subprocess_exec, subprocess
from collections.abc import Awaitable, Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession

from bot import logs
from bot.app import Gavel, Role
from bot.i18n import translator
from storage.database import DatabaseInUseError
from tests.office import CHANNEL, Office, shown

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = translator("en"), translator("zh-CN")
OpenOffice = Callable[..., Awaitable[Office]]


async def ask(bot: Gavel | None, path: str) -> tuple[int, str]:
    """What the bot answers over HTTP."""
    assert bot is not None
    async with ClientSession() as http, http.get(bot.url + path) as answer:
        return answer.status, await answer.text()


async def numbers(bot: Gavel | None) -> dict[str, float]:
    """The numbers of the bot, by name and labels."""
    _, page = await ask(bot, "/metrics")
    found = re.findall(r"^([^#\s]+(?:\{.*\})?) (\S+)$", page, re.MULTILINE)
    return {name: float(value) for name, value in found}


@pytest.mark.parametrize(("http", "word"), [(False, "connected"), (True, "listening")])
async def test_a_running_bot_is_alive_and_ready(
    open_office: OpenOffice, http: bool, word: str
) -> None:
    """In both ways in, beside Slack's own calls."""
    office = await open_office(http=http)

    assert await ask(office.bot, "/healthz") == (200, "ok\n")
    status, said = await ask(office.bot, "/readyz")
    assert (status, json.loads(said)) == (
        200,
        {"database": "ok", "schema": "current", "slack": word},
    )


async def test_a_bot_that_lost_slack_is_not_ready_until_it_is_back(office: Office) -> None:
    """Slack cuts the connection and lets nobody in for a while."""
    rule = {"kind": "500", "method": "apps.connections.open"}
    await office.client.faults(rules=[rule])
    await office.client.disconnect(hard=True)
    await until(office, 503, "disconnected")

    await office.client.faults()

    await until(office, 200, "connected")


async def test_what_people_do_and_what_is_sent_is_counted(office: Office) -> None:
    """By command and by what became of it; the bot's jobs and messages too."""
    await office.set_up_weekly()
    await office.li.command("/followup", "done F-99", CHANNEL)
    await office.private_answer(office.li, "F-99")
    await office.advance(days=1)

    found = await numbers(office.bot)

    assert {name: found[name] for name in COUNTED} == COUNTED
    assert found['gavel_interaction_seconds_count{kind="command",name="/meeting"}'] == 1
    sent = sum(count for name, count in found.items() if name.startswith(DELIVERED))
    assert sent == found["gavel_outbox_claims_total"] > 0
    assert found['gavel_job_rows_total{job="prompts send"}'] > 0
    assert found['gavel_outbox_messages{state="parked"}'] == 0


DELIVERED = "gavel_outbox_deliveries_total"
COUNTED = {
    'gavel_interactions_total{kind="command",name="/meeting",outcome="done"}': 1,
    'gavel_interactions_total{kind="command",name="/followup",outcome="refused"}': 1,
    'gavel_queue_lag_seconds{queue="outbox.attempt"}': 0,
    "gavel_database_up": 1,
}


async def test_a_bot_that_cannot_be_completed_ends_and_lets_go_of_everything(
    open_office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its door was open already: nobody listens there afterwards, and the database is free."""
    office = await open_office(http=True)
    await office.stop_bot()
    broken = office.another_bot()
    with monkeypatch.context() as changed:
        changed.setitem(sys.modules, "bot.parts", None)  # as if it could not be imported
        with pytest.raises(ModuleNotFoundError, match=r"bot\.parts"):
            await broken.start()

    with pytest.raises(ClientConnectionError):
        await ask(broken, "/healthz")
    await office.start_bot()
    assert (await ask(office.bot, "/readyz"))[0] == 200


async def test_the_web_hears_and_the_worker_works(open_office: OpenOffice) -> None:
    """On PostgreSQL the two share the work: the one takes the form, the other prompts."""
    office = await open_office(database="postgresql")
    await office.stop_bot()
    await office.start_bot(Role.WEB)
    async with office.another_bot(Role.WORKER) as worker:
        await office.set_up_weekly(title="Weekly")
        office.clock.move_to(office.clock.now().replace(hour=15))
        await worker.settle()

        await office.dm(office.anna, "Weekly")
        heard, worked = await numbers(office.bot), await numbers(worker)
        status, said = await ask(worker, "/readyz")

    command = 'gavel_interactions_total{kind="command",name="/meeting",outcome="done"}'
    assert (heard.get(command), worked.get(command)) == (1, None)
    assert (heard["gavel_outbox_claims_total"], worked["gavel_outbox_claims_total"] > 0) == (
        0,
        True,
    )
    assert (status, json.loads(said)) == (200, {"database": "ok", "schema": "current"})


async def test_what_the_web_is_told_the_worker_sends_without_a_tick(
    open_office: OpenOffice,
) -> None:
    """Ticks are a minute apart here: the worker is woken by the web's commit."""
    office = await open_office(database="postgresql")
    await office.stop_bot()
    await office.start_bot(Role.WEB)
    async with office.another_bot(Role.WORKER):
        await office.wang.command("/followup", "<@U0ANNA> send the Q3 report 2026-03-06", CHANNEL)

        async with asyncio.timeout(10):
            await office.dm(office.anna, "send the Q3 report")


async def test_postgresql_carries_several_bots_that_do_everything(open_office: OpenOffice) -> None:
    """Each interaction and each message is one bot's."""
    office = await open_office(database="postgresql")
    async with office.another_bot() as second:
        await office.set_up_weekly(title="Weekly")
        await office.advance(days=1)
        await second.settle()

        direct = await office.anna.dm_with_app()
        said = [shown(message) for message in await office.anna.messages(direct)]
        assert sum("Your update for *Weekly*" in words for words in said) == 1


async def test_sqlite_is_for_one_process(office: Office) -> None:
    """The second one is refused and the first goes on."""
    second = office.another_bot(Role.WORKER)

    with pytest.raises(DatabaseInUseError):
        await second.start()

    assert (await ask(office.bot, "/readyz"))[0] == 200


async def test_a_port_in_use_is_one_line(open_office: OpenOffice, sqlite_url: str) -> None:
    """Without a traceback; the other program keeps the port."""
    office = await open_office()
    await office.stop_bot()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = await create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=ROOT,
            env=environment(office, sqlite_url, str(port)),
            stderr=subprocess.PIPE,
        )
        _, said = await process.communicate()

    assert (process.returncode, said.decode()) == (
        1,
        f"Another program listens on 127.0.0.1:{port}. Set PORT to a free port; 0 takes any.\n",
    )


async def test_a_delivery_carries_the_id_of_the_interaction_that_caused_it(
    office: Office, log: StringIO
) -> None:
    """From the command to the message that it has sent, however late that is."""
    await office.set_up_weekly()
    rule = {"kind": "500", "method": "chat.postMessage", "times": 1}
    await office.client.faults(rules=[rule])

    await office.li.command("/followup", "<@U0ANNA> send the report by Friday", CHANNEL)
    record = await recorded(office, log, "not delivered yet")

    assert str(record["interaction"]).startswith("call:")


async def test_a_delivery_of_a_job_carries_the_id_of_its_run(office: Office, log: StringIO) -> None:
    """Nobody asked for a prompt: the id is that of the job's own line in the log."""
    await office.set_up_weekly()
    rule = {"kind": "500", "method": "chat.postMessage", "times": 1}
    await office.client.faults(rules=[rule])

    await office.advance(days=1)
    record = await recorded(office, log, "not delivered yet")

    assert re.fullmatch("[0-9a-f]{8}", str(record["interaction"]))


@pytest.fixture
def log() -> StringIO:
    """What is logged, as JSON."""
    stream = StringIO()
    logs.configure("WARNING", "json", stream=stream)
    return stream


async def recorded(office: Office, log: StringIO, event: str) -> dict[str, Any]:
    """The first line of the log about an event, as soon as there is one."""

    async def probe() -> dict[str, Any] | None:
        lines = [json.loads(line) for line in log.getvalue().splitlines()]
        return next((line for line in lines if line["event"] == event), None)

    return await office.client.wait_for(probe)


async def until(office: Office, status: int, word: str) -> None:
    """Wait until the bot says so of its connection to Slack."""

    async def probe() -> bool:
        answer = await ask(office.bot, "/readyz")
        return (answer[0], json.loads(answer[1])["slack"]) == (status, word)

    await office.client.wait_for(probe, timeout=30)


def environment(office: Office, database_url: str, port: str) -> dict[str, str]:
    """What `gavel run` reads."""
    return {
        **os.environ,
        "SLACK_BOT_TOKEN": office.sandbox.bot_token,
        "SLACK_APP_TOKEN": office.sandbox.app_token,
        "SLACK_API_URL": office.sandbox.api_url,
        "DATABASE_URL": database_url,
        "PORT": port,
        "LOG_LEVEL": "WARNING",
    }
