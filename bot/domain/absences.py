"""The rules of absences: whole days, from a first to a last one, on somebody's own calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from bot.domain.errors import FieldError

_YEAR: Final = 366
# Parental leave lasts up to three years in some countries; longer is a slip of the pen.
_MOST_YEARS: Final = 3


class ReversedError(FieldError):
    """The last day comes before the first one; `first` and `last` are those days."""

    key: ClassVar[str] = "absences.error.reversed"
    form_key: ClassVar[str] = "absences.error.reversed_in_form"
    field: ClassVar[str] = "last"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=first, last=last)
        self.first, self.last = first, last


class PastError(FieldError):
    """The absence is over already; `last` is its last day."""

    key: ClassVar[str] = "absences.error.past"
    form_key: ClassVar[str] = "absences.error.past_in_form"
    field: ClassVar[str] = "last"


class TooLongError(FieldError):
    """The absence lasts more than `most` years, from `first` to `last`."""

    key: ClassVar[str] = "absences.error.too_long"
    field: ClassVar[str] = "last"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` to `last`, both included; ReversedError when they come the other way."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ReversedError(first=self.first, last=self.last)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether there is a day in both."""
        return self.first <= other.last and other.first <= self.last

    def joined(self, others: Iterable["Span"]) -> "Span":
        """Return the days from the first to the last of all of them."""
        spans = [self, *others]
        return Span(min(span.first for span in spans), max(span.last for span in spans))


class Why(StrEnum):
    """Why it is asked which days are meant."""

    SEVERAL = "several"  # the words fit several
    OVER = "over"  # they are over
    NO_SUCH_DAY = "no_such_day"  # there is no such day: 30 February
    NO_END = "no_end"  # until when was not said: from Monday
    NO_BEGINNING = "no_beginning"  # from when on was not said: 3 days
    PART_OF_DAY = "part_of_day"  # absences are whole days: tomorrow afternoon
    REVERSED = "reversed"  # the last one comes before the first


@dataclass(frozen=True, slots=True)
class Unclear:
    """Days that words may mean, the `choices`, to be asked about.

    `day` is the one that is known: when it was over, or when it begins.
    """

    choices: tuple[Span, ...]
    why: Why = Why.SEVERAL
    day: date | None = None


def checked(span: Span, today: date) -> Span:
    """Return the span when it is not over and not too long, else raise PastError, TooLongError."""
    if span.last < today:
        raise PastError(last=span.last)
    if (span.last - span.first).days >= _MOST_YEARS * _YEAR:
        raise TooLongError(first=span.first, last=span.last, most=_MOST_YEARS)
    return span
