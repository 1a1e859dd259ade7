"""The grammar of minutes: which lines of a message become entries."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What a captured line is."""

    NOTE = "note"
    DECISION = "decision"
    FOLLOWUP = "followup"
    RISK = "risk"
    QUESTION = "question"
