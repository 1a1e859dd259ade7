"""How absences are noted, listed and cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self

from bot.domain.absences import Span, Unclear, Why
from bot.domain.mrkdwn import Mrkdwn, keep_mentions
from bot.i18n.reader import Reader
from bot.views import kit

SAVE: Final = "absences.save"
CHOOSE: Final = "absences.choose"
OTHERS: Final = "absences.others"
CANCEL: Final = "absences.cancel"
LIST: Final = "absences.list"
FIRST, LAST = "first", "last"

_MOST_ROWS: Final = 40
_MOST_MEETINGS: Final = 10
_MOST_CHOICES: Final = 8


@dataclass(frozen=True, slots=True)
class AbsenceCard:
    """One absence; `number` is its place in the list, `days` are on the calendar of its owner."""

    id: int
    number: int
    days: Span


@dataclass(frozen=True, slots=True)
class MissedMeeting:
    """A meeting that somebody misses; `starts_at` is aware UTC."""

    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where the form was opened; `is_question`: by the question which days were meant."""

    response_url: str
    is_question: bool = False

    def encoded(self) -> str:
        """What the form carries."""
        return f"{self.response_url} {int(self.is_question)}"

    @classmethod
    def decoded(cls, metadata: str) -> Self:
        """What a form carried."""
        response_url, _, is_question = metadata.partition(" ")
        return cls(response_url, is_question == "1")


def encoded(days: Span) -> str:
    """The value of a button that chooses these days."""
    return f"{days.first.isoformat()} {days.last.isoformat()}"


def decoded(value: str) -> Span:
    """The days that a button chose."""
    first, last = value.split(" ")
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def in_words(reader: Reader, days: Span) -> str:
    """The days with their weekdays: one, or from the first to the last."""
    if days.first == days.last:
        return reader.date(days.first)
    first, last = reader.date(days.first), reader.date(days.last)
    return reader.t("absences.days", first=first, last=last)


def noted(
    reader: Reader, card: AbsenceCard, missed: Sequence[MissedMeeting], *, merged: bool
) -> kit.Message:
    """The answer to whoever will be away: the days as understood, and what that means."""
    t = reader.t
    lines = [t.md("absences.noted", days=in_words(reader, card.days))]
    if merged:
        lines.append(t.md("absences.merged"))
    lines.append(t.md("absences.effect"))
    if missed:
        lines.append(_missed(reader, missed))
    buttons = kit.actions(
        kit.button(t("absences.button.cancel"), CANCEL, value=str(card.id)),
        kit.button(t("absences.button.list"), LIST),
    )
    return kit.Message(text=lines[0], blocks=[kit.section(kit.joined(lines)), buttons])


def ask(reader: Reader, unclear: Unclear, typed: str) -> kit.Message:
    """Ask which days were meant by what was typed; others can be chosen in the form."""
    t = reader.t
    key = f"absences.ask.{unclear.why}"
    if unclear.why is Why.NO_END and unclear.day is None:
        key = f"absences.ask.{Why.SEVERAL}"
    day = reader.date(unclear.day) if unclear.day else ""
    said = t.md(key, text=keep_mentions(typed), day=day)
    buttons = [
        kit.button(in_words(reader, days), f"{CHOOSE}.{number}", value=encoded(days))
        for number, days in enumerate(unclear.choices[:_MOST_CHOICES])
    ]
    return kit.said(said, kit.actions(*buttons, kit.button(t("absences.ask.others"), OTHERS)))


def listing(
    reader: Reader, cards: Sequence[AbsenceCard], cancelled: Span | None = None
) -> kit.Message:
    """Somebody's absences to come, each to be cancelled; above them what was cancelled just now."""
    t = reader.t
    note = t.md("absences.cancelled", days=in_words(reader, cancelled)) if cancelled else None
    if not cards:
        words = t.md("absences.list.empty")
        said = kit.joined([note, words]) if note else words
        return kit.Message(text=note or words, blocks=[kit.section(said)])
    rows = [[_row(reader, card)] for card in cards]
    return kit.Message(
        text=note or t.md("absences.list.title"),
        blocks=[
            *([kit.section(note)] if note else []),
            kit.header(t("absences.list.title")),
            *kit.fit(t, rows, most_blocks=_MOST_ROWS),
            kit.context(t.md("absences.list.hint")),
        ],
    )


def help_text(reader: Reader) -> kit.Message:
    """What `/away` can do, with examples that work."""
    said = reader.t.md("absences.help")
    return kit.said(said)


def modal(reader: Reader, first: date, place: Place) -> dict[str, Any]:
    """The form for an absence: its first and its last day."""
    t = reader.t
    return kit.modal(
        t,
        title=t("absences.modal.title"),
        callback_id=SAVE,
        submit=t("common.button.save"),
        private_metadata=place.encoded(),
        blocks=[
            kit.field(t("absences.field.first"), kit.date_picker(initial=first), block_id=FIRST),
            kit.field(
                t("absences.field.last"),
                kit.date_picker(),
                block_id=LAST,
                hint=t("absences.hint.last"),
                optional=True,
            ),
        ],
    )


def _row(reader: Reader, card: AbsenceCard) -> kit.Block:
    t = reader.t
    said = t.md("absences.list.row", number=card.number, days=in_words(reader, card.days))
    button = kit.button(t("absences.button.cancel"), CANCEL, value=str(card.id))
    return kit.section(said, accessory=button)


def _missed(reader: Reader, missed: Sequence[MissedMeeting]) -> Mrkdwn:
    t = reader.t
    shown = [
        t.md("absences.missed.row", title=meeting.title, when=reader.datetime(meeting.starts_at))
        for meeting in missed[:_MOST_MEETINGS]
    ]
    if left := len(missed) - len(shown):
        shown.append(kit.more(t, left))
    return kit.joined([t.md("absences.missed"), *shown])
