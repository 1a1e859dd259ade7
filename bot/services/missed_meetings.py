"""Meetings that the bot was not there to open: recorded, and asked about once.

A meeting whose time is over is not opened by itself: nobody is there any more, and whether it was
held only its people know. The facilitator is asked, and may still open the latest for its minutes.
"""

from datetime import datetime, timedelta

from bot.services import opening, planning, readers
from bot.views import meetings as views
from storage import outbox, series
from storage.meetings import Meeting
from storage.work import Work

LATE = timedelta(minutes=30)  # a short meeting may begin late
# After a longer absence nobody remembers which of the earlier meetings were held.
LONGEST_OUTAGE = timedelta(weeks=4)


def is_over(work: Work, meeting: Meeting) -> bool:
    """Whether nobody can be expected to be there any more: it is opened as long as it lasts."""
    return meeting.starts_at < _latest_start(work, meeting)


def miss(work: Work, meeting: Meeting) -> datetime:
    """Call off a meeting that is over, with later ones of its series that are; ask about them.

    Gives back after when (UTC) the series' next meeting is to be: the last that was missed.
    """
    planning.cancel(work, meeting)
    meeting.missed_at = work.now
    missed = [meeting, *_later(work, meeting)]
    _ask(work, missed)
    return max(missed[-1].starts_at, work.now - LONGEST_OUTAGE)


def _later(work: Work, meeting: Meeting) -> list[Meeting]:
    found = series.get(work.session, work.workspace_id, meeting.series_id or 0)
    missed: list[Meeting] = []
    if found is None or not found.active:
        return missed
    after = max(meeting.starts_at, work.now - LONGEST_OUTAGE)
    while one := planning.miss_next(work, found, after, _latest_start(work, meeting)):
        missed.append(one)
        after = one.starts_at
    return missed


def _latest_start(work: Work, meeting: Meeting) -> datetime:
    """Meetings of that length that began before this moment (UTC) are over."""
    return work.now - max(LATE, timedelta(minutes=meeting.length_minutes))


def _ask(work: Work, missed: list[Meeting]) -> None:
    latest, earlier = missed[-1], missed[:-1]
    reader = readers.person(work, latest.facilitator_id)
    card = opening.card(work, reader, latest)
    message = views.missed(reader, card, [one.starts_at for one in earlier])
    outbox.post(work, f"missed:{latest.id}", latest.facilitator_id, message)
