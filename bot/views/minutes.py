"""How minutes look: an entry in a line, the published minutes, and what an amendment changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from bot.domain.capture import EntryKind
from bot.domain.mrkdwn import Mrkdwn, keep_mentions, link, mention
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.people import called

# In the order in which minutes are read: what was decided and who does what comes first.
ORDER: Final = (
    EntryKind.DECISION,
    EntryKind.FOLLOWUP,
    EntryKind.NOTE,
    EntryKind.RISK,
    EntryKind.QUESTION,
)
_BULLET: Final = Mrkdwn("•")
_PIECE: Final = 2000
_GAPS: Final = " \n。；，、"
_SECTION: Final = 2800
_IN_CHANGE: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """One entry as it is shown. `text` is plain text, in which `<@U123>` is a mention.

    `number` is that of the decision or follow-up. `due_on` and `due_time` are on the clocks of
    `zone`, `due_at` is that moment in UTC. `link` leads to the message in which it was written.
    """

    id: int
    kind: EntryKind
    text: str
    number: int | None = None
    owners: tuple[str, ...] = ()
    due_on: date | None = None
    due_time: time | None = None
    due_at: datetime | None = None
    zone: str = "UTC"
    link: str | None = field(default=None, compare=False)

    @property
    def lacks_owner(self) -> bool:
        """Whether somebody should own it and nobody does."""
        return self.kind is EntryKind.FOLLOWUP and not self.owners

    @property
    def lacks_due(self) -> bool:
        """Whether it should be due some day and is not."""
        return self.kind is EntryKind.FOLLOWUP and self.due_on is None


class What(StrEnum):
    """What an amendment did to an entry."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment did to an entry, and what it is now; `was` when it was something else."""

    what: What
    entry: EntryCard
    was: EntryCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesCard:
    """The minutes of a meeting as they are, or were when this version was published.

    `starts_at` is aware UTC. `present` were there, as far as is known, `away` said that they would
    not be, `missing` gave no update.
    """

    meeting_id: int
    title: str
    channel_id: str
    starts_at: datetime
    facilitator_id: str
    recorder_id: str
    entries: tuple[EntryCard, ...] = ()
    present: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    version: int = 1
    changes: tuple[Change, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, kind: EntryKind) -> list[EntryCard]:
        """The entries of one kind, in their order."""
        return [entry for entry in self.entries if entry.kind is kind]


def published(reader: Reader, card: MinutesCard) -> list[kit.Message]:
    """Return the minutes as one message, or as several when they are too long for one."""
    return kit.paginate(reader.t, title(reader, card), blocks(reader, card))


def blocks(reader: Reader, card: MinutesCard) -> list[kit.Block]:
    """Return all blocks of the minutes, as many as they take."""
    return [
        kit.header(title(reader, card)),
        kit.context(*_facts(reader, card)),
        *_version(reader, card),
        *_entries(reader, card),
        *_attendance(reader, card),
    ]


def title(reader: Reader, card: MinutesCard) -> str:
    """Return the title of the minutes as plain text."""
    return reader.t("minutes.title", title=card.title)


def amended(reader: Reader, card: MinutesCard, by: str | None) -> kit.Message:
    """Return what is said in the thread when published minutes were amended."""
    t = reader.t
    who = mention(by) if by else Mrkdwn(t.md("minutes.nobody"))
    said = t.md("minutes.amended", version=card.version, who=who)
    return kit.said(said, *_packed([_changes(reader, card)]))


def empty_page(reader: Reader) -> kit.Message:
    """Return what a page shows that a later version has no need of."""
    said = reader.t.md("minutes.empty_page")
    return kit.Message(said, [kit.context(said)])


def line(reader: Reader, entry: EntryCard, *, warns: bool = True) -> Mrkdwn:
    """Return an entry in one line: number, text, owners, due date.

    What a follow-up lacks is marked there, unless `warns` is False: where it is asked for beside.
    """
    text = keep_mentions(" ".join(entry.text.split()))
    return kit.joined([*_number(reader, entry), _tail(reader, entry, text, warns=warns)], " ")


def due(reader: Reader, entry: EntryCard) -> str:
    """Return when a follow-up is due, with weekday, on the reader's clock if a time was named."""
    if entry.due_on is None:
        return reader.t("minutes.due.none")
    if entry.due_time and entry.due_at:
        return reader.datetime(entry.due_at)
    return reader.date(entry.due_on)


def _facts(reader: Reader, card: MinutesCard) -> list[Mrkdwn]:
    t = reader.t
    return [
        t.md("minutes.when", when=reader.moment(card.starts_at)),
        t.md(
            "minutes.people",
            facilitator=mention(card.facilitator_id),
            recorder=mention(card.recorder_id),
        ),
    ]


