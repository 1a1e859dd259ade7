"""Elements that people click or type into.

https://docs.slack.dev/reference/block-kit/block-elements
"""

import datetime as dt
from collections.abc import Sequence

from bot.views.kit import composition, text
from bot.views.kit.composition import LABEL, VALUE, Choice, Confirm, Element, Style, plain

MOST_OVERFLOW = 5
MOST_TYPED = 3000
_VALUE = 2000


def button(
    label: str,
    action_id: str,
    *,
    value: str | None = None,
    style: Style | None = None,
    confirm: Confirm | None = None,
) -> Element:
    """Return a button that sends `action_id` and `value` (at most 2,000 characters) to the bot."""
    held = None if value is None else composition.within(value, _VALUE)
    return composition.element(
        "button", action_id, text=plain(label, LABEL), value=held, style=style, confirm=confirm
    )


def link_button(label: str, url: str, action_id: str) -> Element:
    """Return a button that opens an address; Slack tells the bot of the click all the same."""
    return composition.element("button", action_id, text=plain(label, LABEL), url=url)


def overflow(choices: Sequence[Choice], action_id: str) -> Element:
    """Return the … menu, with the first five choices; ValueError when there is none."""
    options = composition.options(choices, MOST_OVERFLOW)
    return composition.element("overflow", action_id, options=options)


def text_input(
    *,
    initial: str = "",
    placeholder: str = "",
    multiline: bool = False,
    most: int = MOST_TYPED,
    action_id: str = VALUE,
) -> Element:
    """Return a field to type in; `most` characters, which Slack allows up to 3,000."""
    fitted = text.lines(initial, most) if multiline else text.line(initial, most)
    return composition.element(
        "plain_text_input",
        action_id,
        initial_value=None if text.is_blank(initial) else fitted,
        placeholder=composition.placeholder(placeholder),
        multiline=multiline,
        max_length=most,
    )


def date_picker(
    *, initial: dt.date | None = None, placeholder: str = "", action_id: str = VALUE
) -> Element:
    """Return a field for a date."""
    return composition.element(
        "datepicker",
        action_id,
        initial_date=initial.isoformat() if initial else None,
        placeholder=composition.placeholder(placeholder),
    )


def time_picker(
    *,
    initial: dt.time | None = None,
    placeholder: str = "",
    zone: str | None = None,
    action_id: str = VALUE,
) -> Element:
    """Return a field for a wall-clock time; Slack names the IANA `zone` beside it when given."""
    return composition.element(
        "timepicker",
        action_id,
        initial_time=f"{initial:%H:%M}" if initial else None,
        placeholder=composition.placeholder(placeholder),
        timezone=zone,
    )
