"""Clients of Slack's Web API: one connection pool for all calls."""

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = 30  # seconds; by then Slack's own gateway has given up
CONNECTIONS = 64
MOST_RETRIES = 4
AGAIN_AFTER = 0.2  # seconds; a form has to be open three seconds after it was asked for


class Clients:
    """Clients with one `token` that share one session; made on the event loop, closed on it.

    `base_url` is that of Slack's Web API; `timeout` is in seconds, for a whole call. `sending`
    never repeats a call by itself: a message might be posted twice. `asking`, for calls that only
    read, repeats what failed on the way or came too fast. `describing`, for what can be done
    without while somebody waits, repeats only what failed on the way.
    """

    def __init__(self, base_url: str, token: str, timeout: float = TIMEOUT) -> None:
        self._base_url, self._token = base_url, token
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            timeout=aiohttp.ClientTimeout(total=timeout),
        )
        self.sending = self._client([])
        self.describing = self._client(_unanswered())
        self.asking = self._client([*_unanswered(), AsyncRateLimitErrorRetryHandler(MOST_RETRIES)])

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    def _client(self, handlers: list[AsyncRetryHandler]) -> AsyncWebClient:
        return AsyncWebClient(
            token=self._token,
            base_url=self._base_url,
            session=self._session,
            retry_handlers=handlers,
        )


def _unanswered() -> list[AsyncRetryHandler]:
    interval = FixedValueRetryIntervalCalculator(AGAIN_AFTER)
    return [
        AsyncConnectionErrorRetryHandler(MOST_RETRIES, interval),
        AsyncServerErrorRetryHandler(MOST_RETRIES, interval),
    ]
