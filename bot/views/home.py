"""The Home tab: everything that waits for its reader on one page, each with what can be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar

from bot.domain.followups import Snooze
from bot.domain.localtime import local
from bot.domain.mrkdwn import Mrkdwn, channel_link
from bot.i18n.reader import Reader
from bot.views import decisions, digests, kit, updates
from bot.views.decisions import DecisionCard
from bot.views.digest_cards import Figures, First
from bot.views.followup_lists import Group, grouped, menu
from bot.views.followups import FINISH, MORE, SNOOZE, Act, FollowupCard, Pressed, line
from bot.views.teams import zone_in_words

T = TypeVar("T")

LANGUAGE: Final = "home.language"
ANSWER: Final = "home.answer"
FOLLOW_SLACK: Final = "slack"
# Where a follow-up's button stood: Home is shown anew after each act, so it needs no answer.
PLACE: Final = "home"

_URGENT: Final = (Group.RED, Group.YELLOW)
_MOST_IN_SECTION: Final = 2800
_MOST_FOLLOWUP_BLOCKS: Final = 55
_MOST_FOLLOWUP_CHARACTERS: Final = 30_000


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting that the reader attends; `starts_at` is aware UTC."""

    id: int
    title: str
    starts_at: datetime
    channel_id: str
    place: str | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team that the reader answers for, with the groups below it, and when it meets next.

    The on-time rate is that of the last `weeks` weeks.
    """

    id: int
    name: str
    channel_id: str
    figures: Figures
    weeks: int = 1
    meets_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HomeCard:
    """What a Home tab shows; `grouped` counts all the reader's follow-ups by colour.

    `language` is what the reader chose, None to follow Slack; `languages` are those to choose from,
    each with what it calls itself.
    """

    languages: Mapping[str, str]
    language: str | None = None
    has_team: bool = True
    updates: First[MeetingRow] = field(default_factory=First)
    followups: First[FollowupCard] = field(default_factory=First)
    grouped: Mapping[Group, int] = field(default_factory=dict)
    meetings: First[MeetingRow] = field(default_factory=First)
    teams: First[TeamRow] = field(default_factory=First)
    decisions: First[DecisionCard] = field(default_factory=First)


def home(reader: Reader, card: HomeCard) -> dict[str, Any]:
    """Return the Home tab."""
    blocks = [
        kit.context(_today(reader)),
        *([] if card.has_team else _how_to_start(reader)),
        *_updates(reader, card.updates),
        *_followups(reader, card),
        *_meetings(reader, card.meetings),
        *_teams(reader, card.teams),
        *_decisions(reader, card.decisions),
        kit.divider(),
        _languages(reader, card),
    ]
    return kit.home(blocks)


def answer(reader: Reader, message: kit.Message) -> dict[str, Any]:
    """Return a modal with an answer to something that was pressed where no message can stand."""
    title, blocks = reader.t("home.answer"), message.blocks
    return kit.modal(reader.t, title=title, blocks=blocks, callback_id=ANSWER)


def _today(reader: Reader) -> Mrkdwn:
    return reader.t.md(
        "home.today", date=reader.date(reader.today), zone=zone_in_words(reader, reader.zone)
    )


def _how_to_start(reader: Reader) -> list[kit.Block]:
    t = reader.t
    return [kit.header(t("home.start.title")), kit.section(t.md("home.start"))]


def _updates(reader: Reader, due: First[MeetingRow]) -> list[kit.Block]:
    if not due.total:
        return []
    t = reader.t
    rows = [kit.section(_meeting(reader, one), accessory=_give(reader, one)) for one in due.shown]
    return [kit.header(t("home.updates")), *rows, *_rest(reader, due)]


def _give(reader: Reader, meeting: MeetingRow) -> kit.Element:
    words = reader.t("home.updates.give")
    return kit.button(words, updates.GIVE, value=str(meeting.id), style="primary")


def _followups(reader: Reader, card: HomeCard) -> list[kit.Block]:
    t, found = reader.t, card.followups
    title = kit.header(t("home.followups"))
    if not found.total:
        return [title, kit.section(t.md("home.followups.none"))]
    rows: list[list[kit.Block]] = []
    for group, cards in grouped(found.shown):
        count = card.grouped.get(group, len(cards))
        heading = kit.context(t.md_n(f"followups.group.{group}", count))
        show = _urgent if group in _URGENT else _calm
        first, *others = [show(reader, one) for one in cards]
        rows += [[heading, *first], *others]
    shown = kit.fit(
        t,
        rows,
        most_blocks=_MOST_FOLLOWUP_BLOCKS,
        most_characters=_MOST_FOLLOWUP_CHARACTERS,
        total=found.total,
    )
    return [title, *shown]


def _urgent(reader: Reader, card: FollowupCard) -> list[kit.Block]:
    """Return a follow-up with its buttons beside one another."""
    t = reader.t
    finish = kit.button(
        t("followups.act.finish"),
        FINISH,
        value=Pressed(Act.FINISH, card.id, PLACE).encoded(),
        style="primary",
    )
    snooze = kit.static_select(
        [
            kit.Choice(Pressed(choice, card.id, PLACE).encoded(), t(f"nudges.snooze.{choice}"))
            for choice in Snooze
        ],
        placeholder=t("nudges.snooze.title"),
        action_id=SNOOZE,
    )
    buttons = kit.actions(
        *([finish] if Act.FINISH in card.acts else []),
        *([snooze] if Act.SNOOZE in card.acts else []),
        kit.overflow(menu(reader, card, PLACE, but=(Act.FINISH, Act.SNOOZE)), MORE),
    )
    return [kit.section(line(reader, card)), buttons]


def _calm(reader: Reader, card: FollowupCard) -> list[kit.Block]:
    """Return a follow-up in one block, its menu beside it."""
    return [
        kit.section(line(reader, card), accessory=kit.overflow(menu(reader, card, PLACE), MORE))
    ]


def _meetings(reader: Reader, found: First[MeetingRow]) -> list[kit.Block]:
    if not found.total:
        return []
    t = reader.t
    today = [one for one in found.shown if _day(reader, one.starts_at) <= reader.today]
    later = [one for one in found.shown if one not in today]
    blocks = [kit.header(t("home.meetings"))]
    if today:
        blocks.append(_list(reader, today, _meeting, title=t.md("home.meetings.today")))
    if later:
        blocks.append(_list(reader, later, _meeting, title=t.md("home.meetings.later")))
    return [*blocks, *_rest(reader, found)]


def _meeting(reader: Reader, one: MeetingRow) -> Mrkdwn:
    t = reader.t
    parts = [
        t.md("home.meeting", title=kit.text.line(one.title, 150)),
        t.md("home.meeting.when", when=reader.datetime(one.starts_at)),
        channel_link(one.channel_id),
    ]
    if one.place:
        parts.append(t.md("home.meeting.place", place=kit.text.line(one.place, 100)))
    if one.is_open:
        parts.append(t.md("home.meeting.open"))
    return kit.joined(parts, " · ")


def _teams(reader: Reader, found: First[TeamRow]) -> list[kit.Block]:
    if not found.total:
        return []
    rows = [block for one in found.shown for block in _team(reader, one)]
    return [kit.header(reader.t("home.teams")), *rows, *_rest(reader, found)]


def _team(reader: Reader, one: TeamRow) -> list[kit.Block]:
    t, figures = reader.t, one.figures
    name = kit.text.line(one.name, 150)
    head = [t.md("home.team", team=name), channel_link(one.channel_id)]
    counts = [t.md("home.team.counts", unfinished=figures.unfinished, overdue=figures.overdue)]
    if figures.rate is not None:
        rate = t.percent(figures.rate)
        counts.append(t.md_n("home.team.rate", one.weeks, rate=rate))
    if one.meets_at:
        counts.append(t.md("home.team.meets", when=reader.datetime(one.meets_at)))
    told = kit.joined([kit.joined(head, " · "), kit.joined(counts, " · ")])
    if not figures.unfinished:
        return [kit.section(told)]
    return [kit.section(told), kit.actions(*_team_buttons(reader, one))]


def _team_buttons(reader: Reader, one: TeamRow) -> list[kit.Element]:
    t, value = reader.t, str(one.id)
    show_all = kit.button(t("digests.button.unfinished"), digests.UNFINISHED, value=value)
    if not one.figures.overdue:
        return [show_all]
    return [kit.button(t("digests.button.overdue"), digests.OVERDUE, value=value), show_all]


def _decisions(reader: Reader, found: First[DecisionCard]) -> list[kit.Block]:
    if not found.total:
        return []
    lines = _list(reader, found.shown, decisions.line)
    return [kit.header(reader.t("home.decisions")), lines, *_rest(reader, found)]


def _languages(reader: Reader, card: HomeCard) -> kit.Block:
    t = reader.t
    names = [kit.Choice(code, name) for code, name in card.languages.items()]
    follow = kit.Choice(FOLLOW_SLACK, t("home.language.slack"))
    select = kit.static_select(
        [follow, *names], initial=card.language or FOLLOW_SLACK, action_id=LANGUAGE
    )
    return kit.section(t.md("home.language"), accessory=select)


def _list(
    reader: Reader,
    items: Sequence[T],
    told: Callable[[Reader, T], Mrkdwn],
    *,
    title: Mrkdwn | None = None,
) -> kit.Block:
    words = kit.lines(reader.t, [told(reader, one) for one in items], most=_MOST_IN_SECTION)
    return kit.section(kit.joined([title, words]) if title else words)


def _rest(reader: Reader, found: First[T]) -> list[kit.Block]:
    left = found.total - len(found.shown)
    return [kit.context(kit.more(reader.t, left))] if left > 0 else []


def _day(reader: Reader, moment: datetime) -> date:
    return local(moment, reader.zone).date()
