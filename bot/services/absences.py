"""Absences: noted, listed and cancelled, and what they mean for prompts, meetings and nudges."""

from typing import Any, ClassVar

from bot.domain.absence_words import understand
from bot.domain.absences import Span, Unclear, checked
from bot.domain.errors import FieldError, GavelError
from bot.domain.mrkdwn import plain
from bot.i18n.reader import Reader
from bot.services import followup_schedule, planning, readers, updates
from bot.services.followup_records import id_of
from bot.views import absences as views
from bot.views import kit
from bot.views.absences import AbsenceCard, MissedMeeting, Place
from storage import absences, audit, followups, meetings
from storage.absences import Absence
from storage.work import Work


class FirstDayMissingError(FieldError):
    """An absence has a first day."""

    key: ClassVar[str] = "absences.error.first"
    field: ClassVar[str] = views.FIRST


class UnknownNumberError(GavelError):
    """The list has no absence of that number; `text` is what was typed, `count` how many."""

    key: ClassVar[str] = "absences.error.number"


class NoneToCancelError(GavelError):
    """There is no absence to cancel."""

    key: ClassVar[str] = "absences.error.none"


class WhichError(GavelError):
    """Several absences could be meant; `count` is how many there are."""

    key: ClassVar[str] = "absences.error.which"


def note(work: Work, text: str) -> kit.Message:
    """Note the days that the actor typed, as Slack sent them; asks when it is not clear which.

    Raises what `bot.domain.absence_words.understand` raises.
    """
    reader = readers.actor(work)
    found = understand(
        plain(text),
        now=work.now,
        zone=reader.zone,
        workdays=readers.workdays(work, work.actor or ""),
        languages=readers.writes(work, work.actor),
    )
    if isinstance(found, Unclear):
        return views.ask(reader, found, plain(text))
    return note_days(work, found)


def note_days(work: Work, days: Span) -> kit.Message:
    """Note that the actor is away on these days; days noted before that overlap are joined.

    Raises PastError and TooLongError.
    """
    reader = readers.actor(work)
    checked(days, reader.today)
    row, before = _noted(work, days)
    missed = _follow(work)
    card = next(card for card in _cards(work, reader) if card.id == row.id)
    return views.noted(reader, card, missed, merged=bool(before))


def modal(work: Work, place: Place) -> dict[str, Any]:
    """The form for an absence, from the next workday on; `place` comes back with it."""
    reader = readers.actor(work)
    calendar = readers.workdays(work, work.actor or "")
    return views.modal(reader, calendar.next_workday(reader.today), place)


def listing(work: Work) -> kit.Message:
    """The actor's absences that are not over."""
    reader = readers.actor(work)
    return views.listing(reader, _cards(work, reader))


def help_text(work: Work) -> kit.Message:
    """What `/away` can do."""
    return views.help_text(readers.actor(work))


def cancel_numbered(work: Work, text: str) -> kit.Message:
    """Cancel the absence of that number in the actor's list; the only one when none is said."""
    cards = _cards(work, readers.actor(work))
    if not cards:
        raise NoneToCancelError
    typed = text.strip().removeprefix("#")
    if not typed and len(cards) > 1:
        raise WhichError(count=len(cards))
    found = cards[:1] if not typed else [card for card in cards if str(card.number) == typed]
    if not found:
        raise UnknownNumberError(text=text, count=len(cards))
    return cancel(work, found[0].id)


def cancel(work: Work, absence_id: int) -> kit.Message:
    """Cancel an absence of the actor's; shows those that are left. Nothing happens twice."""
    reader = readers.actor(work)
    row = absences.get(work.session, work.workspace_id, absence_id)
    if row is None or row.user_id != work.actor:
        return views.listing(reader, _cards(work, reader))
    days = Span(row.starts_on, row.ends_on)
    work.session.delete(row)
    work.session.flush()
    audit.record(work, "absence.cancelled", _subject(work), days=views.encoded(days))
    _follow(work)
    return views.listing(reader, _cards(work, reader), cancelled=days)


def _noted(work: Work, days: Span) -> tuple[Absence, list[Span]]:
    """The row that holds these days, and the days of those that were joined into it."""
    known = absences.of_person(work.session, work.workspace_id, work.actor or "", days.first)
    rows = [row for row in known if days.overlaps(Span(row.starts_on, row.ends_on))]
    before = [Span(row.starts_on, row.ends_on) for row in rows]
    for row in rows[1:]:
        work.session.delete(row)
    row = (
        rows[0]
        if rows
        else Absence(
            workspace_id=work.workspace_id,
            user_id=work.actor or "",
            starts_on=days.first,
            ends_on=days.last,
            created_at=work.now,
        )
    )
    joined = days.joined(before)
    row.starts_on, row.ends_on = joined.first, joined.last
    work.session.add(row)
    work.session.flush()
    encoded = [views.encoded(span) for span in before]
    audit.record(work, "absence.noted", _subject(work), days=views.encoded(joined), before=encoded)
    return row, before


def _follow(work: Work) -> list[MissedMeeting]:
    """Bring what asks the actor into line with his absences; gives the meetings he misses."""
    _follow_in_followups(work)
    missed = []
    for meeting, guest in meetings.waiting_for(work.session, work.workspace_id, work.actor or ""):
        was_away = guest.away
        if not guest.present:
            planning.follow_absences(work, meeting, guest)
        if guest.away != was_away:
            updates.show(work, meeting)
        if guest.away:
            missed.append(MissedMeeting(meeting.title, meeting.starts_at))
    return missed


def _follow_in_followups(work: Work) -> None:
    """Move the actor's nudges; one that is due at this moment is left to whoever sends it."""
    user_id = work.actor or ""
    days = followup_schedule.days_of(work, user_id)
    found = followups.unfinished_of_owner(work.session, work.workspace_id, user_id)
    owners = followups.owners_of(work.session, [id_of(followup) for followup in found])
    for followup in found:
        for owner in owners[id_of(followup)]:
            is_due = owner.next_nudge_at is not None and owner.next_nudge_at <= work.now
            if owner.user_id == user_id and not is_due:
                followup_schedule.reschedule_owner(work, followup, owner, days)
    work.session.flush()


def _cards(work: Work, reader: Reader) -> list[AbsenceCard]:
    rows = absences.of_person(work.session, work.workspace_id, work.actor or "", reader.today)
    return [
        AbsenceCard(row.id or 0, number, Span(row.starts_on, row.ends_on))
        for number, row in enumerate(rows, start=1)
    ]


def _subject(work: Work) -> str:
    return f"person:{work.actor}"
