"""Answers to what people do: the body of an acknowledgement, and `response_url`.

Source: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.errors import SlackError
from sandbox.ids import new_secret
from sandbox.model import Channel, Json, Message
from sandbox.posting import Posting
from sandbox.problems import check_message, completed
from sandbox.text import normalise
from sandbox.workspace import Workspace

MAX_USES = 5
LIFETIME = timedelta(minutes=30)


@dataclass
class Place:
    """Where an answer goes: to whom, in which channel, in place of which message."""

    channel: Channel
    user: str
    expires: datetime
    message_ts: str | None = None
    uses: int = 0


class Responses:
    """The `response_url`s that were handed out, and what is posted through them."""

    def __init__(self, workspace: Workspace, posting: Posting) -> None:
        self._workspace = workspace
        self._posting = posting
        self._places: dict[str, Place] = {}

    def place(
        self, channel: Channel, user: str, message_ts: str | None = None
    ) -> tuple[str, Place]:
        """Return a new response_url with the place it answers to."""
        self._forget_expired()
        place = Place(channel, user, self._workspace.clock.now() + LIFETIME, message_ts)
        key = new_secret(32)
        self._places[key] = place
        return f"{self._workspace.base_url}/response/{key}", place

    def use(self, key: str, body: Any) -> None:
        """Answer through a response_url.

        Raises SlackError expired_url, used_url, or what is wrong with the message.
        """
        place = self._places.get(key)
        if place is None or place.expires < self._workspace.clock.now():
            raise SlackError("expired_url")
        if place.uses >= MAX_USES:
            raise SlackError("used_url")
        place.uses += 1
        self.answer(place, body)

    def answer(self, place: Place, body: Any) -> None:
        """Post, replace or delete as the body says; an empty body is no answer."""
        if isinstance(body, str):
            body = {"text": body}
        if not body:
            return
        if not isinstance(body, dict):
            raise SlackError("invalid_payload")
        if body.get("delete_original"):
            self._delete(place)
        elif body.get("replace_original") and place.message_ts:
            self._replace(place, body)
        else:
            self._post(place, body)

    def _delete(self, place: Place) -> None:
        if place.message_ts:
            message = self._posting.find(place.channel.id, place.message_ts, place.user)
            self._posting.delete(place.channel, message)
            place.message_ts = None

    def _replace(self, place: Place, body: Json) -> None:
        message = self._posting.find(place.channel.id, str(place.message_ts), place.user)
        self._posting.edit(place.channel, message, _content(body), editor=None)

    def _post(self, place: Place, body: Json) -> None:
        app = self._workspace.bot
        message = Message(
            ts=self._workspace.clock.next_ts(), channel=place.channel.id, user=app.user_id,
            bot_id=app.bot_id, app_id=app.id, thread_ts=body.get("thread_ts"), **_content(body),
        )  # fmt: skip
        if body.get("response_type") == "in_channel":
            self._posting.post(place.channel, message)
        else:
            message.ephemeral_to = place.user
            self._posting.post_ephemeral(place.channel, message)
        place.message_ts = place.message_ts or message.ts

    def _forget_expired(self) -> None:
        now = self._workspace.clock.now()
        while self._places:
            oldest = next(iter(self._places))
            if self._places[oldest].expires >= now:
                return
            del self._places[oldest]


def _content(body: Json) -> Json:
    text, blocks = body.get("text") or "", body.get("blocks")
    attachments = body.get("attachments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    check_message(text, blocks)
    return {
        "text": normalise(text),
        "blocks": completed(blocks),
        "attachments": attachments,
    }
