"""The workspace's contents: people, channels, messages, and what else there is to look up.

Changing it here tells nobody: `posting`, `rooms` and `people` change it and send the events.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.clock import SandboxClock
from sandbox.conversation import Conversation
from sandbox.errors import SlackError
from sandbox.ids import new_client_msg_id, new_id
from sandbox.model import (
    Channel,
    ChannelKind,
    File,
    InstalledApp,
    Message,
    Team,
    User,
    UserGroup,
    new_app_ids,
)
from sandbox.store import Store

SLACKBOT = "USLACKBOT"


class Workspace:
    """Everything in the workspace, in memory and written through to the store."""

    def __init__(self, store: Store, clock: SandboxClock, team: Team | None = None) -> None:
        self.store = store
        self.clock = clock
        self.team = team or Team()
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.usergroups: dict[str, UserGroup] = {}
        self.files: dict[str, File] = {}
        self._notes: dict[str, dict[str, Any]] = {}
        self.app: InstalledApp | None = None
        self.base_url = ""
        self._conversations: dict[str, Conversation] = defaultdict(Conversation)
        self._dms: dict[frozenset[str], str] = {}
        self._load()

    @property
    def is_empty(self) -> bool:
        """Whether nobody lives here yet, so that it may be seeded."""
        return all(user.is_bot for user in self.users.values())

    @property
    def bot(self) -> InstalledApp:
        """Return the installed app; raises SlackError when there is none."""
        if self.app is None:
            raise SlackError("app_not_installed", "No app is installed in this workspace.")
        return self.app

    def require_scope(self, scope: str) -> None:
        """Raise SlackError missing_scope unless the app has this scope."""
        granted = self.bot.scopes
        if scope not in granted:
            raise SlackError("missing_scope", needed=scope, provided=",".join(granted))

    def install_app(
        self,
        name: str,
        scopes: Iterable[str],
        *,
        app_id: str | None = None,
        bot_id: str | None = None,
        user_id: str | None = None,
    ) -> InstalledApp:
        """Install the app, or install it again with other scopes; its ids stay once given."""
        new = new_app_ids()
        known = self.app or InstalledApp(
            id=app_id or new[0], bot_id=bot_id or new[1], user_id=user_id or new[2],
            name=name, scopes=[],
        )  # fmt: skip
        known.name, known.scopes = name, sorted(scopes)
        self.app = known
        self.store.put("app", known.id, known.record())
        if known.user_id not in self.users:
            self.add_user(
                known.user_id, name=_handle(name), real_name=name, display_name=name,
                is_bot=True, bot_id=known.bot_id, app_id=known.id,
            )  # fmt: skip
        return known

    def add_user(self, id: str | None = None, **fields: Any) -> User:  # noqa: A002 - Slack's word
        """Add a person; `fields` are those of `User`. Tells nobody. Returns the user."""
        real_name = fields.get("real_name") or fields.get("name") or "Somebody"
        fields.setdefault("name", _handle(real_name))
        fields.setdefault("real_name", real_name)
        return self.save_user(User(id=id or new_id("U"), **fields))

    def save_user(self, user: User) -> User:
        """Keep a new or changed user."""
        user.updated = self.seconds()
        self.users[user.id] = user
        self.store.put("user", user.id, user.record())
        return user

    def add_channel(
        self,
        id: str | None = None,  # noqa: A002 - Slack's word
        name: str = "",
        members: Iterable[str] = (),
        *,
        private: bool = False,
        kind: ChannelKind | None = None,
        creator: str = "",
        **fields: Any,
    ) -> Channel:
        """Add a channel with its members. Tells nobody. Returns the channel."""
        kind = kind or ("private" if private else "channel")
        people = list(dict.fromkeys(members))
        channel = Channel(
            id=id or new_id("D" if kind == "im" else "C"),
            name=name, kind=kind, members=people, created=self.seconds(),
            creator=creator or (people[0] if people else SLACKBOT), **fields,
        )  # fmt: skip
        return self.save_channel(channel)

    def save_channel(self, channel: Channel) -> Channel:
        """Keep a new or changed channel."""
        self.channels[channel.id] = channel
        if channel.kind == "im":
            self._dms[frozenset(channel.members)] = channel.id
        self.store.put("channel", channel.id, channel.record())
        return channel

    def dm(self, one: str, other: str) -> Channel:
        """Return the DM between two users, opened if they had none."""
        known = self._dms.get(frozenset({one, other}))
        return self.channels[known] if known else self.add_channel(members=(one, other), kind="im")

    def find_dm(self, one: str, other: str) -> Channel | None:
        """Return the DM between two users if there is one."""
        known = self._dms.get(frozenset({one, other}))
        return self.channels[known] if known else None

    def add_message(
        self, channel: str, user: str, text: str, ts: str | None = None, **fields: Any
    ) -> Message:
        """Put a message in a channel, as history: no events, no checks. Returns it."""
        author = self.users.get(user)
        if author is not None and author.is_bot:
            fields.setdefault("bot_id", author.bot_id)
            fields.setdefault("app_id", author.app_id)
        else:
            fields.setdefault("client_msg_id", new_client_msg_id())
        message = Message(
            ts=ts or self.clock.next_ts(), channel=channel, user=user, text=text, **fields
        )
        return self.save_message(message)

    def save_message(self, message: Message) -> Message:
        """Keep a new or changed message."""
        conversation = self._conversations[message.channel]
        if conversation.get(message.ts) is None:
            conversation.add(message)
        self.store.put("message", f"{message.channel}/{message.ts}", message.record())
        return message

    def drop_message(self, message: Message) -> None:
        """Forget a message."""
        self._conversations[message.channel].remove(message)
        self.store.remove("message", f"{message.channel}/{message.ts}")

    def conversation(self, channel: str) -> Conversation:
        """Return the messages of a channel."""
        return self._conversations[channel]

    def message(self, channel: str, ts: str) -> Message | None:
        """Return a message by channel and ts."""
        return self._conversations[channel].get(ts)

    def save_usergroup(self, group: UserGroup) -> UserGroup:
        """Keep a new or changed user group."""
        self.usergroups[group.id] = group
        self.store.put("usergroup", group.id, group.record())
        return group

    def add_usergroup(self, handle: str, users: Iterable[str], **fields: Any) -> UserGroup:
        """Add a user group such as @operations. Tells nobody."""
        group = UserGroup(
            id=fields.pop("id", None) or new_id("S"), handle=handle,
            name=fields.pop("name", handle), users=list(users), created=self.seconds(), **fields,
        )  # fmt: skip
        return self.save_usergroup(group)

    def save_file(self, file: File) -> File:
        """Keep what is known of a file; its content is kept beside it."""
        self.files[file.id] = file
        self.store.put("file", file.id, file.record())
        return file

    def note(self, kind: str, key: str, body: Any) -> None:
        """Keep a small thing (a bookmark, a pin, what was read …); None forgets it."""
        if body is None:
            self.notes(kind).pop(key, None)
            self.store.remove(f"note.{kind}", key)
        else:
            self.notes(kind)[key] = body
            self.store.put(f"note.{kind}", key, body)

    def notes(self, kind: str) -> dict[str, Any]:
        """Return all small things of a kind by their keys."""
        if kind not in self._notes:
            self._notes[kind] = dict(self.store.all(f"note.{kind}"))
        return self._notes[kind]

    def channels_of(self, user: str) -> Iterator[Channel]:
        """Yield the conversations that a user is in."""
        return (channel for channel in self.channels.values() if user in channel.members)

    def channel_named(self, name: str) -> Channel | None:
        """Return the channel with this name."""
        return next((c for c in self.channels.values() if c.name == name and c.kind != "im"), None)

    def seconds(self) -> int:
        """Return the sandbox's time as Slack's whole seconds."""
        return int(self.clock.now().timestamp())

    def _load(self) -> None:
        for _, team in self.store.all("team"):
            self.team = Team.of(team)
        self.store.put("team", self.team.id, self.team.record())
        for _, app in self.store.all("app"):
            self.app = InstalledApp.of(app)
        self.users = {key: User.of(body) for key, body in self.store.all("user")}
        self.usergroups = {key: UserGroup.of(body) for key, body in self.store.all("usergroup")}
        self.files = {key: File.of(body) for key, body in self.store.all("file")}
        for key, body in self.store.all("channel"):
            channel = self.channels[key] = Channel.of(body)
            if channel.kind == "im":
                self._dms[frozenset(channel.members)] = key
        self._load_messages()

    def _load_messages(self) -> None:
        newest = "0"
        for _, body in self.store.all("message"):
            message = Message.of(body)
            self._conversations[message.channel].add(message)
            newest = max(newest, message.ts)
        self.clock.not_before(newest)


def _handle(name: str) -> str:
    return "".join(c if c.isalnum() else "." for c in name.lower()).strip(".") or "user"
