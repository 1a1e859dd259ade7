"""How a follow-up looks: its card, its one line, and what can be pressed beside it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final, NamedTuple, Self

from bot.domain.followups import FollowupState
from bot.domain.localtime import local
from bot.domain.mrkdwn import Mrkdwn, keep_mentions, link, mention
from bot.i18n.reader import Reader
from bot.views import kit

FINISH: Final = "followups.finish"
SNOOZE: Final = "followups.snooze"
ACT: Final = "followups.act"
MORE: Final = "followups.more"

# In one line a follow-up is recognised, not read: its details show the whole text.
_MOST_IN_LINE: Final = 240
_REASON_IN_LINE: Final = 120
_MARKS: Final = {FollowupState.DONE: "✅", FollowupState.CANCELLED: "🚫"}
_NO_COLOUR: Final = "⚪"


class Act(StrEnum):
    """What a reader may do about a follow-up with a button or an entry of a menu."""

    START = "start"
    FINISH = "finish"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    SNOOZE = "snooze"
    BLOCK = "block"
    UNBLOCK = "unblock"
    EXTEND = "extend"
    CHANGE = "change"
    REASSIGN = "reassign"
    CANCEL = "cancel"
    REOPEN = "reopen"
    SHOW = "show"


class Asked(StrEnum):
    """What somebody else has to agree to."""

    SNOOZE = "snooze"
    EXTENSION = "extension"
    HANDOVER = "handover"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was asked about a follow-up and is not answered: an extension `until` a day, say."""

    what: Asked
    until: date | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the value of a button says: what to do about which follow-up, and where it stood.

    `place` is a list (`mine`, `team`, `overdue`), which is shown anew afterwards; `nudge` for a
    message that is brought up to date by itself; empty for any other place, which gets an answer.
    """

    act: str
    followup_id: int
    place: str = ""

    def encoded(self) -> str:
        """Return the value that a button carries."""
        return f"{self.act} {self.followup_id} {self.place}".rstrip()

    @classmethod
    def decoded(cls, value: str) -> Self:
        """Read the value of a button."""
        act, followup_id, *place = value.split(" ")
        return cls(act, int(followup_id), *place)


class FollowupCard(NamedTuple):  # made and looked up for each row of a list
    """A follow-up as it is shown: people call it F-`number`.

    `text` is plain text, in which `<@U123>` is a mention. `colour` is blue, yellow, red or None.
    `due_on` and `due_time` are on the clocks of `timezone`, `due_at` is that moment in UTC. `link`
    leads to the message in which it was recorded. `snoozed_until` is the reader's own, `acts` is
    what the reader may do, in the order in which it is offered.
    """

    id: int
    number: int
    text: str
    owners: tuple[str, ...]
    state: FollowupState
    colour: str | None = None
    due_on: date | None = None
    due_time: time | None = None
    due_at: datetime | None = None
    timezone: str = "UTC"
    link: str | None = None
    reason: str | None = None
    done_at: datetime | None = None
    snoozed_until: date | None = None
    waiting: Waiting | None = None
    acts: tuple[Act, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to be done about it."""
        return self.state in (FollowupState.DONE, FollowupState.CANCELLED)


def line(reader: Reader, card: FollowupCard) -> Mrkdwn:
    """Return a follow-up in one line: colour, number, text, owners, due date and state.

    The owner is left out when it is the reader alone; that there is none is marked.
    """
    parts = [kit.joined([mark(card), brief(reader, card)], " ")]
    if not (card.owners or card.is_finished):
        parts.append(reader.t.md("followups.no_owner"))
    elif card.owners and card.owners != (reader.user_id,):
        parts.append(owners(reader, card))
    return kit.joined([*parts, *_standing(reader, card)], " · ")


def brief(reader: Reader, card: FollowupCard) -> Mrkdwn:
    """Return number and text alone, which stay true when time passes."""
    text = kit.text.mrkdwn(keep_mentions(" ".join(card.text.split())), _MOST_IN_LINE)
    return kit.joined([number(reader, card), text], " ")


def mark(card: FollowupCard) -> Mrkdwn:
    """Return the emoji that says at a glance how urgent a follow-up is, or that it is over."""
    if card.state in _MARKS:
        return Mrkdwn(_MARKS[card.state])
    return Mrkdwn(kit.COLOURS.get(card.colour or "", _NO_COLOUR))


def number(reader: Reader, card: FollowupCard) -> Mrkdwn:
    """Return F-12 in bold; a link when it is known where it was recorded."""
    name = reader.t("followups.number", number=card.number)
    return Mrkdwn(f"*{link(card.link, name) if card.link else name}*")


def owners(reader: Reader, card: FollowupCard) -> Mrkdwn:
    """Return the mentions of those responsible."""
    return reader.t.md_list([mention(owner) for owner in card.owners])


def due(reader: Reader, card: FollowupCard) -> str:
    """Return when it is due, with weekday, on the reader's clock when a time was named."""
    if card.due_on is None:
        return reader.t("followups.due.none")
    if card.due_time and card.due_at:
        return reader.datetime(card.due_at)
    return reader.date(card.due_on)


def due_and_left(reader: Reader, card: FollowupCard) -> str:
    """Return when it is due and how far off that is: Fri 20 Nov (2 days overdue)."""
    if card.due_on is None:
        return reader.t("followups.due.none")
    left = reader.t.relative_day(due_day(reader, card, card.due_on), reader.today)
    return reader.t("followups.due.and_left", due=due(reader, card), left=left)


def due_day(reader: Reader, card: FollowupCard, due_on: date) -> date:
    """Return the due day in the reader's calendar: a moment may fall on another one there."""
    return local(card.due_at, reader.zone).date() if card.due_time and card.due_at else due_on


def _standing(reader: Reader, card: FollowupCard) -> list[Mrkdwn]:
    """Return what is to be known about it now: the due date, or what became of it."""
    t = reader.t
    if card.state is FollowupState.DONE and card.done_at:
        return [t.md("followups.standing.done", date=reader.date(_day(reader, card.done_at)))]
    if card.state is FollowupState.CANCELLED:
        return [t.md("followups.standing.cancelled", reason=_reason(card))]
    parts = [t.md("followups.standing.due", due=due_and_left(reader, card))]
    if card.state is FollowupState.BLOCKED:
        parts.append(t.md("followups.standing.blocked", reason=_reason(card)))
    if card.state is FollowupState.IN_REVIEW:
        parts.append(t.md("followups.standing.in_review"))
    if card.snoozed_until:
        parts.append(t.md("followups.standing.snoozed", date=reader.date(card.snoozed_until)))
    if card.waiting and card.state is not FollowupState.IN_REVIEW:
        parts.append(_waiting(reader, card.waiting))
    return parts


def _waiting(reader: Reader, waiting: Waiting) -> Mrkdwn:
    if waiting.what is Asked.HANDOVER and waiting.to:
        return reader.t.md("followups.standing.offered", owner=mention(waiting.to))
    if waiting.until and waiting.what is Asked.SNOOZE:
        return reader.t.md("followups.standing.asked_snooze", date=reader.date(waiting.until))
    if waiting.until:
        return reader.t.md("followups.standing.asked_until", date=reader.date(waiting.until))
    return reader.t.md("followups.standing.asked")


def _reason(card: FollowupCard) -> Mrkdwn:
    return kit.text.mrkdwn(keep_mentions(" ".join((card.reason or "").split())), _REASON_IN_LINE)


def _day(reader: Reader, moment: datetime) -> date:
    return local(moment, reader.zone).date()
