"""One call of a Web API method: its arguments, and what every method looks up."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox.errors import SlackError
from sandbox.model import Channel, Json, Message, User
from sandbox.parts import Parts
from sandbox.scopes import missing_scope

T = TypeVar("T")

MAX_LIMIT = 1000


@dataclass(frozen=True)
class Call:
    """A call by the app; `args` are the form fields or the JSON body."""

    method: str
    args: Json
    parts: Parts

    @property
    def bot(self) -> str:
        """Return the app's user id: who calls."""
        return self.parts.workspace.bot.user_id

    def text(self, name: str, default: str = "") -> str:
        """Return a text argument."""
        value = self.args.get(name)
        return default if value is None else str(value)

    def need(self, name: str) -> str:
        """Return a text argument; raises SlackError invalid_arguments when it is missing."""
        value = self.text(name)
        if not value:
            problem = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", response_metadata={"messages": [problem]})
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes-or-no argument, sent as JSON or as 1, 0, true, false."""
        value = self.args.get(name)
        if value is None or value == "":
            return default
        return str(value).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        """Return a whole number; raises SlackError invalid_arguments for anything else."""
        value = self.args.get(name)
        try:
            return default if value in (None, "") else int(str(value))
        except ValueError:
            raise SlackError("invalid_arguments") from None

    def json(self, name: str, code: str = "invalid_arguments") -> Any:
        """Return an argument that is JSON, or JSON within a form field; raises SlackError."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(code) from None

    def objects(self, name: str, code: str) -> list[Json] | None:
        """Return an argument that is a list of objects (blocks, attachments), None if absent."""
        value = self.json(name, code)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise SlackError(code)
        return value

    def user(self, name: str = "user") -> User:
        """Return the user named by an argument; raises SlackError user_not_found."""
        user = self.parts.workspace.users.get(self.need(name))
        if user is None:
            raise SlackError("user_not_found")
        return user

    def channel(self, name: str = "channel", *, member: bool = False) -> Channel:
        """Return the channel named by an argument, if the app may know of it.

        Raises SlackError channel_not_found; missing_scope for the channel's kind; and with
        `member` not_in_channel when the app is not there.
        """
        channel = self.parts.workspace.channels.get(self.need(name))
        if channel is None:
            raise SlackError("channel_not_found")
        if channel.kind != "channel" and self.bot not in channel.members:
            raise SlackError("channel_not_found")
        self.scope_for(channel.kind)
        if member and self.bot not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def scope_for(self, kind: Any) -> None:
        """Raise SlackError missing_scope when the method needs another scope for such channels."""
        granted = self.parts.workspace.bot.scopes
        needed = missing_scope(self.method, granted, kind)
        if needed is not None:
            raise SlackError("missing_scope", needed=needed, provided=",".join(granted))

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """Return the message named by an argument; raises SlackError message_not_found."""
        message = self.parts.workspace.message(channel.id, self.need(name))
        if message is None or message.subtype == "tombstone":
            raise SlackError("message_not_found")
        return message

    def limit(self, default: int = 100, most: int = MAX_LIMIT) -> int:
        """Return how many items a page holds; raises SlackError invalid_limit."""
        limit = self.number("limit", default)
        if limit < 0 or limit > most:
            raise SlackError("invalid_limit")
        return limit or default

    def page(
        self, items: Sequence[T], shape: Callable[[T], Any], key: str, default: int = 100
    ) -> Json:
        """Return one page of a list under `key`, with the cursor of the next one."""
        start = self._start()
        limit = self.limit(default)
        more = start + limit < len(items)
        cursor = encode_cursor(f"offset:{start + limit}") if more else ""
        shown = [shape(item) for item in items[start : start + limit]]
        return {key: shown, "response_metadata": {"next_cursor": cursor}}

    def _start(self) -> int:
        kind, _, value = decode_cursor(self.text("cursor")).partition(":")
        if not kind:
            return 0
        if kind != "offset" or not value.isdigit():
            raise SlackError("invalid_cursor")
        return int(value)


def encode_cursor(place: str) -> str:
    """Return a cursor that looks like Slack's."""
    return base64.b64encode(place.encode()).decode()


def decode_cursor(cursor: str) -> str:
    """Return what a cursor stands for, "" for none; raises SlackError invalid_cursor."""
    try:
        return base64.b64decode(cursor.encode(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, UnicodeEncodeError):
        raise SlackError("invalid_cursor") from None
