"""What somebody is told after he typed or pressed something about a follow-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, escape
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followup_lists import row
from bot.views.followups import FollowupCard, due, number

CHOOSE_DUE: Final = "followups.choose_due"
PICK_DUE: Final = "followups.pick_due"

HELP: Final = ("add", "list", "done", "show", "change", "snooze", "block", "cancel", "reopen")


@dataclass(frozen=True, slots=True)
class DueChoice:
    """A date that may be meant; `at` on the owner's side of a working day is None."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class DueChosen:
    """Which date was chosen for which follow-up; `on` None means that it has no due date."""

    followup_id: int
    on: date | None
    at: time | None = None

    def encoded(self) -> str:
        """Return the value that a button carries."""
        day = self.on.isoformat() if self.on else "none"
        return f"{self.followup_id} {day} {self.at.isoformat() if self.at else ''}".rstrip()

    @classmethod
    def decoded(cls, value: str) -> "DueChosen":
        """Read the value of a button."""
        followup_id, day, *at = value.split(" ")
        on = None if day == "none" else date.fromisoformat(day)
        return cls(int(followup_id), on, time.fromisoformat(at[0]) if at else None)


def added(reader: Reader, card: FollowupCard) -> kit.Message:
    """Return the answer to a follow-up that is complete: it repeats the date as understood."""
    said = _told(reader, "added", card)
    return kit.Message(said, [kit.section(said), row(reader, card)])


def changed(reader: Reader, card: FollowupCard) -> kit.Message:
    """Return the answer to a change: what the follow-up is now."""
    said = _told(reader, "changed", card)
    return kit.Message(said, [kit.section(said), row(reader, card)])


def said(reader: Reader, what: str, card: FollowupCard) -> Mrkdwn:
    """Return what came of an act in a sentence; `what` is an act, `snooze_asked` or the like."""
    name = number(reader, card)
    if what == "snooze" and card.snoozed_until:
        day = reader.date(card.snoozed_until)
        return reader.t.md("followups.answer.snooze", number=name, date=day)
    if what == "extend_asked" and card.waiting and card.waiting.until:
        day = reader.date(card.waiting.until)
        return reader.t.md("followups.answer.extend_asked", number=name, date=day)
    return reader.t.md(f"followups.said.{what}", number=name)


def told(reader: Reader, words: Mrkdwn, card: FollowupCard) -> kit.Message:
    """Return what came of an action, and how the follow-up stands now."""
    return kit.Message(words, [kit.section(words), row(reader, card)])


def ask_due(
    reader: Reader,
    card: FollowupCard,
    choices: Sequence[DueChoice],
    *,
    why: Mrkdwn,
) -> kit.Message:
    """Return the question when a follow-up is due: choices, a calendar, or no date at all.

    `why` says why it is asked: there was no date, two were meant, or it is over.
    """
    t = reader.t
    buttons = [
        kit.button(
            _choice(reader, choice),
            f"{CHOOSE_DUE}.{place}",
            value=DueChosen(card.id, choice.on, choice.at).encoded(),
        )
        for place, choice in enumerate(choices)
    ]
    never = kit.button(
        t("followups.ask_due.none"),
        f"{CHOOSE_DUE}.none",
        value=DueChosen(card.id, None).encoded(),
    )
    picker = kit.date_picker(placeholder=t("followups.ask_due.pick"), action_id=PICK_DUE)
    kept = t.md("followups.answer.kept", number=number(reader, card))
    said = t.md("common.sentences", first=kept, second=why)
    return kit.Message(
        said,
        [
            kit.section(said),
            row(reader, card),
            kit.actions(*buttons, picker, never, block_id=f"due {card.id}"),
        ],
    )


def help_(reader: Reader) -> kit.Message:
    """Return what `/followup` can do, an example for each."""
    t = reader.t
    lines = [t.md(f"followups.help.{part}") for part in HELP]
    return kit.Message(
        t("followups.help.title"),
        [
            kit.header(t("followups.help.title")),
            kit.section(kit.joined(lines)),
            kit.context(t.md("followups.help.dates")),
        ],
    )


def _told(reader: Reader, what: str, card: FollowupCard) -> Mrkdwn:
    said = number(reader, card)
    if card.due_on is None:
        return reader.t.md(f"followups.saved.{what}_undated", number=said)
    return reader.t.md(f"followups.saved.{what}", number=said, due=escape(due(reader, card)))


def _choice(reader: Reader, choice: DueChoice) -> str:
    if choice.at is None:
        return reader.date(choice.on)
    return reader.t("followups.ask_due.at", date=reader.date(choice.on), time=choice.at)
