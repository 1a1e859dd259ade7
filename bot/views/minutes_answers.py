"""What the writer of minutes is told privately: what could not be used, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.capture import EntryKind
from bot.domain.mrkdwn import Mrkdwn, mention
from bot.i18n.reader import Reader
from bot.views import kit, people
from bot.views.dates import DateChoice
from bot.views.minutes import EntryCard, line
from bot.views.people import Whose

OWNER: Final = "minutes.owner"
WHO: Final = "minutes.who"
DUE: Final = "minutes.due"
CHOOSE: Final = "minutes.choose"
LEAVE: Final = "minutes.leave"

_MOST_BLOCKS: Final = 40
_IN_GAP: Final = 600
_MOST_CHOICES: Final = 4


class Doubt(StrEnum):
    """Why a follow-up has no due date although one may have been meant."""

    NONE = "none"
    PAST = "past"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Gap:
    """A follow-up that lacks an owner or a date; `refused` named as owners are no such people.

    `whose` are words of which it is not sure whom they name.
    """

    entry: EntryCard
    doubt: Doubt = Doubt.NONE
    choices: tuple[DateChoice, ...] = ()
    refused: tuple[str, ...] = ()
    whose: tuple[Whose, ...] = ()


@dataclass(frozen=True, slots=True)
class Unused:
    """A line with a keyword and nothing behind it; `line` counts from 1."""

    kind: EntryKind
    line: int


def answer(reader: Reader, unused: Sequence[Unused], gaps: Sequence[Gap]) -> kit.Message:
    """Return what was not understood and what is missing, with the means to add it."""
    empty = [[kit.section(_empty(reader, one))] for one in unused]
    rows = [*empty, *(_row(reader, gap) for gap in gaps)]
    said = _empty(reader, unused[0]) if unused else _missing(reader, gaps[0])
    return kit.Message(said, kit.fit(reader.t, rows, most_blocks=_MOST_BLOCKS))


def complete(reader: Reader, entries: Sequence[EntryCard]) -> kit.Message:
    """Return what stands in the place of the questions when all of them are answered."""
    rows = [
        [kit.section(reader.t.md("minutes.complete", entry=_short(reader, one)))] for one in entries
    ]
    said = reader.t.md("minutes.complete", entry=_short(reader, entries[0]))
    return kit.Message(said, kit.fit(reader.t, rows, most_blocks=_MOST_BLOCKS))


def left_open(reader: Reader, entries: Sequence[EntryCard]) -> kit.Message:
    """Return what stands in the place of the questions when somebody does not answer them now."""
    said = reader.t.md("minutes.left_open")
    lines = [_short(reader, one) for one in entries]
    return kit.Message(said, [kit.section(kit.lines(reader.t, [said, *lines]))])


def block_of(entry_id: int) -> str:
    """Return the block id by which what is picked is told to be for that entry."""
    return f"gap {entry_id}"


def entry_of(block_id: str) -> int:
    """Read the entry from a block id."""
    return int(block_id.removeprefix("gap "))


def _empty(reader: Reader, unused: Unused) -> Mrkdwn:
    example = reader.t(f"minutes.example.{unused.kind}")
    return reader.t.md("minutes.unused", line=unused.line, example=example)


def _row(reader: Reader, gap: Gap) -> list[kit.Block]:
    refused = [
        reader.t.md("minutes.refused_owner", user=mention(user_id)) for user_id in gap.refused
    ]
    entry = kit.text.mrkdwn(line(reader, gap.entry, warns=False), _IN_GAP)
    said = kit.joined([entry, _missing(reader, gap), *people.unsure(reader, gap.whose), *refused])
    return [kit.section(said), _pickers(reader, gap)]


def _missing(reader: Reader, gap: Gap) -> Mrkdwn:
    t, entry = reader.t, gap.entry
    asks_owner = entry.lacks_owner or bool(gap.whose)
    if not entry.lacks_due:
        return t.md("minutes.missing_owner") if asks_owner else t.md("minutes.noted")
    doubt = t.md(f"minutes.doubt.{gap.doubt}")
    if not asks_owner:
        return doubt
    return t.md("common.sentences", first=t.md("minutes.missing_owner"), second=doubt)


def _pickers(reader: Reader, gap: Gap) -> kit.Block:
    t = reader.t
    elements: list[kit.Element] = []
    if gap.entry.lacks_owner or gap.whose:
        elements += people.choices(gap.whose, WHO)
        elements.append(kit.users_select(placeholder=t("minutes.pick_owner"), action_id=OWNER))
    if gap.entry.lacks_due:
        elements += [
            kit.button(choice.in_words(reader), f"{CHOOSE}.{place}", value=choice.encoded())
            for place, choice in enumerate(gap.choices[:_MOST_CHOICES])
        ]
        elements.append(kit.date_picker(placeholder=t("minutes.pick_due"), action_id=DUE))
    leave = kit.button(t("minutes.leave"), LEAVE, value=str(gap.entry.id))
    return kit.actions(*elements, leave, block_id=block_of(gap.entry.id))


def _short(reader: Reader, entry: EntryCard) -> Mrkdwn:
    return kit.text.mrkdwn(line(reader, entry), _IN_GAP)
