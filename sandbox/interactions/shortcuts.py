"""Shortcuts: in a message's menu, and global ones.

Source: https://docs.slack.dev/interactivity/implementing-shortcuts
"""

from sandbox.errors import SlackError
from sandbox.interactions.exchange import Exchange, channel_part
from sandbox.manifest import Manifest, ShortcutType
from sandbox.model import Channel, Json, Message, User
from sandbox.responses import Responses
from sandbox.shapes import message_object

NO_RESPONSE = "The shortcut failed ({code}). Try again."


class Shortcuts:
    """Runs the shortcuts that the manifest declares."""

    def __init__(self, exchange: Exchange, manifest: Manifest, responses: Responses) -> None:
        self._exchange = exchange
        self._manifest = manifest
        self._responses = responses

    async def on_message(
        self, user: User, callback_id: str, channel: Channel, message: Message
    ) -> None:
        """Run a message shortcut; raises SlackError when there is none or the app fails."""
        self._declared(callback_id, "message")
        # The message may be somebody else's: an answer never replaces it.
        url, _ = self._responses.place(channel, user.id)
        payload = self._exchange.payload("message_action", user) | {
            "callback_id": callback_id,
            "channel": channel_part(channel),
            "message": message_object(self._exchange.workspace, message, metadata=True),
            "message_ts": message.ts,
            "response_url": url,
        }
        await self._send(user, payload)

    async def run(self, user: User, callback_id: str) -> None:
        """Run a global shortcut; raises SlackError when there is none or the app fails."""
        self._declared(callback_id, "global")
        payload = self._exchange.payload("shortcut", user) | {"callback_id": callback_id}
        await self._send(user, payload)

    def _declared(self, callback_id: str, kind: ShortcutType) -> None:
        known = self._manifest.shortcuts
        if not any(s.callback_id == callback_id and s.type == kind for s in known):
            raise SlackError("unknown_shortcut", f"The app has no {kind} shortcut {callback_id}.")

    async def _send(self, user: User, payload: Json) -> None:
        payload["trigger_id"] = self._exchange.triggers.issue(user.id)
        payload["action_ts"] = self._exchange.workspace.clock.next_ts()
        try:
            await self._exchange.ask("interactive", payload)
        except SlackError as error:
            raise SlackError(error.code, NO_RESPONSE.format(code=error.code)) from error
