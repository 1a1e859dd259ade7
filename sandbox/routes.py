"""The sandbox's addresses: Slack's side, people's side, and the page."""

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from sandbox.acts import ACTS, LOOKS, ActHandler
from sandbox.acts.act import Act
from sandbox.errors import SlackError
from sandbox.model import Json
from sandbox.parts import Parts
from sandbox.uploads import MAX_BYTES
from sandbox.webapi import WebApi

PAGE: Final = Path(__file__).parent / "page"
NOT_CACHED: Final = {hdrs.CACHE_CONTROL: "no-store"}
# The machine's own table of types may be missing or wrong; browsers run no module without the type.
TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


class Routes:
    """Binds addresses to the parts that answer there."""

    def __init__(self, parts: Parts, api: WebApi) -> None:
        self._parts = parts
        self._api = api

    def application(self) -> web.Application:
        """Return the aiohttp application with every address."""
        app = web.Application(client_max_size=2 * MAX_BYTES, middlewares=[_same_origin])
        app.router.add_route("*", "/api/{method}", self._api.serve)
        app.router.add_get("/link/", self._parts.socket_mode.serve)
        app.router.add_post("/response/{key}", self._response)
        app.router.add_route("*", "/files/{secret}/{id}/{name}", self._file)
        app.router.add_get("/sandbox/api/live", self._live)
        app.router.add_get("/sandbox/api/{act}", self._look)
        app.router.add_post("/sandbox/api/{act}", self._act)
        app.router.add_get("/", self._index)
        app.router.add_get("/static/{path:.+}", self._static)
        return app

    async def _act(self, request: web.Request) -> web.Response:
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            return _refused(SlackError("invalid_json", "The body is not JSON."))
        if not isinstance(body, dict):
            return _refused(SlackError("invalid_json", "The body must be an object."))
        return await self._do(ACTS, request, body)

    async def _look(self, request: web.Request) -> web.Response:
        return await self._do(LOOKS, request, dict(request.query))

    async def _do(self, known: Any, request: web.Request, body: Json) -> web.Response:
        handler: ActHandler | None = known.get(request.match_info["act"])
        if handler is None:
            return _refused(SlackError("unknown_method", "There is no such act."))
        try:
            done = await handler(Act(self._parts, body))
        except SlackError as error:
            return _refused(error)
        return web.json_response({"ok": True, **done}, headers=NOT_CACHED)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("as") not in self._parts.workspace.users:
            raise web.HTTPForbidden(text="no such user")
        return await self._parts.live.serve(request)

    async def _response(self, request: web.Request) -> web.Response:
        sent: Any = None
        try:
            sent = json.loads(await request.text())
            self._parts.responses.use(request.match_info["key"], sent)
            refusal = None
        except ValueError:
            refusal = SlackError("invalid_payload")
        except SlackError as error:
            refusal = error
        got = refusal.code if refusal else "ok"
        self._parts.journal.note(self._parts.clock.now(), "response_url", "response", sent, got)
        if refusal is None:
            return web.Response(text="ok")
        status = 404 if refusal.code in {"expired_url", "used_url"} else 400
        body = {"ok": False, "error": refusal.code, **refusal.extra}
        return web.json_response(body, status=status)

    async def _file(self, request: web.Request) -> web.Response:
        where = request.match_info
        try:
            file = self._parts.uploads.find(where["id"], where["secret"])
        except SlackError:
            raise web.HTTPNotFound from None
        if request.method in {hdrs.METH_POST, hdrs.METH_PUT}:
            self._parts.uploads.put(file, await _uploaded(request))
            return web.Response(text=f"OK - {file.size}")
        content = self._parts.uploads.content(file)
        if content is None:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type=file.mimetype, headers=NOT_CACHED)

    async def _index(self, _: web.Request) -> web.Response:
        return _page_file(PAGE / "index.html")

    async def _static(self, request: web.Request) -> web.Response:
        path = (PAGE / request.match_info["path"]).resolve()
        if not path.is_relative_to(PAGE.resolve()):
            raise web.HTTPNotFound
        return _page_file(path)


@web.middleware
async def _same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let no other site, open in the same browser, act here."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="This address serves its own page only.")
    return await handler(request)


def _refused(error: SlackError) -> web.Response:
    body = {
        "ok": False,
        "error": error.code,
        "message": error.message or error.code.replace("_", " "),
        **error.extra,
    }
    return web.json_response(body, headers=NOT_CACHED)


def _page_file(path: Path) -> web.Response:
    if not path.is_file():
        raise web.HTTPNotFound(text=f"There is no {path.name}.")
    kind = TYPES.get(path.suffix, "application/octet-stream")
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(
        body=path.read_bytes(), content_type=kind, charset=charset, headers=NOT_CACHED
    )


async def _uploaded(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for field in (await request.post()).values():
        if isinstance(field, web.FileField):
            return field.file.read()
    raise web.HTTPBadRequest(text="no file in the form")
