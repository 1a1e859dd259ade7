"""What somebody writes to the bot alone: an update that was asked for, or something else."""

from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.meetings import MeetingState
from bot.services import planning, readers, updates
from bot.views import kit
from bot.views import updates as views
from storage import outbox
from storage import updates as stored
from storage.meetings import Meeting
from storage.work import Work


class GoneError(GavelError):
    """The message that was to be added to an update was deleted meanwhile."""

    key: ClassVar[str] = "updates.error.gone"


def reply(work: Work, text: str, ts: str, *, thread: tuple[str, str] = ("", "")) -> kit.Message:
    """Answer a DM in plain words: it is an update when one was asked for and not given yet.

    When the meeting has begun the words would be read by all at once, so that it is asked first;
    unless they stand in the thread of the prompt. `thread` is the channel and the ts of its first
    message, `ts` that of the words.
    """
    reader = readers.actor(work)
    meeting = _prompted(work)
    if meeting is None:
        return views.nothing_waiting(reader)
    meeting_id = planning.id_of(meeting)
    if stored.of_person(work.session, meeting_id, work.actor or ""):
        return views.ask_append(reader, meeting.title, meeting_id, ts)
    if meeting.state is MeetingState.OPEN and not _is_prompt(work, meeting, thread):
        return views.ask_late(reader, meeting.title, meeting_id, ts)
    return updates.quick(work, text, meeting_id)


def typed_without_slash(work: Work, command: str, ts: str) -> kit.Message:
    """Answer what looks like a command; it may be taken for an update when one is asked for.

    `command` is how it is typed, `ts` that of the words.
    """
    meeting = _prompted(work)
    meeting_id = planning.id_of(meeting) if meeting else None
    return views.needs_slash(readers.actor(work), command, meeting_id, ts)


def direct_help(work: Work) -> kit.Message:
    """What somebody can write to the bot alone."""
    return views.direct_help(readers.actor(work))


def _prompted(work: Work) -> Meeting | None:
    """The meeting for which the actor was most likely asked for an update."""
    awaited = updates.awaited(work)
    return next((meeting for meeting, guest in awaited if guest.prompted_at), None)


def _is_prompt(work: Work, meeting: Meeting, thread: tuple[str, str]) -> bool:
    """Tell whether a thread is that of the prompt or the reminder for the meeting."""
    channel, ts = thread
    above = outbox.by_ts(work.session, work.workspace_id, channel, ts) if ts else None
    asked = {f"{kind}:{meeting.id}:{work.actor}" for kind in ("prompt", "reminder")}
    return above is not None and above.key in asked
