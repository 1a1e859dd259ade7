"""The layout blocks, and which of them each surface takes.

Source: https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Mapping
from typing import Final, Literal

from sandbox.blocks.composition import (
    SLACK_FILE,
    at_least_one_of,
    exactly_one_of,
    marked,
    plain,
    texts,
)
from sandbox.blocks.data import DATA_TABLE, DATA_VISUALIZATION, TABLE
from sandbox.blocks.elements import (
    ACCESSORIES,
    ACTION_ELEMENTS,
    CONTEXT_BUTTONS,
    IMAGE,
    INPUT_ELEMENTS,
    MODAL_ONLY_ELEMENTS,
)
from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.blocks.schema import (
    Kinds,
    Record,
    choice,
    flag,
    list_of,
    one_of,
    record,
    required,
    text,
)

Surface = Literal["message", "modal", "home"]

_HTTPS: Final = text(3000, form=r"https://.+")


def _input(elements: Kinds) -> Record:
    return record(
        label=required(plain(2000)),
        element=required(one_of(elements)),
        hint=plain(2000),
        optional=flag,
        dispatch_action=flag,
    )


_EVERYWHERE: Final[Kinds] = {
    "section": record(
        at_least_one_of("text", "fields"),
        text=marked(3000),
        fields=list_of(marked(2000), 10, least=1),
        accessory=one_of(ACCESSORIES),
        expand=flag,
    ),
    "divider": record(),
    "header": record(text=required(plain(150))),
    "context": record(elements=required(list_of(one_of({"image": IMAGE, **texts()}), 10, least=1))),
    "actions": record(elements=required(list_of(one_of(ACTION_ELEMENTS), 25, least=1))),
    "input": _input(
        {name: kind for name, kind in INPUT_ELEMENTS.items() if name not in MODAL_ONLY_ELEMENTS}
    ),
    "image": record(
        exactly_one_of("image_url", "slack_file"),
        image_url=text(3000),
        slack_file=SLACK_FILE,
        alt_text=required(text(2000)),
        title=plain(2000),
    ),
    "rich_text": RICH_TEXT,
    "video": record(
        alt_text=required(text(2000)),
        title=required(plain(199)),
        thumbnail_url=required(text(3000)),
        video_url=required(_HTTPS),
        title_url=_HTTPS,
        author_name=text(49),
        description=plain(199),
        provider_icon_url=text(3000),
        provider_name=text(),
    ),
}

_IN_MESSAGES: Final[Kinds] = {
    "markdown": record(text=required(text(12_000))),
    "file": record(external_id=required(text(255)), source=required(choice("remote"))),
    "context_actions": record(elements=required(list_of(one_of(CONTEXT_BUTTONS), 5, least=1))),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
}


def _named(kinds: Kinds) -> Kinds:
    return {name: kind.also(block_id=text(255)) for name, kind in kinds.items()}


BLOCKS: Final[Mapping[Surface, Kinds]] = {
    "message": _named({**_EVERYWHERE, **_IN_MESSAGES}),
    "modal": _named({**_EVERYWHERE, "input": _input(INPUT_ELEMENTS)}),
    "home": _named(_EVERYWHERE),
}
