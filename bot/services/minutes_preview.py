"""The last look at the minutes: entries are reworded, moved, dropped, before they are published."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.domain.due import Due
from bot.domain.errors import FieldError, GavelError
from bot.domain.meetings import captures_minutes
from bot.services import entries, form_dates, meetings, minutes_rights, planning, readers, wording
from bot.services.followup_words import checked_owners, chosen
from bot.services.minutes_cards import card, entry_cards
from bot.views import closing as views
from bot.views.closing import EntryForm, Place, Pressed, PreviewCard
from bot.views.minutes import ORDER
from storage import audit, minutes
from storage.meetings import Meeting
from storage.minutes import Entry, EntryState
from storage.work import Work


class TextMissingError(FieldError):
    """An entry needs words."""

    key: ClassVar[str] = "closing.error.text"
    field: ClassVar[str] = views.TEXT


class EntryGoneError(GavelError):
    """The line of the entry was deleted meanwhile."""

    key: ClassVar[str] = "closing.error.gone"


class DayMissingError(FieldError):
    """A time of day was given without a day."""

    key: ClassVar[str] = "closing.error.day"
    field: ClassVar[str] = views.DUE_ON


def opened(work: Work, meeting_id: int, page: int = 0) -> dict[str, Any]:
    """The minutes as they will be published.

    Raises NotSteeringError, or NotOpenError when the meeting is closed already.
    """
    meeting = steered(work, meeting_id)
    shown = card(work, meeting)
    dropped = minutes.dropped_of_meeting(work.session, meeting_id)
    has_approver = meeting.approver_id not in (None, work.actor)
    return views.preview(
        readers.actor(work),
        PreviewCard(
            minutes=shown,
            dropped=entry_cards(work, dropped),
            informed=tuple(meeting.informed),
            approver_id=meeting.approver_id if has_approver else None,
            is_private=readers.is_private(work, meeting.channel_id),
            page=page,
        ),
    )


def turned(work: Work, place: Place, page: int, informed: Sequence[str]) -> dict[str, Any]:
    """Another page of the preview; who is informed was chosen meanwhile and is kept."""
    keep_informed(work, steered(work, place.meeting_id), informed)
    return opened(work, place.meeting_id, page)


def acted(work: Work, place: Place, pressed: Pressed, informed: Sequence[str]) -> dict[str, Any]:
    """Move, drop or restore an entry; the preview as it is then."""
    meeting = steered(work, place.meeting_id)
    keep_informed(work, meeting, informed)
    entry = _entry(work, meeting, pressed.entry_id)
    if pressed.act in (views.UP, views.DOWN):
        _move(work, meeting, entry, -1 if pressed.act == views.UP else 1)
    else:
        dropped = pressed.act == views.DROP
        entry.state = EntryState.DROPPED if dropped else EntryState.ACTIVE
        entry.changed_at = work.now
        audit.record(work, f"entry.{pressed.act}", entries.subject(entry))
    work.session.flush()
    return opened(work, place.meeting_id, place.page)


def entry_form(work: Work, place: Place, entry_id: int, informed: Sequence[str]) -> dict[str, Any]:
    """The form of one entry, to be opened above the preview."""
    meeting = steered(work, place.meeting_id)
    keep_informed(work, meeting, informed)
    shown = entry_cards(work, [_entry(work, meeting, entry_id)])[0]
    form = EntryForm(wording.typeable(work, shown.text), shown.owners, shown.due_on, shown.due_time)
    return views.entry_modal(readers.actor(work), shown, form, f"{place.encoded()} {shown.id}")


def saved(work: Work, place: Place, entry_id: int, form: EntryForm) -> dict[str, Any]:
    """Take over what was filled in about an entry; the preview as it is then.

    A text of None was too long for the form and stays. Raises TextMissingError, OwnerError,
    DayMissingError.
    """
    meeting = steered(work, place.meeting_id)
    _reword(work, _entry(work, meeting, entry_id), form)
    work.session.flush()
    return opened(work, place.meeting_id, place.page)


def _reword(work: Work, entry: Entry, form: EntryForm) -> None:
    shown = entry_cards(work, [entry])[0]
    text = shown.text if form.text is None else wording.typed(work, form.text, shown.text).strip()
    if not any(char.isalnum() for char in text):
        raise TextMissingError
    if form.due_time and not form.due_on:
        raise DayMissingError
    owners, due = form.owners, chosen(form.due_on, form.due_time) if form.due_on else None
    if entry.followup_id and text != shown.text and not (owners and due):
        text, owners, due = _understood(work, entry, text, owners, due)
    owners = tuple(checked_owners(work, owners))
    filled = (text, set(owners), due.day if due else None, due.at if due else None)
    if filled != (shown.text, set(shown.owners), shown.due_on, shown.due_time):
        entries.reword(work, entry, text, owners, due)


def _understood(
    work: Work, entry: Entry, text: str, owners: tuple[str, ...], due: Due | None
) -> tuple[str, tuple[str, ...], Due | None]:
    """The owners and the date that new words of a follow-up say, where the fields say nothing."""
    task = entries.understood(work, meetings.get(work, entry.meeting_id), text)
    said = due or form_dates.settled(readers.actor(work), task.due)
    return task.text or text, owners or task.owners, said


def keep_informed(work: Work, meeting: Meeting, informed: Sequence[str]) -> None:
    """Remember who is to be informed, as it was chosen in the preview."""
    if list(informed) != meeting.informed:
        audit.record(work, "meeting.informed", f"meeting:{meeting.id}", was=meeting.informed)
        meeting.informed = list(informed)


def steered(work: Work, meeting_id: int) -> Meeting:
    """The open meeting with that id, which the actor steers; NotSteeringError, NotOpenError."""
    meeting = meetings.get(work, meeting_id)
    minutes_rights.demand_steering(work, meeting)
    if not captures_minutes(meeting.state):
        raise meetings.NotOpenError
    return meeting


def _entry(work: Work, meeting: Meeting, entry_id: int) -> Entry:
    entry = minutes.get(work.session, work.workspace_id, entry_id)
    if entry is None or entry.meeting_id != meeting.id or entry.state is EntryState.WITHDRAWN:
        raise EntryGoneError
    return entry


def _move(work: Work, meeting: Meeting, entry: Entry, step: int) -> None:
    """Let an entry change places with its neighbour of the same kind, and number them all."""
    standing = minutes.of_meeting(work.session, planning.id_of(meeting))
    order = [one for kind in ORDER for one in standing if one.kind is kind]
    place = order.index(entry) if entry in order else -1
    other = place + step
    if place < 0 or not 0 <= other < len(order) or order[other].kind is not entry.kind:
        return
    order[place], order[other] = order[other], order[place]
    for position, one in enumerate(order, start=1):
        one.position = position
    audit.record(work, "entry.moved", entries.subject(entry), position=order.index(entry) + 1)
