"""The translator: the one object that knows how to say things to one reader."""

import datetime as dt
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from bot.domain.localtime import zone_info
from bot.domain.mrkdwn import Mrkdwn
from bot.domain.recurrence import Recurrence
from bot.i18n import catalogues, recurrence
from bot.i18n.texts import Texts

_MONDAY = dt.date(2024, 1, 1)
# Dates and numbers that were written lately: a list has the same ones again and again.
MOST_KEPT = 1024


def translator(slack_locale: str | None) -> "Translator":
    """Return the translator for a locale as Slack writes it; English when it is unknown or None."""
    return _translator(catalogues.language_for(slack_locale))


def translators() -> list["Translator"]:
    """Return one translator for each language there is, English first."""
    others = [language for language in catalogues.languages() if language != catalogues.ENGLISH]
    return [_translator(language) for language in (catalogues.ENGLISH, *others)]


@cache
def _translator(language: str) -> "Translator":
    return Translator(language, catalogues.texts(language), catalogues.texts(catalogues.ENGLISH))


class Translator(Texts):
    """Texts, dates, numbers and lists in one language. Knows no clock: it is told `today`.

    `t("key", name=…)` and `t.n("key", 3)` give plain text, `t.md` and `t.md_n` mrkdwn. Parameters
    may be dates, times, durations and lists: they are written as the methods here write them.
    """

    @property
    def locale(self) -> Locale:
        """The CLDR locale of the language."""
        return _cldr(self.language)

    @property
    def name(self) -> str:
        """What the language calls itself: English, 简体中文."""
        return self.locale.languages.get(self.language) or self.locale.get_display_name() or ""

    def date(self, day: dt.date, *, today: dt.date | None = None) -> str:
        """Return a date with its weekday; without the year when `today` is in the same one."""
        if today is not None and today.year == day.year:
            return _date(day, self("common.date.without_year"), self.language)
        return _date(day, self("common.date.with_year"), self.language)

    def time(self, at: dt.time) -> str:
        """Return a wall-clock time."""
        return format_time(at, self("common.date.time"), locale=self.locale)

    def datetime(
        self, when: dt.datetime, zone: str | dt.tzinfo, *, today: dt.date | None = None
    ) -> str:
        """Return an aware instant as date and wall-clock time in an IANA zone.

        `today` is the day in that zone. ValueError when the instant has no zone; UnknownZoneError
        when the zone is unknown. Babel's own zones know no summer time after 2037.
        """
        if when.tzinfo is None:
            raise ValueError("the instant needs a time zone")
        there = when.astimezone(zone_info(zone) if isinstance(zone, str) else zone)
        day, at = self.date(there.date(), today=today), self.time(there.time())
        return self("common.date.date_and_time", date=day, time=at)

    def relative_day(self, day: dt.date, today: dt.date) -> str:
        """Return how far off a due date is: today, tomorrow, in 3 days, 3 days overdue."""
        days = (day - today).days
        if days == 0:
            return self("common.day.today")
        if days == 1:
            return self("common.day.tomorrow")
        if days < 0:
            return self.n("common.day.overdue", -days)
        return self.n("common.day.ahead", days)

    def relative(self, when: dt.datetime, now: dt.datetime) -> str:
        """Return how far off an instant is, roughly: 2 hours ago, in 5 minutes. Both are aware."""
        away = when - now
        if abs(away) < dt.timedelta(minutes=1):
            return self("common.date.now")
        return format_timedelta(away, "minute", add_direction=True, locale=self.locale)

    def duration(self, length: dt.timedelta) -> str:
        """Return a length of time in days, hours and minutes, exactly; seconds are dropped."""
        minutes = int(length.total_seconds()) // 60
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        counted = [("day", days), ("hour", hours), ("minute", minutes)]
        parts = [part for part in counted if part[1]] or [("minute", 0)]
        words = [
            format_unit(amount, f"duration-{unit}", "short", locale=self.locale)
            for unit, amount in parts
        ]
        return format_list(words, style="unit-short", locale=self.locale)

    def weekday(self, number: int) -> str:
        """Return the name of a weekday by its number as Python counts: Monday is 0."""
        day = _MONDAY + dt.timedelta(days=number)
        return _date(day, self("common.date.weekday"), self.language)

    def recurrence(self, rule: Recurrence, at: dt.time) -> str:
        """Return when a series meets, in words; `at` is the local time of the team."""
        return recurrence.in_words(self, rule, at)

    def list(self, items: Iterable[object]) -> str:
        """Return items as a list in words: a, b, and c."""
        return format_list([self.shown(item) for item in items], locale=self.locale)

    def options(self, items: Iterable[object]) -> str:
        """Return items of which one is meant: a, b, or c."""
        return format_list([self.shown(item) for item in items], style="or", locale=self.locale)

    def md_list(self, items: Iterable[object]) -> Mrkdwn:
        """Return items as a list in words, as mrkdwn; what is not Mrkdwn is escaped."""
        return Mrkdwn(format_list([self.md_shown(item) for item in items], locale=self.locale))

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return _decimal(value, self.language)

    def percent(self, ratio: float) -> str:
        """Return a ratio (0.85) as a whole percentage (85%)."""
        return format_percent(ratio, locale=self.locale)

    def shown(self, value: object) -> str:
        """Return a parameter as plain text. Whole numbers may be names (F-1024): never grouped."""
        match value:
            case dt.date() | dt.time() | dt.timedelta():
                return self._time_shown(value)
            case float():
                return self.number(value)
            case list() | tuple():
                return self.list(value)
            case _:
                return str(value)

    def md_shown(self, value: object) -> Mrkdwn:
        """Return a parameter as mrkdwn; what is not Mrkdwn is escaped."""
        return self.md_list(value) if isinstance(value, list | tuple) else super().md_shown(value)

    def _time_shown(self, value: dt.date | dt.time | dt.timedelta) -> str:
        match value:
            case dt.datetime():
                return self.datetime(value.replace(tzinfo=value.tzinfo or dt.UTC), dt.UTC)
            case dt.date():
                return self.date(value)
            case dt.time():
                return self.time(value)
            case _:
                return self.duration(value)


@cache
def _cldr(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(maxsize=MOST_KEPT)
def _date(day: dt.date, pattern: str, language: str) -> str:
    return format_date(day, pattern, _cldr(language))


@lru_cache(maxsize=MOST_KEPT, typed=True)
def _decimal(value: float, language: str) -> str:
    return format_decimal(value, locale=_cldr(language))
