"""Decisions: recorded, changed, retracted, superseded, and how far each is carried out."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.decisions import DecisionStatus, Progress, carried_out, change_status
from bot.domain.followups import FollowupState
from bot.services import links, readers
from bot.views.decisions import DecisionCard
from storage import audit, counters, decisions, followups, meetings
from storage.decisions import Decision
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work

NUMBER: Final = r"[DdＤ][-–－]?\s?(\d{1,9})"
_NAMED: Final = re.compile(rf"(?<!\w){NUMBER}(?!\w)", re.ASCII)
_SUPERSEDES: Final = re.compile(
    rf"(?:supersed(?:es|ing)|replac(?:es|ing)|instead\s+of|取代|替代|代替|废止)[了:：]?\s*{NUMBER}",
    re.IGNORECASE,
)


def record(
    work: Work,
    *,
    text: str,
    decided_by: str,
    channel_id: str,
    meeting: Meeting | None = None,
    team: Team | None = None,
    message_ts: str | None = None,
) -> Decision:
    """Put a decision into the register, under the next number.

    `channel_id` is where it was taken, which decides who may see it.
    """
    owner = meeting.team_id if meeting else None
    decision = Decision(
        workspace_id=work.workspace_id,
        number=counters.next_number(work, "decision"),
        team_id=team.id if team else owner,
        meeting_id=meeting.id if meeting else None,
        text=text,
        decided_by=decided_by,
        decided_at=work.now,
        channel_id=channel_id,
        message_ts=message_ts,
    )
    work.session.add(decision)
    work.session.flush()
    audit.record(work, "decision.recorded", subject(decision), text=text)
    return decision


def change(work: Work, decision: Decision, text: str) -> Decision:
    """Put a decision in other words; the words that were there stay in its history."""
    if text != decision.text:
        audit.record(work, "decision.changed", subject(decision), was=decision.text)
        decision.text = text
    return decision


def retract(work: Work, decision: Decision) -> Decision:
    """Withdraw a decision that was recorded by mistake; it keeps its number.

    Raises DecisionStatusError when it stands no longer.
    """
    decision.status = change_status(decision.status, DecisionStatus.RETRACTED)
    audit.record(work, "decision.retracted", subject(decision))
    return decision


def supersede(work: Work, decision: Decision, later: Decision) -> Decision:
    """Say that a later decision takes the place of this one; both show it.

    Raises DecisionStatusError when this one stands no longer.
    """
    decision.status = change_status(decision.status, DecisionStatus.SUPERSEDED)
    decision.superseded_by_id = later.id
    audit.record(work, "decision.superseded", subject(decision), by=later.number)
    return decision


def supersede_named(work: Work, later: Decision) -> None:
    """Supersede the decisions that a later one says it takes the place of.

    What the actor may not see, or what stands no longer, stays as it is.
    """
    for number in map(int, _SUPERSEDES.findall(later.text)):
        named = by_number(work, number)
        if named and named.id != later.id and stands(named):
            supersede(work, named, later)


def supersedes(text: str) -> bool:
    """Whether a text says that it takes the place of a decision (replaces D-7)."""
    return _SUPERSEDES.search(text) is not None


def named_in(work: Work, text: str) -> Decision | None:
    """The first decision that a text names (D-7), if the actor may see it."""
    found = _NAMED.search(text)
    return by_number(work, int(found[1])) if found else None


def by_number(work: Work, number: int) -> Decision | None:
    """The decision that people call D-`number`; None when the actor may see no such one."""
    found = decisions.by_number(work.session, work.workspace_id, number)
    return found if found and readers.may_see(work, found.channel_id) else None


def get(work: Work, decision_id: int) -> Decision:
    """The decision with that id, which exists."""
    found = decisions.get(work.session, work.workspace_id, decision_id)
    if found is None:
        raise LookupError(f"decision {decision_id}")
    return found


def stands(decision: Decision) -> bool:
    """Whether it is in force, or put off: neither rejected, superseded nor retracted."""
    return decision.status in (DecisionStatus.ADOPTED, DecisionStatus.DEFERRED)


def progress(work: Work, found: Iterable[Decision]) -> dict[int, Progress]:
    """How far each decision is carried out, by its number."""
    numbers = {decision.id: decision.number for decision in found if decision.id is not None}
    states: dict[int, list[FollowupState]] = {one: [] for one in numbers.values()}
    for followup in followups.of_decisions(work.session, numbers):
        states[numbers[followup.decision_id or 0]].append(followup.state)
    return {number: carried_out(of) for number, of in states.items()}


def cards(work: Work, found: Sequence[Decision]) -> list[DecisionCard]:
    """Decisions as they are shown, in the order given."""
    done = progress(work, found)
    later = [one.superseded_by_id for one in found if one.superseded_by_id]
    successors = decisions.of_ids(work.session, work.workspace_id, later)
    return [
        DecisionCard(
            number=one.number,
            text=one.text,
            status=one.status,
            decided_by=one.decided_by,
            decided_at=one.decided_at,
            why=one.why,
            review_on=one.review_on,
            meeting=_title(work, one),
            superseded_by=_number(successors.get(one.superseded_by_id or 0)),
            link=links.to_message(work, one.channel_id, one.message_ts, _thread(work, one)),
            progress=done[one.number],
        )
        for one in found
    ]


def subject(decision: Decision) -> str:
    """The name of a decision in the audit trail."""
    return f"decision:{decision.id}"


def _title(work: Work, decision: Decision) -> str | None:
    meeting = _meeting(work, decision)
    return meeting.title if meeting else None


def _thread(work: Work, decision: Decision) -> str | None:
    meeting = _meeting(work, decision)
    return meeting.thread_ts if meeting else None


def _meeting(work: Work, decision: Decision) -> Meeting | None:
    if decision.meeting_id is None:
        return None
    return meetings.get(work.session, work.workspace_id, decision.meeting_id)


def _number(decision: Decision | None) -> int | None:
    return decision.number if decision else None
