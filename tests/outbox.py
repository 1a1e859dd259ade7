"""A message of plain words, for tests of the outbox."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Words:
    """What a message shows."""

    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
