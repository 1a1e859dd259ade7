"""What a row of the outbox is to show: a message of blocks, or a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Content(Protocol):
    """What a message shows."""

    @property
    def text(self) -> str:
        """The text for notifications and screen readers."""

    @property
    def blocks(self) -> Sequence[dict[str, Any]]:
        """Block Kit blocks."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of text, as UTF-8.

    `name` must be one that no other file of the workspace has: by it the file is found again in
    Slack. `text` is what is said with it.
    """

    name: str
    title: str
    text: str
    data: str
