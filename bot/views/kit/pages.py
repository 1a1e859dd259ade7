"""Views: modals and the Home tab.

https://docs.slack.dev/reference/views
"""

from collections.abc import Sequence
from typing import Any

from bot.i18n import Translator
from bot.views.kit.blocks import Block
from bot.views.kit.composition import plain
from bot.views.kit.room import within

MOST_BLOCKS = 100
# Slack names no such limit; it refuses a view of more than 250 kB, which this stays far below.
_MOST_CHARACTERS = 60_000
_MOST_METADATA = 3000
_TITLE = 24


def modal(
    t: Translator,
    *,
    title: str,
    blocks: Sequence[Block],
    callback_id: str,
    submit: str | None = None,
    close: str | None = None,
    private_metadata: str = "",
    notify_on_close: bool = False,
) -> dict[str, Any]:
    """Return a modal; a title of more than 24 characters is shortened.

    ValueError when it has fields but no `submit`, when two fields have one block id, when it holds
    nothing, and when `private_metadata` passes 3,000 characters: shortened, it would be broken.
    """
    _check_fields(blocks, submit)
    _check_metadata(private_metadata)
    default_close = t("common.button.cancel") if submit else t("common.button.close")
    view = {
        "type": "modal",
        "title": plain(title, _TITLE),
        "callback_id": callback_id,
        "close": plain(close or default_close, _TITLE),
        "private_metadata": private_metadata,
        "notify_on_close": notify_on_close,
        "blocks": _some(blocks),
    }
    return {**view, "submit": plain(submit, _TITLE)} if submit else view


def home(
    blocks: Sequence[Block], *, callback_id: str = "home", private_metadata: str = ""
) -> dict[str, Any]:
    """Return a Home tab; ValueError when it holds nothing or too long `private_metadata`."""
    _check_metadata(private_metadata)
    return {
        "type": "home",
        "callback_id": callback_id,
        "private_metadata": private_metadata,
        "blocks": _some(blocks),
    }


def _some(blocks: Sequence[Block]) -> list[Block]:
    if not blocks:
        raise ValueError("Slack refuses a view without blocks")
    return within(blocks, most_blocks=MOST_BLOCKS, most_characters=_MOST_CHARACTERS)


def _check_fields(blocks: Sequence[Block], submit: str | None) -> None:
    names = [block["block_id"] for block in blocks if block["type"] == "input"]
    if names and not submit:
        raise ValueError("Slack refuses a modal that has fields but no submit button")
    if len(set(names)) != len(names):
        raise ValueError(f"two fields have one block id: {names}")


def _check_metadata(private_metadata: str) -> None:
    if len(private_metadata) > _MOST_METADATA:
        raise ValueError(f"private_metadata has {len(private_metadata)} characters, 3000 at most")
