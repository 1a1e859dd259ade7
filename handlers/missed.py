"""What was written in threads while nobody listened: read again at the start and at the close."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any, Final

import structlog

from bot.domain.errors import GavelError
from bot.services import missed
from bot.services.minutes import Said, instant
from bot.services.missed import Thread
from bot.slack import failures
from handlers import minutes
from handlers.interaction import Interaction, Repeated
from handlers.payload import Payload

PAGE: Final = 200
# Whoever closes a meeting waits for its modal, which has to be opened within three seconds.
PATIENCE: Final = 1.0

log = structlog.get_logger(__name__)


def news(workspace_id: str) -> dict[str, Any]:
    """The body of what happened: this process has begun to listen in a workspace."""
    return {"team_id": workspace_id, "event": {"type": "started"}}


async def catch_up(i: Interaction) -> None:
    """Hear what was written in all open meetings."""
    for thread in await i.read(missed.threads):
        await _hear(i, thread)


async def hear_meeting(i: Interaction, meeting_id: int) -> bool:
    """Hear what was written in one meeting; gives back whether there was anything new.

    Slack being slow or away stops nobody from closing a meeting.
    """
    thread = await i.read(missed.thread_of, meeting_id)
    try:
        async with asyncio.timeout(PATIENCE):
            return await _hear(i, thread) if thread else False
    except TimeoutError:
        log.warning("thread not read again in time", meeting=meeting_id)
        return False


async def _hear(i: Interaction, thread: Thread) -> bool:
    try:
        written = {str(one["ts"]): one async for one in _written(i, thread)}
    except failures.CALL_ERRORS as error:
        log.warning("thread not read again", channel=thread.channel_id, error=failures.word(error))
        return False
    found = await i.read(missed.unheard, [_said(thread, one) for one in written.values()])
    for said in found:
        with suppress(GavelError, Repeated):
            await minutes.hear(i.of(Payload(_event(i, thread, written[said.ts]))))
    if found:
        log.info("heard late", channel=thread.channel_id, messages=len(found))
    return bool(found)


async def _written(i: Interaction, thread: Thread) -> AsyncIterator[Mapping[str, Any]]:
    """Yield what people wrote in the thread, page by page."""
    cursor: str | None = None
    while True:
        page = await i.client.conversations_replies(
            channel=thread.channel_id, ts=thread.ts, limit=PAGE, cursor=cursor
        )
        messages: list[Mapping[str, Any]] = page["messages"]
        for message in messages:
            if minutes.is_reply_of_person(message):
                yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def _said(thread: Thread, message: Mapping[str, Any]) -> Said:
    text, ts = str(message.get("text") or ""), str(message["ts"])
    return Said(thread.channel_id, thread.ts, ts, text, instant(_since(message)))


def _event(i: Interaction, thread: Thread, message: Mapping[str, Any]) -> dict[str, Any]:
    """The event that Slack sent, or would have sent, of the message as it is now."""
    changed = {"subtype": "message_changed", "message": message}
    return {
        "team_id": i.payload.workspace_id,
        "event_id": f"missed:{thread.channel_id}:{message['ts']}:{_since(message)}",
        "event": {
            "type": "message",
            "channel": thread.channel_id,
            "event_ts": _since(message),
            **(changed if "edited" in message else message),
        },
    }


def _since(message: Mapping[str, Any]) -> str:
    """Return since when the message is as it is; of an edit Slack says the whole second only."""
    edited = message.get("edited")
    return f"{str(edited['ts']).partition('.')[0]}.999999" if edited else str(message["ts"])
