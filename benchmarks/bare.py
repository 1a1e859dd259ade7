"""The floor of what comes over HTTP: a bare Bolt app, in a process of its own.

`python -m benchmarks.bare API_URL TOKEN PORT`: a listener for a command and one for messages, which
acknowledge and no more. `/readyz` answers as soon as it listens, and `/response` is an address for
answers (Slack's `response_url`).
"""

import sys

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

SECRET = "benchmark"  # noqa: S105 - it guards nothing


def main(api_url: str, token: str, port: int) -> None:
    """Serve until the process is ended."""
    server = _server(_bolt(api_url, token))
    web.run_app(server, host="127.0.0.1", port=port, access_log=None, print=None)


def _bolt(api_url: str, token: str) -> AsyncApp:
    client = AsyncWebClient(token=token, base_url=api_url)
    bolt = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)

    @bolt.command("/followup")
    async def command(ack: AsyncAck) -> None:
        await ack()

    @bolt.event("message")
    async def event(ack: AsyncAck) -> None:
        await ack()

    return bolt


def _server(bolt: AsyncApp) -> web.Application:
    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def fine(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/slack/events", events)
    app.router.add_get("/readyz", fine)
    app.router.add_post("/response", fine)
    return app


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
