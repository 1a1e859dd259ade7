"""Tells the pages that are open what has happened, each as one acting user."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable

from aiohttp import ClientConnectionResetError, web

from sandbox.model import Channel, Json

# A page that does not read is dropped rather than remembered for ever.
MAX_BEHIND = 5000


class _Page:
    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self.frames: asyncio.Queue[str] = asyncio.Queue(MAX_BEHIND)

    async def pump(self) -> None:
        while not self.socket.closed:
            frame = await self.frames.get()
            try:
                await self.socket.send_str(frame)
            except ClientConnectionResetError:
                return


class Live:
    """The open pages by acting user."""

    def __init__(self) -> None:
        self._pages: dict[str, set[_Page]] = defaultdict(set)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one page's WebSocket until it goes away."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        page = _Page(socket, request)
        pages = self._pages[request.query["as"]]
        pages.add(page)
        pump = asyncio.create_task(page.pump())
        try:
            async for _ in socket:
                pass
        finally:
            pages.discard(page)
            pump.cancel()
        return socket

    def tell(self, user: str, frame: Json) -> None:
        """Send a frame to all pages of one user."""
        self._send([user], frame)

    def tell_all(self, frame: Json) -> None:
        """Send a frame to everybody's pages."""
        self._send(list(self._pages), frame)

    def tell_channel(self, channel: Channel, frame: Json) -> None:
        """Send a frame to those who can see a channel: everybody if it is public."""
        self._send(list(self._pages) if channel.kind == "channel" else channel.members, frame)

    async def close(self) -> None:
        """Close all pages' connections."""
        pages = [page for pages in self._pages.values() for page in pages]
        for page in pages:
            await page.socket.close()

    def _send(self, users: Iterable[str], frame: Json) -> None:
        pages = [page for user in users for page in self._pages.get(user, ())]
        if not pages:
            return
        text = json.dumps(frame, ensure_ascii=False)
        for page in pages:
            if page.frames.full():
                self._drop(page)
            else:
                page.frames.put_nowait(text)

    def _drop(self, page: _Page) -> None:
        for pages in self._pages.values():
            pages.discard(page)
        if page.request.transport is not None:
            page.request.transport.abort()
