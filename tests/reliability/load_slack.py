"""A Slack that costs nearly nothing, as a process of its own: it takes what comes and keeps keys.

`python -m tests.reliability.load_slack` listens at the port that the environment names (`PORT`);
`GET /ledger` says how often each message was posted, by its key, and each reaction added, by the
`ts` of its message.
"""

import itertools
import os
from collections import Counter

from aiohttp import web

WORKSPACE, BOT, BOT_USER = "T1", "B1", "UGAVEL"


class Slack:
    """What was posted."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.posted = Counter[str]()
        self.reactions = Counter[str]()

    def application(self) -> web.Application:
        """The Web API, and the ledger."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_post("/api/reactions.add", self._react)
        app.router.add_post("/api/conversations.open", self._open)
        app.router.add_post("/api/auth.test", self._introduce)
        app.router.add_route("*", "/api/{method}", self._other)
        app.router.add_get("/ledger", self._ledger)
        return app

    async def _post(self, request: web.Request) -> web.Response:
        sent = await request.json()
        self.posted[sent.get("metadata", {}).get("event_payload", {}).get("key", "")] += 1
        ts = f"{1_700_000_000 + next(self._numbers)}.000100"
        return web.json_response({"ok": True, "channel": sent["channel"], "ts": ts})

    async def _react(self, request: web.Request) -> web.Response:
        self.reactions[request.query["timestamp"]] += 1
        return web.json_response({"ok": True})

    async def _open(self, request: web.Request) -> web.Response:
        channel = f"D{request.query['users']}"
        return web.json_response({"ok": True, "channel": {"id": channel}})

    async def _introduce(self, _: web.Request) -> web.Response:
        about = {"team_id": WORKSPACE, "team": "Load", "url": "https://load.slack.example/"}
        return web.json_response({"ok": True, "user_id": BOT_USER, "bot_id": BOT, **about})

    async def _other(self, _: web.Request) -> web.Response:
        return web.json_response({"ok": True, "messages": []})

    async def _ledger(self, _: web.Request) -> web.Response:
        return web.json_response({"posted": self.posted, "reactions": self.reactions})


if __name__ == "__main__":
    web.run_app(
        Slack().application(),
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        access_log=None,
        print=None,
    )
