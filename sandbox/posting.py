"""What happens to messages: posted, edited, deleted, reacted to, and who is told of it."""

import re
from collections import defaultdict

from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.live import Live
from sandbox.model import Channel, Json, Message
from sandbox.reads import Reads
from sandbox.shapes import CHANNEL_TYPES, message_object, reactions
from sandbox.text import mentioned_users
from sandbox.workspace import Workspace

_EMOJI = re.compile(r"[a-z0-9_+'\-]{1,100}(?:::skin-tone-[2-6])?")


class Posting:
    """Changes messages and sends what Slack sends: events to the app, news to the pages."""

    def __init__(self, workspace: Workspace, events: Events, live: Live, reads: Reads) -> None:
        self._workspace = workspace
        self._events = events
        self._live = live
        self._reads = reads
        self._ephemerals: dict[tuple[str, str], list[Message]] = defaultdict(list)

    def post(self, channel: Channel, message: Message) -> Message:
        """Put a new message in a channel or thread.

        Raises SlackError thread_not_found when there is nothing to reply to.
        """
        root = self._root(channel, message)
        self._workspace.save_message(message)
        self._events.publish(self._event(channel, message), channel)
        self._call_app(channel, message)
        self._show(channel, message)
        if root is not None:
            self._show_changed(channel, root)
        if message.broadcast or not message.is_reply:
            self._reads.arrived(channel, message)
        return message

    def post_ephemeral(self, channel: Channel, message: Message) -> Message:
        """Show a message to `message.ephemeral_to` alone; it is not kept."""
        shown = self._ephemerals[channel.id, str(message.ephemeral_to)]
        shown.append(message)
        self._show(channel, message)
        return message

    def ephemerals(self, channel: str, user: str) -> list[Message]:
        """Return what only this user sees in the channel and its threads."""
        return self._ephemerals.get((channel, user), [])

    def find(self, channel: str, ts: str, viewer: str) -> Message:
        """Return a message that `viewer` sees, or raise SlackError message_not_found."""
        message = self._workspace.message(channel, ts)
        if message is not None and message.subtype != "tombstone":
            return message
        for ephemeral in self.ephemerals(channel, viewer):
            if ephemeral.ts == ts:
                return ephemeral
        raise SlackError("message_not_found", "This message does not exist any more.")

    def edit(self, channel: Channel, message: Message, changes: Json, editor: str | None) -> None:
        """Change fields of a message; `editor` leaves the "(edited)" mark, None does not."""
        before = message_object(self._workspace, message)
        for name, value in changes.items():
            setattr(message, name, value)
        if message.ephemeral_to:
            self._show_changed(channel, message)
            return
        now = self._workspace.clock.next_ts()
        if editor is not None:
            message.edited = {"user": editor, "ts": now}
        self._workspace.save_message(message)
        self._publish_change(channel, message, before, now)
        self._show_changed(channel, message)

    def delete(self, channel: Channel, message: Message) -> None:
        """Delete a message; one with replies leaves a tombstone."""
        if message.ephemeral_to:
            self._ephemerals[channel.id, message.ephemeral_to].remove(message)
            self._show_deleted(channel, message)
            return
        self._reads.deleted(channel, message)
        if self._workspace.conversation(channel.id).has_thread(message.ts):
            self._bury(channel, message)
        else:
            self._remove(channel, message)

    def react(self, channel: Channel, message: Message, name: str, user: str) -> None:
        """Add a reaction; raises SlackError invalid_name or already_reacted."""
        if not _EMOJI.fullmatch(name):
            raise SlackError("invalid_name", f"There is no emoji :{name}:.")
        users = message.reactions.setdefault(name, [])
        if user in users:
            raise SlackError("already_reacted", "You have reacted with this already.")
        users.append(user)
        self._reaction(channel, message, "reaction_added", name, user)

    def unreact(self, channel: Channel, message: Message, name: str, user: str) -> None:
        """Remove a reaction; raises SlackError no_reaction."""
        users = message.reactions.get(name, [])
        if user not in users:
            raise SlackError("no_reaction", "You have not reacted with this.")
        users.remove(user)
        if not users:
            del message.reactions[name]
        self._reaction(channel, message, "reaction_removed", name, user)

    def _root(self, channel: Channel, message: Message) -> Message | None:
        if not message.is_reply:
            return None
        root = self._workspace.message(channel.id, str(message.thread_ts))
        if root is None:
            raise SlackError("thread_not_found", "The message to reply to does not exist.")
        if root.is_reply:
            raise SlackError("cannot_reply_to_message", "A reply has no thread of its own.")
        return root

    def _call_app(self, channel: Channel, message: Message) -> None:
        app = self._workspace.app
        called = app is not None and app.user_id in mentioned_users(message.text)
        if not called or channel.kind == "im" or message.subtype not in {None, "file_share"}:
            return
        event = self._event(channel, message)
        del event["channel_type"]
        self._events.publish({**event, "type": "app_mention"}, channel)

    def _event(self, channel: Channel, message: Message) -> Json:
        return message_object(self._workspace, message, thread=False) | self._where(
            channel, message.ts
        )

    def _where(self, channel: Channel, ts: str) -> Json:
        kind = CHANNEL_TYPES[channel.kind]
        return {"channel": channel.id, "channel_type": kind, "ts": ts, "event_ts": ts}

    def _publish_change(self, channel: Channel, message: Message, before: Json, ts: str) -> None:
        event = {
            "type": "message",
            "subtype": "message_changed",
            "message": message_object(self._workspace, message),
            "previous_message": before,
            "hidden": True,
        }
        self._events.publish(event | self._where(channel, ts), channel)

    def _bury(self, channel: Channel, message: Message) -> None:
        before = message_object(self._workspace, message)
        message.subtype, message.text = "tombstone", ""
        message.blocks = message.attachments = message.edited = message.metadata = None
        message.reactions, message.files = {}, []
        self._workspace.save_message(message)
        self._publish_change(channel, message, before, self._workspace.clock.next_ts())
        self._show_changed(channel, message)

    def _remove(self, channel: Channel, message: Message) -> None:
        before = message_object(self._workspace, message)
        self._workspace.drop_message(message)
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "previous_message": before,
            "hidden": True,
            "deleted_ts": message.ts,
        }
        where = self._where(channel, self._workspace.clock.next_ts())
        self._events.publish(event | where, channel)
        self._show_deleted(channel, message)
        self._after_reply_removed(channel, message)

    def _after_reply_removed(self, channel: Channel, reply: Message) -> None:
        if not reply.is_reply:
            return
        root = self._workspace.message(channel.id, str(reply.thread_ts))
        if root is None:
            return
        if root.subtype == "tombstone" and not self._has_thread(root):
            self._workspace.drop_message(root)
            self._show_deleted(channel, root)
        else:
            self._show_changed(channel, root)

    def _has_thread(self, message: Message) -> bool:
        return self._workspace.conversation(message.channel).has_thread(message.ts)

    def _reaction(
        self, channel: Channel, message: Message, kind: str, name: str, user: str
    ) -> None:
        self._workspace.save_message(message)
        event = {
            "type": kind,
            "user": user,
            "reaction": name,
            "item": {"type": "message", "channel": channel.id, "ts": message.ts},
            "item_user": message.user,
            "event_ts": self._workspace.clock.next_ts(),
        }
        self._events.publish(event, channel)
        frame = {"channel": channel.id, "ts": message.ts, "reactions": reactions(message)}
        self._live.tell_channel(channel, {"type": "reaction", **frame})

    def shown(self, message: Message) -> Json:
        """Return a message as a page shows it."""
        body = message_object(self._workspace, message) | {"channel": message.channel}
        return body | ({"ephemeral": True} if message.ephemeral_to else {})

    def _show(self, channel: Channel, message: Message, kind: str = "message") -> None:
        self._tell(
            channel,
            message,
            {"type": kind, "channel": channel.id, "message": self.shown(message)},
        )

    def _show_changed(self, channel: Channel, message: Message) -> None:
        self._show(channel, message, "message_changed")

    def _show_deleted(self, channel: Channel, message: Message) -> None:
        frame = {"type": "message_deleted", "channel": channel.id, "ts": message.ts}
        self._tell(channel, message, frame)

    def _tell(self, channel: Channel, message: Message, frame: Json) -> None:
        if message.ephemeral_to:
            self._live.tell(message.ephemeral_to, frame)
        else:
            self._live.tell_channel(channel, frame)
