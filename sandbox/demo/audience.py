"""Who looks on while people play: a printer, or nobody."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sandbox.demo.department import Colleague
from sandbox.demo.watch import Sight
from sandbox.model import Json


class Audience(Protocol):
    """Whoever looks on while people play."""

    def moved(self, now: datetime) -> None:
        """Take note that the clock was moved to `now`."""

    def saw(self, sights: Sequence[Sight]) -> None:
        """These things appeared on screens."""

    def pressed(self, who: Colleague, label: str, chosen: str = "") -> None:
        """Somebody pressed a button, or chose an entry of a menu."""

    def typed(self, who: Colleague, room: str, words: str) -> None:
        """Somebody typed a command."""

    def filled(self, who: Colleague, view: Json, given: Mapping[str, Any]) -> None:
        """Somebody filled in a form and sent it."""

    def changed(self, who: Colleague, after: str | None) -> None:
        """Somebody edited a message of his own, or (None) deleted it."""


class Silence:
    """An audience that takes no notice: history is read by nobody while it is played."""

    def moved(self, now: datetime) -> None:
        """Take no notice."""

    def saw(self, sights: Sequence[Sight]) -> None:
        """Take no notice."""

    def pressed(self, who: Colleague, label: str, chosen: str = "") -> None:
        """Take no notice."""

    def typed(self, who: Colleague, room: str, words: str) -> None:
        """Take no notice."""

    def filled(self, who: Colleague, view: Json, given: Mapping[str, Any]) -> None:
        """Take no notice."""

    def changed(self, who: Colleague, after: str | None) -> None:
        """Take no notice."""
