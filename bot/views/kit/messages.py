"""Messages: blocks with the words that notifications and screen readers use instead.

https://docs.slack.dev/reference/methods/chat.postMessage
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Any

from bot.domain.mrkdwn import Mrkdwn, escape, link
from bot.i18n import Translator
from bot.views.kit import text
from bot.views.kit.blocks import SECTION, Block, context, section
from bot.views.kit.room import Room, within

MOST_BLOCKS = 50
# Slack refuses a message of more than about 13,200 characters, but says nowhere how it counts.
MOST_CHARACTERS = 12_800
# chat.update refuses a longer text, chat.postMessage advises against one.
_MOST_FALLBACK = 4000
# The line that says which page it is takes one block and few characters.
_PAGE_LINE = 300


@dataclass(frozen=True)
class Message:
    """A message that Slack takes: what is too much of it is cut, with … in its place.

    `text` is always there: what a notification says. Plain text is escaped, Mrkdwn kept as it is.
    Use `paginate`, `fit` or `lines` so that nothing has to be cut.
    """

    text: str
    blocks: Sequence[Block] = ()

    def __post_init__(self) -> None:
        words = self.text if isinstance(self.text, Mrkdwn) else escape(self.text)
        object.__setattr__(self, "text", text.mrkdwn(words, _MOST_FALLBACK))
        blocks = within(self.blocks, most_blocks=MOST_BLOCKS, most_characters=MOST_CHARACTERS)
        object.__setattr__(self, "blocks", blocks)

    def payload(self) -> dict[str, Any]:
        """Return what to store or to pass to Slack: `{"text": …, "blocks": […]}`."""
        return {"text": str(self.text), "blocks": list(self.blocks)}

    def encoded(self, **more: str) -> str:
        """Return the same as JSON, with `more` fields; a block that was shown before is kept so."""
        fields = {"text": str(self.text), **more}
        parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in fields.items()]
        blocks = ", ".join(block.encoded for block in self.blocks)
        return f'{{{", ".join(parts)}, "blocks": [{blocks}]}}'


def said(words: Mrkdwn, *below: Block) -> Message:
    """Return what is said in one paragraph, with more blocks below it."""
    return Message(words, [section(words), *below])


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
    total: int | None = None,
    url: str | None = None,
) -> list[Block]:
    """Return the blocks of as many rows as there is room for, then “… and 12 more”.

    A row (a follow-up with its buttons) is shown whole or not at all. `total` is how many there are
    when `rows` are only the first of them, `url` where the rest is.
    """
    total = len(rows) if total is None else total
    room = Room(blocks=most_blocks, characters=most_characters)
    if total == len(rows) and all(room.take(row) for row in rows):
        return [block for row in rows for block in row]
    reserved = context(more(t, total, url)).cost
    room = Room(blocks=most_blocks - 1, characters=most_characters - reserved)
    kept = list(takewhile(room.take, rows))
    tail = context(more(t, total - len(kept), url))
    return [*(block for row in kept for block in row), tail]


def lines(
    t: Translator,
    items: Sequence[Mrkdwn],
    *,
    most: int = SECTION,
    total: int | None = None,
    url: str | None = None,
) -> Mrkdwn:
    """Return items, one on a line, as many as there is room for, then “… and 12 more”.

    An item that would take more than half of the room is shortened. `total` is how many there are
    when `items` are only the first of them.
    """
    total = len(items) if total is None else total
    short = [text.mrkdwn(item, most // 2) for item in items]
    everything = text.joined(short)
    if total == len(short) and text.length(everything) <= most:
        return everything
    reserved = text.length(more(t, total, url)) + 1
    ends = accumulate(text.length(item) + 1 for item in short)
    shown = sum(1 for _ in takewhile(lambda end: end + reserved <= most, ends))
    return text.joined([*short[:shown], more(t, total - shown, url)])


def more(t: Translator, count: int, url: str | None = None) -> Mrkdwn:
    """Return “… and 12 more”, with a link to all of them when there is an address."""
    said = t.md_n("common.more.count", count)
    return text.joined([said, link(url, t("common.more.see_all"))], " · ") if url else said


def _pages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    room = _page_room()
    for block in blocks:
        if not room.take([block]):
            yield page
            page, room = [], _page_room()
            room.take([block])
        page.append(block)
    yield page


def _page_room() -> Room:
    return Room(blocks=MOST_BLOCKS - 1, characters=MOST_CHARACTERS - _PAGE_LINE)
