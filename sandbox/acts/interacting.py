"""Commands, buttons and pickers, modals, shortcuts, and the app's Home."""

from typing import Final

from sandbox.acts.act import Act
from sandbox.errors import SlackError
from sandbox.interactions.actions import Surface
from sandbox.model import Channel, Json, User


async def command(act: Act) -> Json:
    """Run a slash command and wait until the app has acknowledged it."""
    channel = act.channel(member=True, open_only=True)
    text = act.text("text") or ""
    await act.parts.commands.run(act.who, channel, act.need("command"), text, act.text("thread_ts"))
    return {}


async def action(act: Act) -> Json:
    """Use a button, picker or menu and wait until the app has acknowledged it."""
    surface = _surface(act)
    action_id, block_id = act.need("action_id"), act.text("block_id")
    await act.parts.actions.act(act.who, surface, action_id, block_id, act.body)
    return {}


async def options(act: Act) -> Json:
    """Ask for the options of a menu that the app fills; `value` is what was typed."""
    surface = _surface(act)
    typed = act.text("value") or ""
    action_id, block_id = act.need("action_id"), act.text("block_id")
    return await act.parts.actions.options(act.who, surface, action_id, block_id, typed)


async def submit(act: Act) -> Json:
    """Submit a modal; says what the app answered."""
    return await act.parts.submissions.submit(act.who, act.need("view_id"), act.object("state"))


async def close_view(act: Act) -> Json:
    """Dismiss a modal, or all of them with `clear`."""
    await act.parts.submissions.close(act.who, act.need("view_id"), clear=act.flag("clear"))
    return {}


async def shortcut(act: Act) -> Json:
    """Run a shortcut: of a message when `ts` names one, else a global one."""
    callback_id = act.need("callback_id")
    if act.text("ts") is None:
        await act.parts.shortcuts.run(act.who, callback_id)
    else:
        channel = act.channel()
        message = act.message(channel)
        await act.parts.shortcuts.on_message(act.who, callback_id, channel, message)
    return {}


async def open_home(act: Act) -> Json:
    """Open the app's Home (or with `tab` its Messages), of which the app hears."""
    app = act.parts.workspace.bot
    if act.text("app") not in {None, app.id}:
        raise SlackError("app_not_found", "There is no such app.")
    tab = act.text("tab") or "home"
    return open_tab(act, act.who, tab)


def open_tab(act: Act, user: User, tab: str) -> Json:
    """Tell the app that somebody opened a tab of it, and return what is there now."""
    channel = act.parts.rooms.open([user.id, act.parts.workspace.bot.user_id])
    view = act.parts.modals.home(user.id)
    shown = act.parts.modals.shown(view) if view else None
    event: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": act.parts.clock.next_ts(),
    }
    if tab == "home" and shown is not None:
        event["view"] = shown
    act.parts.events.publish(event)
    return {"view": shown, "channel": channel.id}


def _surface(act: Act) -> Surface:
    channel: Channel | None = act.channel() if act.text("channel") else None
    view_id = act.text("view_id")
    return act.parts.actions.surface(act.who, channel, act.text("message_ts"), view_id)


ACTS: Final = {
    "action": action,
    "close_view": close_view,
    "command": command,
    "open_home": open_home,
    "options": options,
    "shortcut": shortcut,
    "submit": submit,
}
