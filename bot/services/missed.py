"""What people wrote in the threads of open meetings that never came in, as when nobody listened.

Slack brings an event again for some minutes only; the thread itself still has the words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.capture import parse
from bot.services.minutes import Said
from storage import meetings, minutes, receipts
from storage.work import Work


class Thread(NamedTuple):
    """The thread of a meeting."""

    channel_id: str
    ts: str


def threads(work: Work) -> list[Thread]:
    """The threads of all open meetings that opened so lately that receipts tell what was heard."""
    since = work.now - receipts.KEPT
    opened = meetings.open_since(work.session, work.workspace_id, since)
    return [Thread(one.channel_id, one.thread_ts) for one in opened if one.thread_ts]


def thread_of(work: Work, meeting_id: int) -> Thread | None:
    """The thread of one meeting, None when it has none or opened too long ago."""
    meeting = meetings.get(work.session, work.workspace_id, meeting_id)
    if meeting is None or meeting.thread_ts is None or meeting.opened_at is None:
        return None
    is_late = meeting.opened_at < work.now - receipts.KEPT
    return None if is_late else Thread(meeting.channel_id, meeting.thread_ts)


def unheard(work: Work, written: Sequence[Said]) -> list[Said]:
    """Those of the messages, as they are now, that would change the minutes and were not heard."""
    return [said for said in written if _is_news(work, said) and _is_for_minutes(work, said)]


def _is_news(work: Work, said: Said) -> bool:
    heard = receipts.last(work, f"message:{said.channel_id}:{said.ts}")
    return heard is None or said.at > heard


def _is_for_minutes(work: Work, said: Said) -> bool:
    standing = minutes.of_message(work.session, work.workspace_id, said.channel_id, said.ts)
    return bool(parse(said.text)) or bool(standing)
