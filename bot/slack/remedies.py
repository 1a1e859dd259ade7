"""What an operator can do about each of Slack's errors: https://docs.slack.dev/reference/methods."""

from collections.abc import Mapping
from typing import Final

from bot.slack.outcomes import RATE_LIMITED, TOKEN_ERRORS, TRANSIENT
from storage.delivery import PARENT_NOT_SENT

_INVITE: Final = "in the channel: /invite @Gavel; then retry"
_UNLOCK: Final = "the workspace's rules forbid it: ask its administrators; then retry, or drop"
_GONE: Final = "that person is gone or cannot be written to: drop"
_OURS: Final = "a mistake of ours: please report it with the key; drop"
_TOKEN: Final = "reinstall the app and set SLACK_BOT_TOKEN; what waits goes out by itself"  # noqa: S105 - no token

_REMEDIES: Final[Mapping[str, str]] = {
    RATE_LIMITED: "nothing: it waits as long as Slack asked for",
    PARENT_NOT_SENT: "retry the message that it answers; it goes with it",
    "missing_scope": "paste the output of `gavel manifest`, reinstall the app; then retry",
    "channel_not_found": _INVITE,
    "not_in_channel": _INVITE,
    "is_archived": "unarchive the channel and retry, or drop",
    "user_not_found": _GONE,
    "users_not_found": _GONE,
    "user_disabled": _GONE,
    "cannot_dm_bot": _GONE,
    "messages_tab_disabled": "paste the output of `gavel manifest` into the app; then retry",
    "restricted_action": _UNLOCK,
    "restricted_action_read_only_channel": _UNLOCK,
    "restricted_action_thread_locked": _UNLOCK,
    "team_access_not_granted": _UNLOCK,
    "not_allowed_token_type": _TOKEN,
    "cant_update_message": "the message is not Gavel's any more: drop",
    "cant_delete_message": "the message is not Gavel's any more: drop",
    "edit_window_closed": "the workspace forbids late edits: drop",
    "too_many_reactions": "the message has as many reactions as Slack takes: drop",
    "file_uploads_disabled": _UNLOCK,
    "storage_limit_reached": "free some of the workspace's storage; then retry",
    "msg_too_long": _OURS,
    "msg_blocks_too_long": _OURS,
    "invalid_blocks": _OURS,
    "invalid_arguments": _OURS,
    "no_text": _OURS,
    **dict.fromkeys(TOKEN_ERRORS, _TOKEN),
    **dict.fromkeys(TRANSIENT, "nothing: it is tried again; parked, retry"),
}


def remedy(error: str) -> str:
    """Return what to do about what stands in the outbox as the error of a message."""
    if error.startswith("incident"):
        return "a mistake of ours: look for the id in the log, and please report it"
    if error.startswith("http_") or error.endswith("Error"):
        return "nothing: Slack was out of reach, it is tried again; parked, retry"
    return _REMEDIES.get(error, f"see https://docs.slack.dev for {error}; then retry, or drop")
