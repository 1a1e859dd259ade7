"""conversations.history, .replies and .mark: what was said."""

from typing import Final

from sandbox.call import Call, decode_cursor, encode_cursor
from sandbox.errors import SlackError
from sandbox.model import Json, Message
from sandbox.shapes import message_object


async def history(call: Call) -> Json:
    """Return a page of a channel's messages, newest first.

    With `oldest` alone the pages go forward from there, else back from `latest` or now.
    """
    channel = call.channel(member=True)
    direction, turned = _cursor(call)
    oldest, latest = call.text("oldest") or None, call.text("latest") or None
    forward = bool(oldest) and not latest
    if turned is not None:
        forward = direction == "after_ts"
        oldest, latest = (turned, latest) if forward else (oldest, turned)
    inclusive = call.flag("inclusive") and turned is None
    conversation = call.parts.workspace.conversation(channel.id)
    found, more = conversation.between(
        oldest, latest, call.limit(), inclusive=inclusive, forward=forward
    )
    last = None
    if more:
        last = ("after_ts", found[0].ts) if forward else ("next_ts", found[-1].ts)
    return _page(call, found, last) | {
        "pin_count": len(call.parts.workspace.notes("pin").get(channel.id, [])),
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }


async def replies(call: Call) -> Json:
    """Return a page of a thread, its first message first, then the oldest replies."""
    channel = call.channel(member=True)
    conversation = call.parts.workspace.conversation(channel.id)
    named = conversation.get(call.need("ts"))
    if named is None:
        raise SlackError("thread_not_found")
    if named.is_reply:
        return _page(call, [named], None)
    _, after = _cursor(call)
    found = [m for m in conversation.replies(named.ts) if _within(call, m.ts, after)]
    limit = call.limit(1000)
    shown = found[:limit]
    more = len(found) > limit
    head = [] if after else [named]
    return _page(call, [*head, *shown], ("next_ts", shown[-1].ts) if more else None)


async def mark(call: Call) -> Json:
    """Move the app's own read mark, which nobody sees."""
    channel = call.channel(member=True)
    call.need("ts")
    call.parts.workspace.note("read", f"{channel.id}/{call.bot}", call.text("ts"))
    return {}


def _within(call: Call, ts: str, after: str | None) -> bool:
    if after is not None and ts <= after:
        return False
    oldest, latest = call.text("oldest"), call.text("latest")
    if call.flag("inclusive"):
        return (not oldest or ts >= oldest) and (not latest or ts <= latest)
    return (not oldest or ts > oldest) and (not latest or ts < latest)


def _page(call: Call, messages: list[Message], last: tuple[str, str] | None) -> Json:
    metadata = call.flag("include_all_metadata")
    workspace = call.parts.workspace
    body: Json = {
        "messages": [message_object(workspace, one, metadata=metadata) for one in messages],
        "has_more": last is not None,
    }
    if last is not None:
        cursor = encode_cursor(f"{last[0]}:{last[1].replace('.', '')}")
        body["response_metadata"] = {"next_cursor": cursor}
    return body


def _cursor(call: Call) -> tuple[str, str | None]:
    kind, _, digits = decode_cursor(call.text("cursor")).partition(":")
    if not kind:
        return "", None
    if kind not in {"next_ts", "after_ts"} or not digits.isdigit():
        raise SlackError("invalid_cursor")
    return kind, f"{digits[:-6]}.{digits[-6:]}"


METHODS: Final = {
    "conversations.history": history,
    "conversations.mark": mark,
    "conversations.replies": replies,
}
