"""HTTP mode: signed requests to the app's URL, as Slack sends them.

Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hashlib
import hmac
import json
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from sandbox.delivery import Envelope, NotAcknowledgedError, Timings
from sandbox.ids import new_secret
from sandbox.model import Json


def signature(secret: str, timestamp: str, body: str) -> str:
    """Return Slack's `v0=` signature of a request body; `timestamp` is real Unix seconds."""
    base = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class HttpMode:
    """Posts to the app's request URL; `secret` is the app's signing secret."""

    def __init__(self, url: str, secret: str, timings: Timings) -> None:
        self._url = url
        self._secret = secret
        self._timings = timings
        self._session: ClientSession | None = None

    async def ready(self, within: float) -> bool:  # noqa: ARG002 - HTTP has nothing to wait for
        """Say that the app can be tried; whether it answers shows when it is sent something."""
        return True

    async def send(self, envelope: Envelope) -> Any:
        """Post it and return the answer's body: JSON, text, or None when it is empty."""
        body, content_type = _body(envelope)
        try:
            async with self._client().post(
                self._url, data=body.encode(), headers=self._headers(envelope, body, content_type)
            ) as response:
                return await _answer(response)
        except TimeoutError:
            raise NotAcknowledgedError("http_timeout") from None
        except ClientError as error:
            raise NotAcknowledgedError("connection_failed") from error

    async def verify_url(self) -> bool:
        """Ask the app to repeat a challenge, as Slack does when a request URL is entered."""
        challenge = new_secret()
        payload = {"token": "sandbox", "challenge": challenge, "type": "url_verification"}
        answer = await self.send(Envelope("events_api", payload))
        repeated = answer.get("challenge") if isinstance(answer, dict) else answer
        return bool(repeated == challenge)

    async def close(self) -> None:
        """Close the connections to the app."""
        if self._session is not None:
            await self._session.close()

    def _client(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=self._timings.ack))
        return self._session

    def _headers(self, envelope: Envelope, body: str, content_type: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }
        if envelope.attempt:
            headers["X-Slack-Retry-Num"] = str(envelope.attempt)
            headers["X-Slack-Retry-Reason"] = envelope.reason
        return headers


def _body(envelope: Envelope) -> tuple[str, str]:
    if envelope.kind == "events_api":
        return json.dumps(envelope.payload, ensure_ascii=False), "application/json"
    fields: Json = envelope.payload
    if envelope.kind == "interactive":
        fields = {"payload": json.dumps(envelope.payload, ensure_ascii=False)}
    return urlencode(fields), "application/x-www-form-urlencoded"


async def _answer(response: ClientResponse) -> Any:
    text = await response.text()
    if response.status >= HTTPStatus.MULTIPLE_CHOICES:  # Slack takes 2xx for an acknowledgement
        retry = response.headers.get("X-Slack-No-Retry") != "1"
        raise NotAcknowledgedError("http_error", retry=retry)
    if not text:
        return None
    if response.content_type == "application/json":
        return json.loads(text)
    return text