def _version(reader: Reader, card: MinutesCard) -> list[kit.Block]:
    if card.version == 1:
        return []
    said = reader.t.md("minutes.version", version=card.version)
    return [kit.context(said), *_packed([_changes(reader, card)])]


def _changes(reader: Reader, card: MinutesCard) -> Mrkdwn:
    return kit.lines(reader.t, [_change(reader, change) for change in card.changes], most=_SECTION)


def _change(reader: Reader, change: Change) -> Mrkdwn:
    now = kit.text.mrkdwn(line(reader, change.entry), _IN_CHANGE)
    if change.was is None:
        return reader.t.md(f"minutes.change.{change.what}", entry=now)
    was = kit.text.mrkdwn(line(reader, change.was), _IN_CHANGE)
    return reader.t.md("minutes.rewritten", entry=now, was=was)


def _entries(reader: Reader, card: MinutesCard) -> list[kit.Block]:
    if not card.entries:
        return [kit.section(reader.t.md("minutes.empty"))]
    groups = ((kind, card.of_kind(kind)) for kind in ORDER)
    return [block for kind, found in groups if found for block in _group(reader, kind, found)]


def _group(reader: Reader, kind: EntryKind, entries: Sequence[EntryCard]) -> list[kit.Block]:
    heading = reader.t.md_n(f"minutes.group.{kind}", len(entries))
    return _packed([heading, *(piece for entry in entries for piece in _pieces(reader, entry))])


def _packed(lines: Sequence[Mrkdwn]) -> list[kit.Block]:
    """Return lines in as few paragraphs as they fit in."""
    packs: list[list[Mrkdwn]] = [[]]
    room = _SECTION
    for one in lines:
        room -= kit.text.length(one) + 1
        if room < 0 and packs[-1]:
            packs.append([])
            room = _SECTION - kit.text.length(one) - 1
        packs[-1].append(one)
    return [kit.section(kit.joined(pack)) for pack in packs]


def _pieces(reader: Reader, entry: EntryCard) -> list[Mrkdwn]:
    """Return an entry as lines: one, or several when the text is too long for a paragraph."""
    texts = [keep_mentions(piece) for piece in _split(entry.text)]
    first, *others = [*texts[:-1], _tail(reader, entry, texts[-1])]
    return [kit.joined([_BULLET, *_number(reader, entry), first], " "), *others]


def _split(text: str) -> list[str]:
    """Cut plain text into pieces that fit into a paragraph when they are escaped."""
    pieces = list(_cut(text.strip()))
    return pieces or [""]


def _cut(text: str) -> Iterator[str]:
    while kit.text.length(keep_mentions(text)) > _PIECE:
        end = _PIECE
        while kit.text.length(keep_mentions(text[:end])) > _PIECE:
            end = end * 2 // 3
        end = _gap(text, end)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text


def _gap(text: str, end: int) -> int:
    """Return where text is cut, at or before `end`: behind a word, and never in a mention."""
    gap = max(text.rfind(mark, end // 2, end) for mark in _GAPS) + 1
    mention_at = text.rfind("<@", 0, end)
    if not gap and mention_at > text.rfind(">", 0, end):
        return mention_at or end
    return gap or end


def _number(reader: Reader, entry: EntryCard) -> list[Mrkdwn]:
    """Return D-7 or F-12 in bold, a link when it is known where it was written; else nothing."""
    if entry.number is None:
        return []
    name = reader.t(f"minutes.number.{entry.kind}", number=entry.number)
    return [reader.t.md("minutes.bold", name=link(entry.link, name) if entry.link else name)]


def _tail(reader: Reader, entry: EntryCard, text: Mrkdwn, *, warns: bool = True) -> Mrkdwn:
    if entry.kind is not EntryKind.FOLLOWUP:
        return text
    t, parts = reader.t, [text]
    if entry.owners:
        parts.append(t.md_list([mention(owner) for owner in entry.owners]))
    elif warns:
        parts.append(t.md("minutes.no_owner"))
    if entry.due_on:
        parts.append(t.md("minutes.due", due=due(reader, entry)))
    elif warns:
        parts.append(t.md("minutes.no_due"))
    return kit.joined(parts, " · ")


def _attendance(reader: Reader, card: MinutesCard) -> list[kit.Block]:
    t = reader.t
    parts: list[Mrkdwn] = []
    if card.present:
        parts.append(t.md("minutes.present", people=called(reader, card.present, card.names)))
    if card.reported:
        parts.append(t.md("minutes.reported", people=called(reader, card.reported, card.names)))
    if card.missing:
        parts.append(t.md("minutes.missing", people=called(reader, card.missing, card.names)))
    if card.away:
        parts.append(t.md("minutes.away", people=called(reader, card.away, card.names)))
    return [kit.context(kit.joined(parts))] if parts else []
