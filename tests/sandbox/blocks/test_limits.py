"""Every length and every amount: exactly at the limit passes, one more fails with its place."""

import json
from typing import Any

import pytest

from sandbox.blocks import message_errors, view_errors

Json = dict[str, Any]


def plain(text: str) -> Json:
    """Return a plain_text object."""
    return {"type": "plain_text", "text": text}


WORD = plain("word")
OPTION = {"text": WORD, "value": "1", "description": WORD}
CONFIRM = {"title": WORD, "text": WORD, "confirm": WORD, "deny": WORD}
BUTTON = {
    "type": "button",
    "text": WORD,
    "action_id": "a",
    "value": "v",
    "url": "https://example.com",
    "accessibility_label": "label",
    "confirm": CONFIRM,
}
GROUPS = {"type": "static_select", "option_groups": [{"label": WORD, "options": [OPTION]}]}
CELL = {"type": "raw_text", "text": "cell"}
PIE = {"type": "pie", "segments": [{"label": "x", "value": 1}]}

# Blocks that have everything, by names that the table below uses.
BLOCKS: dict[str, Json] = {
    "section": {"type": "section", "text": WORD, "fields": [WORD], "block_id": "b"},
    "header": {"type": "header", "text": WORD},
    "context": {"type": "context", "elements": [WORD]},
    "image": {
        "type": "image",
        "image_url": "https://example.com",
        "alt_text": "alt",
        "title": WORD,
    },
    "buttons": {"type": "actions", "elements": [BUTTON]},
    "select": {
        "type": "actions",
        "elements": [{"type": "static_select", "placeholder": WORD, "options": [OPTION]}],
    },
    "groups": {"type": "actions", "elements": [GROUPS]},
    "overflow": {"type": "actions", "elements": [{"type": "overflow", "options": [OPTION]}]},
    "checkboxes": {"type": "actions", "elements": [{"type": "checkboxes", "options": [OPTION]}]},
    "radios": {"type": "actions", "elements": [{"type": "radio_buttons", "options": [OPTION]}]},
    "input": {
        "type": "input",
        "label": WORD,
        "hint": WORD,
        "element": {"type": "plain_text_input", "initial_value": "x"},
    },
}
MESSAGE_BLOCKS: dict[str, Json] = {
    "markdown": {"type": "markdown", "text": "x"},
    "file": {"type": "file", "external_id": "x", "source": "remote"},
    "context_actions": {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": WORD}],
    },
    "table": {"type": "table", "rows": [[CELL]], "column_settings": [None]},
    "data_table": {"type": "data_table", "caption": "c", "rows": [[CELL], [CELL]]},
    "pie": {"type": "data_visualization", "title": "Share", "chart": PIE},
}
VIEW: Json = {
    "type": "modal",
    "title": WORD,
    "submit": WORD,
    "close": WORD,
    "private_metadata": "x",
    "external_id": "x",
    "callback_id": "x",
    "blocks": [{"type": "divider"}],
}

LIMITS = [
    ("section", "text/text", 3000),
    ("section", "fields", 10),
    ("section", "fields/0/text", 2000),
    ("section", "block_id", 255),
    ("header", "text/text", 150),
    ("context", "elements", 10),
    ("context", "elements/0/text", 3000),
    ("image", "alt_text", 2000),
    ("image", "image_url", 3000),
    ("image", "title/text", 2000),
    ("buttons", "elements/0/action_id", 255),
    ("buttons", "elements/0/text/text", 75),
    ("buttons", "elements/0/value", 2000),
    ("buttons", "elements/0/url", 3000),
    ("buttons", "elements/0/accessibility_label", 75),
    ("buttons", "elements/0/confirm/title/text", 100),
    ("buttons", "elements/0/confirm/text/text", 300),
    ("buttons", "elements/0/confirm/confirm/text", 30),
    ("buttons", "elements/0/confirm/deny/text", 30),
    ("select", "elements", 25),
    ("select", "elements/0/options", 100),
    ("select", "elements/0/options/0/text/text", 75),
    ("select", "elements/0/options/0/value", 150),
    ("select", "elements/0/options/0/description/text", 75),
    ("select", "elements/0/placeholder/text", 150),
    ("groups", "elements/0/option_groups", 100),
    ("groups", "elements/0/option_groups/0/options", 100),
    ("groups", "elements/0/option_groups/0/label/text", 75),
    ("overflow", "elements/0/options", 5),
    ("checkboxes", "elements/0/options", 10),
    ("radios", "elements/0/options", 10),
    ("input", "element/initial_value", 3000),
    ("input", "label/text", 2000),
    ("input", "hint/text", 2000),
]
MESSAGE_LIMITS = [
    ("markdown", "text", 12_000),
    ("file", "external_id", 255),
    ("context_actions", "elements", 5),
    ("table", "rows", 100),
    ("table", "rows/0", 20),
    ("table", "column_settings", 20),
    ("data_table", "rows", 101),
    ("pie", "title", 50),
    ("pie", "chart/segments", 6),
    ("pie", "chart/segments/0/label", 20),
]
VIEW_LIMITS = [
    ("title/text", 24),
    ("submit/text", 24),
    ("close/text", 24),
    ("private_metadata", 3000),
    ("external_id", 255),
    ("callback_id", 255),
    ("blocks", 100),
]


