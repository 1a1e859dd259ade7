"""Elements in which people choose: persons, channels, or one of several things.

https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
"""

from collections.abc import Collection, Sequence

from slack_sdk.models.blocks import (
    ChannelMultiSelectElement,
    ChannelSelectElement,
    CheckboxesElement,
    ConversationFilter,
    ConversationMultiSelectElement,
    ConversationSelectElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)

from bot.views.kit import composition
from bot.views.kit.composition import VALUE, Choice, chosen

MOST_CHOICES = 100
MOST_BOXES = 10


def users_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> UserSelectElement:
    """Return a field for one person; `initial` is a Slack user id."""
    return UserSelectElement(
        action_id=action_id, initial_user=initial, placeholder=composition.placeholder(placeholder)
    )


def multi_users_select(
    *,
    initial: Sequence[str] = (),
    placeholder: str = "",
    most: int | None = None,
    action_id: str = VALUE,
) -> UserMultiSelectElement:
    """Return a field for several people, at most `most`; `initial` are Slack user ids."""
    return UserMultiSelectElement(
        action_id=action_id,
        initial_users=list(initial) or None,
        placeholder=composition.placeholder(placeholder),
        max_selected_items=most,
    )


def channels_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> ChannelSelectElement:
    """Return a field for one public channel."""
    return ChannelSelectElement(
        action_id=action_id,
        initial_channel=initial,
        placeholder=composition.placeholder(placeholder),
    )


def multi_channels_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ChannelMultiSelectElement:
    """Return a field for several public channels; `initial` are their ids."""
    return ChannelMultiSelectElement(
        action_id=action_id,
        initial_channels=list(initial) or None,
        placeholder=composition.placeholder(placeholder),
    )


def conversations_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> ConversationSelectElement:
    """Return a field for one channel, public or private, that the person is in; no DMs."""
    return ConversationSelectElement(
        action_id=action_id,
        initial_conversation=initial,
        placeholder=composition.placeholder(placeholder),
        filter=_channels_only(),
    )


def multi_conversations_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ConversationMultiSelectElement:
    """Return a field for several channels, public or private, that the person is in; no DMs."""
    return ConversationMultiSelectElement(
        action_id=action_id,
        initial_conversations=list(initial) or None,
        placeholder=composition.placeholder(placeholder),
        filter=_channels_only(),
    )


def static_select(
    choices: Sequence[Choice],
    *,
    initial: str | None = None,
    placeholder: str = "",
    action_id: str = VALUE,
) -> StaticSelectElement:
    """Return a field for one of the first 100 choices; `initial` is the value of one of them.

    An `initial` that is none of them chooses nothing. ValueError when there is no choice.
    """
    options = composition.options(choices, MOST_CHOICES)
    return StaticSelectElement(
        action_id=action_id,
        options=options,
        initial_option=next(iter(chosen(options, [initial])), None),
        placeholder=composition.placeholder(placeholder),
    )


def multi_static_select(
    choices: Sequence[Choice],
    *,
    initial: Collection[str] = (),
    placeholder: str = "",
    action_id: str = VALUE,
) -> StaticMultiSelectElement:
    """Return a field for several of the first 100 choices; `initial` are their values."""
    options = composition.options(choices, MOST_CHOICES)
    return StaticMultiSelectElement(
        action_id=action_id,
        options=options,
        initial_options=chosen(options, initial) or None,
        placeholder=composition.placeholder(placeholder),
    )


def checkboxes(
    choices: Sequence[Choice], *, initial: Collection[str] = (), action_id: str = VALUE
) -> CheckboxesElement:
    """Return boxes to tick for the first ten choices; `initial` are the values ticked."""
    options = composition.options(choices, MOST_BOXES)
    return CheckboxesElement(
        action_id=action_id, options=options, initial_options=chosen(options, initial) or None
    )


def radio(
    choices: Sequence[Choice], *, initial: str | None = None, action_id: str = VALUE
) -> RadioButtonsElement:
    """Return buttons for exactly one of the first ten choices; `initial` is a value."""
    options = composition.options(choices, MOST_BOXES)
    return RadioButtonsElement(
        action_id=action_id,
        options=options,
        initial_option=next(iter(chosen(options, [initial])), None),
    )


def _channels_only() -> ConversationFilter:
    return ConversationFilter(include=["public", "private"], exclude_bot_users=True)
