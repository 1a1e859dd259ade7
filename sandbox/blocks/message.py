"""What Slack refuses in a message.

Sources: https://docs.slack.dev/reference/methods/chat.postMessage and chat.update, and for what
Slack does not write down https://github.com/slackapi/bolt-js/issues/2509.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sandbox.blocks.identity import repeated_ids
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.problem import Problem
from sandbox.blocks.schema import list_of, one_of

MOST_BLOCKS: Final = 50
# chat.postMessage cuts a longer text off; see `truncated`.
LONGEST_TEXT: Final = 40_000
# chat.update does not cut but refuses: "The text field cannot exceed 4,000 characters."
LONGEST_UPDATED_TEXT: Final = 4_000

# Slack says nowhere how it sums up the blocks of a message. Measured by others: one block of
# 13,297 characters passes, forty-five blocks of 11,341 do not, fifty of 9,597 do, and a header
# costs about a hundred. These three numbers agree with that, on the careful side.
MOST_CHARACTERS: Final = 13_200
BLOCK_COST: Final = 50
HEADER_COST: Final = 100
# "The cumulative limit for all markdown blocks in a single payload is 12,000 characters."
MOST_MARKDOWN: Final = 12_000
# "The aggregate character count across all table cells for a single message cannot exceed 10,000."
MOST_TABLE_CHARACTERS: Final = 10_000
MOST_CHARTS: Final = 2

_message_blocks: Final = list_of(one_of(BLOCKS["message"]), MOST_BLOCKS)


def truncated(text: str) -> str:
    """Return the text as chat.postMessage stores it: cut off after 40,000 characters."""
    return text[:LONGEST_TEXT]


def message_errors(
    *,
    text: str | None,
    blocks: list[dict[str, Any]] | None,
    attachments: list[dict[str, Any]] | None = None,
    updating: bool = False,
) -> list[Problem]:
    """Return the problems of a message; an empty list means that Slack takes it.

    `blocks` and `attachments` are what the JSON of the call held, of whatever type. `updating`
    says that the call is chat.update, which takes shorter texts.
    """
    if not text and not blocks and not attachments:
        return [Problem("no_text")]
    if updating and text and len(text) > LONGEST_UPDATED_TEXT:
        return [Problem("msg_too_long")]
    return _block_problems(blocks) + _attachment_problems(attachments)


def _block_problems(blocks: Any) -> list[Problem]:
    if not blocks:
        return []
    if not isinstance(blocks, list):
        return [Problem("invalid_blocks_format")]
    messages = _invalid(blocks, "/blocks")
    if messages:
        return [Problem("invalid_blocks", tuple(messages))]
    return _amount_problems(blocks)


def _invalid(blocks: list[Any], at: str) -> list[str]:
    found: list[str] = []
    _message_blocks(blocks, at, found)
    if not found:
        repeated_ids(blocks, at, found)
    return found


def _amount_problems(blocks: Sequence[Mapping[str, Any]]) -> list[Problem]:
    kinds = [block["type"] for block in blocks]
    if kinds.count("table") + kinds.count("data_table") > 1:
        return [Problem("invalid_attachments", ("only_one_table_allowed",))]
    if kinds.count("data_visualization") > MOST_CHARTS:
        many = f"no more than {MOST_CHARTS} data_visualization blocks allowed"
        return [Problem("invalid_blocks", (f"{many} [json-pointer:/blocks]",))]
    tables = [block for block in blocks if block["type"] in ("table", "data_table")]
    if _length(tables) > MOST_TABLE_CHARACTERS:
        long = f"must be less than {MOST_TABLE_CHARACTERS + 1} characters in all table cells"
        return [Problem("invalid_blocks", (f"{long} [json-pointer:/blocks]",))]
    return [Problem("msg_blocks_too_long")] if _is_too_long(blocks) else []


def _is_too_long(blocks: Sequence[Mapping[str, Any]]) -> bool:
    markdown = [block for block in blocks if block["type"] == "markdown"]
    cost = sum(HEADER_COST if block["type"] == "header" else BLOCK_COST for block in blocks)
    return _length(blocks) + cost > MOST_CHARACTERS or _length(markdown) > MOST_MARKDOWN


def _length(value: Any) -> int:
    return sum(map(len, _texts(value)))


def _texts(value: Any) -> Iterator[str]:
    """Give every string that stands under a `text` key, however deep."""
    if isinstance(value, Mapping):
        for name, member in value.items():
            if name == "text" and isinstance(member, str):
                yield member
            else:
                yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)


def _attachment_problems(attachments: Any) -> list[Problem]:
    if not attachments:
        return []
    if not isinstance(attachments, list):
        return [Problem("invalid_attachments")]
    found: list[str] = []
    for index, attachment in enumerate(attachments):
        if not isinstance(attachment, dict):
            return [Problem("invalid_attachments")]
        found += _invalid(attachment.get("blocks", []), f"/attachments/{index}/blocks")
    return [Problem("invalid_attachments", tuple(found))] if found else []
