"""Dates as people read them, and those to choose from when it is asked which one was meant."""

from dataclasses import dataclass
from datetime import date, time
from typing import Self

from bot.i18n.reader import Reader


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A date that may be meant; `at` is None when no time was said."""

    on: date
    at: time | None = None

    def encoded(self) -> str:
        """Return what a button carries of it, in one line."""
        return f"{self.on.isoformat()} {self.at.isoformat() if self.at else ''}".rstrip()

    @classmethod
    def decoded(cls, value: str) -> Self:
        """Read what a button carried."""
        day, *at = value.split(" ")
        return cls(date.fromisoformat(day), time.fromisoformat(at[0]) if at else None)

    def in_words(self, reader: Reader) -> str:
        """Return it with weekday, and the time when one was said."""
        return in_words(reader, self.on, self.at)


def in_words(reader: Reader, on: date, at: time | None = None) -> str:
    """Return a date with weekday, and the time when one was said."""
    if at is None:
        return reader.date(on)
    return reader.t("common.date.date_and_time", date=reader.date(on), time=at)
