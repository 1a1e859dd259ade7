"""What elements are composed of: texts, choices, and the dialogue that asks once more.

All are plain dictionaries: slack_sdk's classes check and convert by reflection, which took half of
the time in which a command is answered. Labels are shortened to Slack's limits. Identifiers and
values are not, since a shortened one would mean something else: too long a one is a ValueError.
https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Collection, Sequence
from typing import Any, Literal, NamedTuple, NewType

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit import text

Text = NewType("Text", dict[str, Any])
Option = NewType("Option", dict[str, Any])
Confirm = NewType("Confirm", dict[str, Any])
Element = NewType("Element", dict[str, Any])
"""Something to click or to type into."""
Style = Literal["primary", "danger"]
# The name of the value of a field that stands alone in its block.
VALUE = "value"
LABEL = 75
_PLACEHOLDER = 150
_NAME = 255
_OPTION_VALUE = 150


class Choice(NamedTuple):
    """One option: `value` comes back (1 to 150 characters), `label` and `description` are shown."""

    value: str
    label: str
    description: str = ""


def plain(words: str, most: int) -> Text:
    """Return a plain_text object on one line, shortened to `most`."""
    return Text({"type": "plain_text", "text": text.line(words, most), "emoji": True})


def marked(words: Mrkdwn, most: int) -> Text:
    """Return a mrkdwn object, shortened to `most`, in which only tokens are mentions and links."""
    return Text({"type": "mrkdwn", "text": text.mrkdwn(words, most), "verbatim": True})


def confirm(*, title: str, text: Mrkdwn, yes: str, no: str, style: Style | None = None) -> Confirm:
    """Return the dialogue that asks once more before an action is taken."""
    return Confirm(
        without_none(
            title=plain(title, 100),
            text=marked(text, 300),
            confirm=plain(yes, 30),
            deny=plain(no, 30),
            style=style,
        )
    )


def element(kind: str, action_id: str, **parts: Any) -> Element:
    """Return an element of that type; parts that are None are left out."""
    return Element({"type": kind, "action_id": named(action_id), **without_none(**parts)})


def named(name: str) -> str:
    """Return an identifier; ValueError when Slack would refuse it."""
    return within(name, _NAME)


def within(value: str, most: int) -> str:
    """Return a value of 1 to `most` characters; ValueError for any other."""
    if not 1 <= len(value) <= most:
        raise ValueError(f"Slack takes 1 to {most} characters, not {len(value)}: {value[:80]!r}")
    return value


def without_none(**parts: Any) -> dict[str, Any]:
    """Return the parts that there are."""
    return {name: part for name, part in parts.items() if part is not None}


def options(choices: Sequence[Choice], most: int) -> list[Option]:
    """Return the first `most` choices as Slack's options; ValueError when there is none."""
    if not choices:
        raise ValueError("Slack refuses a menu without a choice")
    return [_option(choice) for choice in choices[:most]]


def chosen(among: Sequence[Option], values: Collection[str | None]) -> list[Option]:
    """Return the options that have one of these values."""
    return [option for option in among if option["value"] in values]


def placeholder(words: str) -> Text | None:
    """Return the grey words in an empty field; None when there are none."""
    return None if text.is_blank(words) else plain(words, _PLACEHOLDER)


def _option(choice: Choice) -> Option:
    description = None if text.is_blank(choice.description) else plain(choice.description, LABEL)
    value = within(choice.value, _OPTION_VALUE)
    label = plain(choice.label, LABEL)
    return Option(without_none(value=value, text=label, description=description))
