"""Requests about a follow-up: asked of others by a message each, answered once by one of them."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.i18n.reader import Reader
from bot.services import followup_records as records
from bot.services import readers
from bot.services.followup_cards import ANSWERED, ASKED, card, open_requests
from bot.services.followup_records import id_of
from bot.views import followup_requests as views
from bot.views.followup_requests import Answer, RequestCard
from bot.views.followups import Asked
from storage import followups, outbox
from storage.followups import Followup, FollowupEvent
from storage.outbox import Priority
from storage.work import Work


class AnsweredError(GavelError):
    """The request was answered before, or what it asked for came about otherwise."""

    key: ClassVar[str] = "followups.error.answered"


class NotAskedError(GavelError):
    """The actor is not one of those who were asked."""

    key: ClassVar[str] = "followups.error.not_asked"


def ask(
    work: Work, followup: Followup, what: Asked, asked_of: Sequence[str], **details: str | None
) -> FollowupEvent:
    """Ask those people, by a private message each; it takes the place of an earlier request.

    `details` may hold `until` (a date as ISO text), `to` (a user id), `reason`, `choice`.
    """
    overtake(work, followup)
    event = records.record(work, followup, ASKED, what=what, asked_of=[*asked_of], **details)
    for user_id in asked_of:
        reader = readers.person(work, user_id)
        outbox.post(
            work, _key(event, user_id), user_id, views.question(reader, _card(work, reader, event))
        )
    return event


def open_one(work: Work, event_id: int) -> FollowupEvent:
    """The request with that id, which the actor may answer now; else what tells him why not."""
    event = followups.event(work.session, work.workspace_id, event_id)
    if event is None or event.kind != ASKED:
        raise AnsweredError
    if work.actor not in event.details["asked_of"]:
        raise NotAskedError
    latest = open_requests(work, [event.followup_id]).get(event.followup_id)
    if latest is None or latest.id != event.id:
        raise AnsweredError
    return event


def settle(work: Work, event: FollowupEvent, answer: Answer) -> None:
    """Write the answer down, show it wherever the question stands, and tell who asked."""
    followup = records.get_any(work, event.followup_id)
    records.record(
        work,
        followup,
        ANSWERED,
        request=event.id,
        what=event.details["what"],
        agreed=answer.agreed,
        overtaken=answer.by is None or None,
        reason=answer.reason,
    )
    show(work, event, answer)
    if answer.by and event.actor and event.actor != answer.by:
        reader = readers.person(work, event.actor)
        told = views.outcome(reader, _card(work, reader, event), answer)
        key = f"answer:{event.id}"
        outbox.post(work, key, event.actor, told, priority=Priority.ANSWER)


def show(work: Work, event: FollowupEvent, answer: Answer) -> None:
    """Let the messages that asked show the answer."""
    for user_id in event.details["asked_of"]:
        reader = readers.person(work, user_id)
        message = views.answered(reader, _card(work, reader, event), answer)
        outbox.update(work, _key(event, user_id), message)


def overtake(work: Work, followup: Followup) -> None:
    """Withdraw a request that nobody answered: something else came first."""
    asked = waiting(work, followup)
    if asked:
        settle(work, asked, Answer(agreed=False, by=None))


def waiting(work: Work, followup: Followup) -> FollowupEvent | None:
    """The request about it which nobody has answered yet."""
    return open_requests(work, [id_of(followup)]).get(id_of(followup))


def waiting_for(work: Work, followup: Followup, what: Asked) -> FollowupEvent | None:
    """The request of that kind which nobody has answered yet."""
    event = waiting(work, followup)
    return event if event and event.details["what"] == what else None


def _card(work: Work, reader: Reader, event: FollowupEvent) -> RequestCard:
    until = event.details.get("until")
    return RequestCard(
        id=event.id or 0,
        what=Asked(event.details["what"]),
        asker=event.actor or "",
        followup=card(work, reader, records.get_any(work, event.followup_id)),
        until=date.fromisoformat(until) if until else None,
        reason=event.details.get("reason"),
    )


def _key(event: FollowupEvent, user_id: str) -> str:
    return f"request:{event.id}:{user_id}"
