"""Modals and the Home tab as wholes."""

from typing import Any

import pytest

from sandbox.blocks import Problem, view_errors

Json = dict[str, Any]
WORD = {"type": "plain_text", "text": "Word"}
ALL = "failed to match all allowed schemas [json-pointer:/view]"


def modal(*blocks: Json, **fields: Any) -> Json:
    """Return a modal without a submit button."""
    return {"type": "modal", "title": WORD, "blocks": list(blocks), **fields}


def asking(**fields: Any) -> Json:
    """Return an input block."""
    return {
        "type": "input",
        "label": WORD,
        "element": {"type": "plain_text_input", "action_id": "text", **fields},
    }


def test_a_modal_with_a_question_needs_a_submit_button() -> None:
    """An input block without `submit` is refused; in the Home tab it is fine."""
    assert view_errors(modal(asking(), submit=WORD)) == []
    assert view_errors({"type": "home", "blocks": [asking()]}) == []
    (problem,) = view_errors(modal({"type": "divider"}, asking()))
    said = "must define `submit` to use an `input` block in modals"
    place = "/view/blocks/1/input"
    assert problem.messages == (ALL, f"{said} [json-pointer:{place}]")


def test_what_slack_adds_to_a_view_may_not_be_sent_back() -> None:
    """Fields of the view in a payload, as `id`, are no fields of a view to show."""
    assert view_errors(modal(id="V1", submit_disabled=True)) == [
        Problem(
            "invalid_arguments",
            (
                ALL,
                "invalid additional property: id [json-pointer:/view]",
                "invalid additional property: submit_disabled [json-pointer:/view]",
            ),
        )
    ]


@pytest.mark.parametrize("field", ["title", "submit", "close", "clear_on_close"])
def test_the_home_tab_has_no_fields_of_a_modal(field: str) -> None:
    """Title and buttons belong to modals."""
    (problem,) = view_errors({"type": "home", "blocks": [], field: WORD})

    assert f"invalid additional property: {field} [json-pointer:/view]" in problem.messages


def test_what_a_modal_must_have_is_named() -> None:
    """A modal has a title and blocks."""
    assert view_errors({"type": "modal"}) == [
        Problem(
            "invalid_arguments",
            (
                ALL,
                "missing required field: blocks [json-pointer:/view]",
                "missing required field: title [json-pointer:/view]",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ({}, "missing required field: type [json-pointer:/view]"),
        ("modal", "must provide an object [json-pointer:/view]"),
        (None, "must provide an object [json-pointer:/view]"),
        ({"type": "workflow_step"}, "unsupported type: workflow_step [json-pointer:/view/type]"),
    ],
)
def test_something_else_than_a_view_is_refused(view: Any, said: str) -> None:
    """Whatever arrives is answered by what is wrong with it."""
    assert view_errors(view) == [Problem("invalid_arguments", (ALL, said))]


def test_each_method_takes_its_own_kind_of_view() -> None:
    """A modal cannot be published and the Home tab cannot be opened."""
    home: Json = {"type": "home", "blocks": []}
    unsupported = "unsupported type: {} [json-pointer:/view/type]"

    assert view_errors(modal(), kind="modal") == []
    assert view_errors(home, kind="home") == []
    assert view_errors(home, kind="modal")[0].messages == (ALL, unsupported.format("home"))
    assert view_errors(modal(), kind="home")[0].messages == (ALL, unsupported.format("modal"))


def test_names_of_blocks_differ_in_a_view() -> None:
    """Two blocks of one view have different names."""
    named = {"type": "divider", "block_id": "same"}

    (problem,) = view_errors(modal(named, named))

    said = '`block_id` "same" already exists [json-pointer:/view/blocks/1/block_id]'
    assert said in problem.messages


def test_only_one_element_has_the_focus() -> None:
    """The second element that wants the focus is refused."""
    asked = [asking(focus_on_load=True) for _ in range(2)]

    (problem,) = view_errors(modal(*asked, submit=WORD))

    place = "/view/blocks/1/element/focus_on_load"
    assert f"only one element may have `focus_on_load` [json-pointer:{place}]" in problem.messages


def test_a_view_has_less_than_a_quarter_of_a_megabyte() -> None:
    """Many long menus are too large together."""
    options = [
        {"text": {"type": "plain_text", "text": "字" * 75}, "value": f"{number:0150}"}
        for number in range(100)
    ]
    menu = {"type": "static_select", "action_id": "menu", "options": options}
    blocks = [{"type": "actions", "elements": [menu]} for _ in range(7)]

    assert view_errors(modal(*blocks[:5])) == []
    assert view_errors(modal(*blocks)) == [Problem("view_too_large")]


def test_empty_metadata_is_metadata() -> None:
    """An app may clear its private_metadata."""
    assert view_errors(modal(private_metadata="", callback_id="", external_id="")) == []
