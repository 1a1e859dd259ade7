"""A sandbox whose app may do and hear everything, and Slack's own client connected to it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.delivery import Timings
from sandbox.scopes import EVENT_SCOPES, METHODS, event_name
from sandbox.server import Sandbox
from tests.waiting import until

Json = dict[str, Any]
KINDS: dict[str, Any] = {"channel": "channel", "group": "private", "im": "im", "mpim": "mpim"}
SCOPES = sorted(
    {scope for method in METHODS.values() for scope in method.scopes}
    | {scope for event in EVENT_SCOPES.values() for scope in event.scopes}
    | {"commands"}
)
MANIFEST: Json = {
    "display_information": {"name": "Listener"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Listener"},
        "slash_commands": [{"command": "/listen", "description": "Listen"}],
        "shortcuts": [
            {"name": "Hear", "type": "message", "callback_id": "hear", "description": "Hear it"},
            {"name": "Open", "type": "global", "callback_id": "open", "description": "Open it"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {"bot_events": sorted(EVENT_SCOPES)},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}
# People and channels of the sandbox.
ANA, BEN = "U0ANA", "U0BEN"
TALK, SECRET, GROUP = "C0TALK", "C0SECRET", "C0GROUP"


@dataclass
class Listener:
    """An app that keeps what it hears; `answer` is what it acknowledges interactions with."""

    heard: list[SocketModeRequest] = field(default_factory=list)
    answer: Json | None = None

    async def __call__(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Keep and acknowledge what came."""
        self.heard.append(request)
        payload = self.answer if request.accepts_response_payload else None
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    def events(self) -> list[str]:
        """Return the names of the events heard, as a manifest subscribes to them."""
        heard = [request.payload["event"] for request in self.heard if request.type == "events_api"]
        return [event_name(event, KINDS.get(event.get("channel_type", ""))) for event in heard]

    def interactions(self) -> list[str]:
        """Return the types of the interactions heard; a command is `slash_command`."""
        kinds = [request.payload.get("type") for request in self.heard]
        commands = ["slash_command" for request in self.heard if request.type == "slash_commands"]
        return [kind for kind in kinds if kind and kind != "event_callback"] + commands


@dataclass
class Desk:
    """A sandbox with people, channels and a connected app."""

    sandbox: Sandbox
    web: AsyncWebClient
    http: aiohttp.ClientSession
    app: Listener

    @property
    def bot(self) -> str:
        """Return the app's user id."""
        return self.sandbox.workspace.bot.user_id

    async def do(self, act: str, /, **body: Any) -> Json:
        """Do what a person does; `who` (Ana if nobody is named, nobody if None) does it."""
        who = body.pop("who", ANA)
        body |= {"as": who} if who else {}
        async with self.http.post(f"{self.sandbox.url}/sandbox/api/{act}", json=body) as response:
            done: Json = await response.json()
        return done

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds."""
        await until(condition)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """Start a sandbox with two people, three channels and a connected app."""
    sandbox = Sandbox(MANIFEST, timings=Timings(ack=1.0, retries=(0.0,)))
    for user in (ANA, BEN):
        sandbox.workspace.add_user(user, name=user.lower(), email=f"{user.lower()}@example.com")
    bot = sandbox.workspace.bot.user_id
    sandbox.workspace.add_channel(TALK, "talk", [ANA, BEN, bot])
    sandbox.workspace.add_channel(SECRET, "secret", [ANA, BEN, bot], private=True)
    sandbox.workspace.add_channel(GROUP, "group", [ANA, BEN, bot], kind="mpim")
    sandbox.workspace.add_usergroup("team", [ANA], id="S0TEAM")
    app = Listener()
    async with sandbox, aiohttp.ClientSession() as http:
        web = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
        client = SocketModeClient(sandbox.app_token, web_client=web)
        client.socket_mode_request_listeners.append(app)
        await client.connect()  # type: ignore[no-untyped-call] # the SDK is typed in part
        await sandbox.parts.delivery.ready(5)
        yield Desk(sandbox, web, http, app)
        await client.close()  # type: ignore[no-untyped-call] # the SDK is typed in part
