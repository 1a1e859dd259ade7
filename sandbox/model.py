"""What a workspace is made of. Plain records: their shape on the wire is in `shapes`."""

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from sandbox.ids import new_id

Json = dict[str, Any]
ChannelKind = Literal["channel", "private", "im", "mpim"]


@dataclass
class Record:
    """Something that is kept in the store as JSON."""

    def record(self) -> Json:
        """Return the fields as JSON."""
        return dict(vars(self))

    @classmethod
    def of(cls, record: Json) -> Self:
        """Make it again from its fields; unknown ones, of a later version, are left out."""
        known = cls.__dataclass_fields__
        return cls(**{name: value for name, value in record.items() if name in known})


@dataclass
class Team(Record):
    """The workspace itself."""

    id: str = "T0SANDBOX"
    name: str = "Sandbox"
    domain: str = "sandbox"


@dataclass
class User(Record):
    """A person, or the user that stands for an app (`is_bot`)."""

    id: str
    name: str
    real_name: str = ""
    display_name: str = ""
    title: str = ""
    email: str = ""
    tz: str = "Etc/UTC"
    locale: str = "en-US"
    deleted: bool = False
    is_bot: bool = False
    is_admin: bool = False
    avatar: str | None = None
    status_text: str = ""
    status_emoji: str = ""
    presence: str = "active"
    bot_id: str | None = None
    app_id: str | None = None
    updated: int = 0


@dataclass
class Channel(Record):
    """A conversation of any kind: public or private channel, DM (`im`) or group DM (`mpim`)."""

    id: str
    name: str
    kind: ChannelKind
    creator: str = ""
    created: int = 0
    members: list[str] = field(default_factory=list)
    is_archived: bool = False
    topic: str = ""
    purpose: str = ""

    def other(self, user: str) -> str:
        """Return the other person of a DM (or the same one, in a DM with oneself)."""
        return next((member for member in self.members if member != user), user)


@dataclass
class Message(Record):
    """A message; what Slack derives from its thread is not kept but computed."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    username: str | None = None
    icon_emoji: str | None = None
    client_msg_id: str | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    metadata: Json | None = None
    inviter: str | None = None
    ephemeral_to: str | None = None

    @property
    def is_reply(self) -> bool:
        """Whether it stands in another message's thread."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class View(Record):
    """A modal or a Home tab as a user sees it; `content` is what the app gave."""

    id: str
    user: str
    kind: Literal["modal", "home"]
    content: Json
    hash: str
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    previous_id: str | None = None
    root_id: str = ""
    channel: str | None = None


@dataclass
class UserGroup(Record):
    """A user group such as @operations."""

    id: str
    handle: str
    name: str
    users: list[str] = field(default_factory=list)
    created: int = 0
    disabled: bool = False


@dataclass
class File(Record):
    """An uploaded file; `body` is its content in base64 until it is shared and after."""

    id: str
    name: str
    user: str
    size: int = 0
    title: str = ""
    mimetype: str = "application/octet-stream"
    created: int = 0
    complete: bool = False
    secret: str = ""
    channels: list[str] = field(default_factory=list)


@dataclass
class InstalledApp(Record):
    """The app under test, as it is installed in the workspace."""

    id: str
    bot_id: str
    user_id: str
    name: str
    scopes: list[str]


def new_app_ids() -> tuple[str, str, str]:
    """Return a new (app id, bot id, bot user id)."""
    return new_id("A"), new_id("B"), new_id("U")
