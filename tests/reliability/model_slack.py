"""A Slack in memory for the models: it keeps what it took, and fails as it is told to."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from tests.reliability.model_time import TwoClocks

ARCHIVED: Final = "is_archived"
LATENCY: Final = 0.05
Answer = dict[str, Any]


class Fault(StrEnum):
    """How a call goes wrong; `…_AFTER` when Slack has done it all the same."""

    LIMITED = "limited"
    BROKEN = "broken"
    BROKEN_AFTER = "broken_after"
    LOST = "lost"
    LOST_AFTER = "lost_after"

    @property
    def is_done(self) -> bool:
        """Whether Slack did what was asked before it failed."""
        return self in (Fault.BROKEN_AFTER, Fault.LOST_AFTER)


@dataclass
class Posted:
    """A message as it stands in Slack; `shown` is all that it ever showed."""

    channel: str
    ts: str
    key: str
    thread_ts: str | None
    text: str = ""
    is_there: bool = True
    shown: list[str] = field(default_factory=list)

    def show(self, text: str, blocks: list[dict[str, Any]]) -> None:
        """Show something else."""
        self.text = text
        self.shown += [text, json.dumps(blocks)]


@dataclass
class Slack:
    """What stands in Slack; `faults` are those of the next calls, `archived` channels take nothing.

    `refused` are the keys of messages that it will not have, and the `ts` of those that it would
    not have changed. `meanwhile` is done during the next calls, one thing a call.
    """

    clock: TwoClocks
    messages: list[Posted] = field(default_factory=list)
    reactions: dict[tuple[str, str, str], bool] = field(default_factory=dict)
    faults: deque[Fault] = field(default_factory=deque)
    archived: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    meanwhile: deque[Callable[[], None]] = field(default_factory=deque)

    def posted(self, key: str) -> list[Posted]:
        """Every message that was ever posted under a key; more than one is one too many."""
        return [message for message in self.messages if message.key == key]

    def keys(self, channel: str) -> list[str]:
        """The keys of all that was posted in a channel, in that order."""
        return [message.key for message in self.messages if message.channel == channel]

    def twice(self) -> list[str]:
        """The keys of what was posted more than once."""
        counted = Counter(message.key for message in self.messages)
        return [key for key, count in counted.items() if count > 1]

    def call(self, method: str, given: Answer) -> Answer:
        """Do what a method of the Web API does, and give its answer."""
        channel = str(given.get("channel", ""))
        if channel in self.archived and method not in _READING:
            self.refused.add(_key(given) or str(given.get("ts") or given.get("timestamp")))
            return {"ok": False, "error": ARCHIVED}
        return {"ok": True} | _METHODS[method](self, given)

    def _post(self, given: Answer) -> Answer:
        channel = conversation(given["channel"])
        moment = self.clock.true.timestamp() + len(self.messages) / 1e6
        message = Posted(
            channel,
            f"{moment:.6f}",
            _key(given),
            given.get("thread_ts"),
        )
        message.show(given["text"], given.get("blocks") or [])
        self.messages.append(message)
        return {"channel": channel, "ts": message.ts}

    def _change(self, given: Answer) -> Answer:
        message = self._at(given)
        if message is None:
            return _NOT_FOUND
        message.show(given["text"], given.get("blocks") or [])
        return {}

    def _remove(self, given: Answer) -> Answer:
        message = self._at(given)
        if message is None:
            return _NOT_FOUND
        message.is_there = False
        return {}

    def _react(self, given: Answer) -> Answer:
        return self._set_reaction(given, "already_reacted", present=True)

    def _unreact(self, given: Answer) -> Answer:
        return self._set_reaction(given, "no_reaction", present=False)

    def _set_reaction(self, given: Answer, error: str, *, present: bool) -> Answer:
        place = (given["channel"], given["timestamp"], given["name"])
        if self.reactions.get(place, False) is present:
            return {"ok": False, "error": error}
        self.reactions[place] = present
        return {}

    def _open(self, given: Answer) -> Answer:
        return {"channel": {"id": conversation(given["users"])}}

    def _history(self, given: Answer) -> Answer:
        return _page([m for m in reversed(self._in(given)) if m.thread_ts is None], given)

    def _replies(self, given: Answer) -> Answer:
        return _page([m for m in self._in(given) if given["ts"] in (m.ts, m.thread_ts)], given)

    def _in(self, given: Answer) -> list[Posted]:
        oldest = float(given.get("oldest") or 0)
        return [
            message
            for message in self.messages
            if message.channel == given["channel"]
            and message.is_there
            and float(message.ts) >= oldest
        ]

    def _at(self, given: Answer) -> Posted | None:
        place = (given["channel"], given["ts"])
        found = (m for m in self.messages if (m.channel, m.ts) == place and m.is_there)
        return next(found, None)


_NOT_FOUND: Final[Answer] = {"ok": False, "error": "message_not_found"}
_READING: Final = frozenset(
    {"conversations.open", "conversations.history", "conversations.replies"}
)
_METHODS: Final[dict[str, Callable[[Slack, Answer], Answer]]] = {
    "chat.postMessage": Slack._post,
    "chat.update": Slack._change,
    "chat.delete": Slack._remove,
    "reactions.add": Slack._react,
    "reactions.remove": Slack._unreact,
    "conversations.open": Slack._open,
    "conversations.history": Slack._history,
    "conversations.replies": Slack._replies,
}


class Client(AsyncWebClient):
    """Slack's own client, with the Slack above in the place of the network.

    `step()` is awaited before and after Slack does something; it never returns when the process
    that calls dies at that moment.
    """

    def __init__(self, slack: Slack, step: Callable[[], Awaitable[None]]) -> None:
        super().__init__(token="xoxb-model")
        self._slack, self._step = slack, step

    async def api_call(
        self,
        api_method: str,
        *,
        params: Answer | None = None,
        json: Answer | None = None,
        **_: Any,
    ) -> AsyncSlackResponse:
        """Call Slack, or fail."""
        given = {**(params or {}), **(json or {})}
        await self._step()
        await asyncio.sleep(LATENCY)
        fault = self._slack.faults.popleft() if self._slack.faults else None
        answer = {"ok": True}
        if fault is None or fault.is_done:
            answer = self._slack.call(api_method, given)
        if self._slack.meanwhile:
            self._slack.meanwhile.popleft()()
        await self._step()
        if fault:
            answer = _failure(fault)
        return self._response(api_method, answer, fault)

    def _response(self, method: str, answer: Answer, fault: Fault | None) -> AsyncSlackResponse:
        response = AsyncSlackResponse(
            client=self,
            http_verb="POST",
            api_url=method,
            req_args={},
            data=answer,
            headers={"Retry-After": "20"} if fault is Fault.LIMITED else {},
            status_code=_STATUS.get(fault, 200),
        )
        response.validate()  # type: ignore[no-untyped-call]  # the SDK left it so
        return response


_STATUS: Final[dict[Fault | None, int]] = {
    Fault.LIMITED: 429,
    Fault.BROKEN: 500,
    Fault.BROKEN_AFTER: 500,
}


def _failure(fault: Fault) -> Answer:
    if fault in (Fault.LOST, Fault.LOST_AFTER):
        raise TimeoutError
    return {"ok": False, "error": "ratelimited" if fault is Fault.LIMITED else "internal_error"}


def _page(messages: Iterable[Posted], given: Answer) -> Answer:
    """A page of messages, with the cursor of the next one."""
    shown = [_described(message) for message in messages]
    first = int(given.get("cursor") or 0)
    after = first + int(given["limit"])
    following = str(after) if len(shown) > after else ""
    return {"messages": shown[first:after], "response_metadata": {"next_cursor": following}}


def _described(message: Posted) -> Answer:
    metadata = {"event_type": "gavel_delivery", "event_payload": {"key": message.key}}
    return {"ts": message.ts, "text": message.text, "bot_id": "B1", "metadata": metadata}


def _key(given: Answer) -> str:
    payload = given.get("metadata", {}).get("event_payload", {})
    return str(payload.get("key", ""))


def conversation(channel: str) -> str:
    """Where a message to somebody stands."""
    return f"D{channel}" if channel.startswith("U") else channel
