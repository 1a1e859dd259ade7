"""files.*: uploads in two steps, as files.upload is no more."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import File, Json, Message
from sandbox.shapes import file_object
from sandbox.text import normalise
from sandbox.uploads import MAX_BYTES


async def get_upload_url(call: Call) -> Json:
    """Return an address to put a file's content at."""
    length = call.number("length", 0)
    if length <= 0 or length > MAX_BYTES:
        raise SlackError("invalid_arguments")
    file = call.parts.uploads.begin(call.need("filename"), call.bot, length)
    return {"upload_url": call.parts.uploads.url(file), "file_id": file.id}


async def complete_upload(call: Call) -> Json:
    """Make uploaded files seen, in a channel if one is given."""
    wanted = call.objects("files", "invalid_arguments")
    if not wanted:
        raise SlackError("invalid_arguments")
    channel = call.channel("channel_id", member=True) if call.text("channel_id") else None
    done = [call.parts.uploads.find(str(item.get("id"))) for item in wanted]
    for file, item in zip(done, wanted, strict=True):
        call.parts.uploads.complete(file, item.get("title"), channel.id if channel else None)
    if channel is not None:
        app = call.parts.workspace.bot
        message = Message(
            ts=call.parts.clock.next_ts(), channel=channel.id, user=app.user_id,
            bot_id=app.bot_id, app_id=app.id, subtype="file_share",
            text=normalise(call.text("initial_comment")), files=[file.id for file in done],
            thread_ts=call.text("thread_ts") or None,
        )  # fmt: skip
        call.parts.posting.post(channel, message)
    return {"files": [_shown(call, file) for file in done]}


async def info(call: Call) -> Json:
    """Return a file."""
    return {"file": _shown(call, call.parts.uploads.find(call.need("file"))), "comments": []}


def _shown(call: Call, file: File) -> Json:
    return file_object(call.parts.workspace, file)


METHODS: Final = {
    "files.completeUploadExternal": complete_upload,
    "files.getUploadURLExternal": get_upload_url,
    "files.info": info,
}
