"""What was filled in: the state of a view's or a message's inputs, one input a block."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any


class Inputs:
    """Reads the `state.values` of Slack by `block_id`; what was left empty is None or empty."""

    def __init__(self, state: Mapping[str, Any] | None) -> None:
        values = (state or {}).get("values") or {}
        self._inputs: dict[str, Mapping[str, Any]] = {
            block: next(iter(inputs.values()), {}) for block, inputs in values.items()
        }

    def __contains__(self, block: str) -> bool:
        return block in self._inputs

    def blocks(self) -> list[str]:
        """The block ids that hold an input, in the order in which Slack sent them."""
        return list(self._inputs)

    def text(self, block: str) -> str:
        """What was typed, without space around it."""
        return str(self._input(block).get("value") or "").strip()

    def user(self, block: str) -> str | None:
        """The user id that was picked."""
        return self._input(block).get("selected_user")

    def users(self, block: str) -> list[str]:
        """The user ids that were picked."""
        return list(self._input(block).get("selected_users") or [])

    def conversation(self, block: str) -> str | None:
        """The channel id that was picked."""
        chosen = self._input(block)
        return chosen.get("selected_channel") or chosen.get("selected_conversation")

    def conversations(self, block: str) -> list[str]:
        """The conversation ids that were picked."""
        chosen = self._input(block)
        return list(chosen.get("selected_channels") or chosen.get("selected_conversations") or [])

    def date(self, block: str) -> date | None:
        """The day that was picked."""
        picked = self._input(block).get("selected_date")
        return date.fromisoformat(picked) if picked else None

    def time(self, block: str) -> time | None:
        """The wall-clock time that was picked."""
        picked = self._input(block).get("selected_time")
        return time.fromisoformat(picked) if picked else None

    def option(self, block: str) -> str | None:
        """The value of the option that was chosen."""
        chosen = self._input(block).get("selected_option")
        return str(chosen["value"]) if chosen else None

    def options(self, block: str) -> list[str]:
        """The values of the options that were chosen."""
        return [str(option["value"]) for option in self._input(block).get("selected_options") or []]

    def _input(self, block: str) -> Mapping[str, Any]:
        return self._inputs.get(block, {})
