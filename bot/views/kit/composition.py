"""What elements are composed of: texts, choices, and the dialogue that asks once more.

Labels are shortened to Slack's limits. Identifiers and values are not, since a shortened one would
mean something else: too long a one raises `SlackObjectFormationError`.
https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from slack_sdk.models.blocks import (
    ConfirmObject,
    MarkdownTextObject,
    Option,
    PlainTextObject,
)

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit import text

Style = Literal["primary", "danger"]
# The name of the value of a field that stands alone in its block.
VALUE = "value"
LABEL = 75
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


def options(choices: Sequence[Choice], most: int) -> list[Option]:
    """Return the first `most` choices as Slack's options; ValueError when there is none."""
    if not choices:
        raise ValueError("Slack refuses a menu without a choice")
    return [_option(choice) for choice in choices[:most]]


def chosen(among: Sequence[Option], values: Collection[str | None]) -> list[Option]:
    """Return the options that have one of these values."""
    return [option for option in among if option.value in values]


def placeholder(words: str) -> PlainTextObject | None:
    """Return the grey words in an empty field; None when there are none."""
    return None if text.is_blank(words) else plain(words, _PLACEHOLDER)


def _option(choice: Choice) -> Option:
    description = None if text.is_blank(choice.description) else plain(choice.description, LABEL)
    return Option(value=choice.value, text=plain(choice.label, LABEL), description=description)
