"""What is known of a due date: the results people see, and the readings on the way there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, IntEnum

from bot.domain.workdays import Workdays

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Due:
    """A date that was understood.

    `at` is the local time when one was said. `words` are the words that said it and `spans` where
    they stand in the text; `rest` is the text without them and without their prepositions. `past`
    tells that it is over already: such a date is questioned, not accepted.
    """

    day: date
    at: time | None
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    rest: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words that may mean a date: `choices` are the likely ones, to be asked about."""

    choices: tuple[Due, ...]


class Firmness(IntEnum):
    """How much the words around must say before it is a deadline."""

    SURE = 0  # nothing: `15 December`
    WEAK = 1  # a preposition, or the end of a clause: `Friday`
    MARKED = 2  # a word such as `by` or `before`: `Christmas`


class Rank(IntEnum):
    """How clearly the words beside a date make it a deadline."""

    NONE = 0
    ON = 1  # on, at, 在
    BY = 2  # by, before, due, 前, 截止


class Verdict(Enum):
    """What the words around a date say about it."""

    ACCEPT = "accept"
    ASK = "ask"
    REJECT = "reject"


class Half(Enum):
    """A half of the day."""

    MORNING = "am"
    AFTERNOON = "pm"


@dataclass(frozen=True, slots=True)
class Reading:
    """What recognised words mean.

    Several `days`: it cannot be told which. None: the words are no date, and no other recogniser
    may find one inside them. `weekday` is set when nothing else was said, to be compared with a
    date beside it. `either` are two times of which one is meant. `half` is the half of the day that
    was said; a time is `bare` when none was, so that one said beside it decides. `asked`: the words
    are too vague to be accepted, however clearly they name a deadline.
    """

    days: tuple[date, ...] = ()
    at: time | None = None
    firmness: Firmness = Firmness.SURE
    weekday: int | None = None
    either: tuple[time, ...] = ()
    half: Half | None = None
    bare: bool = False
    asked: bool = False

    @property
    def times(self) -> tuple[time | None, ...]:
        """Return the times that may be meant, the earliest first; None when none was said."""
        return self.either or (self.at,)


NO_DATE = Reading()


@dataclass(frozen=True, slots=True)
class Moment:
    """When, where and for whom a text is read.

    `now` is local time. `month_first` says how 5/6 is read; None: it cannot be told.
    """

    now: datetime
    workdays: Workdays
    month_first: bool | None

    @property
    def today(self) -> date:
        """Return the local date."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where its words stand.

    `clock` is where those of its time stand when they stand apart from the day's, `apart` the same
    with the words that make it an end.
    """

    start: int
    end: int
    reading: Reading
    clock: Span | None = None
    apart: Span | None = None


Recogniser = tuple[re.Pattern[str], Callable[[re.Match[str], Moment], Reading | None]]
