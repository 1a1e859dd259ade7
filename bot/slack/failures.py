"""What went wrong in a call to Slack, in a word."""

from typing import Any, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError

CallError: TypeAlias = SlackApiError | aiohttp.ClientError | TimeoutError
CALL_ERRORS = (SlackApiError, aiohttp.ClientError, TimeoutError)


def word(error: CallError) -> str:
    """The error in a word, for the log."""
    return code(error) if isinstance(error, SlackApiError) else type(error).__name__


def code(error: SlackApiError) -> str:
    """Slack's word for the error, or the HTTP status when there was none."""
    data: Any = getattr(error.response, "data", None)
    named = data.get("error") if isinstance(data, dict) else None
    return str(named) if named else f"http_{status_of(error)}"


def status_of(error: SlackApiError) -> int:
    """The HTTP status: of the SDK's response, or of aiohttp's when the body was no JSON."""
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
