"""One follow-up with everything about it: text, people, dates, history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.domain.followups import FollowupState
from bot.domain.mrkdwn import Mrkdwn, channel_link, escape, keep_mentions, mention
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followups import (
    ACT,
    Act,
    FollowupCard,
    Pressed,
    due_and_left,
    mark,
    number,
    owners,
)

_MOST_CHARACTERS: Final = 2900
_MOST_EVENTS: Final = 20
_MOST_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a history: what happened when, by whom (None: Gavel), with its particulars.

    A particular is a day, a tuple of user ids, or plain text.
    """

    kind: str
    at: datetime
    who: str | None
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Details:
    """A follow-up with its history, the first thing first; `meeting` is a title."""

    card: FollowupCard
    created_by: str
    team: str | None
    meeting: str | None
    channel_id: str | None
    history: Sequence[Happening]


def details(reader: Reader, shown: Details) -> kit.Message:
    """Return everything about a follow-up as a private answer."""
    card, t = shown.card, reader.t
    title = t("followups.number", number=card.number)
    blocks = [
        kit.section(kit.joined([mark(card), number(reader, card)], " ")),
        kit.section(keep_mentions(card.text)),
        kit.fields(_facts(reader, shown)),
        *_buttons(reader, card),
        kit.divider(),
        *_history(reader, shown.history),
    ]
    return kit.Message(t("followups.details.title", number=title, text=card.text), blocks)


def state(reader: Reader, of: FollowupState) -> str:
    """Return the name of a state."""
    return reader.t(f"followups.state.{of}")


def _facts(reader: Reader, shown: Details) -> list[Mrkdwn]:
    t, card = reader.t, shown.card
    people = owners(reader, card) if card.owners else escape(t("followups.details.nobody"))
    facts = [
        t.md("followups.details.state", state=state(reader, card.state)),
        t.md("followups.details.due", due=due_and_left(reader, card)),
        t.md("followups.details.owners", owners=people),
        t.md("followups.details.from", who=mention(shown.created_by)),
    ]
    if shown.team:
        facts.append(t.md("followups.details.team", team=shown.team))
    if shown.meeting:
        facts.append(t.md("followups.details.meeting", title=shown.meeting))
    if shown.channel_id:
        facts.append(t.md("followups.details.channel", channel=channel_link(shown.channel_id)))
    if card.reason:
        facts.append(t.md("followups.details.reason", reason=keep_mentions(card.reason)))
    return facts


def _buttons(reader: Reader, card: FollowupCard) -> list[kit.Block]:
    offered = [act for act in card.acts if act is not Act.SHOW]
    buttons = [
        kit.button(
            reader.t(f"followups.act.{act}"), f"{ACT}.{act}", value=Pressed(act, card.id).encoded()
        )
        for act in offered
    ]
    return [kit.actions(*buttons)] if buttons else []


def _history(reader: Reader, history: Sequence[Happening]) -> list[kit.Block]:
    title = kit.context(reader.t.md("followups.details.history"))
    latest = history[-_MOST_EVENTS:]
    told = kit.lines(reader.t, [_line(reader, one) for one in latest], most=_MOST_CHARACTERS)
    return [title, kit.context(told)] if latest else []


def _line(reader: Reader, one: Happening) -> Mrkdwn:
    return kit.joined([escape(reader.datetime(one.at)), told(reader, one)], " — ")


def told(reader: Reader, one: Happening) -> Mrkdwn:
    """Return one thing that happened, in a sentence."""
    params = {name: _shown(reader, value) for name, value in one.params.items()}
    who = mention(one.who) if one.who else reader.t.md("followups.details.gavel")
    return reader.t.md(f"followups.event.{one.kind}", **{"who": who, **params})


def _shown(reader: Reader, value: object) -> Mrkdwn:
    if isinstance(value, date):
        return escape(reader.date(value))
    if isinstance(value, tuple):
        return reader.t.md_list([mention(user_id) for user_id in value])
    return kit.text.mrkdwn(keep_mentions(str(value)), _MOST_WORDS)
