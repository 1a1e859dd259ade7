"""The rules of decisions: status, and how far one is carried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.followups import FollowupState


class DecisionStatus(StrEnum):
    """Where a decision stands in the register."""

    ADOPTED = "adopted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class DecisionStatusError(GavelError):
    """A decision with this status cannot get that one (`status`, `wanted`)."""

    key: ClassVar[str] = "decisions.error.status"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the follow-ups that count are done."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Tell whether the decision is carried out: it has follow-ups, and all are done."""
        return 0 < self.total == self.done


_STANDING = frozenset({DecisionStatus.ADOPTED, DecisionStatus.DEFERRED})


def change_status(status: DecisionStatus, wanted: DecisionStatus) -> DecisionStatus:
    """Return the wanted status; DecisionStatusError when the decision stands no longer.

    An adopted or deferred decision can get any other status; what was rejected, superseded or
    retracted is history, and decided anew in a new decision.
    """
    if status not in _STANDING or status is wanted:
        raise DecisionStatusError(status=status.value, wanted=wanted.value)
    return wanted


def carried_out(states: Iterable[FollowupState]) -> Progress:
    """Return how far a decision is carried out; cancelled follow-ups do not count."""
    counted = [state for state in states if state is not FollowupState.CANCELLED]
    return Progress(done=counted.count(FollowupState.DONE), total=len(counted))
