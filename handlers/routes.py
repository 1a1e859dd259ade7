"""Who handles what: tables that every noun fills, so that finding a handler costs one look.

Bolt asks its listeners one after the other whether they match, about 9 µs each; a hundred of them
would cost as much as the rest of a request (docs/decisions/0008).
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from handlers.interaction import Interaction
from handlers.payload import Payload

Handler: TypeAlias = Callable[[Interaction], Awaitable[None]]
Condition: TypeAlias = Callable[[Mapping[str, Any]], bool]


class Routes:
    """The handlers of commands, actions, submissions, shortcuts and events."""

    def __init__(self) -> None:
        self._handlers: dict[tuple[str, str], Handler] = {}
        self._families: dict[str, Handler] = {}
        self._events: defaultdict[str, list[tuple[Condition, Handler]]] = defaultdict(list)

    def command(self, name: str, handler: Handler) -> None:
        """Handle the slash command `name`, which begins with a slash."""
        self._add("command", name, handler)

    def action(self, action_id: str, handler: Handler) -> None:
        """Handle the button, menu or picker with this action id."""
        self._add("action", action_id, handler)

    def actions(self, family: str, handler: Handler) -> None:
        """Handle all actions whose id is `family`, a dot and more.

        Slack wants different ids within a block.
        """
        if family in self._families:
            raise ValueError(f"{family} is handled twice")
        self._families[family] = handler

    def submission(self, callback_id: str, handler: Handler) -> None:
        """Handle the submitted modal with this callback id."""
        self._add("submission", callback_id, handler)

    def shortcut(self, callback_id: str, handler: Handler) -> None:
        """Handle the message or global shortcut with this callback id."""
        self._add("shortcut", callback_id, handler)

    def event(self, type_: str, handler: Handler, when: Condition | None = None) -> None:
        """Handle events of this type for which `when(event)` holds; the first that fits has it."""
        self._events[type_].append((when or _always, handler))

    def find(self, payload: Payload) -> Handler | None:
        """The handler of what happened, None when nobody wants it."""
        if payload.kind == "event":
            return self._of_event(payload.event)
        if payload.kind == "action":
            return self._of_action(str(payload.action.get("action_id")))
        return self._handlers.get((payload.kind, payload.name))

    def _add(self, kind: str, name: str, handler: Handler) -> None:
        if (kind, name) in self._handlers:
            raise ValueError(f"{kind} {name} is handled twice")
        self._handlers[kind, name] = handler

    def _of_event(self, event: Mapping[str, Any]) -> Handler | None:
        for condition, handler in self._events.get(str(event.get("type")), ()):
            if condition(event):
                return handler
        return None

    def _of_action(self, action_id: str) -> Handler | None:
        found = self._handlers.get(("action", action_id))
        family = action_id
        while found is None and "." in family:
            family = family.rpartition(".")[0]
            found = self._families.get(family)
        return found


def _always(_: Mapping[str, Any]) -> bool:
    return True
