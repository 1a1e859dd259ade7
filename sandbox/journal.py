"""The recent traffic between the sandbox and the app, for whoever looks for a fault."""

from collections import deque
from datetime import datetime
from typing import Any, Literal

from sandbox.model import Json

KEPT = 500


class Journal:
    """The last few hundred calls and deliveries."""

    def __init__(self) -> None:
        self._entries: deque[Json] = deque(maxlen=KEPT)

    def note(
        self,
        at: datetime,
        kind: Literal["api", "event", "interaction", "response_url", "socket", "fault"],
        name: str,
        sent: Any = None,
        got: Any = None,
    ) -> None:
        """Keep what was sent and what came back."""
        entry = {"at": at.isoformat(), "kind": kind, "name": name, "sent": sent, "got": got}
        self._entries.append(entry)

    def entries(self) -> list[Json]:
        """Return what was kept, oldest first."""
        return list(self._entries)
