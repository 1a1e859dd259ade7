"""Follow-ups in lists: grouped by colour, each row with what can be done about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.domain.followups import Colour, FollowupState
from bot.domain.mrkdwn import Mrkdwn
from bot.i18n import Translator
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followups import MORE, Act, FollowupCard, Pressed, line

LIST: Final = "followups.list"
ADD: Final = "followups.add"

# A menu has five entries (Slack): these go first, in this order, and the last is always the
# details, where all the others are.
_FIRST: Final = (
    Act.CONFIRM,
    Act.SEND_BACK,
    Act.FINISH,
    Act.SNOOZE,
    Act.UNBLOCK,
    Act.BLOCK,
    Act.EXTEND,
    Act.CHANGE,
    Act.CANCEL,
    Act.REOPEN,
)
_MOST_BLOCKS: Final = 46  # leaves room for the title, a note and the buttons


class Scope(StrEnum):
    """Which follow-ups a list holds."""

    MINE = "mine"
    TEAM = "team"
    OVERDUE = "overdue"


class Group(StrEnum):
    """Under which heading a follow-up stands."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    LATER = "later"
    UNDATED = "undated"
    REVIEW = "review"


_GROUPS: Final[Mapping[str, Group]] = {
    Colour.RED: Group.RED,
    Colour.YELLOW: Group.YELLOW,
    Colour.BLUE: Group.BLUE,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of unfinished follow-ups; `team` names the team or teams of a team's list."""

    scope: Scope
    cards: tuple[FollowupCard, ...]
    team: str = ""
    note: Mrkdwn | None = None


def listing(reader: Reader, shown: Listing) -> kit.Message:
    """Return the list as a private answer: red first, as many rows as Slack takes."""
    title = _title(reader, shown)
    head = [kit.section(shown.note)] if shown.note else []
    body = _body(reader, shown) if shown.cards else [kit.section(_nothing(reader, shown))]
    return kit.Message(title, [*head, _header(title), *body, _foot(reader.t, shown.scope)])


def grouped(cards: Sequence[FollowupCard]) -> Iterator[tuple[Group, list[FollowupCard]]]:
    """Return the groups that are not empty, the most urgent first, each in the order given."""
    found: dict[Group, list[FollowupCard]] = {}
    for card in cards:
        found.setdefault(group_of(card), []).append(card)
    return ((group, found[group]) for group in Group if group in found)


def group_of(card: FollowupCard) -> Group:
    """Return the heading under which a follow-up stands."""
    if card.state is FollowupState.IN_REVIEW:
        return Group.REVIEW
    if card.due_on is None:
        return Group.UNDATED
    return _GROUPS.get(card.colour or "", Group.LATER)


def row(reader: Reader, card: FollowupCard, place: str = "") -> kit.Block:
    """Return one follow-up in one block, with the menu of what the reader may do about it."""
    return _row(reader.at_noon, card, place)


def menu(
    reader: Reader, card: FollowupCard, place: str, but: Sequence[Act] = ()
) -> list[kit.Choice]:
    """Return the entries of the menu beside a follow-up, without those that stand elsewhere."""
    offered = [act for act in _FIRST if act in card.acts and act not in but][:4]
    return [
        kit.Choice(Pressed(act, card.id, place).encoded(), reader.t(f"followups.act.{act}"))
        for act in [*offered, Act.SHOW]
    ]


@lru_cache(maxsize=512)  # whatever is pressed in a list, its other rows are shown again
def _row(reader: Reader, card: FollowupCard, place: str) -> kit.Block:
    choices = menu(reader, card, place)
    return kit.section(line(reader, card), accessory=kit.overflow(choices, MORE))


def _body(reader: Reader, shown: Listing) -> list[kit.Block]:
    rows: list[list[kit.Block]] = []
    for group, cards in grouped(shown.cards):
        heading = _heading(reader.t, group, len(cards))
        first, *others = [row(reader, card, shown.scope) for card in cards]
        rows += [[heading, first], *([other] for other in others)]
    return kit.fit(reader.t, rows, most_blocks=_MOST_BLOCKS)


@lru_cache(maxsize=64)
def _header(title: str) -> kit.Block:
    return kit.header(title)


@lru_cache(maxsize=256)
def _heading(t: Translator, group: Group, count: int) -> kit.Block:
    return kit.context(t.md_n(f"followups.group.{group}", count))


@lru_cache(maxsize=16)
def _foot(t: Translator, scope: Scope) -> kit.Block:
    others = [other for other in Scope if other is not scope]
    return kit.actions(
        kit.button(t("followups.list.add"), ADD, value=scope),
        *(
            kit.button(t(f"followups.list.show_{other}"), f"{LIST}.{other}", value=other)
            for other in others
        ),
    )


def _title(reader: Reader, shown: Listing) -> str:
    if shown.scope is Scope.MINE:
        return reader.t("followups.list.title_mine")
    if shown.scope is Scope.TEAM and shown.team:
        return reader.t("followups.list.of_team", team=shown.team)
    return reader.t(f"followups.list.title_{shown.scope}")


def _nothing(reader: Reader, shown: Listing) -> Mrkdwn:
    return reader.t.md(f"followups.list.nothing_{shown.scope}")
