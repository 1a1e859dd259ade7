"""Elements: what people click, pick or type into. Blocks hold them.

Labels are shortened to Slack's limits. Identifiers and values are not, since a shortened one would
mean something else: too long a one raises `SlackObjectFormationError`.
https://docs.slack.dev/reference/block-kit/block-elements
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from slack_sdk.models.blocks import (
    ButtonElement,
    ChannelMultiSelectElement,
    ChannelSelectElement,
    CheckboxesElement,
    ConfirmObject,
    ConversationFilter,
    ConversationMultiSelectElement,
    ConversationMultiSelectElement,
    ConversationSelectElement,
    DatePickerElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
    UserSelectElement,
)

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit import text

Style = Literal["primary", "danger"]
# The name of the value of a field that stands alone in its block.
VALUE = "value"
MOST_CHOICES = 100
MOST_BOXES = 10
MOST_OVERFLOW = 5
MOST_TYPED = 3000
_LABEL = 75
_PLACEHOLDER = 150


class Choice(NamedTuple):
    """One option: `value` comes back (1 to 150 characters), `label` and `description` are shown."""

    value: str
    label: str
    description: str = ""


def plain(words: str, most: int) -> PlainTextObject:
    """Return a plain_text object on one line, shortened to `most`."""
    return PlainTextObject(text=text.line(words, most), emoji=True)


def marked(words: Mrkdwn, most: int) -> MarkdownTextObject:
    """Return a mrkdwn object, shortened to `most`, in which only tokens are mentions and links."""
    return MarkdownTextObject(text=text.mrkdwn(words, most), verbatim=True)


def confirm(
    *, title: str, text: Mrkdwn, yes: str, no: str, style: Style | None = None
) -> ConfirmObject:
    """Return the dialogue that asks once more before an action is taken."""
    return ConfirmObject(
        title=plain(title, 100),
        text=marked(text, 300),
        confirm=plain(yes, 30),
        deny=plain(no, 30),
        style=style,
    )


def button(
    label: str,
    action_id: str,
    *,
    value: str | None = None,
    style: Style | None = None,
    confirm: ConfirmObject | None = None,
) -> ButtonElement:
    """Return a button that sends `action_id` and `value` (at most 2,000 characters) to the bot."""
    return ButtonElement(
        text=plain(label, _LABEL), action_id=action_id, value=value, style=style, confirm=confirm
    )


def link_button(label: str, url: str, action_id: str) -> ButtonElement:
    """Return a button that opens an address; Slack tells the bot of the click all the same."""
    return ButtonElement(text=plain(label, _LABEL), action_id=action_id, url=url)


def overflow(choices: Sequence[Choice], action_id: str) -> OverflowMenuElement:
    """Return the … menu, with the first five choices; ValueError when there is none."""
    return OverflowMenuElement(action_id=action_id, options=_options(choices, MOST_OVERFLOW))


def text_input(
    *,
    initial: str = "",
    placeholder: str = "",
    multiline: bool = False,
    most: int = MOST_TYPED,
    action_id: str = VALUE,
) -> PlainTextInputElement:
    """Return a field to type in; `most` characters, which Slack allows up to 3,000."""
    return PlainTextInputElement(
        action_id=action_id,
        initial_value=text.lines(initial, most) if initial.strip() else None,
        placeholder=_placeholder(placeholder),
        multiline=multiline,
        max_length=most,
    )


def date_picker(
    *, initial: dt.date | None = None, placeholder: str = "", action_id: str = VALUE
) -> DatePickerElement:
    """Return a field for a date."""
    return DatePickerElement(
        action_id=action_id,
        initial_date=initial.isoformat() if initial else None,
        placeholder=_placeholder(placeholder),
    )


def time_picker(
    *,
    initial: dt.time | None = None,
    placeholder: str = "",
    zone: str | None = None,
    action_id: str = VALUE,
) -> TimePickerElement:
    """Return a field for a wall-clock time; Slack names the IANA `zone` beside it when given."""
    return TimePickerElement(
        action_id=action_id,
        initial_time=f"{initial:%H:%M}" if initial else None,
        placeholder=_placeholder(placeholder),
        timezone=zone,
    )


def users_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> UserSelectElement:
    """Return a field for one person; `initial` is a Slack user id."""
    return UserSelectElement(
        action_id=action_id, initial_user=initial, placeholder=_placeholder(placeholder)
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
        placeholder=_placeholder(placeholder),
        max_selected_items=most,
    )


def channels_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> ChannelSelectElement:
    """Return a field for one public channel."""
    return ChannelSelectElement(
        action_id=action_id, initial_channel=initial, placeholder=_placeholder(placeholder)
    )


def multi_channels_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ChannelMultiSelectElement:
    """Return a field for several public channels; `initial` are their ids."""
    return ChannelMultiSelectElement(
        action_id=action_id,
        initial_channels=list(initial) or None,
        placeholder=_placeholder(placeholder),
    )


def conversations_select(
    *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> ConversationSelectElement:
    """Return a field for one channel, public or private, that the person is in; no DMs."""
    return ConversationSelectElement(
        action_id=action_id,
        initial_conversation=initial,
        placeholder=_placeholder(placeholder),
        filter=_channels_only(),
    )


def multi_conversations_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ConversationMultiSelectElement:
    """Return a field for several channels, public or private, that the person is in; no DMs."""
    return ConversationMultiSelectElement(
        action_id=action_id,
        initial_conversations=list(initial) or None,
        placeholder=_placeholder(placeholder),
        filter=_channels_only(),
    )


def multi_conversations_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ConversationMultiSelectElement:
    """Return a field for several channels, public or private, that the person is in; no DMs."""
    return ConversationMultiSelectElement(
        action_id=action_id,
        initial_conversations=list(initial) or None,
        placeholder=_placeholder(placeholder),
        filter=_channels_only(),
    )


def multi_conversations_select(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> ConversationMultiSelectElement:
    """Return a field for several channels, public or private, that the person is in; no DMs."""
    return ConversationMultiSelectElement(
        action_id=action_id,
        initial_conversations=list(initial) or None,
        placeholder=_placeholder(placeholder),
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
    options = _options(choices, MOST_CHOICES)
    return StaticSelectElement(
        action_id=action_id,
        options=options,
        initial_option=_chosen(options, [initial])[0] if _chosen(options, [initial]) else None,
        placeholder=_placeholder(placeholder),
    )


def multi_static_select(
    choices: Sequence[Choice],
    *,
    initial: Collection[str] = (),
    placeholder: str = "",
    action_id: str = VALUE,
) -> StaticMultiSelectElement:
    """Return a field for several of the first 100 choices; `initial` are their values."""
    options = _options(choices, MOST_CHOICES)
    return StaticMultiSelectElement(
        action_id=action_id,
        options=options,
        initial_options=_chosen(options, initial) or None,
        placeholder=_placeholder(placeholder),
    )


def checkboxes(
    choices: Sequence[Choice], *, initial: Collection[str] = (), action_id: str = VALUE
) -> CheckboxesElement:
    """Return boxes to tick for the first ten choices; `initial` are the values ticked."""
    options = _options(choices, MOST_BOXES)
    return CheckboxesElement(
        action_id=action_id, options=options, initial_options=_chosen(options, initial) or None
    )


def radio(
    choices: Sequence[Choice], *, initial: str | None = None, action_id: str = VALUE
) -> RadioButtonsElement:
    """Return buttons for exactly one of the first ten choices; `initial` is a value."""
    options = _options(choices, MOST_BOXES)
    chosen = _chosen(options, [initial])
    return RadioButtonsElement(
        action_id=action_id, options=options, initial_option=chosen[0] if chosen else None
    )


def _channels_only() -> ConversationFilter:
    return ConversationFilter(include=["public", "private"], exclude_bot_users=True)


def _options(choices: Sequence[Choice], most: int) -> list[Option]:
    if not choices:
        raise ValueError("Slack refuses a menu without a choice")
    return [_option(choice) for choice in choices[:most]]


def _option(choice: Choice) -> Option:
    description = plain(choice.description, _LABEL) if choice.description.strip() else None
    return Option(value=choice.value, text=plain(choice.label, _LABEL), description=description)


def _chosen(options: Sequence[Option], values: Collection[str | None]) -> list[Option]:
    return [option for option in options if option.value in values]


def _placeholder(words: str) -> PlainTextObject | None:
    return plain(words, _PLACEHOLDER) if words.strip() else None
