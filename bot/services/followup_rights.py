"""Who may do what with a follow-up: the one rule for what is offered and what is allowed."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import ClassVar, Final

from bot.domain.errors import GavelError
from bot.domain.followups import NUDGED, UNFINISHED, FollowupState
from bot.services import followup_records as records
from bot.views.followups import Act
from storage.followups import Followup
from storage.work import Work


class DoneAlreadyError(GavelError):
    """F-`number` is done; it would have to be reopened first."""

    key: ClassVar[str] = "followups.error.is_done"


class CancelledAlreadyError(GavelError):
    """F-`number` is cancelled; it would have to be reopened first."""

    key: ClassVar[str] = "followups.error.is_cancelled"


class InReviewError(GavelError):
    """F-`number` waits for its reviewer."""

    key: ClassVar[str] = "followups.error.is_in_review"


class UnfinishedError(GavelError):
    """F-`number` is not finished, so it cannot be reopened."""

    key: ClassVar[str] = "followups.error.is_unfinished"


class NotPossibleError(GavelError):
    """What was asked for makes no sense for F-`number` as it stands."""

    key: ClassVar[str] = "followups.error.not_possible"


_OWNERS_ONLY: Final = (Act.START, Act.SNOOZE, Act.BLOCK, Act.UNBLOCK, Act.REASSIGN)
_REFUSALS: Final[dict[FollowupState, type[GavelError]]] = {
    FollowupState.DONE: DoneAlreadyError,
    FollowupState.CANCELLED: CancelledAlreadyError,
    FollowupState.IN_REVIEW: InReviewError,
}


def offered(
    work: Work, followup: Followup, user_id: str | None, owners: Collection[str], *, manages: bool
) -> tuple[Act, ...]:
    """What that person may do about it now, in the order in which it is offered.

    `owners` are the user ids of those responsible for it; `manages` says whether that person
    manages its team.
    """
    if user_id is None:
        return ()
    directs = manages or records.began(work, user_id, followup)
    is_dated = followup.due_on is not None
    return _offered(followup.state, owns=user_id in owners, directs=directs, is_dated=is_dated)


def offered_to_actor(work: Work, followup: Followup) -> tuple[Act, ...]:
    """What the actor may do about it now."""
    owners = records.owner_ids(work, followup)
    manages = records.manages(work, followup)
    return offered(work, followup, work.actor, owners, manages=manages)


def demand(work: Work, followup: Followup, act: Act) -> None:
    """Raise what tells the actor why he may not do that; nothing when he may."""
    if act in offered_to_actor(work, followup):
        return
    number = followup.number
    if not (records.owns(work, followup) or records.directs(work, followup)):
        raise records.NotAllowedError(number=number)
    if act is Act.REOPEN:
        raise UnfinishedError(number=number)
    if followup.state in _REFUSALS:
        raise _REFUSALS[followup.state](number=number)
    raise _not_for(work, followup, act)


def _not_for(work: Work, followup: Followup, act: Act) -> GavelError:
    """Owners and those who direct may do different things; and some want a date or a state."""
    owners_only = act in _OWNERS_ONLY
    lacks_right = not (
        records.owns(work, followup) if owners_only else records.directs(work, followup)
    )
    error = records.NotAllowedError if lacks_right else NotPossibleError
    return error(number=followup.number)


@cache
def _offered(state: FollowupState, *, owns: bool, directs: bool, is_dated: bool) -> tuple[Act, ...]:
    if not (owns or directs):
        return ()
    if state not in UNFINISHED:
        return (Act.REOPEN,)
    if state is FollowupState.IN_REVIEW:
        return tuple(_reviewing(owns=owns, directs=directs))
    as_owner = _as_owner(state, is_dated=is_dated) if owns else ()
    return (Act.FINISH, *as_owner, *_as_director(directs=directs, is_dated=is_dated))


def _reviewing(*, owns: bool, directs: bool) -> Iterator[Act]:
    if directs and not owns:
        yield from (Act.CONFIRM, Act.SEND_BACK)
    if directs:
        yield Act.CANCEL


def _as_owner(state: FollowupState, *, is_dated: bool) -> Iterator[Act]:
    if state in NUDGED and is_dated:
        yield Act.SNOOZE
    yield Act.UNBLOCK if state is FollowupState.BLOCKED else Act.BLOCK
    yield Act.REASSIGN
    if state is FollowupState.OPEN:
        yield Act.START


def _as_director(*, directs: bool, is_dated: bool) -> Iterator[Act]:
    if directs:
        yield from (Act.CHANGE, Act.CANCEL)
    elif is_dated:
        yield Act.EXTEND
