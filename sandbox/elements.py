"""Interactive elements: what their values are called, and what they hold.

Source: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sandbox.model import Json

_ROWS: Final = frozenset({"actions", "context_actions"})

Values = dict[str, dict[str, Json]]


@dataclass(frozen=True)
class Kind:
    """The fields of one type of element; `many`: holds a list; `options`: chooses among them."""

    field: str
    initial: str
    many: bool = False
    options: bool = False
    stateful: bool = True


_TEXT = Kind("value", "initial_value")

KINDS: Final[dict[str, Kind]] = {
    "plain_text_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "number_input": _TEXT,
    "rich_text_input": Kind("rich_text_value", "initial_value"),
    "static_select": Kind("selected_option", "initial_option", options=True),
    "external_select": Kind("selected_option", "initial_option", options=True),
    "radio_buttons": Kind("selected_option", "initial_option", options=True),
    "overflow": Kind("selected_option", "", options=True, stateful=False),
    "checkboxes": Kind("selected_options", "initial_options", many=True, options=True),
    "multi_static_select": Kind("selected_options", "initial_options", many=True, options=True),
    "multi_external_select": Kind("selected_options", "initial_options", many=True, options=True),
    "users_select": Kind("selected_user", "initial_user"),
    "multi_users_select": Kind("selected_users", "initial_users", many=True),
    "channels_select": Kind("selected_channel", "initial_channel"),
    "multi_channels_select": Kind("selected_channels", "initial_channels", many=True),
    "conversations_select": Kind("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Kind(
        "selected_conversations", "initial_conversations", many=True
    ),
    "datepicker": Kind("selected_date", "initial_date"),
    "timepicker": Kind("selected_time", "initial_time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
    "file_input": Kind("files", "", many=True),
}


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield every interactive element with its block, in order."""
    for block in blocks:
        single = block.get("element") or block.get("accessory")
        many = block.get("elements", []) if block.get("type") in _ROWS else []
        for element in [*([single] if isinstance(single, dict) else []), *many]:
            if element.get("action_id"):
                yield block, element


def find(blocks: list[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
    """Return (block, element) with this action id, in this block if named; raises KeyError."""
    for block, element in elements(blocks):
        if element["action_id"] == action_id and block_id in {None, block.get("block_id")}:
            return block, element
    raise KeyError(action_id)


def value_of(element: Json, given: Json) -> Json:
    """Return what the app gets of an element that somebody has filled.

    `given` holds the field's value, where an option may be given by its `value` alone. Raises
    ValueError for an option that the element does not have.
    """
    kind = KINDS[element["type"]]
    value = given.get(kind.field)
    if kind.options and value is not None:
        value = [_option(element, one) for one in value] if kind.many else _option(element, value)
    return _filled(element, kind, value)


def initial(element: Json) -> Json:
    """Return what the app gets of an element that nobody has touched."""
    kind = KINDS[element["type"]]
    return _filled(element, kind, element.get(kind.initial) if kind.initial else None)


def state_values(blocks: list[Json], known: Values, given: Values | None = None) -> Values:
    """Return `state.values` for these blocks: what is given now, was known before, or is initial.

    Raises ValueError for an option that an element does not have.
    """
    values: Values = {}
    for block, element in elements(blocks):
        kind = KINDS.get(element["type"])
        if kind is None or not kind.stateful:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        now = (given or {}).get(block_id, {}).get(action_id)
        before = known.get(block_id, {}).get(action_id)
        if now is not None:
            before = value_of(element, now)
        elif before is None or before["type"] != element["type"]:
            before = initial(element)
        values.setdefault(block_id, {})[action_id] = before
    return values


def unfit_inputs(blocks: list[Json], values: Values) -> dict[str, str]:
    """Return, by block id, what Slack's client itself complains of before a modal is submitted."""
    complaints: dict[str, str] = {}
    for block in blocks:
        if block.get("type") != "input":
            continue
        element = block["element"]
        entry = values.get(block["block_id"], {}).get(element["action_id"], {})
        held = entry.get(KINDS[element["type"]].field) if element["type"] in KINDS else None
        complaint = _complaint(block, element, held)
        if complaint:
            complaints[block["block_id"]] = complaint
    return complaints


def _complaint(block: Json, element: Json, held: Any) -> str | None:
    if held in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "number_input":
        return _number_complaint(element, str(held))
    if isinstance(held, str) and len(held) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if isinstance(held, str) and len(held) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    if isinstance(held, list) and len(held) > element.get("max_selected_items", len(held)):
        return f"Please select at most {element['max_selected_items']} items."
    return None


def _number_complaint(element: Json, held: str) -> str | None:
    try:
        number = float(held)
    except ValueError:
        return "Please enter a number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Please enter a whole number."
    if number < float(element.get("min_value", number)):
        return f"Please enter a number no less than {element['min_value']}."
    if number > float(element.get("max_value", number)):
        return f"Please enter a number no more than {element['max_value']}."
    return None


def _filled(element: Json, kind: Kind, value: Any) -> Json:
    if value in (None, "", []):
        value = [] if kind.many else None
    filled = {"type": element["type"], kind.field: value}
    if element["type"] == "timepicker" and element.get("timezone"):
        filled["timezone"] = element["timezone"]
    return filled


def _option(element: Json, given: Any) -> Json:
    wanted = given.get("value") if isinstance(given, dict) else given
    groups = element.get("option_groups") or []
    options = [*element.get("options", []), *(o for group in groups for o in group["options"])]
    for option in options:
        if option.get("value") == wanted:
            return dict(option)
    if element["type"] in {"external_select", "multi_external_select"} and isinstance(given, dict):
        return dict(given)
    raise ValueError(f"{element['action_id']} has no option {wanted!r}")
