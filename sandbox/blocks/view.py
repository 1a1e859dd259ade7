"""What Slack refuses in a modal or a Home tab."""

from typing import Any

from sandbox.blocks.problem import Problem

MOST_BLOCKS = 100


def view_errors(view: dict[str, Any]) -> list[Problem]:
    """Return the problems of a view; an empty list means that Slack takes it."""
    blocks = view.get("blocks", [])
    if len(blocks) > MOST_BLOCKS:
        too_many = f"no more than {MOST_BLOCKS} items allowed [json-pointer:/view/blocks]"
        return [Problem("invalid_arguments", (too_many,))]
    return []
