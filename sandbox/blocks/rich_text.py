"""The rich_text block: formatted text as a tree.

Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from typing import Final

from sandbox.blocks.schema import (
    Kinds,
    Record,
    Required,
    choice,
    flag,
    integer,
    list_of,
    one_of,
    only,
    record,
    required,
    text,
)

_STYLE: Final = record(
    bold=flag,
    italic=flag,
    strike=flag,
    code=flag,
    underline=flag,
    highlight=flag,
    client_highlight=flag,
    unlink=flag,
)

RICH_TEXT_PARTS: Final[Kinds] = {
    "text": record(text=required(text()), style=_STYLE),
    "link": record(url=required(text()), text=text(shortest=0), unsafe=flag, style=_STYLE),
    "emoji": record(name=required(text()), unicode=text(), skin_tone=integer(), style=_STYLE),
    "user": record(user_id=required(text()), style=_STYLE),
    "usergroup": record(usergroup_id=required(text()), style=_STYLE),
    "channel": record(channel_id=required(text()), style=_STYLE),
    "team": record(team_id=required(text()), style=_STYLE),
    "broadcast": record(range=required(choice("here", "channel", "everyone")), style=_STYLE),
    "color": record(value=required(text()), style=_STYLE),
    "date": record(
        timestamp=required(integer(0)),
        format=required(text()),
        url=text(),
        fallback=text(),
        style=_STYLE,
    ),
}

_BORDER: Final = integer(0, 1)
_INLINE: Final = required(list_of(one_of(RICH_TEXT_PARTS)))
_VERBATIM: Final[Required] = required(list_of(one_of(only(RICH_TEXT_PARTS, "text", "link"))))
_SECTION: Final[Record] = record(elements=_INLINE)

RICH_TEXT_ELEMENTS: Final[Kinds] = {
    "rich_text_section": _SECTION,
    "rich_text_list": record(
        style=required(choice("bullet", "ordered")),
        elements=required(list_of(one_of({"rich_text_section": _SECTION}))),
        indent=integer(0, 8),
        offset=integer(0),
        border=_BORDER,
    ),
    "rich_text_preformatted": record(elements=_VERBATIM, border=_BORDER, language=text()),
    "rich_text_quote": record(elements=_INLINE, border=_BORDER),
}

RICH_TEXT: Final = record(
    elements=required(list_of(one_of(RICH_TEXT_ELEMENTS))), block_id=text(255)
)
