"""Messages and forms as lines of text."""

from typing import Any

from sandbox.demo.operations import OPERATIONS
from sandbox.demo.rendering import Rendering
from sandbox.demo.terminal import Styles

RENDERING = Rendering(OPERATIONS, Styles())


def text(words: str) -> dict[str, str]:
    """A text object."""
    return {"type": "mrkdwn", "text": words}


def shown(*blocks: dict[str, Any]) -> list[str]:
    """A message of these blocks as lines."""
    return RENDERING.message({"blocks": list(blocks)})


def test_names_stand_for_ids_and_markup_is_gone() -> None:
    """Mentions, channels, links, dates, entities, bold."""
    words = (
        "*F-1* <@U0ANNA> in <#C0OPERATIONS> &amp; <https://x.example|here> <!date^1^{time}|10:00>"
    )

    assert RENDERING.text(words) == "F-1 @Anna Müller in #operations & here 10:00"


def test_buttons_stand_in_brackets_and_menus_have_an_arrow() -> None:
    """As a reader of the terminal would expect to press them."""
    elements = [
        {"type": "button", "text": text("Done"), "action_id": "a"},
        {"type": "static_select", "placeholder": text("Snooze"), "action_id": "b"},
        {"type": "overflow", "action_id": "c", "options": []},
    ]

    assert shown({"type": "actions", "elements": elements}) == ["[Done] [Snooze ▾] [⋮]"]


def test_a_section_shows_its_fields_in_a_line_and_its_accessory_at_the_end() -> None:
    """Figures stand beside each other."""
    section = {"type": "section", "text": text("This week"), "fields": [text("*Done*\n3")]}
    button = {"type": "button", "text": text("Show"), "action_id": "a"}

    assert shown({**section, "accessory": button}) == ["This week", "Done 3  [Show]"]


def test_a_form_shows_what_was_filled_in_or_was_there() -> None:
    """People, channels and options by their names; what is empty as a dash."""
    option = {"text": text("60 minutes"), "value": "60"}
    blocks = [
        field("who", {"type": "users_select"}),
        field("where", {"type": "multi_conversations_select"}),
        field("length", {"type": "static_select", "options": [option], "initial_option": option}),
        field("notes", {"type": "plain_text_input"}),
    ]
    view = {"blocks": blocks, "submit": text("Save")}

    lines = RENDERING.view(view, {"who": "U0LIWEI", "where": ["C0SALES"]})

    assert lines == [
        "who  李伟 Li Wei",
        "where  #sales",
        "length  60 minutes",
        "notes  –",
        "[Save]",
    ]


def test_tables_and_charts_are_shown_by_their_figures() -> None:
    """A terminal draws nothing, but says all of it."""
    rows = [[{"text": "Person"}, {"text": "Open"}], [{"text": "Anna"}, {"text": "2"}]]
    data = [{"label": "Mon 2 Nov", "value": 0.0}, {"label": "Mon 9 Nov", "value": 60.0}]
    chart = {"type": "line", "series": [{"name": "On time", "data": data}]}

    assert shown({"type": "data_table", "rows": rows}) == ["Person | Open", "Anna | 2"]
    assert shown({"type": "data_visualization", "title": "Trend", "chart": chart}) == [
        "📈 Trend",
        "   On time: Mon 2 Nov 0 · Mon 9 Nov 60",
    ]


def field(name: str, element: dict[str, Any]) -> dict[str, Any]:
    """An input block."""
    return {
        "type": "input",
        "block_id": name,
        "label": text(name),
        "element": {**element, "action_id": "value"},
    }
