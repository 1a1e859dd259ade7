"""Publishing: minutes go to the channel, to those informed and to those absent, once.

What was sent is kept as a version. Whatever shows the minutes can be brought to a later version.
"""

from dataclasses import replace
from typing import Final

from bot.domain.capture import EntryKind
from bot.domain.meetings import MeetingState
from bot.i18n.reader import Reader
from bot.services import (
    agenda,
    decisions,
    entries,
    minutes_cards,
    nudges,
    opening,
    planning,
    presence,
    readers,
    teams,
)
from bot.views import minutes as views
from bot.views.minutes import MinutesCard
from storage import agenda as stored_agenda
from storage import audit, followups, meetings, minutes, outbox
from storage.agenda import AgendaKind
from storage.meetings import Attendance, Meeting
from storage.minutes import Entry, MinutesVersion
from storage.work import Work

_PEOPLE: Final = ("U", "W")


def publish(work: Work, meeting: Meeting) -> None:
    """Publish the minutes of a meeting that was closed: they are version 1."""
    _settle(work, meeting)
    shown = minutes_cards.card(work, meeting)
    keep(work, meeting, shown)
    show(work, meeting, shown)
    tell_owners(work, meeting)
    carry_questions(work, meeting)
    opening.refresh(work, meeting)
    audit.record(work, "minutes.published", f"meeting:{meeting.id}")


def keep(work: Work, meeting: Meeting, shown: MinutesCard) -> None:
    """Store a version as it is published."""
    work.session.add(
        MinutesVersion(
            meeting_id=planning.id_of(meeting),
            version=shown.version,
            workspace_id=work.workspace_id,
            content=minutes_cards.to_content(shown),
            published_by=work.actor,
            published_at=work.now,
        )
    )
    work.session.flush()


def show(work: Work, meeting: Meeting, shown: MinutesCard) -> None:
    """Have everybody who gets the minutes see this version."""
    guests = {guest.user_id for guest in meetings.attendances(work.session, shown.meeting_id)}
    named = guests | {*shown.reported, *shown.present}
    shown = replace(shown, names=readers.names(work, named))
    team = readers.team(work, teams.get(work, meeting.team_id))
    _show_pages(work, key_of(meeting), meeting.channel_id, team, shown)
    for recipient in recipients(work, meeting):
        reader = _reader(work, meeting, recipient)
        theirs = shown if recipient in guests else minutes_cards.without_reporting(shown)
        _show_pages(work, f"{key_of(meeting)}:{recipient}", recipient, reader, theirs)


def key_of(meeting: Meeting) -> str:
    """The key in the outbox of the published minutes in the meeting's channel."""
    return f"minutes:{meeting.id}:1"


def recipients(work: Work, meeting: Meeting) -> list[str]:
    """User and channel ids of those who get the minutes besides the channel: informed, absent."""
    guests = meetings.attendances(work.session, planning.id_of(meeting))
    was_noted = any(guest.present for guest in guests)
    present = presence.present(meeting, guests)
    absent = [
        guest.user_id
        for guest in guests
        if guest.user_id not in present and _is_absent(guest, was_noted=was_noted)
    ]
    return [one for one in dict.fromkeys([*meeting.informed, *absent]) if one != meeting.channel_id]


def tell_owners(work: Work, meeting: Meeting) -> None:
    """Tell everybody in one message what he owns since this meeting."""
    active = minutes.of_meeting(work.session, planning.id_of(meeting))
    ids = [entry.followup_id for entry in active if entry.followup_id]
    theirs: dict[str, list[int]] = {}
    for followup_id, owners in followups.owner_ids(work.session, ids).items():
        for user_id in owners:
            theirs.setdefault(user_id, []).append(followup_id)
    for user_id, owned in theirs.items():
        nudges.tell_bundle(work, user_id, owned, mark=f"meeting-{meeting.id}")


def carry_questions(work: Work, meeting: Meeting) -> None:
    """Put the open questions on the next meeting's agenda, and take withdrawn ones off it again."""
    following = _following(work, meeting)
    if following is None:
        return
    asked = _questions(work, meeting)
    carried = {
        item.entry_id: item
        for item in stored_agenda.of_meeting(work.session, planning.id_of(following))
        if item.entry_id and (item.entry_id in asked or _is_of(work, meeting, item.entry_id))
    }
    for entry_id, item in carried.items():
        if entry_id in asked:
            item.text = asked[entry_id].text
        else:
            work.session.delete(item)
    for entry in asked.values():
        if entry.id not in carried:
            _carry(work, following, entry)


def _settle(work: Work, meeting: Meeting) -> None:
    """Make final what the minutes say: what was dropped is undone, what is replaced superseded."""
    meeting_id = planning.id_of(meeting)
    for entry in minutes.dropped_of_meeting(work.session, meeting_id):
        entries.undo(work, meeting, entry)
    for entry in minutes.of_meeting(work.session, meeting_id):
        if entry.decision_id:
            decisions.supersede_named(work, decisions.get(work, entry.decision_id))
    work.session.flush()


def _show_pages(work: Work, key: str, channel: str, reader: Reader, shown: MinutesCard) -> None:
    pages = views.published(reader, shown)
    for place, page in enumerate(pages):
        page_key = f"{key}:p{place + 1}" if place else key
        if outbox.by_key(work.session, work.workspace_id, page_key):
            outbox.update(work, page_key, page)
        else:
            outbox.post(work, page_key, channel, page, thread_key=key if place else None)
    _empty_pages(work, key, reader, len(pages))


def _empty_pages(work: Work, key: str, reader: Reader, used: int) -> None:
    """Say of pages that an earlier version had that they are not needed any more."""
    number = used + 1
    while outbox.by_key(work.session, work.workspace_id, f"{key}:p{number}"):
        outbox.update(work, f"{key}:p{number}", views.empty_page(reader))
        number += 1


def _reader(work: Work, meeting: Meeting, recipient: str) -> Reader:
    if recipient.startswith(_PEOPLE):
        return readers.person(work, recipient)
    team = teams.of_channel(work, recipient) or teams.get(work, meeting.team_id)
    return readers.team(work, team)


def _is_absent(guest: Attendance, *, was_noted: bool) -> bool:
    """Whether somebody who was not seen was away: he said so, or those who were there did."""
    return guest.away or (was_noted and not guest.optional)


def _following(work: Work, meeting: Meeting) -> Meeting | None:
    """The next meeting in the channel: of the same series, or whichever comes first."""
    if meeting.series_id:
        found = meetings.next_of_series(work.session, meeting.series_id)
        same_room = found is not None and found.channel_id == meeting.channel_id
        return found if same_room or not readers.is_private(work, meeting.channel_id) else None
    waiting = meetings.unfinished_of_channel(work.session, work.workspace_id, meeting.channel_id)
    planned = [one for one in waiting if one.state is MeetingState.PLANNED]
    return planned[0] if planned else None


def _questions(work: Work, meeting: Meeting) -> dict[int | None, Entry]:
    active = minutes.of_meeting(work.session, planning.id_of(meeting))
    return {one.id: one for one in active if one.kind is EntryKind.QUESTION}


def _carry(work: Work, following: Meeting, entry: Entry) -> None:
    kind, asker = AgendaKind.QUESTION, entry.user_id or None
    agenda.add(work, following, kind, entry.text, user_id=asker, entry_id=entry.id)


def _is_of(work: Work, meeting: Meeting, entry_id: int | None) -> bool:
    entry = minutes.get(work.session, work.workspace_id, entry_id or 0)
    return entry is not None and entry.meeting_id == meeting.id
