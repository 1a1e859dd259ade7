"""What Slack refuses in a message."""

from typing import Any

from sandbox.blocks.problem import Problem

MOST_BLOCKS = 50


def message_errors(*, text: str | None, blocks: list[dict[str, Any]] | None) -> list[Problem]:
    """Return the problems of a message; an empty list means that Slack takes it."""
    if not blocks:
        return [] if text else [Problem("no_text")]
    if len(blocks) > MOST_BLOCKS:
        too_many = f"no more than {MOST_BLOCKS} items allowed [json-pointer:/blocks]"
        return [Problem("invalid_blocks", (too_many,))]
    return []
