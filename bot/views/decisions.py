"""How decisions look: one in a line, the register, and one with its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.domain.decisions import DecisionStatus, Progress
from bot.domain.localtime import local
from bot.domain.mrkdwn import Mrkdwn, escape, keep_mentions, link, mention
from bot.i18n.reader import Reader
from bot.views import followups as followup_views
from bot.views import kit
from bot.views.followups import FollowupCard

_IN_LINE: Final = 300
_MOST_ROWS: Final = 40
_MOST_EVENTS: Final = 20
_HISTORY: Final = 2900
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
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a history: what was done when, by whom (None: Gavel), and what was there."""

    kind: str
    at: datetime
    who: str | None
    was: str = ""
    by: int = 0


@dataclass(frozen=True, slots=True)
class Details:
    """A decision with its follow-ups, the decisions it replaced, and its history."""

    card: DecisionCard
    followups: Sequence[FollowupCard]
    replaced: Sequence[int]
    history: Sequence[Happening]


def listing(reader: Reader, title: str, cards: Sequence[DecisionCard]) -> kit.Message:
    """Return decisions, the latest first, as a private answer; `title` is plain text."""
    rows = [[kit.section(line(reader, card))] for card in cards]
    body = kit.fit(reader.t, rows, most_blocks=_MOST_ROWS)
    return kit.Message(title, [kit.header(title), *body, kit.context(_hint(reader))])


def nothing(reader: Reader, words: Mrkdwn) -> kit.Message:
    """Return what is said when no decision was found, and what can be done."""
    return kit.said(words, kit.context(_hint(reader)))


def told(reader: Reader, words: Mrkdwn, card: DecisionCard) -> kit.Message:
    """Return what came of a command, and the decision as it is now."""
    return kit.said(words, kit.section(line(reader, card)))


def details(reader: Reader, shown: Details) -> kit.Message:
    """Return everything about a decision as a private answer."""
    card, t = shown.card, reader.t
    name = t("decisions.name", number=card.number)
    return kit.Message(
        t("decisions.details", name=name, text=card.text),
        [
            kit.section(kit.joined([Mrkdwn(_MARKS[card.status]), number(reader, card)], " ")),
            kit.section(keep_mentions(card.text)),
            kit.fields(_facts(reader, shown)),
            *_followups(reader, shown.followups),
            kit.divider(),
            kit.context(reader.t.md("decisions.history")),
            kit.context(_history(reader, shown.history)),
        ],
    )


def help_(reader: Reader) -> kit.Message:
    """Return what `/decision` can do, an example for each."""
    said = reader.t.md("decisions.help")
    return kit.said(said)


def line(reader: Reader, card: DecisionCard) -> Mrkdwn:
    """Return a decision in one line: number, text, when, how far it is carried out."""
    text = kit.text.mrkdwn(keep_mentions(" ".join(card.text.split())), _IN_LINE)
    parts = [kit.joined([Mrkdwn(_MARKS[card.status]), number(reader, card), text], " ")]
    return kit.joined([*parts, *_standing(reader, card)], " · ")


def number(reader: Reader, card: DecisionCard) -> Mrkdwn:
    """Return D-7 in bold; a link when it is known where it was recorded."""
    name = reader.t("decisions.name", number=card.number)
    return reader.t.md("decisions.bold", name=link(card.link, name) if card.link else name)


def status(reader: Reader, card: DecisionCard) -> str:
    """Return how a decision stands, in words."""
    return reader.t(f"decisions.status.{card.status}")


def _standing(reader: Reader, card: DecisionCard) -> list[Mrkdwn]:
    t = reader.t
    parts = [
        t.md("decisions.decided", date=reader.date(local(card.decided_at, reader.zone).date()))
    ]
    if card.status is DecisionStatus.SUPERSEDED and card.superseded_by:
        parts.append(t.md("decisions.superseded_by", number=card.superseded_by))
    elif card.status is not DecisionStatus.ADOPTED:
        parts.append(escape(status(reader, card)))
    if card.progress.total:
        done, total = card.progress.done, card.progress.total
        parts.append(t.md("decisions.carried_out", done=done, total=total))
    return parts


def _facts(reader: Reader, shown: Details) -> list[Mrkdwn]:
    t, card = reader.t, shown.card
    facts = [
        t.md("decisions.fact.status", status=status(reader, card)),
        t.md("decisions.fact.decided", when=reader.datetime(card.decided_at)),
        t.md("decisions.fact.by", who=mention(card.decided_by)),
    ]
    if card.meeting:
        facts.append(t.md("decisions.fact.meeting", title=card.meeting))
    if card.superseded_by:
        facts.append(t.md("decisions.superseded_by", number=card.superseded_by))
    if shown.replaced:
        names = [t("decisions.name", number=one) for one in shown.replaced]
        facts.append(t.md("decisions.fact.replaces", names=names))
    if card.why:
        facts.append(t.md("decisions.fact.why", why=keep_mentions(card.why)))
    return facts


def _followups(reader: Reader, cards: Sequence[FollowupCard]) -> list[kit.Block]:
    if not cards:
        return []
    heading = reader.t.md_n("decisions.followups", len(cards))
    lines = [followup_views.line(reader, card) for card in cards]
    return [kit.section(kit.lines(reader.t, [heading, *lines]))]


def _history(reader: Reader, history: Sequence[Happening]) -> Mrkdwn:
    latest = history[-_MOST_EVENTS:]
    return kit.lines(reader.t, [_happened(reader, one) for one in latest], most=_HISTORY)


def _happened(reader: Reader, one: Happening) -> Mrkdwn:
    who = mention(one.who) if one.who else Mrkdwn(reader.t.md("minutes.nobody"))
    was = kit.text.mrkdwn(keep_mentions(" ".join(one.was.split())), _IN_LINE)
    params = {"when": reader.datetime(one.at), "who": who, "was": was, "number": one.by}
    return reader.t.md(f"decisions.event.{one.kind}", **params)


def _hint(reader: Reader) -> Mrkdwn:
    return reader.t.md("decisions.hint")
