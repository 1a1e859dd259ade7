"""*Add to minutes*: a message of the thread becomes an entry, though no keyword began it."""

from typing import Any, ClassVar

from bot.domain.capture import EntryKind, parse
from bot.domain.errors import FieldError, GavelError
from bot.domain.meetings import MeetingState
from bot.domain.mrkdwn import plain
from bot.services import (
    amending,
    entries,
    followups,
    gaps,
    minutes,
    minutes_rights,
    readers,
    wording,
)
from bot.services.entries import Source
from bot.services.followup_words import checked_owners, chosen
from bot.services.minutes import Said
from bot.views import kit
from bot.views import minutes_adding as views
from bot.views import minutes_answers as answers
from bot.views.minutes_adding import AddForm, Picked
from storage import meetings, outbox
from storage import minutes as stored_minutes
from storage.meetings import Meeting
from storage.work import Work


class NotInThreadError(GavelError):
    """The message stands in no meeting's thread."""

    key: ClassVar[str] = "minutes.error.not_in_thread"


class ClosedError(GavelError):
    """The minutes are closed; whoever steers the meeting can still amend them."""

    key: ClassVar[str] = "minutes.error.closed"


class AlreadyError(GavelError):
    """The message is in the minutes already."""

    key: ClassVar[str] = "minutes.error.already"


class TextMissingError(FieldError):
    """An entry needs words."""

    key: ClassVar[str] = "closing.error.text"
    field: ClassVar[str] = views.TEXT


def form(work: Work, said: Said) -> dict[str, Any]:
    """The form for a message, filled with what it says.

    Raises NotInThreadError, ClosedError, AlreadyError.
    """
    meeting = _meeting(work, said.channel_id, said.thread_ts, said.ts)
    kind, words = _said(said.text)
    task = entries.understood(work, meeting, words[: views.MOST_TEXT])
    shown = AddForm(
        kind,
        wording.typeable(work, words),
        task.owners,
        task.settled.day if task.settled else None,
    )
    picked = Picked(said.channel_id, said.thread_ts, said.ts, words)
    return views.modal(readers.actor(work), picked, shown, meeting.title)


def add(work: Work, picked: Picked, filled: AddForm) -> kit.Message | None:
    """Take the message into the minutes as the form says; gives what is still to be asked.

    Raises what `form` does, TextMissingError, and OwnerError for a bot.
    """
    meeting = _meeting(work, picked.channel_id, picked.thread_ts, picked.ts)
    text = wording.typed(work, filled.text, picked.text).strip()
    if not any(char.isalnum() for char in text):
        raise TextMissingError
    owners = checked_owners(work, filled.owners)
    captured = minutes.whole(filled.kind, text)
    published = meeting.state is MeetingState.PUBLISHED
    entry = entries.add(work, meeting, Source(picked.channel_id, picked.ts), captured)
    entry.source = picked.text
    if filled.kind is EntryKind.FOLLOWUP:
        followups.change(
            work,
            entries.followup(work, entry),
            owners=owners or followups.KEEP,
            due=chosen(filled.due_on) if filled.due_on else followups.KEEP,
            notify=published,
        )
    work.session.flush()
    outbox.react(work, picked.channel_id, picked.ts, minutes.CAPTURED)
    amending.amend(work, meeting, {entries.id_of(entry)})
    missing = gaps.of_entries(work, meeting, [entry])
    return answers.answer(readers.actor(work), [], missing) if missing else None


def _said(text: str) -> tuple[EntryKind, str]:
    """What a message is, and its words: those behind its keyword when it is one line with one."""
    lines = parse(text)
    if len(lines) == 1:
        return lines[0].kind, lines[0].text
    return EntryKind.NOTE, plain(text).strip()


def _meeting(work: Work, channel_id: str, thread_ts: str, ts: str) -> Meeting:
    found = meetings.of_thread(work.session, work.workspace_id, channel_id, thread_ts)
    if found is None or ts == thread_ts:
        raise NotInThreadError
    if stored_minutes.of_message(work.session, work.workspace_id, channel_id, ts):
        raise AlreadyError
    if found.state is MeetingState.OPEN:
        return found
    if found.state is MeetingState.PUBLISHED and minutes_rights.steers(work, found):
        return found
    raise ClosedError
