"""An audience that does not look: for history, which nobody reads while it is played."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.demo.department import Colleague
from sandbox.demo.watch import Sight
from sandbox.model import Json


class Silence:
    """Takes no notice of anything."""

    def saw(self, sights: Sequence[Sight]) -> None:
        """Take no notice."""

    def pressed(self, who: Colleague, label: str, chosen: str = "") -> None:
        """Take no notice."""

    def typed(self, who: Colleague, room: str, words: str) -> None:
        """Take no notice."""

    def filled(self, who: Colleague, view: Json, given: Mapping[str, Any]) -> None:
        """Take no notice."""

    def changed(self, who: Colleague, before: str, after: str | None) -> None:
        """Take no notice."""
