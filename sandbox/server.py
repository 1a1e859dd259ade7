"""A running sandbox: one address for Slack's API, Socket Mode, people and the page."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from sandbox.clock import SandboxClock
from sandbox.delivery import Timings
from sandbox.faults import Faults
from sandbox.httpmode import HttpMode
from sandbox.journal import Journal
from sandbox.manifest import Manifest
from sandbox.model import Team
from sandbox.parts import Parts, Tokens, assemble
from sandbox.ratelimits import RateLimits
from sandbox.routes import Routes
from sandbox.store import Store
from sandbox.timeline import Timeline, Wakeups
from sandbox.webapi import WebApi
from sandbox.workspace import Workspace


class Sandbox:
    """A Slack workspace with one app installed, which a Bolt app connects to.

    `manifest` is the app's (a path, its content, or a Manifest). `store_path` keeps everything in
    a file; `wakeups` lets the clock go through what an app beside it has planned;
    `http_events_url` sends signed HTTP requests there instead of Socket Mode; `team` names the
    workspace; `enforce_rate_limits` answers 429 as Slack does when there are too many calls.
    Use it as an async context manager, or `start` and `stop` it.
    """

    def __init__(
        self,
        manifest: Manifest | Path | str | Mapping[str, Any],
        *,
        clock: SandboxClock | None = None,
        store_path: Path | str | None = None,
        wakeups: Wakeups | None = None,
        http_events_url: str | None = None,
        signing_secret: str = "sandbox-signing-secret",  # noqa: S107 - guards nothing
        bot_token: str = "xoxb-sandbox-bot",  # noqa: S107 - guards nothing
        app_token: str = "xapp-sandbox-app",  # noqa: S107 - guards nothing
        timings: Timings | None = None,
        team: Team | None = None,
        enforce_rate_limits: bool = False,
    ) -> None:
        self.manifest = manifest if isinstance(manifest, Manifest) else Manifest.load(manifest)
        self.bot_token = bot_token
        self.app_token = app_token
        self.signing_secret = signing_secret
        timings = timings or Timings()
        self._store = Store(store_path)
        self.workspace = Workspace(self._store, clock or SandboxClock(), team)
        self._http = HttpMode(http_events_url, signing_secret, timings) if http_events_url else None
        self.parts: Parts = assemble(
            self.workspace,
            self.manifest,
            wakeups=wakeups,
            tokens=Tokens(bot_token, app_token),
            timings=timings,
            http=self._http,
        )
        self._limits = RateLimits() if enforce_rate_limits else None
        self._runner: web.AppRunner | None = None
        self.install_app()

    @property
    def clock(self) -> SandboxClock:
        """Return the sandbox's clock."""
        return self.workspace.clock

    @property
    def timeline(self) -> Timeline:
        """Return what moves the clock."""
        return self.parts.timeline

    @property
    def faults(self) -> Faults:
        """Return the faults that are switched on."""
        return self.parts.faults

    @property
    def journal(self) -> Journal:
        """Return the recent traffic with the app."""
        return self.parts.journal

    @property
    def url(self) -> str:
        """Return the address, without a slash at the end; known once started."""
        return self.workspace.base_url

    @property
    def api_url(self) -> str:
        """Return the base URL for Slack's clients, with the slash that they need."""
        return f"{self.url}/api/"

    def install_app(self, scopes: Iterable[str] | None = None) -> None:
        """Install the app again, with other scopes than its manifest asks for if given."""
        granted = self.manifest.bot_scopes if scopes is None else scopes
        self.workspace.install_app(self.manifest.display_name or self.manifest.name, granted)

    def set_try_this(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Give the page its list of things to try; done ones stay done.

        An item has `id`, `title` and `detail`. It may have `zh`, with a `title` and a `detail` for
        those who read Chinese.
        """
        known = self.workspace.notes("try_this")
        for item in items:
            done = known.get(item["id"], {}).get("done", False)
            self.workspace.note("try_this", item["id"], {**item, "done": done})

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> Self:
        """Listen; port 0 takes any free one. Sends what the app had not acknowledged before."""
        api = WebApi(self.parts, self._limits)
        app = Routes(self.parts, api).application()
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.workspace.base_url = f"http://{host}:{bound}"
        self.parts.events.resume()
        return self

    async def stop(self) -> None:
        """Stop listening and close the file."""
        await self.parts.events.close()
        await self.parts.delivery.close()
        await self.parts.socket_mode.close()
        await self.parts.live.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self._store.close()

    async def verify_request_url(self) -> bool:
        """In HTTP mode: challenge the app, as Slack does when its request URL is entered."""
        return self._http is not None and await self._http.verify_url()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()
