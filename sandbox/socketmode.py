"""Socket Mode: the app's WebSocket connections, which share what is sent to it.

Source: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import json
from collections import deque
from typing import Any, Literal

from aiohttp import ClientConnectionResetError, WSCloseCode, WSMsgType, web

from sandbox.delivery import Envelope, NotAcknowledgedError, Timings
from sandbox.ids import new_secret
from sandbox.model import Json

MAX_CONNECTIONS = 10
# Slack warns some seconds before it closes; the app has a new connection by then.
CLOSING_GRACE = 10.0
_DEBUG_INFO = {"host": "applink-sandbox", "build_number": 1, "approximate_connection_time": 18060}

# Stands for the acknowledgement that a broken connection will never bring.
_LOST = object()

DisconnectReason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


class SocketMode:
    """The connections of one app, used in turn."""

    def __init__(self, timings: Timings) -> None:
        self._timings = timings
        self._tickets: set[str] = set()
        self._connections: deque[web.WebSocketResponse] = deque()
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Any]]] = {}
        self._connected = asyncio.Event()
        self._closing: set[asyncio.Task[None]] = set()
        self._requests: dict[web.WebSocketResponse, web.Request] = {}

    @property
    def connections(self) -> int:
        """How many connections take part now."""
        return len(self._connections)

    def ticket(self) -> str:
        """Return a ticket that admits one connection."""
        ticket = new_secret()
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection of the app until it ends."""
        if request.query.get("ticket") not in self._tickets:
            raise web.HTTPForbidden(text="invalid ticket")
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._requests[socket] = request
        try:
            await self._hold(socket, request.query.get("app_id", ""))
        finally:
            del self._requests[socket]
            self._leave(socket)
        return socket

    async def ready(self, within: float) -> bool:
        """Wait for a connection; False when none comes within so many real seconds."""
        if self._connected.is_set():
            return True
        try:
            await asyncio.wait_for(self._connected.wait(), within)
        except TimeoutError:
            return False
        return True

    async def send(self, envelope: Envelope) -> Any:
        """Send over one of the connections and return the acknowledgement's payload."""
        if not self._connections:
            raise NotAcknowledgedError("dispatch_failed")
        socket = self._connections[0]
        self._connections.rotate(-1)
        acknowledged: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = (socket, acknowledged)
        try:
            await socket.send_str(json.dumps(_frame(envelope), ensure_ascii=False))
            answer = await asyncio.wait_for(acknowledged, self._timings.ack)
        except TimeoutError:
            raise NotAcknowledgedError("timeout") from None
        except ClientConnectionResetError as error:
            raise NotAcknowledgedError("dispatch_failed") from error
        finally:
            self._waiting.pop(envelope.id, None)
        if answer is _LOST:
            raise NotAcknowledgedError("dispatch_failed")
        return answer

    async def disconnect(
        self, reason: DisconnectReason = "refresh_requested", *, hard: bool = False
    ) -> int:
        """End all connections, with Slack's `disconnect` frame or (`hard`) without a word."""
        leaving = list(self._connections)
        for socket in leaving:
            if hard:
                self._leave(socket)
                _cut(self._requests[socket])
            else:
                await self._ask_to_leave(socket, reason)
        return len(leaving)

    async def close(self) -> None:
        """Close every connection at once."""
        for task in self._closing:
            task.cancel()
        for socket in list(self._requests):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _hold(self, socket: web.WebSocketResponse, app_id: str) -> None:
        if len(self._connections) >= MAX_CONNECTIONS:
            await socket.send_json(_goodbye("too_many_websockets"))
            await socket.close()
            return
        self._connections.append(socket)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._connections),
                "debug_info": _DEBUG_INFO,
                "connection_info": {"app_id": app_id},
            }
        )
        self._connected.set()
        async for frame in socket:
            if frame.type == WSMsgType.TEXT:
                self._acknowledge(json.loads(frame.data))

    def _acknowledge(self, frame: Json) -> None:
        _, future = self._waiting.get(frame.get("envelope_id", ""), (None, None))
        if future is not None and not future.done():
            future.set_result(frame.get("payload"))

    def _leave(self, socket: web.WebSocketResponse) -> None:
        if socket in self._connections:
            self._connections.remove(socket)
        if not self._connections:
            self._connected.clear()
        for holder, future in self._waiting.values():
            if holder is socket and not future.done():
                future.set_result(_LOST)

    async def _ask_to_leave(self, socket: web.WebSocketResponse, reason: DisconnectReason) -> None:
        await socket.send_json(_goodbye(reason))
        if reason == "warning":
            return
        # It takes no new traffic, but may still acknowledge what it has.
        self._connections.remove(socket)
        if not self._connections:
            self._connected.clear()
        task = asyncio.create_task(_close_later(socket))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def _close_later(socket: web.WebSocketResponse) -> None:
    await asyncio.sleep(CLOSING_GRACE)
    await socket.close()


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _goodbye(reason: DisconnectReason) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": _DEBUG_INFO}


def _frame(envelope: Envelope) -> Json:
    frame: Json = {
        "envelope_id": envelope.id,
        "payload": envelope.payload,
        "type": envelope.kind,
        "accepts_response_payload": envelope.kind != "events_api",
    }
    if envelope.kind == "events_api":
        frame |= {"retry_attempt": envelope.attempt, "retry_reason": envelope.reason}
    return frame
