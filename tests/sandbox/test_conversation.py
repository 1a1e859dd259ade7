"""The index of a channel's messages agrees with a plain list, however it was filled."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from sandbox.conversation import Conversation
from sandbox.model import Message


@dataclass(frozen=True)
class Filled:
    """A conversation and the messages that are in it."""

    conversation: Conversation
    messages: list[Message]


@st.composite
def filled(draw: st.DrawFn) -> Filled:
    """Messages, replies and broadcasts added in any order, some taken out again."""
    times = draw(st.lists(st.integers(1, 60), unique=True, max_size=25))
    messages: list[Message] = []
    for time in times:
        roots = [message.ts for message in messages if not message.is_reply]
        root = draw(st.sampled_from([None, *roots]))
        broadcast = root is not None and draw(st.booleans())
        ts = f"17000000{time:02d}.000000"
        messages.append(Message(ts, "C1", f"U{time % 3}", "t", thread_ts=root, broadcast=broadcast))
    conversation = Conversation()
    for message in messages:
        conversation.add(message)
    for message in [message for message in messages if message.is_reply and draw(st.booleans())]:
        conversation.remove(message)
        messages.remove(message)
    return Filled(conversation, sorted(messages, key=lambda message: message.ts))


def shown(messages: list[Message]) -> list[str]:
    """Return the ts of those that stand in the channel itself."""
    return [m.ts for m in messages if m.broadcast or not m.is_reply]


@given(filled(), st.integers(0, 61), st.integers(0, 61), st.integers(1, 8), st.booleans())
def test_a_page_is_what_a_plain_list_gives(
    filled: Filled, start: int, end: int, limit: int, inclusive: bool
) -> None:
    """Newest first, between the bounds, so many at most; and whether there are more."""
    oldest, latest = f"17000000{start:02d}.000000", f"17000000{end:02d}.000000"

    page, more = filled.conversation.between(oldest, latest, limit, inclusive=inclusive)

    inside = [
        ts
        for ts in shown(filled.messages)
        if oldest < ts < latest or (inclusive and ts in {oldest, latest} and oldest <= latest)
    ]
    assert [message.ts for message in page] == inside[::-1][:limit]
    assert more == (len(inside) > limit)


@given(filled(), st.integers(1, 5))
def test_pages_forward_join_without_gap(filled: Filled, limit: int) -> None:
    """Going on after the newest of each page reads everything once, in order."""
    seen: list[str] = []
    oldest, more = "0", True
    while more:
        page, more = filled.conversation.between(oldest, None, limit, forward=True)
        seen += [message.ts for message in page[::-1]]
        oldest = page[0].ts if page else oldest

    assert seen == shown(filled.messages)


@given(filled())
def test_threads_know_their_replies(filled: Filled) -> None:
    """Figures and replies are those of the messages that are there."""
    for message in filled.messages:
        replies = [m for m in filled.messages if m.is_reply and m.thread_ts == message.ts]
        thread = filled.conversation.thread(message.ts)

        assert filled.conversation.replies(message.ts) == replies
        assert (thread is None) == (not replies)
        if thread is not None:
            figures = (thread.reply_count, thread.latest_reply, set(thread.reply_users))
            assert figures == (len(replies), replies[-1].ts, {m.user for m in replies})


@given(filled())
def test_what_is_after_a_message_is_found(filled: Filled) -> None:
    """Used to count what nobody has read."""
    for message in filled.messages:
        later = [m.ts for m in filled.conversation.after(message.ts)]
        assert later == [ts for ts in shown(filled.messages) if ts > message.ts]
