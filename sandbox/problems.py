"""Turns what validation finds into Slack's refusals, and completes blocks as Slack does."""

from collections.abc import Iterator, Sequence
from typing import Any

from sandbox.blocks import Problem, message_errors, view_errors
from sandbox.errors import SlackError
from sandbox.ids import new_block_id
from sandbox.model import Json


def check_message(text: str | None, blocks: list[Json] | None) -> None:
    """Raise SlackError when Slack would refuse such a message."""
    _refuse(message_errors(text=text, blocks=blocks))


def check_view(view: Any) -> None:
    """Raise SlackError when Slack would refuse such a view."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", "A view must be an object.")
    _refuse(view_errors(view))


def _refuse(problems: Sequence[Problem]) -> None:
    if not problems:
        return
    code = problems[0].error
    messages = [text for problem in problems if problem.error == code for text in problem.messages]
    extra: Json = {}
    if messages:
        extra = {
            "errors": messages,
            "response_metadata": {"messages": [f"[ERROR] {text}" for text in messages]},
        }
    raise SlackError(code, "; ".join(messages), **extra)


def completed(blocks: list[Json] | None) -> list[Json] | None:
    """Return the blocks with an id for every block and element that came without one."""
    if blocks is None:
        return None
    taken = {block.get("block_id") for block in blocks}
    return [_with_ids(block, taken) for block in blocks]


def _with_ids(block: Json, taken: set[Any]) -> Json:
    whole = dict(block)
    if not whole.get("block_id"):
        whole["block_id"] = _unused(taken)
    for name in ("element", "accessory"):
        if isinstance(whole.get(name), dict):
            whole[name] = _with_action_id(whole[name])
    if whole.get("type") in {"actions", "context_actions"}:
        whole["elements"] = [_with_action_id(element) for element in whole.get("elements", [])]
    return whole


def _with_action_id(element: Json) -> Json:
    if element.get("type") == "image" or element.get("action_id"):
        return element
    return {**element, "action_id": new_block_id()}


def _unused(taken: set[Any]) -> str:
    fresh = _fresh_ids()
    block_id = next(candidate for candidate in fresh if candidate not in taken)
    taken.add(block_id)
    return block_id


def _fresh_ids() -> Iterator[str]:
    while True:
        yield new_block_id()
