"""The block elements: what people press, pick and write in.

Source: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sandbox.blocks.composition import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_ACTION,
    LINK_OPTION,
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    SLACK_FILE,
    STYLE,
    WORKFLOW,
    exactly_one_of,
    plain,
)
from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.blocks.schema import (
    Kinds,
    choice,
    flag,
    integer,
    list_of,
    one_of,
    only,
    record,
    report,
    required,
    text,
)


def _initial_is_offered(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: what is chosen from the start must be among the options, character by character."""
    offered = list(_offered(value))
    if "initial_option" in value and value["initial_option"] not in offered:
        report(found, "must be one of the provided options", f"{at}/initial_option")
    chosen = value.get("initial_options")
    if chosen is not None and not (chosen and all(option in offered for option in chosen)):
        report(found, "must be one of the provided options", f"{at}/initial_options")


def _offered(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from value.get("options", ())
    for group in value.get("option_groups", ()):
        yield from group["options"]


def _shortest_before_longest(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: `min_length` must not be above `max_length`."""
    if value.get("min_length", 0) > value.get("max_length", LONGEST_INPUT):
        report(found, "must be less than `max_length`", f"{at}/min_length")


LONGEST_INPUT: Final = 3000

_ACTION: Final = record(action_id=text(255))
_CONFIRMED: Final = _ACTION.also(confirm=CONFIRM)
_FOCUSED: Final = _ACTION.also(focus_on_load=flag)
_HINTED: Final = _FOCUSED.also(placeholder=plain(150))
_WRITTEN: Final = _HINTED.also(dispatch_action_config=DISPATCH_ACTION)
_MENU: Final = _HINTED.also(confirm=CONFIRM)
_MULTI_MENU: Final = _MENU.also(max_selected_items=integer(1))
_IDS: Final = list_of(text())

_OPTIONS: Final = record(
    exactly_one_of("options", "option_groups"),
    _initial_is_offered,
    options=list_of(OPTION, 100, least=1),
    option_groups=list_of(OPTION_GROUP, 100, least=1),
)
_TICKS: Final = record(
    _initial_is_offered, options=required(list_of(MARKED_OPTION, 10, least=1)), confirm=CONFIRM
)
_NUMERAL: Final = text(form=r"-?\d+(\.\d+)?")

BUTTONS: Final[Kinds] = {
    "button": _CONFIRMED.also(
        text=required(plain(75)),
        url=text(3000),
        value=text(2000),
        style=STYLE,
        accessibility_label=text(75),
        agent_prompt=text(4000),
        agent_prompt_display=text(),
        visible_to_user_ids=list_of(text()),
    ),
    "workflow_button": _ACTION.also(
        text=required(plain(75)),
        workflow=required(WORKFLOW),
        style=STYLE,
        accessibility_label=text(75),
    ),
    "overflow": _CONFIRMED.also(options=required(list_of(LINK_OPTION, 5, least=1))),
}

MENUS: Final[Kinds] = {
    "static_select": _MENU.merged(_OPTIONS).also(initial_option=OPTION),
    "external_select": _MENU.also(initial_option=OPTION, min_query_length=integer(0)),
    "users_select": _MENU.also(initial_user=text()),
    "channels_select": _MENU.also(initial_channel=text(), response_url_enabled=flag),
    "conversations_select": _MENU.also(
        initial_conversation=text(),
        default_to_current_conversation=flag,
        response_url_enabled=flag,
        filter=CONVERSATION_FILTER,
    ),
    "multi_static_select": _MULTI_MENU.merged(_OPTIONS).also(initial_options=list_of(OPTION, 100)),
    "multi_external_select": _MULTI_MENU.also(
        initial_options=list_of(OPTION, 100), min_query_length=integer(0)
    ),
    "multi_users_select": _MULTI_MENU.also(initial_users=_IDS),
    "multi_channels_select": _MULTI_MENU.also(initial_channels=_IDS),
    "multi_conversations_select": _MULTI_MENU.also(
        initial_conversations=_IDS,
        default_to_current_conversation=flag,
        filter=CONVERSATION_FILTER,
    ),
}

PICKERS: Final[Kinds] = {
    "datepicker": _MENU.also(
        initial_date=text(form=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
    ),
    "timepicker": _MENU.also(initial_time=text(form=r"([01]\d|2[0-3]):[0-5]\d"), timezone=text()),
    "datetimepicker": _FOCUSED.also(
        initial_date_time=integer(1_000_000_000, 9_999_999_999), confirm=CONFIRM
    ),
    "checkboxes": _FOCUSED.merged(_TICKS).also(initial_options=list_of(MARKED_OPTION, 10)),
    "radio_buttons": _FOCUSED.merged(_TICKS).also(initial_option=MARKED_OPTION),
}

INPUTS: Final[Kinds] = {
    "plain_text_input": _WRITTEN.merged(
        record(
            _shortest_before_longest,
            initial_value=text(LONGEST_INPUT, shortest=0),
            multiline=flag,
            min_length=integer(0, LONGEST_INPUT),
            max_length=integer(1, LONGEST_INPUT),
        ),
    ),
    "number_input": _WRITTEN.also(
        is_decimal_allowed=required(flag),
        initial_value=_NUMERAL,
        min_value=_NUMERAL,
        max_value=_NUMERAL,
    ),
    "email_text_input": _WRITTEN.also(initial_value=text(shortest=0)),
    "url_text_input": _WRITTEN.also(initial_value=text(shortest=0)),
    "rich_text_input": _WRITTEN.also(initial_value=one_of({"rich_text": RICH_TEXT})),
    "file_input": _ACTION.also(filetypes=list_of(text(), least=1), max_files=integer(1, 10)),
}

IMAGE: Final = record(
    exactly_one_of("image_url", "slack_file"),
    image_url=text(3000),
    slack_file=SLACK_FILE,
    alt_text=required(text(2000)),
)

_FEEDBACK: Final = record(
    text=required(plain(75)), value=required(text(2000)), accessibility_label=text(75)
)

# Only in a context_actions block.
CONTEXT_BUTTONS: Final[Kinds] = {
    "feedback_buttons": _ACTION.also(
        positive_button=required(_FEEDBACK), negative_button=required(_FEEDBACK)
    ),
    "icon_button": _CONFIRMED.also(
        icon=required(choice("trash")),
        text=required(plain(75)),
        value=text(2000),
        accessibility_label=text(75),
        visible_to_user_ids=list_of(text(), 10),
    ),
}

# What may stand where: the "Works with block types" of each element's page.
ACTION_ELEMENTS: Final[Kinds] = {**BUTTONS, **MENUS, **PICKERS}
ACCESSORIES: Final[Kinds] = {
    **{name: kind for name, kind in ACTION_ELEMENTS.items() if name != "datetimepicker"},
    "image": IMAGE,
}
INPUT_ELEMENTS: Final[Kinds] = {**MENUS, **PICKERS, **INPUTS}
ELEMENTS: Final[Kinds] = {**ACTION_ELEMENTS, **INPUTS, **CONTEXT_BUTTONS, "image": IMAGE}
MODAL_ONLY_ELEMENTS: Final = only(INPUTS, "file_input")
