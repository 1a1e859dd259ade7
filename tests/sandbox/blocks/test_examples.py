"""Each block and each element: a small example that Slack takes, and one that it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.blocks import message_errors, view_errors
from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.layout import BLOCKS, Surface

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text("utf-8"))
LABEL = {"type": "plain_text", "text": "Label"}
BLOCK_TYPES = sorted({name for kinds in BLOCKS.values() for name in kinds})


def sentences(block: dict[str, Any], surface: Surface) -> tuple[str, ...]:
    """Return what is said about a block that stands alone on a surface."""
    if surface == "message":
        problems = message_errors(text="Fallback", blocks=[block])
    else:
        frame = {"title": LABEL, "submit": LABEL} if surface == "modal" else {}
        problems = view_errors({"type": surface, **frame, "blocks": [block]})
    return tuple(sentence for problem in problems for sentence in problem.messages)


def holding(element: dict[str, Any], within: str) -> tuple[dict[str, Any], str]:
    """Return a block that holds the element, and the place of the element in it."""
    if within == "input":
        return {"type": "input", "label": LABEL, "element": element}, "element"
    return {"type": within, "elements": [element]}, "elements/0"


def test_there_is_an_example_of_every_block_and_element() -> None:
    """Nothing that the sandbox takes goes without an example."""
    assert sorted(EXAMPLES["blocks"]) == BLOCK_TYPES
    assert sorted(EXAMPLES["elements"]) == sorted(ELEMENTS)


@pytest.mark.parametrize("name", BLOCK_TYPES)
@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_a_block_is_taken_where_slack_allows_it(name: str, surface: Surface) -> None:
    """A block is fine on its surfaces and an unsupported type on the others."""
    at = "/blocks/0" if surface == "message" else "/view/blocks/0"

    said = sentences(EXAMPLES["blocks"][name]["fine"], surface)

    if name in BLOCKS[surface]:
        assert said == ()
    else:
        assert f"unsupported type: {name} [json-pointer:{at}/type]" in said


@pytest.mark.parametrize("name", BLOCK_TYPES)
def test_a_broken_block_is_refused_with_its_place(name: str) -> None:
    """What is wrong with a block is said in Slack's words."""
    example = EXAMPLES["blocks"][name]

    said = sentences(example["broken"], "message")

    assert example["says"].replace("{at}", "/blocks/0") in said


@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_an_element_is_taken_in_its_block(name: str) -> None:
    """A small example of each element passes in a message, or else in a modal."""
    example = EXAMPLES["elements"][name]
    block, _ = holding(example["fine"], example["within"])

    said = sentences(block, "modal" if name == "file_input" else "message")

    assert said == ()


@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_a_broken_element_is_refused_with_its_place(name: str) -> None:
    """What is wrong with an element is said in Slack's words."""
    example = EXAMPLES["elements"][name]
    block, place = holding(example["broken"], example["within"])

    said = sentences(block, "modal" if example["within"] == "input" else "message")

    root = "/view/blocks/0" if example["within"] == "input" else "/blocks/0"
    assert example["says"].replace("{at}", f"{root}/{place}") in said


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("plain_text_input", "actions"),
        ("number_input", "actions"),
        ("image", "actions"),
        ("feedback_buttons", "actions"),
        ("button", "input"),
        ("overflow", "input"),
        ("workflow_button", "input"),
        ("image", "input"),
        ("button", "context"),
        ("static_select", "context_actions"),
    ],
)
def test_an_element_in_the_wrong_block_is_an_unsupported_type(name: str, within: str) -> None:
    """Each block takes only its own elements."""
    block, place = holding(EXAMPLES["elements"][name]["fine"], within)

    said = sentences(block, "message")

    assert f"unsupported type: {name} [json-pointer:/blocks/0/{place}/type]" in said


def test_a_file_can_be_asked_for_only_in_a_modal() -> None:
    """A file_input in a message or the Home tab is an unsupported type."""
    block, _ = holding(EXAMPLES["elements"]["file_input"]["fine"], "input")

    assert sentences(block, "modal") == ()
    assert "unsupported type: file_input [json-pointer:/view/blocks/0/element/type]" in (
        sentences(block, "home")
    )
    assert "unsupported type: file_input [json-pointer:/blocks/0/element/type]" in (
        sentences(block, "message")
    )
