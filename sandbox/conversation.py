"""The messages of one channel, found quickly by time and by thread."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.model import Message


@dataclass(frozen=True)
class Thread:
    """What Slack shows at a thread's first message."""

    reply_count: int
    reply_users: tuple[str, ...]
    latest_reply: str


class Conversation:
    """Messages of one channel, by ts. Timestamps have equal length, so they sort as text."""

    def __init__(self) -> None:
        self._messages: dict[str, Message] = {}
        self._timeline: list[str] = []
        self._threads: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages.values())

    def add(self, message: Message) -> None:
        """Put a message in; a reply goes to its thread, and to the channel if broadcast."""
        self._messages[message.ts] = message
        if message.is_reply:
            insort(self._threads.setdefault(str(message.thread_ts), []), message.ts)
        if message.broadcast or not message.is_reply:
            insort(self._timeline, message.ts)

    def get(self, ts: str) -> Message | None:
        """Return the message with this ts, in the channel or in a thread."""
        return self._messages.get(ts)

    def remove(self, message: Message) -> None:
        """Take a message out; a thread without replies is no thread any more."""
        del self._messages[message.ts]
        if message.is_reply:
            replies = self._threads[str(message.thread_ts)]
            _discard(replies, message.ts)
            if not replies:
                del self._threads[str(message.thread_ts)]
        if message.broadcast or not message.is_reply:
            _discard(self._timeline, message.ts)

    def has_thread(self, ts: str) -> bool:
        """Whether this message has replies."""
        return ts in self._threads

    def thread(self, ts: str) -> Thread | None:
        """Return the figures of the thread under `ts`, None without replies."""
        replies = self._threads.get(ts)
        if not replies:
            return None
        writers = dict.fromkeys(self._messages[reply].user for reply in replies)
        return Thread(len(replies), tuple(writers), replies[-1])

    def replies(self, ts: str) -> list[Message]:
        """Return the replies under `ts`, oldest first."""
        return [self._messages[reply] for reply in self._threads.get(ts, ())]

    def last_ts(self) -> str | None:
        """Return the ts of the newest message in the channel itself."""
        return self._timeline[-1] if self._timeline else None

    def between(
        self,
        oldest: str | None,
        latest: str | None,
        limit: int,
        *,
        inclusive: bool = False,
        forward: bool = False,
    ) -> tuple[list[Message], bool]:
        """Return `limit` messages between two times, newest first, and whether there are more.

        They are the newest ones, or the oldest when going `forward`. Both ends are excluded unless
        `inclusive`; None is no bound.
        """
        start, end = self._bounds(oldest, latest, inclusive=inclusive)
        first, last = max(start, end - limit), end
        if forward:
            first, last = start, min(end, start + limit)
        page = [self._messages[ts] for ts in reversed(self._timeline[first:last])]
        return page, last - first < end - start

    def after(self, ts: str) -> Iterator[Message]:
        """Yield the messages of the channel itself that are newer than `ts`."""
        for later in self._timeline[bisect_right(self._timeline, ts) :]:
            yield self._messages[later]

    def _bounds(
        self, oldest: str | None, latest: str | None, *, inclusive: bool
    ) -> tuple[int, int]:
        after, before = (bisect_left, bisect_right) if inclusive else (bisect_right, bisect_left)
        start = 0 if oldest is None else after(self._timeline, oldest)
        end = len(self._timeline) if latest is None else before(self._timeline, latest)
        return start, max(start, end)


def _discard(sorted_ts: list[str], ts: str) -> None:
    place = bisect_left(sorted_ts, ts)
    if place < len(sorted_ts) and sorted_ts[place] == ts:
        del sorted_ts[place]
