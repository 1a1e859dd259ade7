"""What somebody asks another to agree to: more time, another snooze, a handover, a review."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, keep_mentions, mention
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followups import Asked, FollowupCard, line, number

AGREE: Final = "followups.agree"
REFUSE: Final = "followups.refuse"


@dataclass(frozen=True, slots=True)
class RequestCard:
    """A request: what `asker` wants for the follow-up; `until` is the day it is about."""

    id: int
    what: Asked
    asker: str
    followup: FollowupCard
    until: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How a request was answered: `by` nobody when it was overtaken by something else."""

    agreed: bool
    by: str | None
    reason: str | None = None


def question(reader: Reader, request: RequestCard) -> kit.Message:
    """Return the message that asks for a yes or no."""
    t = reader.t
    asked = _asked(reader, request)
    return kit.Message(
        asked,
        [
            *_request(reader, request, asked),
            kit.actions(
                kit.button(
                    t(f"followups.request.yes.{request.what}"),
                    AGREE,
                    value=str(request.id),
                    style="primary",
                ),
                kit.button(
                    t(f"followups.request.no.{request.what}"), REFUSE, value=str(request.id)
                ),
            ),
        ],
    )


def answered(reader: Reader, request: RequestCard, answer: Answer) -> kit.Message:
    """Return the question once it is answered: without buttons, with what was said."""
    asked = _asked(reader, request)
    return kit.Message(
        asked, [*_request(reader, request, asked), kit.context(_said(reader, answer))]
    )


def outcome(reader: Reader, request: RequestCard, answer: Answer) -> kit.Message:
    """Return what the one who asked is told."""
    how = "yes" if answer.agreed else "no"
    words = reader.t.md(
        f"followups.request.outcome_{how}.{request.what}",
        who=mention(answer.by or request.asker),
        number=number(reader, request.followup),
        date=reader.date(request.until) if request.until else "",
    )
    blocks = [kit.section(words)]
    if answer.reason:
        blocks.append(kit.section(_quoted(answer.reason)))
    return kit.Message(words, [*blocks, kit.context(line(reader, request.followup))])


def _request(reader: Reader, request: RequestCard, asked: Mrkdwn) -> list[kit.Block]:
    reason = [kit.section(_quoted(request.reason))] if request.reason else []
    return [kit.section(asked), kit.section(line(reader, request.followup)), *reason]


def _asked(reader: Reader, request: RequestCard) -> Mrkdwn:
    return reader.t.md(
        f"followups.request.asked.{request.what}",
        who=mention(request.asker),
        number=number(reader, request.followup),
        date=reader.date(request.until) if request.until else "",
    )


def _said(reader: Reader, answer: Answer) -> Mrkdwn:
    if answer.by is None:
        return reader.t.md("followups.request.overtaken")
    how = "yes" if answer.agreed else "no"
    return reader.t.md(f"followups.request.said_{how}", who=mention(answer.by))


def _quoted(reason: str) -> Mrkdwn:
    return Mrkdwn("\n".join(f"> {line_}" for line_ in keep_mentions(reason).splitlines()))
