"""What happens to channels: created, joined, left, archived, and who is told of it."""

import re
from collections.abc import Iterable

from sandbox.cards import channel_card
from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.live import Live
from sandbox.model import Channel, Json, Message
from sandbox.posting import Posting
from sandbox.reads import Reads
from sandbox.workspace import Workspace

_NAME = re.compile(r"[\w\-]{1,80}")
_IN_A_DM = 2  # people; one alone writes to himself


class Rooms:
    """Changes channels and sends what Slack sends."""

    def __init__(
        self, workspace: Workspace, events: Events, live: Live, reads: Reads, posting: Posting
    ) -> None:
        self._workspace = workspace
        self._events = events
        self._live = live
        self._reads = reads
        self._posting = posting

    def create(self, name: str, by: str, *, private: bool = False) -> Channel:
        """Create a channel with its creator in it; raises SlackError for a bad or taken name."""
        if not _NAME.fullmatch(name) or name != name.lower():
            raise SlackError("invalid_name_specials", "Use lower case, digits, - and _ only.")
        if self._workspace.channel_named(name) is not None:
            raise SlackError("name_taken", f"There is a channel #{name} already.")
        channel = self._workspace.add_channel(name=name, members=[by], private=private, creator=by)
        if not private:
            created = {"id": channel.id, "name": name, "created": channel.created, "creator": by}
            self._tell_app({"type": "channel_created", "channel": created})
        self._tell(channel)
        return channel

    def open(self, users: Iterable[str]) -> Channel:
        """Return the DM of two users or the group DM of more, opened if there was none."""
        members = list(dict.fromkeys(users))
        if len(members) <= _IN_A_DM:
            known = self._workspace.find_dm(members[0], members[-1])
            channel = known or self._workspace.dm(members[0], members[-1])
            if known is None:
                self._opened(channel)
            return channel
        for channel in self._workspace.channels.values():
            if channel.kind == "mpim" and set(channel.members) == set(members):
                return channel
        names = "--".join(self._workspace.users[member].name for member in members)
        channel = self._workspace.add_channel(name=f"mpdm-{names}-1", members=members, kind="mpim")
        self._opened(channel)
        return channel

    def join(self, channel: Channel, user: str, inviter: str | None = None) -> bool:
        """Bring a user in; says whether he was not there before. Raises SlackError is_archived."""
        if channel.is_archived:
            raise SlackError("is_archived", "This channel is archived.")
        if user in channel.members:
            return False
        channel.members.append(user)
        self._workspace.save_channel(channel)
        text = f"<@{user}> has joined the channel"
        self._say(channel, user, "channel_join", text, inviter)
        event = self._membership("member_joined_channel", channel, user)
        self._tell_app(event | ({"inviter": inviter} if inviter else {}), channel)
        self._tell(channel)
        return True

    def leave(self, channel: Channel, user: str, actor: str | None = None) -> bool:
        """Take a user out (`actor`: who removed him); says whether he was there."""
        if user not in channel.members:
            return False
        text = f"<@{user}> has left the channel"
        self._say(channel, user, "channel_leave", text)
        channel.members.remove(user)
        self._workspace.save_channel(channel)
        if self._workspace.app is not None and user == self._workspace.app.user_id:
            left = "channel_left" if channel.kind == "channel" else "group_left"
            self._tell_app({"type": left, "channel": channel.id, "actor_id": actor or user})
        else:
            event = self._membership("member_left_channel", channel, user)
            self._tell_app(event, channel)
        self._tell(channel)
        if channel.kind == "private":
            self._live.tell(user, {"type": "channel_gone", "channel": channel.id})
        return True

    def archive(self, channel: Channel, by: str, *, undo: bool = False) -> None:
        """Archive a channel or bring it back; raises SlackError when it is so already."""
        if channel.kind in {"im", "mpim"}:
            raise SlackError("method_not_supported_for_channel_type", "A DM has no archive.")
        if channel.is_archived is not undo:
            code = "not_archived" if undo else "already_archived"
            raise SlackError(code, "The channel is so already.")
        channel.is_archived = not undo
        self._workspace.save_channel(channel)
        kind = "channel" if channel.kind == "channel" else "group"
        verb = "unarchive" if undo else "archive"
        event = {"type": f"{kind}_{verb}", "channel": channel.id, "user": by}
        self._tell_app(event, channel)
        self._tell(channel)

    def rename(self, channel: Channel, name: str) -> None:
        """Give a channel another name."""
        if not _NAME.fullmatch(name) or name != name.lower():
            raise SlackError("invalid_name_specials", "Use lower case, digits, - and _ only.")
        channel.name = name
        self._workspace.save_channel(channel)
        kind = "channel_rename" if channel.kind == "channel" else "group_rename"
        renamed = {"id": channel.id, "name": name, "created": channel.created}
        self._tell_app({"type": kind, "channel": renamed}, channel)
        self._tell(channel)

    def describe(self, channel: Channel, *, topic: str | None, purpose: str | None) -> None:
        """Change what a channel says of itself."""
        channel.topic = channel.topic if topic is None else topic
        channel.purpose = channel.purpose if purpose is None else purpose
        self._workspace.save_channel(channel)
        self._tell(channel)

    def _opened(self, channel: Channel) -> None:
        app = self._workspace.app
        if channel.kind == "im" and app is not None and app.user_id in channel.members:
            user = channel.other(app.user_id)
            opened = {"id": channel.id, "created": channel.created, "is_im": True, "user": user}
            self._tell_app({"type": "im_created", "user": user, "channel": opened})
        self._tell(channel)

    def _membership(self, kind: str, channel: Channel, user: str) -> Json:
        return {
            "type": kind,
            "user": user,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "channel" else "G",
            "team": self._workspace.team.id,
        }

    def _say(
        self, channel: Channel, user: str, subtype: str, text: str, inviter: str | None = None
    ) -> None:
        message = Message(
            ts=self._workspace.clock.next_ts(), channel=channel.id, user=user, text=text,
            subtype=subtype, inviter=inviter,
        )  # fmt: skip
        self._posting.post(channel, message)

    def _tell_app(self, event: Json, channel: Channel | None = None) -> None:
        self._events.publish({**event, "event_ts": self._workspace.clock.next_ts()}, channel)

    def _tell(self, channel: Channel) -> None:
        public = channel.kind == "channel"
        for viewer in self._workspace.users if public else channel.members:
            card = channel_card(self._workspace, self._reads, channel, viewer)
            self._live.tell(viewer, {"type": "channel", "channel": card})
