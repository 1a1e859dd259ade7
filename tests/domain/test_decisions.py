"""A decision stands until another one, and is carried out when its follow-ups are."""

import pytest

from bot.domain.decisions import (
    DecisionStatus,
    DecisionStatusError,
    Progress,
    carried_out,
    change_status,
)
from bot.domain.followups import FollowupState

DONE, OPEN, CANCELLED = FollowupState.DONE, FollowupState.OPEN, FollowupState.CANCELLED


@pytest.mark.parametrize(
    ("states", "expected", "complete"),
    [
        ([], Progress(0, 0), False),
        ([DONE, OPEN], Progress(1, 2), False),
        ([DONE, DONE], Progress(2, 2), True),
        ([DONE, CANCELLED], Progress(1, 1), True),
        ([CANCELLED], Progress(0, 0), False),
        ([FollowupState.IN_REVIEW], Progress(0, 1), False),
    ],
)
def test_a_decision_is_carried_out_when_its_followups_are(
    states: list[FollowupState], expected: Progress, complete: bool
) -> None:
    """Cancelled ones do not count; without any, nothing was carried out."""
    found = carried_out(states)
    assert (found, found.complete) == (expected, complete)


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        (DecisionStatus.ADOPTED, DecisionStatus.SUPERSEDED),
        (DecisionStatus.ADOPTED, DecisionStatus.RETRACTED),
        (DecisionStatus.DEFERRED, DecisionStatus.ADOPTED),
        (DecisionStatus.DEFERRED, DecisionStatus.REJECTED),
    ],
)
def test_a_standing_decision_can_change(status: DecisionStatus, wanted: DecisionStatus) -> None:
    """Adopted or deferred, it is not history yet."""
    assert change_status(status, wanted) is wanted


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        (DecisionStatus.SUPERSEDED, DecisionStatus.ADOPTED),
        (DecisionStatus.RETRACTED, DecisionStatus.SUPERSEDED),
        (DecisionStatus.ADOPTED, DecisionStatus.ADOPTED),
    ],
)
def test_history_does_not_change(status: DecisionStatus, wanted: DecisionStatus) -> None:
    """What was superseded is decided anew in a new decision."""
    with pytest.raises(DecisionStatusError) as refused:
        change_status(status, wanted)
    assert refused.value.params == {"status": status.value, "wanted": wanted.value}
