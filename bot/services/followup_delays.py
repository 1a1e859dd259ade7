"""More time for a follow-up, or another owner: taken within bounds, else asked for."""

from datetime import date
from typing import ClassVar

from bot.domain.due import Due
from bot.domain.errors import GavelError
from bot.domain.followups import Snooze, SnoozeError, snoozed_until
from bot.services import followup_records as records
from bot.services import followup_requests, readers
from bot.services.followup_records import id_of, record
from bot.services.followups import came_about, change
from bot.views.followups import Asked
from storage import followups
from storage.followups import Followup, FollowupOwner
from storage.work import Work


class UnansweredError(GavelError):
    """Another snooze of F-`number` needs a yes, and one that was asked for is still waited for."""

    key: ClassVar[str] = "followups.error.unanswered"


def snooze(work: Work, followup: Followup, choice: Snooze) -> Followup:
    """Put off the actor's nudges; after the second time his manager has to agree.

    Raises UnansweredError when that would take the place of something else that was asked for.
    """
    owner = owner_row(work, followup, work.actor or "")
    try:
        put_off(work, followup, owner, choice)
    except SnoozeError:
        asked_of = records.deciders(work, followup, but=[work.actor])
        if not asked_of:
            return put_off(work, followup, owner, choice, agreed=True)
        _demand_nothing_asked(work, followup)
        day = _snoozed_until(work, owner, choice, agreed=True)
        followup_requests.ask(
            work, followup, Asked.SNOOZE, asked_of, until=day.isoformat(), choice=choice.value
        )
        came_about(work, followup)
    return followup


def put_off(
    work: Work, followup: Followup, owner: FollowupOwner, choice: Snooze, *, agreed: bool = False
) -> Followup:
    """Put off one owner's nudges; SnoozeError when a manager would have to agree and has not."""
    owner.snoozed_until = _snoozed_until(work, owner, choice, agreed=agreed)
    owner.snoozes += 1
    record(work, followup, "snoozed", to=owner.user_id, until=owner.snoozed_until.isoformat())
    return came_about(work, followup)


def ask_extension(work: Work, followup: Followup, until: Due, reason: str) -> Followup:
    """Ask for more time; granted at once when there is nobody else to decide."""
    asked_of = records.deciders(work, followup, but=[work.actor])
    if records.directs(work, followup) or not asked_of:
        return change(work, followup, due=until)
    day = until.day.isoformat()
    followup_requests.ask(
        work, followup, Asked.EXTENSION, asked_of, until=day, reason=reason or None
    )
    return came_about(work, followup)


def extend(work: Work, followup: Followup, until: str) -> Followup:
    """Grant a new due date (ISO text)."""
    day = date.fromisoformat(until)
    return change(work, followup, due=Due(day=day, at=None, words=(), spans=(), rest=""))


def offer(work: Work, followup: Followup, to: str, reason: str) -> Followup:
    """Offer the actor's part in it to somebody, who accepts or declines."""
    if to == work.actor:
        return followup
    followup_requests.ask(work, followup, Asked.HANDOVER, [to], to=to, reason=reason or None)
    return came_about(work, followup)


def hand_over(work: Work, followup: Followup, giver: str, taker: str) -> Followup:
    """Put `taker` in the place of `giver` among the owners."""
    owners = [one for one in records.owner_ids(work, followup) if one != giver]
    return change(work, followup, owners=[*dict.fromkeys([*owners, taker])])


def owner_row(work: Work, followup: Followup, user_id: str) -> FollowupOwner:
    """Somebody's part in it; NotAllowedError when it is not his."""
    for owner in followups.owners(work.session, id_of(followup)):
        if owner.user_id == user_id:
            return owner
    raise records.NotAllowedError(number=followup.number)


def _demand_nothing_asked(work: Work, followup: Followup) -> None:
    """Let only the actor's own request for a snooze be replaced by another one."""
    waiting = followup_requests.waiting(work, followup)
    if waiting and (waiting.details["what"] != Asked.SNOOZE or waiting.actor != work.actor):
        raise UnansweredError(number=followup.number)


def _snoozed_until(work: Work, owner: FollowupOwner, choice: Snooze, *, agreed: bool) -> date:
    today = readers.person(work, owner.user_id).today
    workdays = readers.workdays(work, owner.user_id)
    return snoozed_until(choice, owner.snoozes, today, workdays, manager_agreed=agreed)
