"""A message as a whole: what it may hold of everything together, and names that must differ."""

from typing import Any

import pytest

from sandbox.blocks import Problem, message_errors
from sandbox.blocks.message import truncated

Json = dict[str, Any]


def section(text: str) -> Json:
    """Return a section with a text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action_id: str) -> Json:
    """Return a button."""
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": "Done"},
    }


def table(characters: int = 4) -> Json:
    """Return a table of one cell."""
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * characters}]]}


DATA_TABLE: Json = {"type": "data_table", "caption": "Open", "rows": table()["rows"] * 2}
PIE: Json = {
    "type": "data_visualization",
    "title": "Share",
    "chart": {"type": "pie", "segments": [{"label": "Done", "value": 3}]},
}


@pytest.mark.parametrize(("text", "blocks"), [(None, None), ("", []), (None, []), ("", None)])
def test_a_message_must_say_something(text: str | None, blocks: list[Json] | None) -> None:
    """A message without text, blocks and attachments is refused."""
    assert message_errors(text=text, blocks=blocks) == [Problem("no_text")]


def test_text_blocks_or_attachments_are_each_enough() -> None:
    """Any one of the three makes a message."""
    assert message_errors(text="Hello", blocks=None) == []
    assert message_errors(text=None, blocks=[section("Hello")]) == []
    assert message_errors(text=None, blocks=None, attachments=[{"fallback": "Hello"}]) == []


def test_a_long_text_is_cut_off_when_posted_and_refused_when_updated() -> None:
    """chat.postMessage keeps 40,000 characters; chat.update takes no more than 4,000."""
    assert message_errors(text="x" * 50_000, blocks=None) == []
    assert len(truncated("x" * 50_000)) == 40_000
    assert message_errors(text="x" * 4_000, blocks=None, updating=True) == []
    assert message_errors(text="x" * 4_001, blocks=None, updating=True) == [Problem("msg_too_long")]


def test_fifty_blocks_are_taken_and_no_more() -> None:
    """The fifty-first block is too many."""
    divider = {"type": "divider"}

    assert message_errors(text="x", blocks=[divider] * 50) == []
    assert message_errors(text="x", blocks=[divider] * 51) == [
        Problem("invalid_blocks", ("no more than 50 items allowed [json-pointer:/blocks]",))
    ]


@pytest.mark.parametrize("blocks", ["[]", {"type": "divider"}, 7])
def test_blocks_that_are_no_list_are_refused_for_their_format(blocks: Any) -> None:
    """Something else than an array is another error than a wrong array."""
    assert message_errors(text="x", blocks=blocks) == [Problem("invalid_blocks_format")]


def test_blocks_may_be_long_each_but_not_all_together() -> None:
    """The characters of all blocks, with something for each block, stay under about 13,200."""
    assert message_errors(text="x", blocks=[section("x" * 2_590)] * 5) == []
    assert message_errors(text="x", blocks=[section("x" * 2_591)] * 5) == [
        Problem("msg_blocks_too_long")
    ]


def test_headers_weigh_more_than_other_blocks() -> None:
    """Forty headers leave much less room than forty dividers do."""
    header = {"type": "header", "text": {"type": "plain_text", "text": "x"}}
    long = [section("x" * 2_900)] * 3

    assert message_errors(text="x", blocks=[*long, *[{"type": "divider"}] * 47]) == []
    assert message_errors(text="x", blocks=[*long, *[header] * 47]) == [
        Problem("msg_blocks_too_long")
    ]


def test_texts_count_wherever_they_stand() -> None:
    """Fields, options and rich text count towards the length of a message like any text."""
    words = {"type": "text", "text": "x" * 13_200}
    rich = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [words]}],
    }

    assert message_errors(text="x", blocks=[rich]) == [Problem("msg_blocks_too_long")]


def test_markdown_blocks_share_one_limit() -> None:
    """All markdown of a message together has 12,000 characters."""

    def markdown(size: int) -> Json:
        return {"type": "markdown", "text": "x" * size}

    assert message_errors(text="x", blocks=[markdown(6_000), markdown(6_000)]) == []
    assert message_errors(text="x", blocks=[markdown(6_000), markdown(6_001)]) == [
        Problem("msg_blocks_too_long")
    ]


@pytest.mark.parametrize("second", [table(), DATA_TABLE])
def test_a_message_has_one_table(second: Json) -> None:
    """A second table of either kind is refused under the name that Slack has for it."""
    assert message_errors(text="x", blocks=[table()]) == []
    assert message_errors(text="x", blocks=[table(), second]) == [
        Problem("invalid_attachments", ("only_one_table_allowed",))
    ]


def test_the_cells_of_a_table_have_ten_thousand_characters() -> None:
    """A table with longer content must be split."""
    (problem,) = message_errors(text="x", blocks=[table(10_001)])

    assert message_errors(text="x", blocks=[table(10_000)]) == []
    assert problem.error == "invalid_blocks"


def test_a_message_has_two_charts() -> None:
    """A third chart is refused."""
    (problem,) = message_errors(text="x", blocks=[PIE] * 3)

    assert message_errors(text="x", blocks=[PIE] * 2) == []
    assert problem.error == "invalid_blocks"


def test_a_block_id_may_not_come_twice() -> None:
    """Two blocks of one message have different names."""
    blocks = [{"type": "divider", "block_id": "same"}, {"type": "divider", "block_id": "same"}]

    assert message_errors(text="x", blocks=blocks) == [
        Problem(
            "invalid_blocks",
            ('`block_id` "same" already exists [json-pointer:/blocks/1/block_id]',),
        )
    ]


def test_an_action_id_may_come_twice_in_a_message_but_not_in_a_block() -> None:
    """Action names must differ only within their block."""
    apart = [{"type": "actions", "elements": [button("done")]} for _ in range(2)]
    together = [{"type": "actions", "elements": [button("done"), button("done")]}]
    place = "/blocks/0/elements/1/action_id"

    assert message_errors(text="x", blocks=apart) == []
    assert message_errors(text="x", blocks=together) == [
        Problem("invalid_blocks", (f'`action_id` "done" already exists [json-pointer:{place}]',))
    ]


def test_blocks_without_names_do_not_clash() -> None:
    """Slack makes up a name where there is none."""
    assert message_errors(text="x", blocks=[{"type": "divider"}] * 2) == []


def test_all_that_is_wrong_is_said_at_once() -> None:
    """One answer names every fault of the message."""
    blocks: list[Any] = [{"type": "section"}, {"type": "foo"}, 7, {"text": "x"}, {"type": 1}]

    (problem,) = message_errors(text="x", blocks=blocks)

    assert problem == Problem(
        "invalid_blocks",
        (
            "must define either `text` or `fields` [json-pointer:/blocks/0/type]",
            "unsupported type: foo [json-pointer:/blocks/1/type]",
            "must provide an object [json-pointer:/blocks/2]",
            "missing required field: type [json-pointer:/blocks/3]",
            "must provide a string [json-pointer:/blocks/4/type]",
        ),
    )


def test_null_is_not_the_same_as_nothing() -> None:
    """A field that is null is wrong, as it is in Slack; leave it out instead."""
    block = {**section("x"), "accessory": None}

    (problem,) = message_errors(text="x", blocks=[block])

    assert problem.messages == ("must provide an object [json-pointer:/blocks/0/accessory]",)


def test_blocks_in_attachments_are_looked_at_too() -> None:
    """A fault in an attachment is named with its place in the attachments."""
    problems = message_errors(
        text="x", blocks=None, attachments=[{"blocks": [{"type": "section"}]}]
    )

    said = "must define either `text` or `fields` [json-pointer:/attachments/0/blocks/0/type]"
    assert problems == [Problem("invalid_attachments", (said,))]
    assert message_errors(text="x", blocks=None, attachments=["x"]) == [  # type: ignore[list-item] # wrong on purpose
        Problem("invalid_attachments")
    ]
