"""The rules of follow-ups: states, colours, when a nudge or an escalation is due."""

from enum import StrEnum


class FollowupState(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"
