"""Follow-ups: recorded, changed, put off, blocked, finished. Callers check who may do what.

Whatever changes writes the history, sets the next nudge and escalation anew, and brings the
messages up to date that show the follow-up.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from bot.domain.due import Due, due_instant
from bot.domain.followups import FollowupState, FollowupVerb, state_after
from bot.domain.localtime import local
from bot.services import agenda, followup_requests, nudges
from bot.services import followup_records as records
from bot.services import followup_schedule as schedule
from bot.services.followup_cards import card
from bot.services.followup_records import NotFoundError, id_of, record
from bot.views.followup_requests import Answer
from bot.views.followups import Asked
from storage import counters, followups, meetings, rows
from storage.agenda import AgendaKind
from storage.followups import Followup, FollowupEvent, FollowupOwner
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work

__all__ = ["KEEP", "NotFoundError", "card", "change", "create", "finish"]

END_OF_WORK: Final = time(18)


class Keep(Enum):
    """Marks what a change leaves as it is."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP


def create(
    work: Work,
    *,
    text: str,
    owners: Sequence[str],
    due: Due | None,
    timezone: str,
    team: Team | None,
    meeting_id: int | None = None,
    decision_id: int | None = None,
    channel_id: str | None = None,
    message_ts: str | None = None,
    notify: bool = False,
) -> Followup:
    """Record a follow-up; `due` is on the clocks of `timezone`.

    `notify` tells the owners by private message; without it the caller does (in one message with
    the rest of a meeting). `channel_id` is where it was recorded, which decides who may see it:
    None for a private conversation with Gavel.
    """
    followup = rows.new(
        Followup,
        workspace_id=work.workspace_id,
        number=counters.next_number(work, "followup"),
        team_id=team.id if team else None,
        meeting_id=meeting_id,
        decision_id=decision_id,
        text=text,
        timezone=timezone,
        created_by=work.actor or "",
        created_at=work.now,
        channel_id=channel_id,
        message_ts=message_ts,
    )
    _set_due(followup, due, team)
    schedule.reschedule_escalation(work, followup)
    rows.store(work.session, followup)
    for user_id in dict.fromkeys(owners):
        _give(work, followup, user_id)
    # No message shows it yet: there is none to bring up to date.
    event = record(work, followup, "created", text=text, due=_iso(followup.due_on))
    if notify:
        nudges.tell_assigned(work, followup, owners, event)
    return followup


def change(
    work: Work,
    followup: Followup,
    *,
    text: str | Keep = KEEP,
    owners: Sequence[str] | Keep = KEEP,
    due: Due | Keep | None = KEEP,
    notify: bool = False,
) -> Followup:
    """Change what is given; a new due date starts snoozes and escalations from the beginning.

    `notify` tells the owners by private message what is theirs now, or due on another day.
    """
    before = records.owner_ids(work, followup)
    if text is not KEEP and text != followup.text:
        record(work, followup, "text_changed", was=followup.text)
        followup.text = text
    given = None if owners is KEEP else _change_owners(work, followup, owners)
    moved = None if due is KEEP else _change_due(work, followup, due)
    came_about(work, followup, also=before)
    new = set(records.owner_ids(work, followup)) - set(before)
    if notify and given:
        nudges.tell_assigned(work, followup, sorted(new), given)
    if notify and moved:
        nudges.tell_owners(work, followup, moved, but=new)
    return followup


def start(work: Work, followup: Followup) -> Followup:
    """Say that work on it has begun."""
    followup.state = state_after(followup.state, FollowupVerb.START)
    record(work, followup, "started")
    return came_about(work, followup)


def finish(work: Work, followup: Followup, note: str = "") -> Followup:
    """Say that it is done; where the team reviews, a manager is asked first (办结审核)."""
    reviewers = _reviewers(work, followup)
    followup.state = state_after(followup.state, FollowupVerb.FINISH, needs_review=bool(reviewers))
    followup_requests.overtake(work, followup)
    record(work, followup, "finished", note=note or None)
    if reviewers:
        followup_requests.ask(work, followup, Asked.REVIEW, reviewers, reason=note or None)
    else:
        _done(work, followup)
    return came_about(work, followup)


def confirm(work: Work, followup: Followup) -> Followup:
    """Agree, as the reviewer, that it is done."""
    followup.state = state_after(followup.state, FollowupVerb.CONFIRM)
    _done(work, followup)
    record(work, followup, "confirmed")
    _answer_review(work, followup, agreed=True)
    return came_about(work, followup)


def send_back(work: Work, followup: Followup, reason: str = "") -> Followup:
    """Say, as the reviewer, that it is not done yet."""
    followup.state = state_after(followup.state, FollowupVerb.SEND_BACK)
    record(work, followup, "sent_back", reason=reason or None)
    _answer_review(work, followup, agreed=False, reason=reason)
    return came_about(work, followup)


