"""Closing a meeting: its minutes are published, or first go to whoever approves them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.domain.errors import FieldError
from bot.domain.meetings import MeetingState, MeetingVerb, state_after
from bot.services import (
    closing_reminders,
    meetings,
    minutes_cards,
    minutes_preview,
    minutes_rights,
    opening,
    publishing,
    readers,
)
from bot.views import closing as views
from bot.views import kit
from bot.views.closing import Place
from storage import audit, outbox
from storage.meetings import Meeting
from storage.work import Work


class ReasonMissingError(FieldError):
    """Whoever sends minutes back says why."""

    key: ClassVar[str] = "closing.error.reason"
    field: ClassVar[str] = views.REASON


def close(work: Work, place: Place, informed: Sequence[str]) -> None:
    """Close a meeting as its preview was confirmed.

    With an approver other than the actor, the minutes wait for him. Raises NotSteeringError, or
    NotOpenError when somebody closed it before.
    """
    meeting = minutes_preview.steered(work, place.meeting_id)
    minutes_preview.keep_informed(work, meeting, informed)
    has_approver = meeting.approver_id not in (None, work.actor)
    closing_reminders.settle(work, meeting)
    meeting.state = state_after(meeting.state, MeetingVerb.CLOSE, has_approver=has_approver)
    meeting.closed_at, meeting.closed_by = work.now, work.actor
    closing_reminders.begin(work, meeting)
    work.session.flush()
    audit.record(work, "meeting.closed", f"meeting:{meeting.id}")
    if meeting.state is MeetingState.IN_REVIEW:
        _ask(work, meeting)
    else:
        publishing.publish(work, meeting)


def approve(work: Work, meeting_id: int) -> None:
    """Publish minutes that waited for approval.

    Raises NotApproverError, or MeetingStateError when they do not wait any more.
    """
    meeting = meetings.get(work, meeting_id)
    minutes_rights.demand_approval(work, meeting)
    following = state_after(meeting.state, MeetingVerb.APPROVE)
    closing_reminders.settle(work, meeting)
    meeting.state = following
    closing_reminders.begin(work, meeting)
    audit.record(work, "minutes.approved", f"meeting:{meeting.id}")
    publishing.publish(work, meeting)
    _settle(work, meeting, "closing.approved")


def return_form(work: Work, meeting_id: int) -> dict[str, Any]:
    """The question why the minutes are sent back; raises as `send_back` does."""
    meeting = meetings.get(work, meeting_id)
    minutes_rights.demand_approval(work, meeting)
    state_after(meeting.state, MeetingVerb.SEND_BACK)
    return views.return_modal(readers.actor(work), meeting_id, meeting.title)


def send_back(work: Work, meeting_id: int, reason: str) -> None:
    """Open the meeting again, so that its minutes can be put right, and say why.

    Raises NotApproverError, ReasonMissingError, or MeetingStateError when they do not wait.
    """
    meeting = meetings.get(work, meeting_id)
    minutes_rights.demand_approval(work, meeting)
    if not reason.strip():
        raise ReasonMissingError
    following = state_after(meeting.state, MeetingVerb.SEND_BACK)
    closing_reminders.settle(work, meeting)
    meeting.state = following
    closing_reminders.begin(work, meeting)
    audit.record(work, "minutes.sent_back", f"meeting:{meeting.id}", reason=reason)
    _settle(work, meeting, "closing.sent_back")
    _tell_returned(work, meeting, reason.strip())
    opening.refresh(work, meeting)


def _ask(work: Work, meeting: Meeting) -> None:
    """Send the approver the minutes, with the buttons to answer."""
    approver = meeting.approver_id or ""
    reader = readers.person(work, approver)
    key = _key(meeting)
    request, *pages = views.review(reader, minutes_cards.card(work, meeting), work.actor)
    outbox.post(work, key, approver, request)
    for place, page in enumerate(pages):
        outbox.post(work, f"{key}:p{place + 1}", approver, page, thread_key=key)
    opening.refresh(work, meeting)


def _settle(work: Work, meeting: Meeting, words: str) -> None:
    """Put the answer in the place of the request, so that it cannot be pressed again."""
    reader = readers.person(work, meeting.approver_id)
    said = reader.t.md(words, title=meeting.title, who=readers.name(work, work.actor or ""))
    outbox.update(work, _key(meeting), kit.Message(said, [kit.section(said)]))


def _tell_returned(work: Work, meeting: Meeting, reason: str) -> None:
    for user_id in {meeting.facilitator_id, meeting.recorder_id, meeting.closed_by or ""} - {""}:
        reader = readers.person(work, user_id)
        said = reader.t.md(
            "closing.returned",
            title=meeting.title,
            who=readers.name(work, work.actor or ""),
            reason=reason,
        )
        key = f"{_key(meeting)}:returned:{user_id}"
        outbox.post(work, key, user_id, kit.Message(said, [kit.section(said)]))


def _key(meeting: Meeting) -> str:
    """The key in the outbox of the request; one meeting can be closed and sent back repeatedly."""
    closed = int(meeting.closed_at.timestamp()) if meeting.closed_at else 0
    return f"review:{meeting.id}:{closed}"
