"""The request path: a signed slash command, beside a bare Bolt app that only acknowledges."""

import time
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import ClientSession, web
from pydantic import SecretStr
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.measure import Row, medians
from bot import manifest
from bot.app import Gavel
from bot.settings import Settings
from sandbox.server import Sandbox
from storage import migrations

SECRET = "benchmark"  # noqa: S105 - it guards nothing
PORT = 3917
ROUNDS = 200


async def rows(folder: Path) -> list[Row]:
    """`/meeting help`, one at a time, p50."""
    async with Sandbox(manifest.load()) as sandbox, ClientSession() as http:
        sandbox.workspace.add_user(id="U1", name="u1")
        bare = await _bare(sandbox)
        url = f"sqlite:///{folder}/requests.db"
        migrations.upgrade(url)
        async with Gavel(_settings(sandbox, url)):
            floor, value = await medians(
                lambda: _ask(http, f"http://127.0.0.1:{PORT + 1}/", sandbox),
                lambda: _ask(http, f"http://127.0.0.1:{PORT}{manifest.PATH}", sandbox),
                ROUNDS,
            )
        await bare.cleanup()
    measure = "signed slash command until acknowledged, one at a time, p50"
    return [Row(measure, "bare Bolt, one listener that acknowledges", floor, value, 3.0)]


async def _bare(sandbox: Sandbox) -> web.AppRunner:
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    bolt = AsyncApp(client=client, signing_secret=SECRET)

    @bolt.command("/meeting")
    async def listener(ack: AsyncAck) -> None:
        await ack()

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    app = web.Application()

    async def answered(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    app.router.add_post("/", events)
    app.router.add_post("/response", answered)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", PORT + 1).start()
    return runner


async def _ask(http: ClientSession, url: str, sandbox: Sandbox) -> None:
    body = urlencode(
        {
            "command": "/meeting",
            "text": "help",
            "team_id": sandbox.workspace.team.id,
            "channel_id": "C1",
            "user_id": "U1",
            "trigger_id": "1.2.3",
            "response_url": f"http://127.0.0.1:{PORT + 1}/response",
        }
    )
    moment = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=moment, body=body)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": moment,
        "X-Slack-Signature": str(signature),
    }
    async with http.post(url, data=body, headers=headers) as answer:
        if answer.status != web.HTTPOk.status_code:
            raise RuntimeError(f"{url} answered {answer.status}")


def _settings(sandbox: Sandbox, url: str) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=sandbox.api_url,
        database_url=url,
        port=PORT,
        tick_seconds=60,
    )