def block(work: Work, followup: Followup, reason: str) -> Meeting | None:
    """Say why it cannot go on; gives the meeting on whose agenda that is now, if there is one."""
    followup.state = state_after(followup.state, FollowupVerb.BLOCK)
    followup.reason = reason
    record(work, followup, "blocked", reason=reason)
    meeting = _next_meeting(work, followup)
    if meeting:
        agenda.add(
            work,
            meeting,
            AgendaKind.BLOCKED,
            f"F-{followup.number} {followup.text}: {reason}",
            user_id=work.actor,
            followup_id=id_of(followup),
        )
    came_about(work, followup)
    return meeting


def unblock(work: Work, followup: Followup) -> Followup:
    """Say that it can go on."""
    followup.state = state_after(followup.state, FollowupVerb.UNBLOCK)
    followup.reason = None
    record(work, followup, "unblocked")
    return came_about(work, followup)


def cancel(work: Work, followup: Followup, reason: str, *, notify: bool = False) -> Followup:
    """Give it up, with a reason; `notify` tells the owners by private message."""
    followup.state = state_after(followup.state, FollowupVerb.CANCEL)
    followup.reason = reason
    followup_requests.overtake(work, followup)
    event = record(work, followup, "cancelled", reason=reason)
    came_about(work, followup)
    if notify:
        nudges.tell_owners(work, followup, event)
    return followup


def reopen(work: Work, followup: Followup) -> Followup:
    """Take it up again after it was done or cancelled."""
    followup.state = state_after(followup.state, FollowupVerb.REOPEN)
    followup.done_at = followup.done_on = followup.done_by = followup.reason = None
    record(work, followup, "reopened")
    return came_about(work, followup)


def came_about(work: Work, followup: Followup, also: Iterable[str] = ()) -> Followup:
    """Do what follows from every change: new moments, and the messages that show it."""
    schedule.reschedule(work, followup)
    work.session.flush()
    nudges.refresh(work, followup, also)
    return followup


def _set_due(followup: Followup, due: Due | None, team: Team | None) -> None:
    followup.due_on = due.day if due else None
    followup.due_time = due.at if due else None
    followup.due_at = _instant(followup, due, team) if due else None


def _instant(followup: Followup, due: Due, team: Team | None) -> datetime:
    work_end = team.work_end if team else END_OF_WORK
    return due_instant(due, followup.timezone, work_end)


def _change_due(work: Work, followup: Followup, due: Due | None) -> FollowupEvent | None:
    was = followup.due_on, followup.due_time
    _set_due(followup, due, records.team_of(work, followup))
    if (followup.due_on, followup.due_time) == was:
        return None
    followup.escalation_level = 0
    for owner in followups.owners(work.session, id_of(followup)):
        owner.snoozes, owner.snoozed_until = 0, None
    kind = "due_changed" if followup.due_on else "due_removed"
    followup_requests.overtake(work, followup)
    return record(work, followup, kind, due=_iso(followup.due_on), was_due=_iso(was[0]))


def _change_owners(work: Work, followup: Followup, user_ids: Sequence[str]) -> FollowupEvent | None:
    before = records.owner_ids(work, followup)
    if set(user_ids) == set(before):
        return None
    followup_requests.overtake(work, followup)
    _set_owners(work, followup, user_ids)
    return record(work, followup, "owners_changed", owners=[*user_ids], was_owners=before)


def _set_owners(work: Work, followup: Followup, user_ids: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(user_ids))
    known = {row.user_id: row for row in followups.owners(work.session, id_of(followup))}
    for user_id in known.keys() - set(wanted):
        work.session.delete(known[user_id])
    for user_id in wanted:
        if user_id not in known:
            _give(work, followup, user_id)
    work.session.flush()


def _give(work: Work, followup: Followup, user_id: str) -> None:
    """Make somebody an owner who was none."""
    days = schedule.days_of(work, user_id)
    rows.write(
        work.session,
        FollowupOwner,
        followup_id=id_of(followup),
        user_id=user_id,
        workspace_id=work.workspace_id,
        next_nudge_at=schedule.nudge_at(work, followup, days),
    )


def _reviewers(work: Work, followup: Followup) -> list[str]:
    """Who has to confirm that it is done; nobody when the team does not ask or a manager acts."""
    team = records.team_of(work, followup)
    if team is None or not team.reviews_done or records.manages(work, followup):
        return []
    return [one for one in records.deciders(work, followup, but=[work.actor]) if one]


def _done(work: Work, followup: Followup) -> None:
    followup.state = FollowupState.DONE
    followup.done_at, followup.done_by = work.now, work.actor
    followup.done_on = local(work.now, followup.timezone).date()
    followup.reason = None


def _answer_review(work: Work, followup: Followup, *, agreed: bool, reason: str = "") -> None:
    event = followup_requests.waiting_for(work, followup, Asked.REVIEW)
    if event:
        followup_requests.settle(work, event, Answer(agreed, work.actor, reason or None))


def _next_meeting(work: Work, followup: Followup) -> Meeting | None:
    team = records.team_of(work, followup)
    if team is None:
        return None
    coming = meetings.unfinished_of_channel(work.session, work.workspace_id, team.channel_id)
    planned = [one for one in coming if one.next_open_at]
    return planned[0] if planned else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
