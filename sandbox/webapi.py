"""The Web API: reads a call, checks who calls and what he may, and answers as Slack does."""

import asyncio
import json
from http import HTTPStatus
from typing import Any

from aiohttp import hdrs, web

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.faults import Moment, Rule
from sandbox.methods import METHODS
from sandbox.model import Json
from sandbox.parts import Parts
from sandbox.ratelimits import RateLimits
from sandbox.scopes import METHODS as DECLARED
from sandbox.scopes import missing_scope

APP_SCOPES = frozenset({"connections:write", "authorizations:read"})


class WebApi:
    """Answers `/api/<method>`; `limits` is given when rate limits are enforced."""

    def __init__(self, parts: Parts, limits: RateLimits | None = None) -> None:
        self._parts = parts
        self._limits = limits

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, unless a fault strikes it."""
        method = request.match_info["method"]
        self._parts.faults.witness(Moment.CALLED, method, {})
        fault = self._parts.faults.for_call(method)
        if fault is not None and fault.kind in {"429", "500", "drop"}:
            return self._fail(request, method, fault)
        body = await self._answer(request, method)
        if fault is not None:
            return await self._lose(request, method, fault)
        status, headers = HTTPStatus.OK, self._scope_headers(method)
        if body.get("error") == "ratelimited":
            status = HTTPStatus.TOO_MANY_REQUESTS
            headers[hdrs.RETRY_AFTER] = str(body.pop("retry_after"))
        return web.json_response(body, status=status, headers=headers)

    async def _answer(self, request: web.Request, method: str) -> Json:
        args: Json = {}
        try:
            args = await _arguments(request)
            self._authorise(request, args, method)
            if self._limits is not None:
                self._limits.count(method, args)
            body = {"ok": True, **await METHODS[method](Call(method, args, self._parts))}
        except SlackError as error:
            body = {"ok": False, "error": error.code, **error.extra}
        self._note(method, args, body)
        return body

    def _authorise(self, request: web.Request, args: Json, method: str) -> None:
        if method not in METHODS or method not in DECLARED:
            raise SlackError("unknown_method", req_method=method)
        declared = DECLARED[method]
        if declared.token == "none":  # noqa: S105 - a kind of token
            return
        granted = self._granted(_token(request, args), declared.token)
        needed = missing_scope(method, granted)
        if needed is not None:
            raise SlackError("missing_scope", needed=needed, provided=",".join(sorted(granted)))

    def _granted(self, token: str, wanted: str) -> frozenset[str]:
        tokens = self._parts.tokens
        if not token:
            raise SlackError("not_authed")
        if token not in {tokens.bot, tokens.app}:
            raise SlackError("invalid_auth")
        if (token == tokens.app) is not (wanted == "app"):
            raise SlackError("not_allowed_token_type")
        return APP_SCOPES if wanted == "app" else frozenset(self._parts.workspace.bot.scopes)

    def _scope_headers(self, method: str) -> dict[str, str]:
        app = self._parts.workspace.app
        headers = {"X-OAuth-Scopes": ",".join(app.scopes if app else ())}
        if method in DECLARED:
            headers["X-Accepted-OAuth-Scopes"] = ",".join(sorted(DECLARED[method].scopes))
        return headers

    def _fail(self, request: web.Request, method: str, fault: Rule) -> web.StreamResponse:
        self._note_fault(method, fault)
        if fault.kind == "drop":
            return _cut(request)
        if fault.kind == "500":
            return web.Response(status=500, text="Internal Server Error")
        body = {"ok": False, "error": "ratelimited"}
        headers = {hdrs.RETRY_AFTER: str(fault.retry_after)}
        return web.json_response(body, status=429, headers=headers)

    async def _lose(self, request: web.Request, method: str, fault: Rule) -> web.StreamResponse:
        self._note_fault(method, fault)
        if fault.kind == "timeout_after":
            await asyncio.sleep(fault.hold_seconds)
        return _cut(request)

    def _note(self, method: str, args: Json, body: Json) -> None:
        sent = {name: value for name, value in args.items() if name != "token"}
        self._parts.journal.note(self._parts.clock.now(), "api", method, sent, body)
        self._parts.faults.witness(Moment.DONE, method, sent, body)

    def _note_fault(self, method: str, fault: Rule) -> None:
        self._parts.journal.note(self._parts.clock.now(), "fault", method, None, fault.kind)
        self._parts.faults.witness(Moment.STRUCK, method, {}, fault.kind)


async def _arguments(request: web.Request) -> Json:
    args: Json = dict(request.query)
    if request.method != hdrs.METH_POST:
        return args
    if request.content_type == "application/json":
        try:
            body: Any = json.loads(await request.text() or "{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return args | body
    return args | dict(await request.post())


def _token(request: web.Request, args: Json) -> str:
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    return token if scheme.lower() == "bearer" else str(args.get("token") or "")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
