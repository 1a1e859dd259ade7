"""Clients of Slack's Web API: one connection pool for all calls."""

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = 30  # seconds; by then Slack's own gateway has given up
CONNECTIONS = 64


class Clients:
    """Makes clients that share one session; made on the event loop, closed on it.

    `base_url` is that of Slack's Web API; `timeout` is in seconds, for a whole call.
    """

    def __init__(self, base_url: str, timeout: float = TIMEOUT) -> None:
        self._base_url = base_url
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            timeout=aiohttp.ClientTimeout(total=timeout),
        )

    def sending(self, token: str) -> AsyncWebClient:
        """A client that never repeats a call by itself: a message might be posted twice."""
        return self._client(token, [])

    def asking(self, token: str) -> AsyncWebClient:
        """A client for calls that only read: it repeats what failed on the way or came too fast."""
        handlers = [
            AsyncConnectionErrorRetryHandler(max_retry_count=2),
            AsyncRateLimitErrorRetryHandler(max_retry_count=2),
            AsyncServerErrorRetryHandler(max_retry_count=2),
        ]
        return self._client(token, handlers)

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    def _client(self, token: str, handlers: list[AsyncRetryHandler]) -> AsyncWebClient:
        return AsyncWebClient(
            token=token,
            base_url=self._base_url,
            session=self._session,
            retry_handlers=handlers,
        )
