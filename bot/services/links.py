"""Links to messages: where something was said, decided or recorded."""

from storage import workspaces
from storage.work import Work


def to_message(
    work: Work, channel_id: str | None, ts: str | None, thread_ts: str | None = None
) -> str | None:
    """The address of a message, None when it is not known where it stands.

    Slack shows it only to people who may read the channel. The form is that of chat.getPermalink:
    https://docs.slack.dev/reference/methods/chat.getPermalink
    """
    workspace = workspaces.get(work) if channel_id and ts else None
    if workspace is None or not channel_id or not ts:
        return None
    place = f"{workspace.url}archives/{channel_id}/p{ts.replace('.', '')}"
    return f"{place}?thread_ts={thread_ts}&cid={channel_id}" if thread_ts else place
