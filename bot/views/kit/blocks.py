"""Blocks: what a message or a view is stacked of. Every builder keeps Slack's limits by itself.

https://docs.slack.dev/reference/block-kit/blocks
"""

import json
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat
from typing import Any

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit.composition import Element, marked, named, plain, without_none
from bot.views.kit.text import is_blank, length, pieces

SECTION = 3000
# Each block costs something besides its text, a header more.
# https://github.com/slackapi/bolt-js/issues/2509
_BLOCK_COST = 50
_HEADER_COST = 100
_PIECE = 2900  # addresses in it are written with brackets, which takes some room
_FIELD = 2000
_HEADER = 150
_LABEL = 2000
_MOST_FIELDS = 10
_MOST_TOGETHER = 8000
_MOST_CONTEXT = 10
_MOST_ACTIONS = 25


class Block(dict[str, Any]):
    """A block as Slack takes it. It is never changed: one may stand in many messages."""

    @cached_property
    def characters(self) -> int:
        """How many there are in all that stands anywhere in it as a `text`, in UTF-16 units."""
        count = 0
        parts: list[Any] = [self]
        for part in parts:  # which grows meanwhile
            named = part.items() if isinstance(part, dict) else zip(repeat(None), part)
            for name, value in named:
                if isinstance(value, (dict, list)):
                    parts.append(value)
                elif name == "text" and isinstance(value, str):
                    count += length(value)
        return count

    @cached_property
    def cost(self) -> int:
        """What it takes of the characters of a message."""
        return self.characters + (_HEADER_COST if self["type"] == "header" else _BLOCK_COST)

    @cached_property
    def encoded(self) -> str:
        """Itself as JSON."""
        return json.dumps(self)


def header(text: str) -> Block:
    """Return a line in large type."""
    return Block({"type": "header", "text": plain(text, _HEADER)})


def section(
    text: Mrkdwn, *, accessory: Element | None = None, block_id: str | None = None
) -> Block:
    """Return a paragraph, with one element at its right."""
    return _block("section", block_id, text=marked(text, SECTION), accessory=accessory)


def sections(text: Mrkdwn) -> list[Block]:
    """Return a text of any length in as many paragraphs as it takes."""
    return [section(piece) for piece in pieces(text, _PIECE)]


def fields(
    items: Sequence[Mrkdwn], *, text: Mrkdwn | None = None, block_id: str | None = None
) -> Block:
    """Return up to ten short texts in two columns, below a paragraph when given.

    The more they are, the shorter each: together they have to fit into a message.
    """
    shown = items[:_MOST_FIELDS]
    most = min(_FIELD, _MOST_TOGETHER // max(1, len(shown)))
    return _block(
        "section",
        block_id,
        text=None if text is None else marked(text, SECTION),
        fields=[marked(item, most) for item in shown],
    )


def context(*items: Mrkdwn, block_id: str | None = None) -> Block:
    """Return up to ten texts in small grey type, on one line; ValueError when there is none.

    The more they are, the shorter each: together they have to fit into a message.
    """
    if not items:
        raise ValueError("Slack refuses a context block without texts")
    shown = items[:_MOST_CONTEXT]
    most = min(SECTION, _MOST_TOGETHER // len(shown))
    elements = [marked(item, most) for item in shown]
    return _block("context", block_id, elements=elements)


def divider() -> Block:
    """Return a line across."""
    return Block({"type": "divider"})


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """Return a row of up to 25 elements; ValueError when there is none.

    ValueError as well when two of them have one action id.
    """
    if not elements:
        raise ValueError("Slack refuses a row without elements")
    names = [element["action_id"] for element in elements]
    if len(set(names)) != len(names):
        raise ValueError(f"Slack refuses two elements of one action id in a block: {names}")
    return _block("actions", block_id, elements=list(elements[:_MOST_ACTIONS]))


def field(
    label: str,
    element: Element,
    *,
    block_id: str,
    hint: str = "",
    optional: bool = False,
    dispatch: bool = False,
) -> Block:
    """Return one field of a form. What is typed comes back as `values[block_id][action_id]`.

    `dispatch` sends a change to the bot at once, before the form is submitted.
    """
    return _block(
        "input",
        block_id,
        label=plain(label, _LABEL),
        element=element,
        hint=None if is_blank(hint) else plain(hint, _LABEL),
        optional=optional,
        dispatch_action=dispatch or None,
    )


def _block(kind: str, block_id: str | None, **parts: Any) -> Block:
    name = None if block_id is None else named(block_id)
    return Block({"type": kind, **without_none(block_id=name, **parts)})
