"""The rules of absences: whole days, from a first to a last one, on somebody's own calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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


def checked(span: Span, today: date) -> Span:
    """Return the span when it is not over and not too long, else raise PastError, TooLongError."""
    if span.last < today:
        raise PastError(last=span.last)
    if (span.last - span.first).days >= _MOST_YEARS * _YEAR:
        raise TooLongError(first=span.first, last=span.last, most=_MOST_YEARS)
    return span
