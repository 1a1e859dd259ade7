"""What a person sees: the workspace, a channel's messages, the app's Home."""

from typing import Final

from sandbox.acts.act import Act
from sandbox.acts.interacting import open_tab
from sandbox.acts.running import clock_state
from sandbox.cards import channel_card, user_card
from sandbox.errors import SlackError
from sandbox.model import Channel, Json, Message, User
from sandbox.parts import Parts

DEFAULT_PAGE = 50
LONGEST_PAGE = 1000


async def workspace(act: Act) -> Json:
    """Return everything around the messages, as one user sees it; by default the first person."""
    parts = act.parts
    who = act.who if act.text("as") else _first_person(parts)
    channels = [
        channel_card(parts.workspace, parts.reads, channel, who.id)
        for channel in parts.workspace.channels.values()
        if channel.kind == "channel" or who.id in channel.members
    ]
    return {
        "team": parts.workspace.team.record(),
        "me": user_card(who),
        "users": [user_card(user) for user in parts.workspace.users.values()],
        "channels": channels,
        "clock": await clock_state(parts),
        "try_this": list(parts.workspace.notes("try_this").values()),
        "views": [parts.modals.shown(view) for view in parts.modals.stack(who.id)],
        **_app(act, who),
    }


async def messages(act: Act) -> Json:
    """Return the newest messages of a channel or thread (before `before`), oldest first."""
    channel = act.channel()
    limit = max(1, min(act.number("limit", DEFAULT_PAGE), LONGEST_PAGE))
    found, more = _in_channel(act, channel, limit)
    if (thread_ts := act.text("thread_ts")) is not None:
        found, more = _in_thread(act, channel, thread_ts, limit)
    shown = [act.parts.posting.shown(message) for message in found]
    return {"messages": shown, "has_more": more}


async def home(act: Act) -> Json:
    """Return the app's Home; with `open` the app hears that it was opened."""
    if act.flag("open"):
        return open_tab(act, act.who, "home")
    view = act.parts.modals.home(act.who.id)
    return {"view": act.parts.modals.shown(view) if view else None}


async def views(act: Act) -> Json:
    """Return the modals that the user has open, the lowest first."""
    stack = act.parts.modals.stack(act.who.id)
    return {"views": [act.parts.modals.shown(view) for view in stack]}


def _first_person(parts: Parts) -> User:
    people = (user for user in parts.workspace.users.values() if not user.is_bot | user.deleted)
    first = next(people, None)
    if first is None:
        raise SlackError("user_not_found", "Nobody lives in this workspace yet.")
    return first


def _in_channel(act: Act, channel: Channel, limit: int) -> tuple[list[Message], bool]:
    before = act.text("before")
    conversation = act.parts.workspace.conversation(channel.id)
    newest_first, more = conversation.between(None, before, limit)
    page = newest_first[::-1]
    start = page[0].ts if page and more else ""
    own = [m for m in _ephemerals(act, channel) if not m.is_reply and m.ts >= start]
    if before is not None:
        own = [message for message in own if message.ts < before]
    return sorted([*page, *own], key=lambda message: message.ts), more


def _in_thread(
    act: Act, channel: Channel, thread_ts: str, limit: int
) -> tuple[list[Message], bool]:
    conversation = act.parts.workspace.conversation(channel.id)
    root = conversation.get(thread_ts)
    if root is None:
        raise SlackError("thread_not_found", "This thread does not exist any more.")
    own = [m for m in _ephemerals(act, channel) if m.thread_ts == thread_ts]
    replies = sorted([*conversation.replies(thread_ts), *own], key=lambda message: message.ts)
    if (before := act.text("before")) is not None:
        replies = [reply for reply in replies if reply.ts < before]
    return [root, *replies[-limit:]], len(replies) > limit


def _ephemerals(act: Act, channel: Channel) -> list[Message]:
    return act.parts.posting.ephemerals(channel.id, act.who.id)


def _app(act: Act, who: User) -> Json:
    parts, app = act.parts, act.parts.workspace.app
    if app is None:
        return {"apps": [], "commands": [], "shortcuts": []}
    dm = parts.workspace.find_dm(who.id, app.user_id)
    shown = {
        "id": app.id,
        "user_id": app.user_id,
        "name": app.name,
        "home_tab": parts.manifest.home_tab,
        "messages_tab": parts.manifest.messages_tab,
        "dm_channel": dm.id if dm else None,
    }
    return {
        "apps": [shown],
        "commands": [{**vars(c), "app": app.id} for c in parts.manifest.commands.values()],
        "shortcuts": [{**vars(s), "app": app.id} for s in parts.manifest.shortcuts],
    }


LOOKS: Final = {"home": home, "messages": messages, "views": views, "workspace": workspace}
