"""What is said privately, in a meeting's thread, to whoever wrote or reacted there.

It leaves with what was done: a question about an entry is not lost with the process that took it.
"""

from bot.services import minutes, minutes_adding
from bot.services.minutes import Said
from bot.views import kit
from bot.views.minutes_adding import AddForm, Picked
from storage import outbox
from storage.work import Work


def hear(work: Work, said: Said) -> None:
    """Take a message, or what it was edited to, and tell the writer what there is to say."""
    _tell(work, said.channel_id, said.thread_ts, minutes.hear(work, said))


def forget(work: Work, said: Said, *, leaves_a_trace: bool) -> None:
    """Withdraw what was captured from a message; the writer is told only where the thread stays."""
    message = minutes.forget(work, said)
    _tell(work, said.channel_id, said.thread_ts, None if leaves_a_trace else message)


def pick(work: Work, said: Said) -> None:
    """Take a message at a reaction, and tell who reacted what there is to say."""
    _tell(work, said.channel_id, said.thread_ts, minutes.pick(work, said))


def add(work: Work, picked: Picked, filled: AddForm) -> None:
    """Take a message as the form says, and ask what is still missing; raises what adding does."""
    message = minutes_adding.add(work, picked, filled)
    _tell(work, picked.channel_id, picked.thread_ts, message)


def _tell(work: Work, channel_id: str, thread_ts: str, message: kit.Message | None) -> None:
    if message:
        key = f"remark:{work.interaction or work.now.isoformat()}"
        outbox.whisper(work, key, channel_id, work.actor or "", message, thread_ts)