def grown(value: Json, place: str, size: int) -> Json:
    """Return a copy in which the text or list at `place` has `size` characters or items."""
    # Not deepcopy, which keeps one text that stands in two places one.
    result: Json = json.loads(json.dumps(value))
    *way, last = (int(step) if step.isdigit() else step for step in place.split("/"))
    holder: Any = result
    for step in way:
        holder = holder[step]
    holder[last] = "字" * size if isinstance(holder[last], str) else holder[last][:1] * size
    return result


def refusal(value: Json, place: str, most: int, root: str) -> str:
    """Return what Slack says when there is more than `most` at `place`."""
    at: Any = value
    for step in place.split("/"):
        at = at[int(step) if step.isdigit() else step]
    if isinstance(at, str):
        return f"must be less than {most + 1} characters [json-pointer:{root}/{place}]"
    return f"no more than {most} items allowed [json-pointer:{root}/{place}]"


@pytest.mark.parametrize(("name", "place", "most"), LIMITS + MESSAGE_LIMITS)
def test_a_message_at_the_limit_passes_and_one_more_is_refused(
    name: str, place: str, most: int
) -> None:
    """Slack takes exactly so much in a message, counted in characters, and names the place."""
    block = (BLOCKS | MESSAGE_BLOCKS)[name]

    fine = message_errors(text="Fallback", blocks=[grown(block, place, most)])
    over = message_errors(text="Fallback", blocks=[grown(block, place, most + 1)])

    assert fine == []
    assert [problem.error for problem in over] == ["invalid_blocks"]
    assert refusal(block, place, most, "/blocks/0") in over[0].messages


@pytest.mark.parametrize(("name", "place", "most"), LIMITS)
@pytest.mark.parametrize("kind", ["modal", "home"])
def test_the_same_limits_hold_in_a_view(name: str, place: str, most: int, kind: str) -> None:
    """Slack takes exactly so much in a modal and in the Home tab; the place begins with /view."""
    block = BLOCKS[name]
    view: Json = VIEW if kind == "modal" else {"type": "home"}

    fine = view_errors({**view, "blocks": [grown(block, place, most)]})
    over = view_errors({**view, "blocks": [grown(block, place, most + 1)]})

    assert fine == []
    assert [problem.error for problem in over] == ["invalid_arguments"]
    assert refusal(block, place, most, "/view/blocks/0") in over[0].messages


@pytest.mark.parametrize(("place", "most"), VIEW_LIMITS)
def test_a_view_at_the_limit_passes_and_one_more_is_refused(place: str, most: int) -> None:
    """Slack takes exactly so much of a view's own fields."""
    fine = view_errors(grown(VIEW, place, most))
    over = view_errors(grown(VIEW, place, most + 1))

    assert fine == []
    assert refusal(VIEW, place, most, "/view") in over[0].messages


def test_a_text_that_is_too_long_is_announced_as_slack_does() -> None:
    """A length limit of a text object comes with the sentence about its schemas before it."""
    problems = message_errors(text=None, blocks=[grown(BLOCKS["section"], "text/text", 3001)])

    assert problems[0].messages == (
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    )


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("section", "text/text"),
        ("section", "block_id"),
        ("header", "text/text"),
        ("context", "elements/0/text"),
        ("buttons", "elements/0/text/text"),
        ("buttons", "elements/0/action_id"),
        ("select", "elements/0/options/0/value"),
        ("markdown", "text"),
        ("table", "rows/0/0/text"),
    ],
)
def test_an_empty_text_is_refused(name: str, place: str) -> None:
    """Slack takes no empty text where a text is asked for."""
    empty = grown((BLOCKS | MESSAGE_BLOCKS)[name], place, 0)

    problems = message_errors(text="Fallback", blocks=[empty])

    said = f"must be more than 0 characters [json-pointer:/blocks/0/{place}]"
    assert said in problems[0].messages


@pytest.mark.parametrize(
    ("name", "place", "least"),
    [
        ("section", "fields", 1),
        ("context", "elements", 1),
        ("buttons", "elements", 1),
        ("select", "elements/0/options", 1),
        ("groups", "elements/0/option_groups", 1),
        ("overflow", "elements/0/options", 1),
        ("table", "rows", 1),
        ("data_table", "rows", 2),
        ("pie", "chart/segments", 1),
    ],
)
def test_a_list_that_is_too_short_is_refused(name: str, place: str, least: int) -> None:
    """Slack takes no empty list, and no data_table of a header alone."""
    short = grown((BLOCKS | MESSAGE_BLOCKS)[name], place, least - 1)

    problems = message_errors(text="Fallback", blocks=[short])

    said = f"must provide at least {least} items [json-pointer:/blocks/0/{place}]"
    assert said in problems[0].messages
