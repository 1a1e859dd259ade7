"""Prompts and reminders: asking each attendee for an update in his own time and language."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.localtime import WorkingHours
from bot.domain.meetings import TIME_TO_ANSWER, MeetingState
from bot.domain.working_time import is_late, put_off_until
from bot.services import readers, teams, updates
from bot.views import updates as views
from storage import meetings, outbox, people
from storage import updates as stored_updates
from storage.meetings import Attendance, Meeting
from storage.work import Work


def send_due_prompts(work: Work, limit: int) -> int:
    """Prompt those whose time has come. A prompt for a meeting that has begun is dropped.

    One that is late comes in working time, when that leaves time to answer; no reminder follows on
    its heels.
    """
    due = meetings.claim_due_prompts(work.session, work.now, limit)
    if not due:
        return 0
    known, answered = _known(work, due), _answered(work, due)
    for guest in due:
        own = work.within(guest.workspace_id)
        meeting = _still_to_come(own, guest)
        later = _put_off_until(own, meeting, guest) if meeting else None
        guest.next_prompt_at = later
        if meeting and later is None and not (guest.away or _key(guest) in answered):
            _prompt(own, meeting, guest)
    del known  # until here the session had to know them
    return len(due)


def invite(work: Work, meeting: Meeting) -> None:
    """Tell the attendees of a special meeting, each in one message that also asks for topics."""
    for guest in meetings.attendances(work.session, meeting.id or 0):
        guest.next_prompt_at = guest.next_remind_at = None
        if guest.user_id != work.actor:
            _prompt(work, meeting, guest)


def send_due_reminders(work: Work, limit: int) -> int:
    """Remind those who were prompted and have not answered yet, while the meeting is to come."""
    due = meetings.claim_due_reminders(work.session, work.now, limit)
    if not due:
        return 0
    known, answered = _known(work, due), _answered(work, due)
    for guest in due:
        guest.next_remind_at = None
        own = work.within(guest.workspace_id)
        meeting = _still_to_come(own, guest)
        is_wanted = guest.prompted_at and not (guest.optional or guest.away)
        if meeting and is_wanted and _key(guest) not in answered:
            _remind(own, meeting, guest)
    del known  # until here the session had to know them
    return len(due)


def _prompt(work: Work, meeting: Meeting, guest: Attendance) -> None:
    guest.prompted_at = work.now
    if guest.next_remind_at and guest.next_remind_at < work.now + TIME_TO_ANSWER:
        guest.next_remind_at = None
    reader = readers.person(work, guest.user_id)
    message = views.prompt(reader, updates.card(work, reader, meeting, guest.user_id))
    outbox.post(work, f"prompt:{meeting.id}:{guest.user_id}", guest.user_id, message)


def _remind(work: Work, meeting: Meeting, guest: Attendance) -> None:
    """Post the reminder, which takes over the buttons of the prompt."""
    reader = readers.person(work, guest.user_id)
    card = updates.card(work, reader, meeting, guest.user_id)
    key = f"{meeting.id}:{guest.user_id}"
    outbox.post(work, f"reminder:{key}", guest.user_id, views.reminder(reader, card))
    outbox.update(work, f"prompt:{key}", views.prompt(reader, card, is_reminded=True))


def _still_to_come(work: Work, guest: Attendance) -> Meeting | None:
    meeting = meetings.get(work.session, guest.workspace_id, guest.meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    return meeting if meeting.starts_at > work.now else None


def _put_off_until(work: Work, meeting: Meeting, guest: Attendance) -> datetime | None:
    """When (UTC) a late prompt is to come instead of now, None when now is right."""
    planned = guest.next_prompt_at or work.now
    if not is_late(planned, work.now):
        return None
    team = teams.get(work, meeting.team_id)
    later = put_off_until(
        planned,
        work.now,
        readers.person(work, guest.user_id).zone,
        readers.workdays(work, guest.user_id),
        WorkingHours(team.work_start, team.work_end),
    )
    return later if later and later + TIME_TO_ANSWER <= meeting.starts_at else None


def _known(work: Work, guests: Sequence[Attendance]) -> Sequence[object]:
    """The people and the meetings of these guests, read at once.

    As long as the result is kept, nobody has to read them one by one.
    """
    found: list[object] = []
    for workspace_id in {guest.workspace_id for guest in guests}:
        own = [guest for guest in guests if guest.workspace_id == workspace_id]
        ids = {guest.user_id for guest in own}
        found += people.of_ids(work.session, workspace_id, ids).values()
        found += meetings.of_ids(work.session, workspace_id, {guest.meeting_id for guest in own})
    return found


def _answered(work: Work, guests: Sequence[Attendance]) -> Collection[tuple[int, str]]:
    """Those of the guests, by meeting and user id, who have given their update."""
    meeting_ids = {guest.meeting_id for guest in guests}
    return stored_updates.given(work.session, meeting_ids, {guest.user_id for guest in guests})


def _key(guest: Attendance) -> tuple[int, str]:
    return guest.meeting_id, guest.user_id
