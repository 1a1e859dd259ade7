"""Minutes made ready to be shown, and kept as they were when they were published."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from bot.domain.capture import EntryKind
from bot.services import links, opening, planning, presence, readers
from bot.services.entries import id_of
from bot.views.minutes import Change, EntryCard, MinutesCard, What
from storage import decisions, followups, meetings, minutes, updates
from storage.decisions import Decision
from storage.followups import Followup
from storage.meetings import Meeting
from storage.minutes import Entry
from storage.work import Work

_PEOPLE = ("present", "reported", "missing", "away")


def card(work: Work, meeting: Meeting) -> MinutesCard:
    """The minutes as they stand now."""
    meeting_id = planning.id_of(meeting)
    guests = meetings.attendances(work.session, meeting_id)
    reported = [update.user_id for update in updates.of_meeting(work.session, meeting_id)]
    present = presence.present(meeting, guests)
    return MinutesCard(
        meeting_id=meeting_id,
        title=meeting.title,
        channel_id=meeting.channel_id,
        starts_at=meeting.starts_at,
        facilitator_id=meeting.facilitator_id,
        recorder_id=meeting.recorder_id,
        entries=entry_cards(work, minutes.of_meeting(work.session, meeting_id), meeting),
        present=tuple(present),
        reported=tuple(reported),
        missing=tuple(
            guest.user_id for guest in guests if opening.is_missing(meeting, guest, reported)
        ),
        away=tuple(guest.user_id for guest in guests if guest.away),
        names=readers.names(work, {*reported, *present, *(guest.user_id for guest in guests)}),
    )


def without_reporting(shown: MinutesCard) -> MinutesCard:
    """The minutes for people of other departments, whom it does not concern who reported."""
    return replace(shown, present=(), reported=(), missing=(), away=())


def entry_cards(
    work: Work, entries: Sequence[Entry], meeting: Meeting | None = None
) -> tuple[EntryCard, ...]:
    """Entries as they are shown, in the order given; of a `meeting`, with links to its thread."""
    if not entries:
        return ()
    thread = meeting.thread_ts if meeting else None
    decided = decisions.of_ids(
        work.session, work.workspace_id, [one.decision_id for one in entries if one.decision_id]
    )
    ids = [entry.followup_id for entry in entries if entry.followup_id]
    found = followups.of_ids(work.session, work.workspace_id, ids)
    assigned = {followup.id: followup for followup in found}
    owners = followups.owner_ids(work.session, ids)
    return tuple(
        _entry_card(
            entry,
            links.to_message(work, entry.channel_id, entry.message_ts, thread) if thread else None,
            decided.get(entry.decision_id or 0),
            assigned.get(entry.followup_id),
            owners.get(entry.followup_id or 0, []),
        )
        for entry in entries
    )


def to_content(shown: MinutesCard) -> dict[str, Any]:
    """What is stored of minutes when they are published."""
    return {
        "title": shown.title,
        "starts_at": shown.starts_at.isoformat(),
        "facilitator_id": shown.facilitator_id,
        "recorder_id": shown.recorder_id,
        "entries": [_entry_content(entry) for entry in shown.entries],
        **{name: list(getattr(shown, name)) for name in _PEOPLE},
        "changes": [
            {
                "what": change.what.value,
                "entry": _entry_content(change.entry),
                "was": _entry_content(change.was) if change.was else None,
            }
            for change in shown.changes
        ],
    }


def from_content(meeting: Meeting, version: int, content: Mapping[str, Any]) -> MinutesCard:
    """The minutes as they were published."""
    return MinutesCard(
        meeting_id=planning.id_of(meeting),
        title=content["title"],
        channel_id=meeting.channel_id,
        starts_at=datetime.fromisoformat(content["starts_at"]),
        facilitator_id=content["facilitator_id"],
        recorder_id=content["recorder_id"],
        entries=tuple(map(_entry_from, content["entries"])),
        version=version,
        changes=tuple(
            Change(
                What(change["what"]),
                _entry_from(change["entry"]),
                _entry_from(change["was"]) if change["was"] else None,
            )
            for change in content["changes"]
        ),
        present=tuple(content["present"]),
        reported=tuple(content["reported"]),
        missing=tuple(content["missing"]),
        away=tuple(content["away"]),
    )


def amended(before: MinutesCard, now: MinutesCard, touched: Collection[int]) -> MinutesCard:
    """The version after `before`: entries with the ids `touched` as they are now.

    All others stay as they were published, whatever became of their follow-ups since.
    """
    old = {entry.id: entry for entry in before.entries}
    entries = tuple(
        entry if entry.id in touched else old[entry.id]
        for entry in now.entries
        if entry.id in touched or entry.id in old
    )
    return replace(
        before,
        entries=entries,
        version=before.version + 1,
        changes=tuple(_changes(before.entries, entries)),
    )


def _changes(before: Sequence[EntryCard], now: Sequence[EntryCard]) -> Iterator[Change]:
    old, new = {entry.id: entry for entry in before}, {entry.id for entry in now}
    for entry in now:
        if entry.id not in old:
            yield Change(What.ADDED, entry)
        elif entry != old[entry.id]:
            yield Change(What.CHANGED, entry, old[entry.id])
    yield from (Change(What.REMOVED, entry) for entry in before if entry.id not in new)


def _entry_card(
    entry: Entry,
    address: str | None,
    decision: Decision | None,
    followup: Followup | None,
    owners: Sequence[str],
) -> EntryCard:
    plain = EntryCard(id=id_of(entry), kind=entry.kind, text=entry.text, link=address)
    if decision:
        return replace(plain, number=decision.number, text=decision.text)
    if followup is None:
        return plain
    return replace(
        plain,
        number=followup.number,
        text=followup.text,
        owners=tuple(owners),
        due_on=followup.due_on,
        due_time=followup.due_time,
        due_at=followup.due_at,
        zone=followup.timezone,
    )


def _entry_content(entry: EntryCard) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "text": entry.text,
        "number": entry.number,
        "owners": list(entry.owners),
        "due_on": entry.due_on.isoformat() if entry.due_on else None,
        "due_time": entry.due_time.isoformat() if entry.due_time else None,
        "due_at": entry.due_at.isoformat() if entry.due_at else None,
        "zone": entry.zone,
        "link": entry.link,
    }


def _entry_from(content: Mapping[str, Any]) -> EntryCard:
    on, at, when = content["due_on"], content["due_time"], content["due_at"]
    return EntryCard(
        id=content["id"],
        kind=EntryKind(content["kind"]),
        text=content["text"],
        number=content["number"],
        owners=tuple(content["owners"]),
        due_on=date.fromisoformat(on) if on else None,
        due_time=time.fromisoformat(at) if at else None,
        due_at=datetime.fromisoformat(when) if when else None,
        zone=content["zone"],
        link=content["link"],
    )
