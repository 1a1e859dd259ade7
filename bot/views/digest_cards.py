"""What a digest shows, as values: figures, lists, and how many there are in all."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Generic, TypeVar

from bot.domain.digests import WeekRate
from bot.views.decisions import DecisionCard
from bot.views.followups import FollowupCard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class First(Generic[T]):
    """The first of many: what is shown, and how many there are in all."""

    shown: tuple[T, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Follow-ups opened and done in the week, unfinished and overdue now, and the on-time rate."""

    opened: int = 0
    done: int = 0
    unfinished: int = 0
    overdue: int = 0
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held, and how many of those asked gave an update."""

    title: str
    starts_at: datetime
    given: int
    asked: int


@dataclass(frozen=True, slots=True)
class OtherMeeting:
    """A meeting of which there are no minutes: the bot missed it, or nobody brought it to an end.

    `waits_for` is the user id of who has it in hand, `is_in_review` whether as its approver.
    """

    title: str
    starts_at: datetime
    waits_for: str
    is_in_review: bool = False


@dataclass(frozen=True, slots=True)
class DigestCard:
    """What a digest tells of a team and the groups below it, as one reader may see it.

    `since` and `until` are aware UTC. `missing` is who gave no update for how many meetings,
    `by_group` and `by_person` have names in plain text. `weekday` and `at` are when it comes.
    """

    team_id: int
    team: str
    channel_id: str
    groups: int
    since: datetime
    until: datetime
    weekday: int
    at: time
    figures: Figures = Figures()
    weeks: tuple[WeekRate, ...] = ()
    overdue: First[FollowupCard] = First()
    meetings: First[HeldMeeting] = First()
    missed: First[OtherMeeting] = First()
    unclosed: First[OtherMeeting] = First()
    missing: First[tuple[str, int]] = First()
    decisions: First[DecisionCard] = First()
    by_group: First[tuple[str, Figures]] = First()
    by_person: First[tuple[str, Figures]] = First()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened in the week and nothing is late."""
        counts = (self.figures.opened, self.figures.done, self.figures.overdue)
        told = (self.meetings, self.missed, self.unclosed, self.missing, self.decisions)
        return not any((*counts, *(one.total for one in told)))
