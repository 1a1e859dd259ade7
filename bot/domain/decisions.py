"""The rules of decisions: status, and how far one is carried out."""

from enum import StrEnum


class DecisionStatus(StrEnum):
    """Where a decision stands in the register."""

    ADOPTED = "adopted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
