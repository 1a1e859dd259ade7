"""What Slack refuses in a modal or a Home tab.

Source: https://docs.slack.dev/reference/views
"""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from sandbox.blocks.composition import plain
from sandbox.blocks.identity import elements_of, repeated_ids
from sandbox.blocks.layout import BLOCKS, Surface
from sandbox.blocks.problem import Problem
from sandbox.blocks.schema import (
    Record,
    as_one,
    flag,
    list_of,
    one_of,
    record,
    report,
    required,
    text,
)

ViewType = Literal["modal", "home"]

MOST_BLOCKS: Final = 100
# "view_too_large: The provided view is greater than 250kb", of views.publish.
MOST_BYTES: Final = 250_000


def view_errors(view: dict[str, Any], *, kind: ViewType | None = None) -> list[Problem]:
    """Return the problems of a view; an empty list means that Slack takes it.

    `kind` is the one kind that the method takes: views.publish only `home`, the others only
    `modal`; None takes both.
    """
    found: list[str] = []
    _VIEWS[kind](view, "/view", found)
    if found:
        return [Problem("invalid_arguments", tuple(found))]
    if len(json.dumps(view, ensure_ascii=False).encode()) > MOST_BYTES:
        return [Problem("view_too_large")]
    return []


def _ids_differ(view: Mapping[str, Any], at: str, found: list[str]) -> None:
    repeated_ids(view["blocks"], f"{at}/blocks", found)


def _input_needs_submit(view: Mapping[str, Any], at: str, found: list[str]) -> None:
    if "submit" in view:
        return
    for index, block in enumerate(view["blocks"]):
        if block["type"] == "input":
            sentence = "must define `submit` to use an `input` block in modals"
            report(found, sentence, f"{at}/blocks/{index}/input")


def _one_focus(view: Mapping[str, Any], at: str, found: list[str]) -> None:
    focused = [
        f"{at}/blocks/{index}/{name}"
        for index, block in enumerate(view["blocks"])
        for name, element in elements_of(block)
        if element.get("focus_on_load")
    ]
    for where in focused[1:]:
        report(found, "only one element may have `focus_on_load`", f"{where}/focus_on_load")


def _common(surface: Surface) -> Record:
    return record(
        _ids_differ,
        _one_focus,
        blocks=required(list_of(one_of(BLOCKS[surface]), MOST_BLOCKS)),
        private_metadata=text(3000, shortest=0),
        callback_id=text(255, shortest=0),
        external_id=text(255, shortest=0),
    )


_HOME: Final = _common("home")
_MODAL: Final = (
    record(_input_needs_submit)
    .merged(_common("modal"))
    .also(
        title=required(plain(24)),
        submit=plain(24),
        close=plain(24),
        clear_on_close=flag,
        notify_on_close=flag,
    )
)

_VIEWS: Final = {
    "modal": as_one(one_of({"modal": _MODAL})),
    "home": as_one(one_of({"home": _HOME})),
    None: as_one(one_of({"modal": _MODAL, "home": _HOME})),
}
