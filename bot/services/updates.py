"""Updates: given by form, by command or by a reply in words, and brought into the meeting."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from bot.domain.chinese import simplified
from bot.domain.errors import GavelError
from bot.domain.meetings import MeetingState, takes_updates
from bot.domain.mrkdwn import plain
from bot.i18n.reader import Reader
from bot.services import agenda, followup_cards, opening, planning, questions, readers, teams
from bot.views import kit
from bot.views import updates as views
from bot.views.updates import FREE, Answer, UpdateCard
from storage import agenda as stored_agenda
from storage import audit, meetings, outbox, updates
from storage import followups as stored_followups
from storage.agenda import AgendaKind
from storage.meetings import Attendance, Meeting
from storage.updates import Update
from storage.work import Work

# Answers to "what should we discuss?" that mean there is nothing.
_NOTHING = re.compile(r"(nothing|none|no|n/?a|nil|无|没有|暂无|没|-+|—+)[.。!！]?", re.IGNORECASE)


class EmptyError(GavelError):
    """An update needs at least one answer."""

    key: ClassVar[str] = "updates.error.empty"


class ClosedError(GavelError):
    """The meeting is over; `text` is what was typed, so that it is not lost."""

    key: ClassVar[str] = "updates.error.closed"


class NoMeetingError(GavelError):
    """No meeting waits for an update of the actor; `text` is what was typed."""

    key: ClassVar[str] = "updates.error.no_meeting"


class NothingAskedError(GavelError):
    """No meeting waits for an update of the actor."""

    key: ClassVar[str] = "updates.nothing_waiting"


def modal(
    work: Work, meeting_id: int | None = None, *, channel_id: str | None = None
) -> dict[str, object]:
    """The form for a meeting, or for the one that the actor most likely means in a channel.

    It is filled with the update given already, or else with what the actor planned last time.
    """
    meeting = _meeting(work, meeting_id, "", channel_id)
    reader = readers.actor(work)
    update_card = card(work, reader, meeting, work.actor or "")
    if update_card.given:
        return views.modal(reader, update_card)
    return views.modal(reader, _filled_with_plan(work, meeting, update_card))


def submit(work: Work, meeting_id: int, answers: Mapping[str, str]) -> None:
    """Take the answers of the form (by key of the question) as the actor's update.

    Raises EmptyError without any answer, ClosedError when the meeting is over.
    """
    meeting = _meeting(work, meeting_id, " / ".join(answers.values()))
    if not any(answer.strip() for answer in answers.values()):
        raise EmptyError
    update = _given(work, meeting)
    texts = {question["key"]: question["text"] for question in meeting.questions}
    update.answers = [
        {"key": key, "question": texts.get(key), "answer": answer.strip()}
        for key, answer in answers.items()
    ]
    _take(work, meeting, update)


def quick(
    work: Work, text: str, meeting_id: int | None = None, *, channel_id: str | None = None
) -> kit.Message:
    """Take words as the actor's update for a meeting; added to what he gave before.

    Without a `meeting_id` it is the one that he most likely means in the channel. `text` is as
    Slack sent it. Answers with what was understood.
    """
    words = plain(text).strip()
    meeting = _meeting(work, meeting_id, words, channel_id)
    if not words:
        raise EmptyError
    update = _given(work, meeting)
    kept = [answer for answer in update.answers if answer["key"] != FREE]
    before = [answer["answer"] for answer in update.answers if answer["key"] == FREE]
    free = {"key": FREE, "question": None, "answer": "\n".join([*before, words])}
    update.answers = [*kept, free]
    _take(work, meeting, update)
    reader = readers.actor(work)
    return views.thanks(reader, card(work, reader, meeting, work.actor or ""))


def away(work: Work, meeting_id: int) -> kit.Message:
    """Note that the actor will not come: he is neither reminded nor listed as missing."""
    meeting = _meeting(work, meeting_id, "")
    guest = _guest(work, meeting)
    guest.declined = guest.away = True
    guest.present, guest.next_remind_at = False, None
    work.session.flush()
    audit.record(work, "attendance.away", f"meeting:{meeting.id}")
    show(work, meeting)
    return views.away_noted(readers.actor(work), meeting.title)


def help_text(work: Work) -> kit.Message:
    """What `/update` can do."""
    return views.help_text(readers.actor(work))


def post_in_thread(work: Work, meeting: Meeting) -> None:
    """Post everybody's update in the meeting's thread."""
    for update in updates.of_meeting(work.session, planning.id_of(meeting)):
        _post(work, meeting, update)


def show(work: Work, meeting: Meeting, user_id: str | None = None) -> None:
    """Bring up to date what shows whether somebody (the actor) has answered or is away."""
    user_id = user_id or work.actor or ""
    reader = readers.person(work, user_id)
    shown = card(work, reader, meeting, user_id)
    reminder = f"reminder:{meeting.id}:{user_id}"
    prompt = views.prompt(reader, shown, is_reminded=outbox.stands(work, reminder))
    outbox.update(work, f"prompt:{meeting.id}:{user_id}", prompt)
    outbox.update(work, reminder, views.reminder(reader, shown))
    opening.refresh(work, meeting)


def card(work: Work, reader: Reader, meeting: Meeting, user_id: str) -> UpdateCard:
    """Somebody's update as `reader` sees it, given or not."""
    update = updates.of_person(work.session, planning.id_of(meeting), user_id)
    guest = meetings.attendance(work.session, planning.id_of(meeting), user_id)
    own = stored_followups.unfinished_of_owner(work.session, work.workspace_id, user_id)
    return UpdateCard(
        meeting_id=planning.id_of(meeting),
        title=meeting.title,
        channel_id=meeting.channel_id,
        starts_at=meeting.starts_at,
        user_id=user_id,
        name=readers.name(work, user_id),
        answers=_answers(reader, meeting, update),
        given=update is not None,
        late=bool(update and update.late),
        away=bool(guest and guest.away),
        followups=tuple(followup_cards.card(work, reader, item) for item in own),
        invited_by=None if meeting.series_id else meeting.facilitator_id,
        place=meeting.place,
    )


