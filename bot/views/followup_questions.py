"""What is asked about a follow-up: who is to do it, until when, and for how long it can wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final, Self

from bot.domain.followups import Snooze
from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.views import kit, people
from bot.views.dates import DateChoice
from bot.views.followup_lists import row
from bot.views.followups import FollowupCard, number
from bot.views.people import Whose

CHOOSE_DUE: Final = "followups.choose_due"
PICK_DUE: Final = "followups.pick_due"
CHOOSE_SNOOZE: Final = "followups.choose_snooze"
CHOOSE_WHO: Final = "followups.choose_who"
PICK_WHO: Final = "followups.pick_who"

_MOST_NAMES: Final = 5


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


@dataclass(frozen=True, slots=True)
class SnoozeChosen:
    """For how long nudges about which follow-up are to rest, after `snoozes` earlier times.

    Pressed again it changes nothing: by then there is one more.
    """

    followup_id: int
    choice: Snooze
    snoozes: int

    def encoded(self) -> str:
        """Return the value that a button carries."""
        return f"{self.followup_id} {self.choice} {self.snoozes}"

    @classmethod
    def decoded(cls, value: str) -> Self:
        """Read the value of a button."""
        followup_id, choice, snoozes = value.split(" ")
        return cls(int(followup_id), Snooze(choice), int(snoozes))


@dataclass(frozen=True, slots=True)
class Asking:
    """What the questions below a follow-up ask: the day (`due`), the person (`who`).

    `is_mine`: until the person is known it is with whoever recorded it. `is_change`: it was
    recorded long ago, and is being changed.
    """

    followup_id: int
    due: bool = False
    who: bool = False
    is_mine: bool = False
    is_change: bool = False

    def encoded(self, question: str) -> str:
        """Return the block id of one of the questions."""
        flags = (self.due, self.who, self.is_mine, self.is_change)
        return f"{question} {self.followup_id} {''.join(str(int(flag)) for flag in flags)}"

    @classmethod
    def decoded(cls, block_id: str) -> Self:
        """Read the block id of a question."""
        _, followup_id, flags = block_id.split(" ")
        return cls(int(followup_id), *(flag == "1" for flag in flags))


class Standing(StrEnum):
    """What has come of a command about a follow-up of which something is asked."""

    RECORDED = "recorded"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """Until when: the dates to choose from, and why it is asked."""

    choices: Sequence[DateChoice]
    why: Mrkdwn


@dataclass(frozen=True, slots=True)
class WhoQuestion:
    """Who: the names that are not sure. `is_mine`: until then it is with the reader."""

    whose: Sequence[Whose]
    is_mine: bool


def ask(
    reader: Reader,
    card: FollowupCard,
    due: DueQuestion | None,
    who: WhoQuestion | None,
    stands: Standing = Standing.RECORDED,
) -> kit.Message:
    """Return what a follow-up is by now, and what is asked about it; at least one question is."""
    is_change = stands is not Standing.RECORDED
    asked = Asking(card.id, due is not None, who is not None, bool(who and who.is_mine), is_change)
    key = "followups.answer.kept_mine" if asked.is_mine else f"followups.so_far.{stands}"
    kept = reader.t.md(key, number=number(reader, card))
    blocks = [kit.section(kept), row(reader, card)]
    if who:
        blocks += _who(reader, who, asked)
    elif due:
        kept = reader.t.md("common.sentences", first=kept, second=due.why)
        blocks = [kit.section(kept), row(reader, card)]
    if due:
        blocks += [kit.section(due.why)] if who else []
        blocks.append(_due(reader, due, asked))
    return kit.Message(kept, blocks)


def ask_snooze(
    reader: Reader, card: FollowupCard, typed: str, choices: Sequence[tuple[SnoozeChosen, date]]
) -> kit.Message:
    """Ask for how long, with the day on which nudges would begin again for each answer."""
    t = reader.t
    said = t.md("followups.ask_snooze", number=number(reader, card), typed=typed)
    buttons = [
        kit.button(
            t(
                "followups.ask_snooze.choice",
                length=t(f"nudges.snooze.{chosen.choice}"),
                date=reader.date(until),
            ),
            f"{CHOOSE_SNOOZE}.{chosen.choice}",
            value=chosen.encoded(),
        )
        for chosen, until in choices
    ]
    return kit.Message(said, [kit.section(said), row(reader, card), kit.actions(*buttons)])


def _who(reader: Reader, question: WhoQuestion, asked: Asking) -> list[kit.Block]:
    t = reader.t
    said = [*people.unsure(reader, question.whose[:_MOST_NAMES]), t.md("followups.ask_who")]
    buttons = people.choices(question.whose, CHOOSE_WHO)
    if question.is_mine and reader.user_id:
        buttons.append(
            kit.button(t("followups.ask_who.me"), f"{CHOOSE_WHO}.me", value=reader.user_id)
        )
    picker = kit.users_select(placeholder=t("followups.ask_who.pick"), action_id=PICK_WHO)
    return [
        kit.section(kit.joined(said)),
        kit.actions(*buttons, picker, block_id=asked.encoded("who")),
    ]


def _due(reader: Reader, question: DueQuestion, asked: Asking) -> kit.Block:
    t, followup_id = reader.t, asked.followup_id
    buttons = [
        kit.button(
            choice.in_words(reader),
            f"{CHOOSE_DUE}.{place}",
            value=DueChosen(followup_id, choice.on, choice.at).encoded(),
        )
        for place, choice in enumerate(question.choices)
    ]
    never = kit.button(
        t("followups.ask_due.none"),
        f"{CHOOSE_DUE}.none",
        value=DueChosen(followup_id, None).encoded(),
    )
    picker = kit.date_picker(placeholder=t("followups.ask_due.pick"), action_id=PICK_DUE)
    return kit.actions(*buttons, picker, never, block_id=asked.encoded("due"))
