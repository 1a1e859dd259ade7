"""What became of a call to Slack, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.failures import CallError, code, status_of, word
from storage.lanes import Call

# https://docs.slack.dev/reference/methods/chat.postMessage and its sisters list these.
TRANSIENT = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "rollup_error"}
)
# The token serves for nothing until somebody mends it: what waits is sent then, not lost.
TOKEN_ERRORS = frozenset(
    {
        "access_denied",
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
# What was wanted is so already, or whatever it was about is gone.
ALREADY_SO: Final[Mapping[Call, frozenset[str]]] = {
    Call.UPDATE: frozenset({"message_not_found"}),
    Call.DELETE: frozenset({"message_not_found"}),
    Call.REACTION: frozenset({"already_reacted", "no_reaction", "message_not_found"}),
}
RATE_LIMITED: Final = "ratelimited"
TOKEN_RETRY_AFTER = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """It is in Slack; `channel` and `ts` say where a message stands."""

    channel: str | None
    ts: str | None


@dataclass(frozen=True, slots=True)
class Later:
    """It has to be tried again: `after` seconds when Slack said so; `unsure` if it may be there.

    `stopped` is the sort of call of which Slack wants no more until then.
    """

    error: str
    after: float | None = None
    unsure: bool = False
    stopped: Call | None = None


@dataclass(frozen=True, slots=True)
class Never:
    """Slack will not have it."""

    error: str


Outcome: TypeAlias = Sent | Later | Never


def of_error(call: Call, error: CallError) -> Outcome:
    """What an error means for something that was to be sent by that sort of call."""
    return _of_refusal(call, error) if isinstance(error, SlackApiError) else _of_network(error)


def of_preparation(call: Call, error: CallError, *, unsure: bool) -> Outcome:
    """What an error means in a call that sends nothing yet: it is as `unsure` as it was before."""
    outcome = of_error(call, error)
    return replace(outcome, unsure=unsure) if isinstance(outcome, Later) else outcome


def _of_network(error: aiohttp.ClientError | TimeoutError) -> Later:
    never_left = isinstance(error, aiohttp.ClientConnectorError)
    return Later(word(error), unsure=not never_left)


def _of_refusal(call: Call, error: SlackApiError) -> Outcome:
    name, status = code(error), status_of(error)
    if status == HTTPStatus.TOO_MANY_REQUESTS or name == RATE_LIMITED:
        return Later(RATE_LIMITED, after=_retry_after(error), stopped=call)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or name in TRANSIENT:
        return Later(name, unsure=True)
    if name in TOKEN_ERRORS:
        return Later(name, after=TOKEN_RETRY_AFTER)
    if name in ALREADY_SO.get(call, ()):
        return Sent(None, None)
    if name.startswith("http_"):
        return Later(name, unsure=True)  # a proxy's page, not Slack's answer
    return Never(name)


def _retry_after(error: SlackApiError) -> float:
    headers = getattr(error.response, "headers", {})
    named = headers.get("Retry-After") or headers.get("retry-after") or "1"
    return float(named) if named.isdigit() else 1.0
