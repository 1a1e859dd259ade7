"""Names that must differ: block_id in a message or view, action_id in a block."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sandbox.blocks.schema import report


def repeated_ids(blocks: Sequence[Mapping[str, Any]], at: str, found: list[str]) -> None:
    """Add a sentence for every block_id, and every action_id of a block, that is used twice.

    `blocks` have passed their schema; they stand at the JSON pointer `at`.
    """
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        where = f"{at}/{index}"
        _once("block_id", block, where, seen, found)
        actions: set[str] = set()
        for name, element in elements_of(block):
            _once("action_id", element, f"{where}/{name}", actions, found)


def elements_of(block: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the elements of a block with the place of each in it, as `elements/0`."""
    for name in ("accessory", "element"):
        if name in block:
            yield name, block[name]
    for index, element in enumerate(block.get("elements", ())):
        yield f"elements/{index}", element


def _once(
    name: str, holder: Mapping[str, Any], where: str, seen: set[str], found: list[str]
) -> None:
    identity = holder.get(name)
    if identity is None:
        return
    if identity in seen:
        report(found, f'`{name}` "{identity}" already exists', f"{where}/{name}")
    seen.add(identity)
