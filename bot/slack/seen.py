"""What this process has looked up already, so as not to look again at once."""

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.clock import Clock

LOOK_AGAIN = timedelta(minutes=5)


class Seen:
    """Ids about which something was found out a little while ago.

    Only for what stays as it is, or may be noticed minutes later: another process knows nothing of
    it, and a restart forgets it.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ids: set[tuple[str, str]] = set()
        self._until = clock.now()

    def __contains__(self, id_: tuple[str, str]) -> bool:
        return id_ in self._ids and self._clock.now() < self._until

    def add(self, ids: Iterable[tuple[str, str]]) -> None:
        """Remember these for a few minutes at most."""
        now = self._clock.now()
        if not now < self._until <= now + LOOK_AGAIN:
            self._ids, self._until = set(), now + LOOK_AGAIN
        self._ids.update(ids)

    def discard(self, id_: tuple[str, str]) -> None:
        """Forget this one."""
        self._ids.discard(id_)
