"""The door: open to Slack before the parts behind it are there.

A bot that starts listens as soon as it can take a request in; what takes longest to load is loaded
behind the door, in a few tenths of a second, well within the three that Slack waits
(docs/decisions/0010-the-door-opens-first.md).
"""

import asyncio
from collections.abc import Awaitable, Callable

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse


class Door(AsyncMiddleware):
    """The last of Bolt's middleware: whoever comes early waits here for the reception."""

    def __init__(self) -> None:
        self._reception: asyncio.Future[AsyncMiddleware] = asyncio.Future()

    def open(self, reception: AsyncMiddleware) -> None:
        """Let in whoever waits, and whoever comes from now on."""
        self._reception.set_result(reception)

    def close(self) -> None:
        """Send away whoever waits, when there will be no reception."""
        self._reception.cancel()

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt passes it by this name
    ) -> BoltResponse | None:
        """Have the reception answer, as soon as it is there."""
        if not self._reception.done():
            await asyncio.shield(self._reception)  # one who goes takes nothing along
        reception = self._reception.result()
        return await reception.async_process(req=req, resp=resp, next=next)
