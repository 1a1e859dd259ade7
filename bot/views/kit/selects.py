"""Elements in which people choose: persons, channels, or one of several things.

https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
"""

from collections.abc import Collection, Sequence
from typing import Any

from bot.views.kit import composition
from bot.views.kit.composition import VALUE, Choice, Element, chosen

MOST_CHOICES = 100
MOST_BOXES = 10


def users_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for one person; `initial` is a Slack user id."""
    return composition.element(
        "users_select",
        action_id,
        initial_user=initial,
        placeholder=composition.placeholder(placeholder),
    )


def multi_users_select(
    *,
    initial: Sequence[str] = (),
    placeholder: str = "",
    most: int | None = None,
    action_id: str = VALUE,
) -> Element:
    """Return a field for several people, at most `most`; `initial` are Slack user ids."""
    return composition.element(
        "multi_users_select",
        action_id,
        initial_users=list(initial) or None,
        placeholder=composition.placeholder(placeholder),
        max_selected_items=most,
    )


def channels_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for one public channel."""
    return composition.element(
        "channels_select",
        action_id,
        initial_channel=initial,
        placeholder=composition.placeholder(placeholder),
    )


def multi_channels_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for several public channels; `initial` are their ids."""
    return composition.element(
        "multi_channels_select",
        action_id,
        initial_channels=list(initial) or None,
        placeholder=composition.placeholder(placeholder),
    )


def conversations_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for one channel, public or private, that the person is in; no DMs."""
    return composition.element(
        "conversations_select",
        action_id,
        initial_conversation=initial,
        placeholder=composition.placeholder(placeholder),
        filter=_channels_only(),
    )


def multi_conversations_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for several channels, public or private, that the person is in; no DMs."""
    return composition.element(
        "multi_conversations_select",
        action_id,
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
) -> Element:
    """Return a field for one of the first 100 choices; `initial` is the value of one of them.

    An `initial` that is none of them chooses nothing. ValueError when there is no choice.
    """
    options = composition.options(choices, MOST_CHOICES)
    return composition.element(
        "static_select",
        action_id,
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
) -> Element:
    """Return a field for several of the first 100 choices; `initial` are their values."""
    options = composition.options(choices, MOST_CHOICES)
    return composition.element(
        "multi_static_select",
        action_id,
        options=options,
        initial_options=chosen(options, initial) or None,
        placeholder=composition.placeholder(placeholder),
    )


def checkboxes(
    choices: Sequence[Choice], *, initial: Collection[str] = (), action_id: str = VALUE
) -> Element:
    """Return boxes to tick for the first ten choices; `initial` are the values ticked."""
    options = composition.options(choices, MOST_BOXES)
    return composition.element(
        "checkboxes", action_id, options=options, initial_options=chosen(options, initial) or None
    )


def radio(
    choices: Sequence[Choice], *, initial: str | None = None, action_id: str = VALUE
) -> Element:
    """Return buttons for exactly one of the first ten choices; `initial` is a value."""
    options = composition.options(choices, MOST_BOXES)
    return composition.element(
        "radio_buttons",
        action_id,
        options=options,
        initial_option=next(iter(chosen(options, [initial])), None),
    )


def _channels_only() -> dict[str, Any]:
    return {"include": ["public", "private"], "exclude_bot_users": True}
