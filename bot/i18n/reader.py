"""The reader of a message: the language, the zone and the moment it is written for."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from bot.domain.localtime import local, to_utc
from bot.domain.mrkdwn import Mrkdwn, escape, slack_date
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

    @property
    def at_noon(self) -> "Reader":
        """The same reader at noon of this day: what is written in days is the same all day long."""
        return _at_noon(self)

    def date(self, day: date) -> str:
        """A day with its weekday, and the year when it is not this one."""
        return self.t.date(day, today=self.today)

    def moment(self, when: datetime) -> Mrkdwn:
        """An aware instant with its weekday, for whoever reads it.

        A team's people may live in several zones: for them Slack itself shows it in each one's own.
        """
        if self.user_id:
            return escape(self.datetime(when))
        return slack_date(when, "{date_long} {time}", self.datetime(when))

    def datetime(self, when: datetime) -> str:
        """An aware instant in the reader's zone, with its weekday; a team's zone is named."""
        said = self.t.datetime(when, self.zone, today=self.today)
        if self.user_id:
            return said
        return self.t("common.date.in_zone", when=said, zone=self.zone)


@lru_cache(maxsize=64)  # asked for each row of a list
def _at_noon(reader: Reader) -> Reader:
    return replace(reader, now=to_utc(reader.today, time(12), reader.zone))
