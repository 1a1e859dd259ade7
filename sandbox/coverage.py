"""What the sandbox supports, as data; `python -m sandbox.coverage` prints it for the documentation.

A test walks it: each line is really there, and nothing is there that has no line.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sandbox.blocks.elements import (
    ACCESSORIES,
    ACTION_ELEMENTS,
    CONTEXT_BUTTONS,
    ELEMENTS,
    IMAGE,
    INPUT_ELEMENTS,
    MODAL_ONLY_ELEMENTS,
)
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.schema import Kinds
from sandbox.scopes import EVENT_SCOPES
from sandbox.scopes import METHODS as KNOWN_METHODS

METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "api.test": "echoes its arguments; `error` makes it fail",
        "apps.connections.open": "hands out the WebSocket address of Socket Mode",
        "auth.test": "who the token is",
        "bookmarks.add": "links at the top of a channel",
        "bookmarks.edit": "",
        "bookmarks.list": "",
        "bookmarks.remove": "",
        "bots.info": "the app's bot",
        "chat.delete": "the bot's own messages",
        "chat.getPermalink": "of messages and replies",
        "chat.postEphemeral": "seen by one user, gone when the sandbox ends",
        "chat.postMessage": "text, blocks, attachments, threads, metadata; to a channel or a user",
        "chat.update": "the bot's own messages",
        "conversations.archive": "",
        "conversations.close": "DMs and group DMs",
        "conversations.create": "public and private channels",
        "conversations.history": "pages, `oldest`, `latest`, `include_all_metadata`",
        "conversations.info": "with `include_num_members`",
        "conversations.invite": "",
        "conversations.join": "public channels",
        "conversations.kick": "",
        "conversations.leave": "",
        "conversations.list": "pages, `types`, `exclude_archived`",
        "conversations.mark": "",
        "conversations.members": "pages",
        "conversations.open": "DMs and group DMs",
        "conversations.rename": "",
        "conversations.replies": "pages and `include_all_metadata`",
        "conversations.setPurpose": "",
        "conversations.setTopic": "",
        "conversations.unarchive": "",
        "dnd.info": "nobody is ever undisturbed",
        "dnd.teamInfo": "the same for several people",
        "emoji.list": "no emoji of the workspace's own",
        "files.completeUploadExternal": "the second step of an upload",
        "files.getUploadURLExternal": "the first step of an upload",
        "files.info": "",
        "pins.add": "",
        "pins.list": "",
        "pins.remove": "",
        "reactions.add": "",
        "reactions.get": "",
        "reactions.remove": "",
        "team.info": "",
        "usergroups.list": "with `include_users`",
        "usergroups.users.list": "",
        "users.conversations": "pages and `types`",
        "users.getPresence": "",
        "users.info": "with `include_locale`",
        "users.list": "pages and `include_locale`",
        "users.lookupByEmail": "",
        "users.profile.get": "",
        "views.open": "a modal, within 3 seconds of the trigger",
        "views.publish": "the Home tab, with `hash`",
        "views.push": "at most three modals on each other",
        "views.update": "by `view_id` or `external_id`, with `hash`",
    }
)

EVENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "app_home_opened": "somebody opens the app's Home or Messages tab",
        "app_mention": "a message in a channel mentions the bot",
        "channel_archive": "a public channel is archived",
        "channel_created": "a public channel is created",
        "channel_left": "the bot is removed from a public channel",
        "channel_rename": "a public channel of the bot gets another name",
        "channel_unarchive": "a public channel comes back",
        "group_archive": "a private channel is archived",
        "group_left": "the bot is removed from a private channel",
        "group_rename": "a private channel of the bot gets another name",
        "group_unarchive": "a private channel comes back",
        "im_created": "the first DM between somebody and the bot is opened",
        "member_joined_channel": "somebody comes into a channel of the bot",
        "member_left_channel": "somebody leaves a channel of the bot",
        "message.channels": "a message in a public channel is written, edited or deleted",
        "message.groups": "the same in a private channel",
        "message.im": "the same in a DM with the bot",
        "message.mpim": "the same in a group DM with the bot",
        "reaction_added": "somebody reacts to a message",
        "reaction_removed": "somebody takes a reaction back",
        "subteam_members_changed": "somebody comes into a user group or leaves it",
        "subteam_updated": "a user group changes",
        "team_join": "somebody joins the workspace",
        "user_change": "somebody's profile, time zone, language or account changes",
    }
)

MESSAGE_SUBTYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "(none)": "written by a person or by the bot (with its `bot_id`)",
        "channel_join": "somebody came in",
        "channel_leave": "somebody left",
        "file_share": "written with files",
        "message_changed": "edited; also the tombstone of a deleted message with replies",
        "message_deleted": "deleted",
        "thread_broadcast": "a reply that is also shown in the channel",
    }
)

INTERACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "block_actions": "a button or menu in a message, a modal or the Home tab",
        "block_suggestion": "typing in a menu whose options the app gives",
        "message_action": "a shortcut in the menu of a message",
        "shortcut": "a global shortcut",
        "slash_command": "a command of the manifest; refused in threads as Slack does",
        "view_closed": "a modal with `notify_on_close` is dismissed",
        "view_submission": "a modal is submitted",
    }
)

RESPONSE_ACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "(none)": "an empty answer closes the modal",
        "clear": "closes all modals of the stack",
        "errors": "shows sentences beside the blocks; the modal stays with all that was entered",
        "push": "puts a modal on the submitted one",
        "update": "puts another content into the modal",
    }
)

FAULTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "429": "too many requests, with `Retry-After`",
        "500": "an internal error, nothing done",
        "drop": "the connection breaks, nothing done",
        "drop_after": "the connection breaks, everything done",
        "timeout_after": "no answer in time, everything done",
    }
)

EVENT_FAULTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "delay_ms": "events come late",
        "duplicate": "an event comes twice under one `event_id`",
        "duplicate_new_id": "an event comes twice under two `event_id`s",
        "lose": "an event never comes, as after Slack's last attempt",
        "reorder": "events overtake each other",
    }
)

_PLACES: Final[Mapping[str, Kinds]] = MappingProxyType(
    {
        "section": ACCESSORIES,
        "actions": ACTION_ELEMENTS,
        "input": INPUT_ELEMENTS,
        "context": {"image": IMAGE},
        "context_actions": CONTEXT_BUTTONS,
    }
)

BEGIN: Final = "<!-- What follows is printed by `python -m sandbox.coverage`. -->"
END: Final = "<!-- What comes before was printed by `python -m sandbox.coverage`. -->"


def markdown() -> str:
    """Return all the tables as Markdown."""
    return "\n\n".join(_sections()) + "\n"


def _sections() -> Iterator[str]:
    yield _section("Web API methods", ("method", "scope", "what"), _methods())
    yield _section("Events", ("event", "scope", "comes when"), _events())
    yield _section("Subtypes of messages", ("subtype", "meaning"), MESSAGE_SUBTYPES.items())
    yield _section("Interactions", ("type", "comes from"), INTERACTIONS.items())
    yield _section("Answers to a submission", ("response_action", "does"), RESPONSE_ACTIONS.items())
    yield _section("Blocks", ("block", "in"), _blocks())
    yield _section("Block elements", ("element", "in the blocks"), _elements())
    yield _section("Faults of calls", ("kind", "what happens"), FAULTS.items())
    yield _section("Faults of events", ("setting", "what happens"), EVENT_FAULTS.items())


def _methods() -> Iterator[tuple[str, ...]]:
    for name, note in METHODS.items():
        yield name, _scopes(KNOWN_METHODS[name].scopes), note


def _events() -> Iterator[tuple[str, ...]]:
    for name, note in EVENTS.items():
        yield name, _scopes(EVENT_SCOPES[name].scopes), note


def _blocks() -> Iterator[tuple[str, ...]]:
    for name in sorted({name for kinds in BLOCKS.values() for name in kinds}):
        yield name, ", ".join(surface for surface, kinds in BLOCKS.items() if name in kinds)


def _elements() -> Iterator[tuple[str, ...]]:
    for name in sorted(ELEMENTS):
        places = ", ".join(place for place, kinds in _PLACES.items() if name in kinds)
        yield name, f"{places} of modals" if name in MODAL_ONLY_ELEMENTS else places


def _scopes(scopes: Iterable[str]) -> str:
    return " or ".join(f"`{scope}`" for scope in sorted(scopes)) or "–"


def _section(title: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"## {title}", "", _row(columns), _row(["---"] * len(columns))]
    lines += [_row([f"`{name}`", *rest]) for name, *rest in rows]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def in_step(document: str) -> str:
    """Return the document with the tables between its two marks brought up to date.

    Raises ValueError when a mark is missing.
    """
    before, _, rest = document.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError("The document lacks the marks between which the tables stand.")
    return f"{before}{BEGIN}\n\n{markdown()}\n{END}{after}"


def main(arguments: Sequence[str]) -> None:
    """Print the tables, or write them into the documents that are named."""
    for name in arguments:
        path = Path(name)
        path.write_text(in_step(path.read_text(encoding="utf-8")), encoding="utf-8")
    if not arguments:
        sys.stdout.write(markdown())


if __name__ == "__main__":
    main(sys.argv[1:])
