"""What Slack sent, read in one place: every kind of payload says the same things differently."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from handlers.inputs import Inputs

# How a modal that was opened from Home is known again: by the beginning of its `external_id`.
FROM_HOME = "home:"

_SHAPE = {
    "actions": list,
    "channel": Mapping,
    "container": Mapping,
    "event": Mapping,
    "message": Mapping,
    "team": Mapping,
    "user": Mapping,
    "view": Mapping,
}


def is_readable(body: Any) -> bool:
    """Whether a body has the shape that Slack's have, as far as everybody relies on it."""
    return isinstance(body, Mapping) and all(
        isinstance(body[part], kind) for part, kind in _SHAPE.items() if body.get(part) is not None
    )


class Payload:
    """A command, action, shortcut, view submission or event as Slack sent it (`body`)."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body: Mapping[str, Any] = _storable(body)

    @cached_property
    def event(self) -> Mapping[str, Any]:
        """The event, empty for anything else."""
        event: Mapping[str, Any] = self.body.get("event") or {}
        return event

    @cached_property
    def action(self) -> Mapping[str, Any]:
        """The first action, empty for anything else."""
        actions = self.body.get("actions") or [{}]
        return actions[0] if isinstance(actions[0], Mapping) else {}

    @cached_property
    def view(self) -> Mapping[str, Any]:
        """The view that was submitted or in which something was pressed, or empty."""
        view: Mapping[str, Any] = self.body.get("view") or {}
        return view

    @property
    def is_pressed_in_modal(self) -> bool:
        """Whether something was pressed in a modal, which is still open."""
        return bool(self.body.get("actions")) and self.view.get("type") == "modal"

    @property
    def is_in_home(self) -> bool:
        """Whether something was pressed in the Home tab."""
        return self.view.get("type") == "home"

    @property
    def is_from_home(self) -> bool:
        """Whether it was done in the Home tab, or in a modal that was opened from there."""
        return self.is_in_home or str(self.view.get("external_id")).startswith(FROM_HOME)

    @cached_property
    def message(self) -> Mapping[str, Any]:
        """The message on which something was pressed or a shortcut was used, or empty."""
        message: Mapping[str, Any] = self.body.get("message") or {}
        return message

    @property
    def workspace_id(self) -> str:
        """Id of the workspace in which it happened."""
        team = self.body.get("team") or {}
        return str(self.body.get("team_id") or team.get("id"))

    @property
    def bot_user_id(self) -> str | None:
        """User id of the bot that an event is told, None for anything else."""
        authorizations = self.body.get("authorizations") or [{}]
        user_id: str | None = authorizations[0].get("user_id")
        return user_id

    @property
    def user_id(self) -> str:
        """Id of whoever acted."""
        user = self.body.get("user") or {}
        event_user = self.event.get("user")
        edited = self.event.get("message") or self.event.get("previous_message") or {}
        found = self.body.get("user_id") or user.get("id") or event_user or edited.get("user")
        return str(found["id"] if isinstance(found, Mapping) else found or "")

    @property
    def channel_id(self) -> str | None:
        """Id of the conversation in which it happened, None for modals and Home."""
        channel = self.body.get("channel") or {}
        container = self.body.get("container") or {}
        item = self.event.get("item") or {}
        event_channel = self.event.get("channel")
        return (
            self.body.get("channel_id")
            or channel.get("id")
            or container.get("channel_id")
            or (event_channel if isinstance(event_channel, str) else None)
            or item.get("channel")
        )

    @property
    def is_direct(self) -> bool:
        """Whether it happened in the person's own conversation with the bot."""
        return (self.channel_id or "").startswith("D")

    @property
    def thread_ts(self) -> str | None:
        """Ts of the thread's first message, None outside threads."""
        edited = self.event.get("message") or self.event.get("previous_message") or {}
        for place in (self.event, edited, self.message):
            if place.get("thread_ts"):
                return str(place["thread_ts"])
        return None

    @property
    def reply_thread(self) -> str | None:
        """Ts of the thread in which the message stands whose button was pressed.

        None below no other message. Of a private one Slack says it only beside the message.
        """
        place = self.body.get("container") or {}
        thread_ts = place.get("thread_ts") or self.message.get("thread_ts")
        return str(thread_ts) if thread_ts and thread_ts != place.get("message_ts") else None

    @property
    def trigger_id(self) -> str:
        """What allows a modal to be opened, for three seconds."""
        return str(self.body.get("trigger_id", ""))

    @property
    def response_url(self) -> str:
        """Where a private answer goes, empty when there is no such place."""
        return str(self.body.get("response_url") or "")

    @property
    def text(self) -> str:
        """What was typed behind a command, or the text of a message."""
        return str(self.body.get("text") or self.event.get("text") or "")

    @property
    def typed(self) -> str:
        """The whole command as it was typed."""
        return f"{self.body.get('command', '')} {self.body.get('text', '')}".strip()

    @property
    def value(self) -> str:
        """The `value` of the button that was pressed, or of the option that was chosen."""
        option = self.action.get("selected_option") or {}
        return str(self.action.get("value") or option.get("value") or "")

    @property
    def metadata(self) -> str:
        """The `private_metadata` of the view."""
        return str(self.view.get("private_metadata") or "")

    @cached_property
    def inputs(self) -> Inputs:
        """What was filled in, in the view or in the message's own inputs."""
        return Inputs(self.view.get("state") or self.body.get("state"))

    @property
    def kind(self) -> str:
        """What sort of interaction it is, in a word."""
        if self.event:
            return "event"
        if self.body.get("type") == "view_submission":
            return "submission"
        if self.action:
            return "action"
        return "command" if "command" in self.body else "shortcut"

    @property
    def name(self) -> str:
        """Which one of its kind it is; the members of a family of actions have one name."""
        match self.kind:
            case "event":
                return str(self.event.get("type"))
            case "submission":
                return str(self.view.get("callback_id"))
            case "action":
                return ".".join(str(self.action.get("action_id")).split(".")[:2])
            case kind:
                return str(self.body.get("command" if kind == "command" else "callback_id"))

    @property
    def key(self) -> str | None:
        """What the interaction means, the same each time it arrives; None for plain reading."""
        if self.is_direct and self.event.get("type") == "message":
            return f"said:{self.channel_id}:{self.event.get('ts')}"  # its event_id may differ
        if self.event:
            return f"event:{self.body.get('event_id')}"
        if self.body.get("type") == "view_submission":
            return f"submit:{self.view.get('id')}:{self.view.get('hash')}"
        if self.action:
            place = self.view.get("id") or f"{self.channel_id}:{self._container_ts}"
            return f"act:{self.user_id}:{place}:{self._action_key}"
        return f"call:{self.trigger_id}" if self.trigger_id else None

    @property
    def _container_ts(self) -> str:
        container = self.body.get("container") or {}
        return str(container.get("message_ts") or self.message.get("ts"))

    @property
    def _action_key(self) -> str:
        return ":".join(
            str(self.action.get(part, "")) for part in ("block_id", "action_id", "action_ts")
        )


def _storable(part: Any) -> Any:
    """The same without NUL characters, which PostgreSQL cannot keep and nobody can see."""
    if isinstance(part, str):
        return part.replace("\x00", "")
    if isinstance(part, Mapping):
        return {name: _storable(value) for name, value in part.items()}
    return [_storable(item) for item in part] if isinstance(part, list) else part
