"""The reader of a message: the language, the zone and the moment it is written for."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.localtime import local
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever will read: a person in private, a team in its channel.

    `zone` is an IANA name, `now` aware UTC; `user_id` is None for a team.
    """

    t: Translator
    zone: str
    now: datetime
    user_id: str | None = None

    @property
    def today(self) -> date:
        """The calendar day it is for the reader."""
        return local(self.now, self.zone).date()

    def date(self, day: date) -> str:
        """A day with its weekday, and the year when it is not this one."""
        return self.t.date(day, today=self.today)

    def datetime(self, when: datetime) -> str:
        """An aware instant in the reader's zone, with its weekday."""
        return self.t.datetime(when, self.zone, today=self.today)
