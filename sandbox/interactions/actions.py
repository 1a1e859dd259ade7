"""Buttons, pickers and menus: `block_actions`, and the options of external selects.

Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from dataclasses import dataclass
from typing import Any

from sandbox.elements import KINDS, Values, find, state_values, value_of
from sandbox.errors import SlackError
from sandbox.interactions.exchange import Exchange, channel_part
from sandbox.modals import Modals
from sandbox.model import Channel, Json, Message, User, View
from sandbox.posting import Posting
from sandbox.responses import Responses
from sandbox.shapes import message_object

NO_RESPONSE = "The app did not respond ({code}). Try again."


@dataclass(frozen=True)
class Surface:
    """Where an element stands: in a message of a channel, or in a view."""

    channel: Channel | None = None
    message: Message | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        """Return the blocks that are there."""
        content = self.message.blocks if self.message else self.view and self.view.content["blocks"]
        return content or []


class Actions:
    """Acts on the elements of messages, modals and Home tabs."""

    def __init__(
        self, exchange: Exchange, modals: Modals, posting: Posting, responses: Responses
    ) -> None:
        self._exchange = exchange
        self._modals = modals
        self._posting = posting
        self._responses = responses
        self._chosen: dict[tuple[str, str, str], Values] = {}

    def surface(
        self, user: User, channel: Channel | None, message_ts: str | None, view_id: str | None
    ) -> Surface:
        """Return where an element stands; raises SlackError when that is gone."""
        if view_id:
            view = self._modals.get(view_id)
            if view.user != user.id:
                raise SlackError("not_found", "This is somebody else's view.")
            return Surface(view=view)
        if channel is None or not message_ts:
            raise SlackError("invalid_arguments", "Name a view, or a channel and a message.")
        message = self._posting.find(channel.id, message_ts, user.id)
        return Surface(channel=channel, message=message)

    async def act(
        self, user: User, surface: Surface, action_id: str, block_id: str | None, given: Json
    ) -> None:
        """Use an element; `given` holds the value's field and the `state` of those around it."""
        block, element = _element(surface, action_id, block_id)
        action = _action(block, element, given)
        values = self._remember(user, surface, given.get("state"), block, element, given)
        payload = self._payload("block_actions", user, surface)
        payload["state"] = {"values": values}
        action["action_ts"] = self._exchange.workspace.clock.next_ts()
        payload["actions"] = [action]
        payload["trigger_id"] = self._exchange.triggers.issue(
            user.id, surface.view.id if surface.view else None
        )
        if surface.channel is not None and surface.message is not None:
            payload["response_url"], _ = self._responses.place(
                surface.channel, user.id, surface.message.ts
            )
        if surface.view is not None:
            del payload["state"]
            payload["view"] = self._modals.shown(surface.view)
        await self._ask(payload)

    async def options(
        self, user: User, surface: Surface, action_id: str, block_id: str | None, typed: str
    ) -> Json:
        """Ask the app for an external select's options; returns its `options` or groups."""
        block, _ = _element(surface, action_id, block_id)
        payload = self._payload("block_suggestion", user, surface)
        payload |= {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        if surface.view is not None:
            payload["view"] = self._modals.shown(surface.view)
        answer = await self._ask(payload)
        if not isinstance(answer, dict):
            return {"options": []}
        return {k: v for k, v in answer.items() if k in {"options", "option_groups"}}

    def _payload(self, kind: str, user: User, surface: Surface) -> Json:
        payload = self._exchange.payload(kind, user)
        if surface.view is not None:
            return payload | {"container": {"type": "view", "view_id": surface.view.id}}
        channel, message = surface.channel, surface.message
        if channel is None or message is None:
            raise SlackError("invalid_arguments")
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": bool(message.ephemeral_to),
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload |= {"container": container, "channel": channel_part(channel)}
        if not message.ephemeral_to:
            payload["message"] = message_object(self._exchange.workspace, message, metadata=True)
        return payload

    def _remember(
        self, user: User, surface: Surface, state: Any, block: Json, element: Json, given: Json
    ) -> Values:
        entered = {k: dict(v) for k, v in unwrapped(state).items()}
        if element["type"] in KINDS:
            entered.setdefault(block["block_id"], {})[element["action_id"]] = given
        if surface.view is not None:
            self._modals.fill(surface.view, entered)
            return surface.view.values
        message = surface.message
        key = (user.id, message.channel if message else "", message.ts if message else "")
        values = state_values(surface.blocks, self._chosen.get(key, {}), entered)
        self._chosen[key] = values
        return values

    async def _ask(self, payload: Json) -> Any:
        try:
            return await self._exchange.ask("interactive", payload)
        except SlackError as error:
            raise SlackError(error.code, NO_RESPONSE.format(code=error.code)) from error


def unwrapped(state: Any) -> Values:
    """Return `{block_id: {action_id: …}}` of a state, with or without Slack's `values` around."""
    if not isinstance(state, dict):
        return {}
    inner = state.get("values")
    return inner if isinstance(inner, dict) and set(state) == {"values"} else state


def _element(surface: Surface, action_id: str, block_id: str | None) -> tuple[Json, Json]:
    try:
        return find(surface.blocks, action_id, block_id)
    except KeyError:
        raise SlackError("action_not_found", f"There is no element {action_id} here.") from None


def _action(block: Json, element: Json, given: Json) -> Json:
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
    }
    kind = KINDS.get(element["type"])
    if kind is None:
        kept = ("text", "value", "style", "url")
        return action | {name: element[name] for name in kept if name in element}
    try:
        action |= value_of(element, given)
    except ValueError as error:
        raise SlackError("invalid_arguments", str(error)) from error
    return action | {
        name: element[name] for name in ("placeholder", kind.initial) if name in element
    }