def awaited(work: Work, channel_id: str | None = None) -> list[tuple[Meeting, Attendance]]:
    """The meetings that take the actor's update, with his part in each, the likeliest first.

    Those of the channel go before others, and one that nobody closed goes last.
    """
    waiting = meetings.waiting_for(work.session, work.workspace_id, work.actor or "")
    forgotten = work.now - agenda.FORGOTTEN_AFTER
    return sorted(
        waiting,
        key=lambda found: (found[0].starts_at < forgotten, found[0].channel_id != channel_id),
    )


def _meeting(
    work: Work, meeting_id: int | None, text: str, channel_id: str | None = None
) -> Meeting:
    if meeting_id is None:
        waiting = awaited(work, channel_id)
        if not waiting:
            raise NoMeetingError(text=text) if text else NothingAskedError
        return waiting[0][0]
    meeting = meetings.get(work.session, work.workspace_id, meeting_id)
    if meeting is None or not takes_updates(meeting.state):
        raise ClosedError(text=text)
    return meeting


def _given(work: Work, meeting: Meeting) -> Update:
    found = updates.of_person(work.session, planning.id_of(meeting), work.actor or "")
    if found:
        before = list(found.answers)
        audit.record(work, "update.changed", f"update:{found.id}", before=before)
        return found
    return Update(
        workspace_id=work.workspace_id,
        meeting_id=planning.id_of(meeting),
        user_id=work.actor or "",
        late=meeting.state is MeetingState.OPEN,
        created_at=work.now,
        changed_at=work.now,
    )


def _take(work: Work, meeting: Meeting, update: Update) -> None:
    update.changed_at = work.now
    work.session.add(update)
    guest = _guest(work, meeting)
    guest.declined = guest.away = False
    guest.next_prompt_at = guest.next_remind_at = None
    work.session.flush()
    _put_on_agenda(work, meeting, update)
    if meeting.state is MeetingState.OPEN:
        _post(work, meeting, update)
    show(work, meeting)


def _guest(work: Work, meeting: Meeting) -> Attendance:
    guest = meetings.attendance(work.session, planning.id_of(meeting), work.actor or "")
    if guest is None:
        guest = Attendance(
            meeting_id=planning.id_of(meeting),
            user_id=work.actor or "",
            workspace_id=work.workspace_id,
            optional=True,
        )
        work.session.add(guest)
    return guest


def _put_on_agenda(work: Work, meeting: Meeting, update: Update) -> None:
    for item in stored_agenda.of_update(work.session, update.id):
        work.session.delete(item)
    for answer in update.answers:
        words = answer["answer"].strip()
        if (
            answer["key"] == questions.DISCUSS
            and words
            and not _NOTHING.fullmatch(simplified(words))
        ):
            agenda.add(
                work,
                meeting,
                AgendaKind.DISCUSS,
                words,
                user_id=update.user_id,
                update_id=update.id,
            )


def _post(work: Work, meeting: Meeting, update: Update) -> None:
    reader = readers.team(work, teams.get(work, meeting.team_id))
    message = views.report(reader, card(work, reader, meeting, update.user_id))
    key = f"update:{update.id}"
    if outbox.by_key(work.session, work.workspace_id, key):
        outbox.update(work, key, message)
    else:
        thread = opening.key_of(meeting)
        outbox.post(work, key, meeting.channel_id, message, thread_key=thread)


def _answers(reader: Reader, meeting: Meeting, update: Update | None) -> tuple[Answer, ...]:
    given = {answer["key"]: answer["answer"] for answer in update.answers} if update else {}
    asked = [
        Answer(question["key"], questions.text(reader.t, question), given.pop(question["key"], ""))
        for question in meeting.questions
    ]
    extra = [Answer(FREE, reader.t("updates.question.free"), words) for words in given.values()]
    return (*asked, *extra)


def _filled_with_plan(work: Work, meeting: Meeting, empty: UpdateCard) -> UpdateCard:
    last = updates.last_before(work.session, meeting, empty.user_id)
    plan = (
        next((a["answer"] for a in last.answers if a["key"] == questions.PLAN), "") if last else ""
    )
    answers = tuple(
        Answer(a.key, a.question, plan if a.key == questions.DONE else a.answer)
        for a in empty.answers
    )
    return replace(empty, answers=answers)
