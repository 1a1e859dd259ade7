"""How decisions look: one in a line, the register, and one with its history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.domain.decisions import DecisionStatus, Progress
from bot.domain.localtime import local
from bot.domain.mrkdwn import Mrkdwn, keep_mentions
from bot.i18n.reader import Reader
from bot.views import kit

_IN_LINE: Final = 300
_MARKS: Final = {
    DecisionStatus.ADOPTED: "📌",
    DecisionStatus.DEFERRED: "⏸️",
    DecisionStatus.REJECTED: "✖️",
    DecisionStatus.SUPERSEDED: "↪️",
    DecisionStatus.RETRACTED: "🚫",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard:
    """A decision as it is shown: people call it D-`number`.

    `text` and `why` are plain text, in which `<@U123>` is a mention; `meeting` is a title;
    `decided_at` is aware UTC.
    """

    number: int
    text: str
    status: DecisionStatus
    decided_by: str
    decided_at: datetime
    progress: Progress
    why: str | None = None
    meeting: str | None = None
    review_on: date | None = None
    superseded_by: int | None = None


def line(reader: Reader, card: DecisionCard) -> Mrkdwn:
    """Return a decision in one line: number, text, when, how far it is carried out."""
    text = kit.text.mrkdwn(keep_mentions(" ".join(card.text.split())), _IN_LINE)
    parts = [kit.joined([Mrkdwn(_MARKS[card.status]), number(reader, card.number), text], " ")]
    return kit.joined([*parts, *_standing(reader, card)], " · ")


def number(reader: Reader, of: int) -> Mrkdwn:
    """Return D-7 in bold."""
    return reader.t.md("decisions.number", number=of)


def _standing(reader: Reader, card: DecisionCard) -> list[Mrkdwn]:
    t = reader.t
    parts = [
        t.md("decisions.decided", date=reader.date(local(card.decided_at, reader.zone).date()))
    ]
    if card.status is DecisionStatus.SUPERSEDED and card.superseded_by:
        parts.append(t.md("decisions.superseded_by", number=card.superseded_by))
    elif card.status is not DecisionStatus.ADOPTED:
        parts.append(t.md(f"decisions.status.{card.status}"))
    if card.progress.total:
        done, total = card.progress.done, card.progress.total
        parts.append(t.md("decisions.carried_out", done=done, total=total))
    return parts
