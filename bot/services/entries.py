"""Entries of the minutes, and the decisions and follow-ups that they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import mrkdwn
from bot.domain.capture import Captured, EntryKind
from bot.domain.due import Ambiguous, Due, understand
from bot.domain.followups import UNFINISHED
from bot.domain.owner_doubts import Doubt, settle
from bot.domain.tasks import followup_text
from bot.services import (
    decisions,
    followup_words,
    followups,
    names,
    planning,
    readers,
    teams,
)
from bot.services import followup_records as records
from storage import audit, minutes, people, rows
from storage import followups as stored_followups
from storage.decisions import Decision
from storage.followups import Followup
from storage.meetings import Meeting
from storage.minutes import WHOLE, Entry, EntryState
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Source:
    """The message in which a line stands; `reacted_by` captured it by a reaction."""

    channel_id: str
    ts: str
    reacted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What the words of a follow-up say; `refused` were named but are bots, or have left.

    `doubts` are words that may name owners too.
    """

    text: str
    owners: tuple[str, ...]
    refused: tuple[str, ...]
    due: Due | Ambiguous | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def settled(self) -> Due | None:
        """The date, when there is one and it is not over."""
        return self.due if isinstance(self.due, Due) and not self.due.past else None

    @property
    def date_words(self) -> tuple[str, ...]:
        """The words that said a date, understood or not."""
        if isinstance(self.due, Ambiguous):
            return self.due.choices[0].words
        return self.due.words if self.due else ()


def understood(work: Work, meeting: Meeting, text: str) -> Task:
    """What plain text says as a follow-up: who, what, until when, by the team's calendar."""
    named = names.of_meeting(work, meeting, text)
    able = _able(work, mrkdwn.mentions(named.text))
    due = _due(work, meeting, named.text)
    named = followup_words.without_dates(named, due)
    rest = named.apart(_without_date(named.text, due), followup_words.spans(due))
    todo = followup_text(rest) or rest
    owners = followup_words.owners(named.text, todo)
    refused = tuple(user_id for user_id in owners if user_id not in able)
    owners = tuple(user_id for user_id in owners if user_id in able)
    return Task(todo, owners, refused, due, named.doubts)


def doubts(work: Work, meeting: Meeting, text: str) -> tuple[Doubt, ...]:
    """The words of plain text that may name owners too."""
    named = names.of_meeting(work, meeting, text)
    if not named.doubts:
        return ()
    return followup_words.without_dates(named, _due(work, meeting, named.text)).doubts


def add(
    work: Work,
    meeting: Meeting,
    source: Source,
    captured: Captured,
    *,
    under: Decision | None = None,
    notify: bool = False,
) -> Entry:
    """Take a captured line into the minutes; `under` is the decision that a follow-up carries out.

    A decision or a follow-up gets its number now; `notify` tells the owners at once.
    """
    meeting_id = planning.id_of(meeting)
    entry = rows.new(
        Entry,
        workspace_id=work.workspace_id,
        meeting_id=meeting_id,
        kind=captured.kind,
        text=captured.text,
        source=captured.text,
        user_id=work.actor or "",
        reacted_by=source.reacted_by,
        channel_id=source.channel_id,
        message_ts=source.ts,
        line=captured.line,
        position=minutes.last_position(work.session, meeting_id),
        created_at=work.now,
        changed_at=work.now,
    )
    if entry.kind is EntryKind.DECISION:
        entry.decision_id = _decide(work, meeting, entry).id
    elif entry.kind is EntryKind.FOLLOWUP:
        entry.followup_id = _assign(work, meeting, entry, under, notify=notify).id
    rows.store(work.session, entry)
    audit.record(work, "entry.captured", subject(entry), kind=entry.kind.value, text=entry.text)
    return entry


def change(work: Work, meeting: Meeting, entry: Entry, text: str, *, notify: bool = False) -> bool:
    """Follow an edited line; tells whether anything changed.

    Of a follow-up only that changes what the words say differently: an owner or a date that was
    picked, or changed elsewhere, stays as long as the words about it do. `notify` tells owners.
    """
    if text == entry.source:
        return False
    audit.record(work, "entry.changed", subject(entry), was=entry.text)
    if entry.decision_id:
        decisions.change(work, decisions.get(work, entry.decision_id), text)
    if entry.followup_id:
        before, after = understood(work, meeting, entry.source), understood(work, meeting, text)
        same_owners, same_date = (
            before.owners == after.owners,
            before.date_words == after.date_words,
        )
        followups.change(
            work,
            followup(work, entry),
            text=followups.KEEP if before.text == after.text else _text_of(work, entry, after),
            owners=followups.KEEP if same_owners else after.owners,
            due=followups.KEEP if same_date else after.settled,
            notify=notify,
        )
    entry.text, entry.source, entry.changed_at = text, text, work.now
    return True


