"""Messages: blocks with the words that notifications and screen readers use instead.

https://docs.slack.dev/reference/methods/chat.postMessage
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from bot.domain.mrkdwn import Mrkdwn, escape, link
from bot.i18n import Translator
from bot.views.kit import text
from bot.views.kit.blocks import SECTION, Block, context

MOST_BLOCKS = 50
# Slack refuses a message whose blocks pass about 13,200 characters, but says nowhere how it counts.
# Measured by others (https://github.com/slackapi/bolt-js/issues/2509): each block costs something.
MOST_CHARACTERS = 12_800
_BLOCK_COST = 50
_HEADER_COST = 100
# chat.update refuses a longer text, chat.postMessage recommends no longer one.
_MOST_FALLBACK = 4000
# Of these, Slack takes only so many in one message.
_MOST_OF_TYPE = {"data_visualization": 2, "data_table": 1, "table": 1}


@dataclass(frozen=True)
class Message:
    """A message that Slack takes: what is too much of it is cut, with … in its place.

    `text` is always there: what a notification says. Plain text is escaped, Mrkdwn kept as it is.
    Use `paginate`, `fit` or `lines` so that nothing has to be cut.
    """

    text: str
    blocks: Sequence[dict[str, Any]] = ()

    def __post_init__(self) -> None:
        words = self.text if isinstance(self.text, Mrkdwn) else escape(self.text)
        object.__setattr__(self, "text", text.mrkdwn(words, _MOST_FALLBACK))
        blocks = [Block(block) for block in self.blocks]
        object.__setattr__(self, "blocks", within(blocks, MOST_BLOCKS, MOST_CHARACTERS))

    def payload(self) -> dict[str, Any]:
        """Return what to store or to pass to Slack: `{"text": …, "blocks": […]}`."""
        return {"text": str(self.text), "blocks": list(self.blocks)}


def paginate(t: Translator, words: str, blocks: Sequence[Block]) -> list[Message]:
    """Return blocks as one message or, when they are too many or too long, as several.

    `words` is the text for notifications; each of several messages ends by saying which it is.
    """
    pages = list(_pages(blocks))
    if len(pages) == 1:
        return [Message(words, pages[0])]
    return [
        Message(words, [*page, context(t.md("common.more.page", page=number, pages=len(pages)))])
        for number, page in enumerate(pages, start=1)
    ]


def fit(
    t: Translator,
    rows: Sequence[Sequence[Block]],
    *,
    most_blocks: int,
    most_characters: int = MOST_CHARACTERS,
    url: str | None = None,
) -> list[Block]:
    """Return the blocks of as many rows as there is room for, then “… and 12 more”.

    A row (a follow-up with its buttons) is shown whole or not at all. `url` is where the rest is.
    """

    def head(shown: int) -> list[Block]:
        blocks = [block for row in rows[:shown] for block in row]
        left = len(rows) - shown
        return [*blocks, context(more(t, left, url))] if left else blocks

    everything = head(len(rows))
    if _fits(everything, most_blocks, most_characters):
        return everything
    return head(_most(len(rows), lambda n: _fits(head(n), most_blocks, most_characters)))


def lines(
    t: Translator, items: Sequence[Mrkdwn], *, most: int = SECTION, url: str | None = None
) -> Mrkdwn:
    """Return items, one on a line, as many as there is room for, then “… and 12 more”.

    An item that would take more than half of the room is shortened.
    """
    short = [text.mrkdwn(item, most // 2) for item in items]

    def head(shown: int) -> Mrkdwn:
        left = len(short) - shown
        return text.joined([*short[:shown], *([more(t, left, url)] if left else [])])

    everything = head(len(short))
    if text.length(everything) <= most:
        return everything
    return head(_most(len(short), lambda n: text.length(head(n)) <= most))


def more(t: Translator, count: int, url: str | None = None) -> Mrkdwn:
    """Return “… and 12 more”, with a link to all of them when there is an address."""
    said = t.md_n("common.more.count", count)
    return text.joined([said, link(url, t("common.more.see_all"))], " · ") if url else said


def within(blocks: Sequence[Block], most_blocks: int, most_characters: int) -> list[Block]:
    """Return blocks that Slack takes together; what is too much gives way to “…”."""
    named = list(_named_once(blocks))
    if _fits(named, most_blocks, most_characters):
        return named
    cut = context(Mrkdwn(text.ELLIPSIS))
    shown = _most(len(named), lambda n: _fits([*named[:n], cut], most_blocks, most_characters))
    return [*named[:shown], cut]


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """Return the largest number below `count` that fits, as all smaller ones do."""
    return sum(1 for _ in takewhile(fits, range(1, count)))


def _pages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        # The line that says which page it is takes one block and few characters.
        if page and not _fits([*page, block], MOST_BLOCKS - 1, MOST_CHARACTERS - 300):
            yield page
            page = []
        page.append(block)
    yield page


def _fits(blocks: Sequence[Block], most_blocks: int, most_characters: int) -> bool:
    types = [block["type"] for block in blocks]
    return (
        len(blocks) <= most_blocks
        and sum(map(_cost, blocks)) <= most_characters
        and all(types.count(kind) <= most for kind, most in _MOST_OF_TYPE.items())
    )


def _cost(block: Block) -> int:
    return _characters(block) + (_HEADER_COST if block["type"] == "header" else _BLOCK_COST)


def _characters(part: object) -> int:
    if isinstance(part, dict):
        return sum(
            text.length(value) if isinstance(value, str) and key == "text" else _characters(value)
            for key, value in part.items()
        )
    return sum(map(_characters, part)) if isinstance(part, list) else 0


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
