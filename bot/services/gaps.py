"""What follow-ups lack: who has to do them, or until when. The writer is asked privately."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from bot.domain import mrkdwn
from bot.domain.capture import EntryKind
from bot.domain.due import Ambiguous, Due
from bot.domain.errors import GavelError
from bot.domain.letters import narrow
from bot.domain.localtime import local
from bot.domain.meetings import MeetingState
from bot.domain.owner_doubts import Doubt as NameDoubt
from bot.domain.owner_doubts import settle
from bot.domain.tasks import followup_text
from bot.services import amending, entries, followups, minutes_rights, names, readers, teams
from bot.services.followup_words import checked_owners, chosen
from bot.services.minutes_cards import entry_cards
from bot.views import kit
from bot.views import minutes_answers as views
from bot.views.dates import DateChoice
from bot.views.minutes import EntryCard
from bot.views.minutes_answers import Doubt, Gap
from storage import meetings, minutes
from storage.meetings import Meeting
from storage.minutes import Entry, EntryState
from storage.work import Work

# What is left of “Ana and Dave to send it” when Ana is known, and of “Dave and Ana”.
_BESIDE_OTHERS: Final = re.compile(r"^and\s|<@", re.IGNORECASE)


class GoneError(GavelError):
    """The entry is not in the minutes any more, or the actor did not write it."""

    key: ClassVar[str] = "minutes.error.gone"


class PastError(GavelError):
    """The date that was picked is over; `day` is it."""

    key: ClassVar[str] = "minutes.error.past"


def of_entries(work: Work, meeting: Meeting, found: Sequence[Entry]) -> list[Gap]:
    """What those of the entries that are follow-ups lack; complete ones are left out."""
    tasks = [one for one in found if one.kind is EntryKind.FOLLOWUP]
    gaps: list[Gap] = []
    for entry, card in zip(tasks, entry_cards(work, tasks), strict=True):
        doubts = _names_in_doubt(work, meeting, card)
        if card.lacks_owner or card.lacks_due or doubts:
            task = entries.understood(work, meeting, entry.source)
            doubt, choices = _doubt(work, meeting, task.due)
            whose = names.whose(work, doubts)
            gaps.append(Gap(card, doubt, choices, task.refused, whose))
    return gaps


def assign(work: Work, entry_id: int, user_id: str) -> kit.Message:
    """Give the follow-up of an entry the owner that was picked; shows what is still missing.

    He stands for the name that was in doubt, if there is one. Raises OwnerError for somebody who
    cannot own anything.
    """
    meeting, entry = _own(work, entry_id)
    card = entry_cards(work, [entry])[0]
    text = card.text
    for doubt in _names_in_doubt(work, meeting, card)[:1]:
        text = followup_text(settle(text, doubt, user_id)) or text
    followups.change(
        work,
        entries.followup(work, entry),
        text=text,
        owners=checked_owners(work, [*card.owners, user_id]),
        notify=_is_published(meeting),
    )
    return _again(work, meeting, entry)


def schedule(work: Work, entry_id: int, choice: DateChoice) -> kit.Message:
    """Give the follow-up of an entry the due date that was picked; shows what is still missing.

    Raises PastError for a day that is over.
    """
    meeting, entry = _own(work, entry_id)
    if choice.on < local(work.now, meeting.timezone).date():
        raise PastError(day=choice.on)
    due = chosen(choice.on, choice.at)
    followups.change(work, entries.followup(work, entry), due=due, notify=_is_published(meeting))
    return _again(work, meeting, entry)


def leave(work: Work, entry_id: int) -> kit.Message:
    """Leave open what is missing: the preview of the minutes will show it."""
    _, entry = _own(work, entry_id)
    return views.left_open(readers.actor(work), entry_cards(work, [entry]))


def _own(work: Work, entry_id: int) -> tuple[Meeting, Entry]:
    entry = minutes.get(work.session, work.workspace_id, entry_id)
    if entry is None or entry.state is not EntryState.ACTIVE or entry.followup_id is None:
        raise GoneError
    meeting = meetings.get(work.session, work.workspace_id, entry.meeting_id)
    if meeting is None:
        raise GoneError
    if entry.user_id != work.actor and not minutes_rights.steers(work, meeting):
        raise GoneError
    return meeting, entry


def _again(work: Work, meeting: Meeting, entry: Entry) -> kit.Message:
    """What is still missing from the message of an entry, in the place of the question."""
    if _is_published(meeting):
        amending.amend(work, meeting, {entries.id_of(entry)})
    of_message = minutes.of_message(
        work.session, work.workspace_id, entry.channel_id, entry.message_ts
    )
    missing = of_entries(work, meeting, of_message)
    reader = readers.actor(work)
    if missing:
        return views.answer(reader, [], missing)
    tasks = [one for one in of_message if one.kind is EntryKind.FOLLOWUP]
    return views.complete(reader, entry_cards(work, tasks))


def _names_in_doubt(work: Work, meeting: Meeting, card: EntryCard) -> tuple[NameDoubt, ...]:
    """The words that may name somebody: when there is an owner only those that surely do."""
    marked = "@" in narrow(mrkdwn.without_mentions(card.text))
    if not (card.lacks_owner or marked or _BESIDE_OTHERS.search(card.text)):
        return ()
    doubts = entries.doubts(work, meeting, card.text)
    return tuple(one for one in doubts if card.lacks_owner or one.is_name)


def _is_published(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.PUBLISHED


def _doubt(
    work: Work, meeting: Meeting, due: Due | Ambiguous | None
) -> tuple[Doubt, tuple[DateChoice, ...]]:
    if isinstance(due, Ambiguous):
        return Doubt.AMBIGUOUS, tuple(DateChoice(one.day, one.at) for one in due.choices)
    return (Doubt.PAST if due else Doubt.NONE), _likely(work, meeting)


def _likely(work: Work, meeting: Meeting) -> tuple[DateChoice, ...]:
    """The last workdays of this week and the next, by the team's calendar."""
    calendar = teams.workdays(teams.get(work, meeting.team_id))
    today = local(work.now, meeting.timezone).date()
    ends = (calendar.last_of_week(today), calendar.last_of_week(today + timedelta(days=7)))
    return tuple(DateChoice(day) for day in dict.fromkeys(ends) if day >= today)
