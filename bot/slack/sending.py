"""One row of the outbox as calls of Slack's Web API."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import code
from bot.slack.outcomes import Sent
from storage.delivery import Delivery
from storage.outbox import Kind

EVENT_TYPE: Final = "gavel_delivery"
PAGE: Final = 200
CLOCKS_DIFFER: Final = 300  # seconds by which Slack's clock may be behind ours
THREAD_GONE: Final = "thread_not_found"


async def upload(client: AsyncWebClient, delivery: Delivery) -> str:
    """Take a file to Slack, where nobody sees it before it is sent; gives back its id there."""
    content = delivery.row.content
    data = str(content["data"]).encode()
    answer = await client.files_getUploadURLExternal(filename=content["name"], length=len(data))
    if client.session is None:
        raise RuntimeError("files are sent by clients that share a session")
    async with client.session.post(str(answer["upload_url"]), data=data) as put:
        put.raise_for_status()
    return str(answer["file_id"])


async def send(
    client: AsyncWebClient, delivery: Delivery, channel: str, file_id: str | None = None
) -> Sent:
    """Do in `channel` what the row says, with the file that was uploaded; raises what a call does.

    https://docs.slack.dev/reference/methods has a page for each of them.
    """
    match delivery.row.kind:
        case Kind.POST:
            return await _post(client, delivery, channel)
        case Kind.UPDATE:
            await _update(client, delivery, channel)
        case Kind.DELETE:
            await client.chat_delete(channel=channel, ts=delivery.target_ts or "")
        case Kind.REACTION:
            await _react(client, delivery, channel)
        case Kind.EPHEMERAL:
            await _whisper(client, delivery, channel)
        case Kind.FILE:
            await _share(client, delivery, channel, file_id)
            return Sent(channel, None)  # the message comes by and by: its ts is not told
    return Sent(None, None)


async def find(client: AsyncWebClient, delivery: Delivery, channel: str) -> Sent | None:
    """The message that an earlier attempt posted, by the key in its metadata; None: there is none.

    Slack has no key by which a post is made once only; this is how to know what became of a call
    that was not answered. A file carries no metadata: its name is known by nobody else.

    It is looked for among the newest messages even when they all seem to be older than the row: our
    clock may have been ahead when that was written.
    """
    cursor: str | None = None
    while True:
        page = await _page(client, delivery, channel, cursor)
        messages = page.get("messages", [])
        for message in messages:
            if _is_of(delivery, message):
                return Sent(channel, message["ts"])
        cursor = page.get("response_metadata", {}).get("next_cursor")
        if not cursor or _reaches_back(delivery, messages):
            return None


async def open_conversation(client: AsyncWebClient, user_id: str) -> str:
    """The channel id of the direct messages with a user: history is read there."""
    answer = await client.conversations_open(users=user_id)
    channel: dict[str, Any] = answer["channel"]
    return str(channel["id"])


async def _post(client: AsyncWebClient, delivery: Delivery, channel: str) -> Sent:
    content = delivery.row.content
    said: dict[str, Any] = {
        "channel": channel,
        "text": content["text"],
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": delivery.row.key}},
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if content["blocks"]:
        said["blocks"] = content["blocks"]
    if delivery.thread_ts:
        said["thread_ts"] = delivery.thread_ts
    # By the client's own method each block is looked at, in case it is an object; these are JSON.
    answer = await client.api_call("chat.postMessage", json=said)
    return Sent(str(answer["channel"]), str(answer["ts"]))


async def _update(client: AsyncWebClient, delivery: Delivery, channel: str) -> None:
    content = delivery.row.content
    await client.chat_update(
        channel=channel,
        ts=delivery.target_ts or "",
        text=content["text"],
        blocks=content["blocks"],  # an empty list removes what was there
    )


async def _react(client: AsyncWebClient, delivery: Delivery, channel: str) -> None:
    content = delivery.row.content
    call = client.reactions_add if content["present"] else client.reactions_remove
    await call(channel=channel, timestamp=delivery.target_ts or "", name=content["name"])


async def _whisper(client: AsyncWebClient, delivery: Delivery, channel: str) -> None:
    content = delivery.row.content
    await client.chat_postEphemeral(
        channel=channel,
        user=content["user"],
        text=content["text"],
        blocks=content["blocks"] or None,
        thread_ts=delivery.thread_ts,
    )


async def _share(
    client: AsyncWebClient, delivery: Delivery, channel: str, file_id: str | None
) -> None:
    content = delivery.row.content
    await client.files_completeUploadExternal(
        files=[{"id": file_id, "title": content["title"]}],
        channel_id=channel,
        initial_comment=content["text"],
        thread_ts=delivery.thread_ts,
    )


async def _page(
    client: AsyncWebClient, delivery: Delivery, channel: str, cursor: str | None
) -> dict[str, Any]:
    """A page of a channel, the newest messages first, or of a thread, the oldest first."""
    wanted: dict[str, Any] = {
        "channel": channel,
        "include_all_metadata": True,
        "limit": PAGE,
        "cursor": cursor,
    }
    try:
        if delivery.thread_ts:
            answer = await client.conversations_replies(ts=delivery.thread_ts, **wanted)
        else:
            answer = await client.conversations_history(**wanted)
    except SlackApiError as error:
        if code(error) == THREAD_GONE:
            return {}
        raise
    return dict(answer.data) if isinstance(answer.data, dict) else {}


def _reaches_back(delivery: Delivery, messages: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all further messages of the channel are older than the row; threads are read out."""
    if delivery.thread_ts or not messages:
        return False
    oldest: float = delivery.row.created_at.timestamp() - CLOCKS_DIFFER
    return float(messages[-1]["ts"]) < oldest


def _is_of(delivery: Delivery, message: Mapping[str, Any]) -> bool:
    row = delivery.row
    if row.kind is Kind.FILE:
        names = [file.get("name") for file in message.get("files", ())]
        return bool("bot_id" in message and row.content["name"] in names)
    metadata = message.get("metadata", {})
    payload = metadata.get("event_payload", {})
    return bool(metadata.get("event_type") == EVENT_TYPE and payload.get("key") == row.key)
