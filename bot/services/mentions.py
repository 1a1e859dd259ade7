"""What somebody is told who mentions the bot in a channel: there it only takes commands."""

from bot.domain.capture import parse
from bot.domain.meetings import captures_minutes
from bot.services import readers
from bot.services.minutes import Said
from bot.views import mentions as views
from bot.views import updates
from storage import meetings, outbox
from storage.work import Work


def answer(work: Work, said: Said, command: str) -> None:
    """Tell the actor privately what works where he wrote; nothing when it goes into the minutes.

    `command` is how what he wrote is typed as a command, empty when it is none.
    """
    meeting = meetings.of_thread(work.session, work.workspace_id, said.channel_id, said.thread_ts)
    is_noted = meeting is not None and captures_minutes(meeting.state)
    if is_noted and parse(said.text):
        return
    reader = readers.actor(work)
    if command:
        message = updates.needs_slash(reader, command, None, said.ts)
    elif is_noted:
        message = views.how_to_note(reader)
    else:
        message = views.what_works(reader)
    thread_ts = said.thread_ts if said.thread_ts != said.ts else None
    key = f"mention:{said.channel_id}:{said.ts}"
    outbox.whisper(work, key, said.channel_id, work.actor or "", message, thread_ts)
