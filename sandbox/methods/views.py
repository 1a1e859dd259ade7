"""views.*: modals and the Home tab."""

from typing import Any, Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Json, View


async def open_(call: Call) -> Json:
    """Open a modal for whoever pulled the trigger."""
    return _shown(call, call.parts.modals.open(_trigger(call), _content(call)))


async def push(call: Call) -> Json:
    """Put a modal on the one in which the trigger was pulled."""
    return _shown(call, call.parts.modals.push(_trigger(call), _content(call)))


async def update(call: Call) -> Json:
    """Change an open view."""
    view = call.parts.modals.update(
        _content(call),
        view_id=call.text("view_id") or None,
        external_id=call.text("external_id") or None,
        hash_=call.text("hash") or None,
    )
    return _shown(call, view)


async def publish(call: Call) -> Json:
    """Show a user's Home tab."""
    if not call.parts.manifest.home_tab:
        raise SlackError("not_enabled")
    user = call.parts.workspace.users.get(call.need("user_id"))
    if user is None:
        raise SlackError("invalid_arguments")
    content = _content(call)
    return _shown(call, call.parts.modals.publish(user.id, content, call.text("hash") or None))


def _trigger(call: Call) -> str:
    return call.text("trigger_id") or call.need("interactivity_pointer")


def _content(call: Call) -> Any:
    content = call.json("view")
    if content is None:
        call.need("view")
    return content


def _shown(call: Call, view: View) -> Json:
    return {"view": call.parts.modals.shown(view)}


METHODS: Final = {
    "views.open": open_,
    "views.publish": publish,
    "views.push": push,
    "views.update": update,
}
