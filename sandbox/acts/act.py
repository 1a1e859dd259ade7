"""One act of a person: what was sent, and who does what where."""

from dataclasses import dataclass
from typing import Any

from sandbox.errors import SlackError
from sandbox.model import Channel, Json, Message, User
from sandbox.parts import Parts


@dataclass(frozen=True)
class Act:
    """An act; `body` is the JSON of a POST or the query of a GET."""

    parts: Parts
    body: Json

    @property
    def who(self) -> User:
        """Return the acting user; raises SlackError user_not_found or account_inactive."""
        user = self.user("as")
        if user.deleted:
            raise SlackError("account_inactive", f"{user.real_name} is deactivated.")
        return user

    def user(self, name: str = "user") -> User:
        """Return a user by id; raises SlackError user_not_found."""
        user = self.parts.workspace.users.get(self.need(name))
        if user is None:
            raise SlackError("user_not_found", f"There is no user {self.body.get(name)}.")
        return user

    def need(self, name: str) -> str:
        """Return a text that must be there; raises SlackError invalid_arguments."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value:
            raise SlackError("invalid_arguments", f"{name} is missing.")
        return value

    def text(self, name: str) -> str | None:
        """Return a text if it is there."""
        value = self.body.get(name)
        return None if value in (None, "") else str(value)

    def number(self, name: str, default: int) -> int:
        """Return a whole number; raises SlackError invalid_arguments for anything else."""
        try:
            return int(self.text(name) or default)
        except ValueError as error:
            raise SlackError("invalid_arguments", f"{name} is a whole number.") from error

    def flag(self, name: str) -> bool:
        """Return a yes-or-no, from JSON or from a query."""
        return str(self.body.get(name, "")).lower() in {"1", "true"}

    def channel(self, *, member: bool = False, open_only: bool = False) -> Channel:
        """Return the channel, if the acting user may see it.

        With `member` he must be in it, with `open_only` it must not be archived.
        """
        channel = self.parts.workspace.channels.get(self.need("channel"))
        is_member = channel is not None and self.who.id in channel.members
        if channel is None or (channel.kind != "channel" and not is_member):
            raise SlackError("channel_not_found", "There is no such channel.")
        if open_only and channel.is_archived:
            raise SlackError("is_archived", "This channel is archived.")
        if member and not is_member:
            raise SlackError("not_in_channel", f"You are not in #{channel.name}.")
        return channel

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """Return a message that the acting user sees; raises SlackError message_not_found."""
        return self.parts.posting.find(channel.id, self.need(name), self.who.id)

    def object(self, name: str) -> Any:
        """Return whatever JSON is there."""
        return self.body.get(name)
