"""Trigger ids: the right to open one modal, soon after somebody did something."""

import time
from dataclasses import dataclass

from sandbox.errors import SlackError
from sandbox.ids import new_secret

# Enough for everything that people can do within the seconds that a trigger lives.
KEPT = 1000


@dataclass
class Trigger:
    """Who did something, in which view if in one, and when (real, monotonic seconds)."""

    user: str
    view_id: str | None
    issued: float
    used: bool = False


class Triggers:
    """Hands out trigger ids and takes each once, within `lifetime` real seconds."""

    def __init__(self, lifetime: float) -> None:
        self._lifetime = lifetime
        self._issued: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        """Return a new trigger id."""
        now = time.monotonic()
        trigger_id = f"{int(time.time() * 1000)}.{new_secret(10)}.{new_secret(32)}"
        self._issued[trigger_id] = Trigger(user, view_id, now)
        while len(self._issued) > KEPT:
            del self._issued[next(iter(self._issued))]
        return trigger_id

    def take(self, trigger_id: str) -> Trigger:
        """Use a trigger id up.

        Raises SlackError invalid_trigger_id, expired_trigger_id or exchanged_trigger_id.
        """
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if time.monotonic() - trigger.issued > self._lifetime:
            raise SlackError("expired_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        trigger.used = True
        return trigger
