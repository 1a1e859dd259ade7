"""Private messages about follow-ups: nudges, escalations, and what one was given to do."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Final

from bot.domain.followups import Snooze
from bot.domain.mrkdwn import Mrkdwn, mention
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followup_lists import menu, row
from bot.views.followups import FINISH, MORE, SNOOZE, Act, FollowupCard, Pressed, brief, line

NUDGE: Final = "nudge"
_MOST_BLOCKS: Final = 48


class Kind(StrEnum):
    """Why a private message about follow-ups was sent."""

    NUDGE = "nudge"
    ESCALATION = "escalation"
    ASSIGNED = "assigned"


def message(reader: Reader, kind: Kind, cards: Sequence[FollowupCard]) -> kit.Message:
    """Return the message as it looks now: what is finished keeps its line and loses its buttons."""
    return _BUILDERS[kind](reader, cards)


def nudge(reader: Reader, cards: Sequence[FollowupCard]) -> kit.Message:
    """Return all that somebody is reminded of on one day, in one message."""
    open_ = [card for card in cards if is_open(reader, card)]
    title = reader.t.n("nudges.title", len(open_)) if open_ else reader.t("nudges.all_settled")
    rows = [_item(reader, card) for card in cards]
    return kit.Message(
        title,
        [kit.header(title), *kit.fit(reader.t, rows, most_blocks=_MOST_BLOCKS)],
    )


def superseded(
    reader: Reader, cards: Sequence[FollowupCard], newer: Collection[int]
) -> kit.Message:
    """Return what is left of a nudge once a newer one, with these follow-ups, stands below it.

    What was settled keeps its line. What is open is not shown a second time, only where it is now.
    """
    t = reader.t
    settled = [_settled(reader, card) for card in cards if not is_open(reader, card)]
    moved = all(card.id in newer for card in cards if is_open(reader, card))
    where = t.md("nudges.superseded" if moved else "nudges.superseded.partly")
    kept = [kit.section(kit.lines(t, settled))] if settled else []
    return kit.Message(where, [*kept, kit.context(where)])


def is_open(reader: Reader, card: FollowupCard) -> bool:
    """Whether the reader still has to do something about it."""
    return reader.user_id in card.owners and not card.is_finished


def escalation(reader: Reader, cards: Sequence[FollowupCard]) -> kit.Message:
    """Return what is overdue for days and wants a manager's attention, in one message."""
    t = reader.t
    title = t.n("nudges.escalation.title", len(cards))
    rows = [[_row(reader, card)] for card in cards]
    return kit.Message(
        title,
        [
            kit.header(title),
            kit.context(t.md("nudges.escalation.why")),
            *kit.fit(t, rows, most_blocks=_MOST_BLOCKS),
        ],
    )


def assigned(reader: Reader, cards: Sequence[FollowupCard]) -> kit.Message:
    """Return what somebody was given to do by somebody else."""
    title = reader.t.n("nudges.assigned.title", len(cards))
    rows = [_item(reader, card) for card in cards]
    words = kit.joined([title_line(reader, title), *(line(reader, card) for card in cards)])
    return kit.Message(
        words,
        [
            kit.section(title_line(reader, title)),
            *kit.fit(reader.t, rows, most_blocks=_MOST_BLOCKS),
        ],
    )


def changed(reader: Reader, words: Mrkdwn, card: FollowupCard) -> kit.Message:
    """Return what somebody else did with the reader's follow-up, and how it stands."""
    return kit.said(words, kit.context(line(reader, card)))


def title_line(reader: Reader, title: str) -> Mrkdwn:
    """Return a title in bold, for messages too small for a header."""
    return reader.t.md("nudges.bold", words=title)


def _item(reader: Reader, card: FollowupCard) -> list[kit.Block]:
    """Return an item with its buttons, or what became of it."""
    if not is_open(reader, card):
        return [kit.section(_settled(reader, card))]
    return [kit.section(line(reader, card)), _buttons(reader, card)]


def _settled(reader: Reader, card: FollowupCard) -> Mrkdwn:
    if card.is_finished or not card.owners:
        return line(reader, card)
    people = reader.t.md_list([mention(owner) for owner in card.owners])
    return reader.t.md("nudges.handed_over", line=brief(reader, card), owners=people)


def _buttons(reader: Reader, card: FollowupCard) -> kit.Block:
    t = reader.t
    finish = kit.button(
        t("followups.act.finish"),
        FINISH,
        value=Pressed(Act.FINISH, card.id, NUDGE).encoded(),
        style="primary",
    )
    snooze = kit.static_select(
        [
            kit.Choice(Pressed(choice, card.id, NUDGE).encoded(), t(f"nudges.snooze.{choice}"))
            for choice in Snooze
        ],
        placeholder=t("nudges.snooze.title"),
        action_id=SNOOZE,
    )
    entries = [*menu(reader, card, NUDGE, but=(Act.FINISH, Act.SNOOZE))]
    if Act.REASSIGN in card.acts:
        pressed = Pressed(Act.REASSIGN, card.id, NUDGE).encoded()
        entries.insert(-1, kit.Choice(pressed, t("followups.act.reassign")))
    return kit.actions(
        *([finish] if Act.FINISH in card.acts else []),
        *([snooze] if Act.SNOOZE in card.acts else []),
        kit.overflow(entries[-5:], MORE),
    )


def _row(reader: Reader, card: FollowupCard) -> kit.Block:
    return kit.section(line(reader, card)) if card.is_finished else row(reader, card, NUDGE)


_BUILDERS: Final = {Kind.NUDGE: nudge, Kind.ESCALATION: escalation, Kind.ASSIGNED: assigned}
