"""How much fits into one message or view, and what gives way when there is more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bot.domain.mrkdwn import Mrkdwn
from bot.views.kit.blocks import Block, context
from bot.views.kit.text import ELLIPSIS

# Slack takes only so many of these together.
_MOST_OF_TYPE = {"data_visualization": 2, "data_table": 1, "table": 1}


class Room:
    """What is left of the blocks and characters that Slack takes at once."""

    def __init__(self, *, blocks: int, characters: int) -> None:
        self._blocks = blocks
        self._characters = characters
        self._types: Counter[str] = Counter()

    def take(self, row: Sequence[Block]) -> bool:
        """Take all blocks of a row, or none of them when there is no room; say which."""
        rare = [block["type"] for block in row if block["type"] in _MOST_OF_TYPE]
        blocks = self._blocks - len(row)
        characters = self._characters - sum([block.cost for block in row])
        if blocks < 0 or characters < 0:
            return False
        types = self._types + Counter(rare) if rare else self._types
        if any(types[kind] > _MOST_OF_TYPE[kind] for kind in rare):
            return False
        self._blocks, self._characters, self._types = blocks, characters, types
        return True


def within(blocks: Sequence[Block], *, most_blocks: int, most_characters: int) -> list[Block]:
    """Return blocks that Slack takes together; what is too much at the end becomes “…”."""
    named = list(_named_once(blocks))
    room = Room(blocks=most_blocks, characters=most_characters)
    if all(room.take([block]) for block in named):
        return named
    cut = context(Mrkdwn(ELLIPSIS))
    room = Room(blocks=most_blocks - 1, characters=most_characters - cut.cost)
    return [*takewhile(lambda block: room.take([block]), named), cut]


def _named_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """Drop a block id that came before: Slack wants them unique, and makes one up when missing."""
    seen: set[str] = set()
    for block in blocks:
        name = block.get("block_id")
        if name in seen:
            yield Block({key: value for key, value in block.items() if key != "block_id"})
        else:
            yield block
        if name:
            seen.add(name)
