"""Dates in words that are typed into a form: understood, or refused beside the date's field."""

from typing import ClassVar

from bot.domain.due import Ambiguous, Due
from bot.domain.errors import FieldError
from bot.i18n.reader import Reader
from bot.views.dates import in_words
from bot.views.followup_forms import DUE_ON


class WhichDateError(FieldError):
    """The `words` may mean several dates, the `choices`; `example` is one that is clear."""

    key: ClassVar[str] = "common.error.which_date"
    field: ClassVar[str] = DUE_ON


class OverDateError(FieldError):
    """The `words` mean a `date` that is over."""

    key: ClassVar[str] = "common.error.over_date"
    field: ClassVar[str] = DUE_ON


def settled(reader: Reader, due: Due | Ambiguous | None) -> Due | None:
    """The date that words in a form say; None when they say none.

    Raises WhichDateError or OverDateError: the field of the date is there to settle it.
    """
    if isinstance(due, Ambiguous):
        choices = [said(reader, one) for one in due.choices]
        words = due.choices[0].words[0]
        raise WhichDateError(words=words, choices=reader.t.options(choices), example=choices[0])
    if due and due.past:
        raise OverDateError(words=due.words[0], date=said(reader, due))
    return due


def said(reader: Reader, due: Due) -> str:
    """A date as it was understood, with weekday, and the time when one was said."""
    return in_words(reader, due.day, due.at)
