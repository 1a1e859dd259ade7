"""Blocks: what a message or a view is stacked of. Every builder keeps Slack's limits by itself.

https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Sequence
from typing import Any, NewType

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ChannelMultiSelectElement,
    ChannelSelectElement,
    CheckboxesElement,
    ContextBlock,
    ConversationMultiSelectElement,
    ConversationSelectElement,
    DatePickerElement,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    InputInteractiveElement,
    OverflowMenuElement,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
    UserSelectElement,
)

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit.composition import marked, plain
from bot.views.kit.text import is_blank

Block = NewType("Block", dict[str, Any])
ActionElement = (
    ButtonElement
    | ChannelSelectElement
    | CheckboxesElement
    | ConversationSelectElement
    | DatePickerElement
    | OverflowMenuElement
    | RadioButtonsElement
    | StaticSelectElement
    | TimePickerElement
    | UserSelectElement
)
Accessory = (
    ActionElement
    | ChannelMultiSelectElement
    | ConversationMultiSelectElement
    | StaticMultiSelectElement
    | UserMultiSelectElement
)

SECTION = 3000
_FIELD = 2000
_HEADER = 150
_LABEL = 2000
_MOST_FIELDS = 10
_MOST_TOGETHER = 8000
_MOST_CONTEXT = 10
_MOST_ACTIONS = 25


def header(text: str) -> Block:
    """Return a line in large type."""
    return Block(HeaderBlock(text=plain(text, _HEADER)).to_dict())


def section(
    text: Mrkdwn, *, accessory: Accessory | None = None, block_id: str | None = None
) -> Block:
    """Return a paragraph, with one element at its right."""
    block = SectionBlock(text=marked(text, SECTION), accessory=accessory, block_id=block_id)
    return Block(block.to_dict())


def fields(
    items: Sequence[Mrkdwn], *, text: Mrkdwn | None = None, block_id: str | None = None
) -> Block:
    """Return up to ten short texts in two columns, below a paragraph when given.

    The more they are, the shorter each: together they have to fit into a message.
    """
    shown = items[:_MOST_FIELDS]
    most = min(_FIELD, _MOST_TOGETHER // max(1, len(shown)))
    block = SectionBlock(
        text=None if text is None else marked(text, SECTION),
        fields=[marked(item, most) for item in shown],
        block_id=block_id,
    )
    return Block(block.to_dict())


def context(*items: Mrkdwn, block_id: str | None = None) -> Block:
    """Return up to ten texts in small grey type, on one line; ValueError when there is none.

    The more they are, the shorter each: together they have to fit into a message.
    """
    if not items:
        raise ValueError("Slack refuses a context block without texts")
    shown = items[:_MOST_CONTEXT]
    most = min(SECTION, _MOST_TOGETHER // len(shown))
    elements = [marked(item, most) for item in shown]
    return Block(ContextBlock(elements=elements, block_id=block_id).to_dict())


def divider() -> Block:
    """Return a line across."""
    return Block(DividerBlock().to_dict())


def actions(*elements: ActionElement, block_id: str | None = None) -> Block:
    """Return a row of up to 25 elements; ValueError when there is none.

    ValueError as well when two of them have one action id.
    """
    if not elements:
        raise ValueError("Slack refuses a row without elements")
    names = [element.action_id for element in elements]
    if len(set(names)) != len(names):
        raise ValueError(f"Slack refuses two elements of one action id in a block: {names}")
    return Block(ActionsBlock(elements=elements[:_MOST_ACTIONS], block_id=block_id).to_dict())


def field(
    label: str,
    element: InputInteractiveElement,
    *,
    block_id: str,
    hint: str = "",
    optional: bool = False,
    dispatch: bool = False,
) -> Block:
    """Return one field of a form. What is typed comes back as `values[block_id][action_id]`.

    `dispatch` sends a change to the bot at once, before the form is submitted.
    """
    block = InputBlock(
        label=plain(label, _LABEL),
        element=element,
        block_id=block_id,
        hint=None if is_blank(hint) else plain(hint, _LABEL),
        optional=optional,
        dispatch_action=dispatch or None,
    )
    return Block(block.to_dict())
