"""The office of the sandbox's own tests: an app that may do everything, people and channels."""

from typing import Any, Final

import pytest

from sandbox.delivery import Timings
from sandbox.scopes import EVENT_SCOPES, METHODS
from sandbox.server import Sandbox

Json = dict[str, Any]

PATIENT: Final = Timings(retries=(0.0, 0.05, 0.05))
# For tests in which the app does not answer: they wait no longer than they must.
impatient = pytest.mark.parametrize(
    "timings", [Timings(ack=0.8, retries=(0.0, 0.05, 0.05))], ids=["impatient"]
)

ANA, WEI, ZOE = "U0ANA", "U0WEI", "U0ZOE"
OPS, BOARD, ELSEWHERE = "C0OPS", "C0BOARD", "C0ELSEWHERE"
SCOPES: Final = sorted(
    {scope for method in METHODS.values() for scope in method.scopes}
    | {scope for event in EVENT_SCOPES.values() for scope in event.scopes}
    | {"commands"}
)
MANIFEST: Final[Json] = {
    "display_information": {"name": "Clerk"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Clerk"},
        "slash_commands": [
            {"command": "/file", "description": "File it", "should_escape": True},
            {"command": "/plain", "description": "File it as it is"},
        ],
        "shortcuts": [
            {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keep it"},
            {"name": "Tidy", "type": "global", "callback_id": "tidy", "description": "Tidy up"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {"bot_events": sorted(EVENT_SCOPES)},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


def furnish(sandbox: Sandbox) -> None:
    """Put people and channels into an empty sandbox; the app is in all but #elsewhere."""
    workspace = sandbox.workspace
    bot = workspace.bot.user_id
    workspace.add_user(ANA, name="ana", real_name="Ana Lima", tz="America/Sao_Paulo")
    workspace.add_user(WEI, name="wang.wei", real_name="王伟", tz="Asia/Shanghai", locale="zh-CN")
    workspace.add_user(ZOE, name="zoe", real_name="Zoe Roth", tz="Europe/Berlin", locale="de-DE")
    workspace.add_channel(OPS, "ops", [ANA, WEI, bot])
    workspace.add_channel(BOARD, "board", [ANA, bot], private=True)
    workspace.add_channel(ELSEWHERE, "elsewhere", [ANA, WEI])


def without_scopes(*scopes: str) -> list[str]:
    """Return all scopes but these."""
    return [scope for scope in SCOPES if scope not in scopes]


def button(action_id: str, value: str = "1") -> Json:
    """Return a button."""
    text = {"type": "plain_text", "text": "Press"}
    return {"type": "button", "action_id": action_id, "text": text, "value": value}


def actions(*elements: Json, block_id: str = "row") -> Json:
    """Return an actions block."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def option(value: str) -> Json:
    """Return an option that reads as its value."""
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def modal(*blocks: Json, **fields: Any) -> Json:
    """Return a modal."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": "Form"},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": list(blocks),
        **fields,
    }


def field(block_id: str, *, optional: bool = False, **element: Any) -> Json:
    """Return an input, of text if nothing else is said; its action id is the block's with `_in`."""
    inner = {"type": "plain_text_input", "action_id": f"{block_id}_in", **element}
    label = {"type": "plain_text", "text": block_id}
    return {
        "type": "input",
        "block_id": block_id,
        "label": label,
        "element": inner,
        "optional": optional,
    }


def section(text: str = "text", **fields: Any) -> Json:
    """Return a section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **fields}
