"""What everybody has read, and so how many messages and mentions wait for them."""

from dataclasses import dataclass

from sandbox.live import Live
from sandbox.model import Channel, Message
from sandbox.text import mentions
from sandbox.workspace import Workspace


@dataclass
class Waiting:
    """What a user has not read in a channel."""

    unread: int = 0
    mentions: int = 0


class Reads:
    """Counts unread messages as they come, so that nobody has to count them again."""

    def __init__(self, workspace: Workspace, live: Live) -> None:
        self._workspace = workspace
        self._live = live
        self._waiting: dict[str, Waiting] = {}

    def waiting(self, user: str, channel: Channel) -> Waiting:
        """Return what the user has not read; history from before he looked counts as read."""
        key = f"{channel.id}/{user}"
        if key not in self._waiting:
            self._waiting[key] = self._count(user, channel, key)
        return self._waiting[key]

    def last_read(self, user: str, channel: Channel) -> str:
        """Return the ts up to which the user has read."""
        self.waiting(user, channel)
        return str(self._workspace.notes("read")[f"{channel.id}/{user}"])

    def arrived(self, channel: Channel, message: Message) -> None:
        """Count a new message for all people in the channel but its author."""
        for member in channel.members:
            person = self._workspace.users.get(member)
            if person is None or person.is_bot:
                continue
            if member == message.user:
                self.mark(member, channel, message.ts)
                continue
            self._begin_before(member, channel, message)
            self._add(self.waiting(member, channel), channel, member, message)
            self._tell(member, channel)

    def deleted(self, channel: Channel, message: Message) -> None:
        """Take a message that is gone out of the counts."""
        for member in channel.members:
            waiting = self._waiting.get(f"{channel.id}/{member}")
            if waiting and waiting.unread and message.ts > self.last_read(member, channel):
                waiting.unread -= 1
                if _calls(channel, member, message) and waiting.mentions:
                    waiting.mentions -= 1
                self._tell(member, channel)

    def mark(self, user: str, channel: Channel, ts: str | None = None) -> None:
        """Everything up to `ts` (by default all there is) is read."""
        last = self._workspace.conversation(channel.id).last_ts() or "0"
        key = f"{channel.id}/{user}"
        self._workspace.note("read", key, ts or last)
        self._waiting.pop(key, None)
        if ts is None or ts >= last:
            self._waiting[key] = Waiting()
        self._tell(user, channel)

    def _begin_before(self, user: str, channel: Channel, message: Message) -> None:
        key = f"{channel.id}/{user}"
        if key not in self._workspace.notes("read"):
            self._workspace.note("read", key, _just_before(message.ts))
            self._waiting[key] = Waiting()
        elif key not in self._waiting:
            # The new message is there already: it is counted with the others, so not once more.
            self._waiting[key] = self._count(user, channel, key, before=message.ts)

    def _count(self, user: str, channel: Channel, key: str, before: str | None = None) -> Waiting:
        conversation = self._workspace.conversation(channel.id)
        reads = self._workspace.notes("read")
        if key not in reads:
            self._workspace.note("read", key, conversation.last_ts() or "0")
        waiting = Waiting()
        for message in conversation.after(reads[key]):
            if message.user != user and (before is None or message.ts < before):
                self._add(waiting, channel, user, message)
        return waiting

    def _add(self, waiting: Waiting, channel: Channel, user: str, message: Message) -> None:
        waiting.unread += 1
        waiting.mentions += _calls(channel, user, message)

    def _tell(self, user: str, channel: Channel) -> None:
        waiting = self.waiting(user, channel)
        self._live.tell(
            user,
            {
                "type": "read",
                "channel": channel.id,
                "unread": waiting.unread,
                "mentions": waiting.mentions,
            },
        )


def _calls(channel: Channel, user: str, message: Message) -> bool:
    return channel.kind in {"im", "mpim"} or mentions(message.text, user)


def _just_before(ts: str) -> str:
    seconds, _, micros = ts.partition(".")
    earlier = int(seconds) * 1_000_000 + int(micros or 0) - 1
    return f"{earlier // 1_000_000}.{earlier % 1_000_000:06d}"