def reword(
    work: Work,
    entry: Entry,
    text: str,
    owners: Sequence[str] = (),
    due: Due | None = None,
) -> None:
    """Put an entry in other words, and give a follow-up exactly these owners and this date."""
    audit.record(work, "entry.reworded", subject(entry), was=entry.text)
    if entry.decision_id:
        decisions.change(work, decisions.get(work, entry.decision_id), text)
    if entry.followup_id:
        followups.change(work, followup(work, entry), text=text, owners=owners, due=due)
    entry.text, entry.changed_at = text, work.now


def withdraw(work: Work, meeting: Meeting, entry: Entry, *, notify: bool = False) -> None:
    """Take an entry out of the minutes, since its line is gone; numbers are not given out again."""
    entry.state, entry.changed_at = EntryState.WITHDRAWN, work.now
    entry.line = WHOLE - id_of(entry)
    audit.record(work, "entry.withdrawn", subject(entry), text=entry.text)
    undo(work, meeting, entry, notify=notify)


def undo(work: Work, meeting: Meeting, entry: Entry, *, notify: bool = False) -> None:
    """Retract the decision, or cancel the follow-up, of an entry that is not in the minutes."""
    if entry.decision_id:
        decision = decisions.get(work, entry.decision_id)
        if decisions.stands(decision):
            decisions.retract(work, decision)
    if entry.followup_id:
        found = followup(work, entry)
        if found.state in UNFINISHED:
            reader = readers.team(work, teams.get(work, meeting.team_id))
            reason = reader.t("minutes.withdrawn")
            followups.cancel(work, found, reason, notify=notify)


def followup(work: Work, entry: Entry) -> Followup:
    """The follow-up that an entry is."""
    found = stored_followups.get(work.session, work.workspace_id, entry.followup_id or 0)
    if found is None:
        raise LookupError(f"follow-up of entry {entry.id}")
    return found


def id_of(entry: Entry) -> int:
    """The id of an entry that is stored."""
    if entry.id is None:
        raise ValueError("the entry is not stored yet")
    return entry.id


def subject(entry: Entry) -> str:
    """The name of an entry in the audit trail."""
    return f"entry:{entry.id}"


def _decide(work: Work, meeting: Meeting, entry: Entry) -> Decision:
    return decisions.record(
        work,
        text=entry.text,
        decided_by=meeting.facilitator_id,
        channel_id=meeting.channel_id,
        meeting=meeting,
        message_ts=entry.message_ts,
    )


def _assign(
    work: Work, meeting: Meeting, entry: Entry, under: Decision | None, *, notify: bool
) -> Followup:
    task = understood(work, meeting, entry.text)
    decision = decisions.named_in(work, entry.text) or under
    return followups.create(
        work,
        text=task.text,
        owners=task.owners,
        due=task.settled,
        timezone=meeting.timezone,
        team=teams.get(work, meeting.team_id),
        meeting_id=meeting.id,
        decision_id=decision.id if decision else None,
        channel_id=meeting.channel_id,
        message_ts=entry.message_ts,
        notify=notify,
    )


def _due(work: Work, meeting: Meeting, text: str) -> Due | Ambiguous | None:
    return understand(
        text,
        now=work.now,
        zone=meeting.timezone,
        workdays=teams.workdays(teams.get(work, meeting.team_id)),
        languages=readers.writes(work, work.actor),
    )


def _without_date(text: str, due: Due | Ambiguous | None) -> str:
    if isinstance(due, Ambiguous):
        return due.choices[0].rest
    return due.rest if due else text


def _text_of(work: Work, entry: Entry, task: Task) -> str:
    """The text of a task, without the names that were in doubt when these have been settled."""
    text, before = task.text, followup(work, entry)
    owners = records.owner_ids(work, before)
    for doubt in task.doubts:
        if owners and doubt.is_name and doubt.words in text and doubt.words not in before.text:
            found = Doubt(doubt.words, text.index(doubt.words))
            text = followup_text(settle(text, found, owners[0])) or text
    return text


def _able(work: Work, user_ids: Sequence[str]) -> frozenset[str]:
    """Those who can own something; the actor is looked up with them, since he is needed too."""
    known = people.of_ids(work.session, work.workspace_id, [*user_ids, work.actor or ""])
    gone = {id_ for id_, person in known.items() if person.is_bot or person.deleted}
    return frozenset(user_ids) - gone
