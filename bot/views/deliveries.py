"""How somebody is told that a message cannot be delivered, and what mends it."""

from bot.domain.mrkdwn import channel_link
from bot.i18n.reader import Reader
from bot.views import kit

KNOWN = ("not_in_channel", "channel_not_found", "is_archived", "missing_scope")


def cannot_post(reader: Reader, channel_id: str, error: str) -> kit.Message:
    """Say why nothing can be posted in a channel; `error` is Slack's code."""
    reason = next((code for code in KNOWN if error.startswith(code)), "other")
    said = reader.t.md(f"deliveries.parked.{reason}", channel=channel_link(channel_id), error=error)
    return kit.said(said)
