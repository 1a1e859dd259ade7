"""When the holidays are that people name: of the person's own calendar, or dated for everybody."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

from dateutil.easter import EASTER_ORTHODOX, easter

from bot.domain.due.festival_finders import (
    Festival,
    Finder,
    by_country,
    called,
    days_from,
    days_of,
    fixed,
    kept_in,
    named,
    nth_sunday,
)
from bot.domain.workdays import Workdays

_DAY = timedelta(days=1)
_ANNOUNCED_YEARLY = "CN"  # by a notice in the autumn before


def _easter(workdays: Workdays, year: int) -> Festival:
    """Find Easter Sunday; the holiday begins with Good Friday where that is free."""
    western, orthodox = easter(year), easter(year, EASTER_ORTHODOX)
    eastern = workdays.country is not None and any(
        "easter" in (workdays.holiday_name(orthodox + _DAY * count, "en") or "").lower()
        for count in (0, 1)
    )
    sunday = orthodox if eastern and western != orthodox else western
    first = next(
        (day for count in (2, 1) if workdays.is_holiday(day := sunday - _DAY * count)), sunday
    )
    last = sunday + _DAY if workdays.is_holiday(sunday + _DAY) else sunday
    return Festival(first, sunday, last)


def _good_friday(workdays: Workdays, year: int) -> Festival:
    day = _easter(workdays, year).main - _DAY * 2
    return Festival(day, day, day)


def _fourth_of_july(workdays: Workdays, year: int) -> Festival | None:
    """Find 4 July where it is a holiday: elsewhere it is a day like others."""
    independence = named(("independence day",), workdays, year)
    return independence if independence and independence.main == date(year, 7, 4) else None


_NEAR = timedelta(days=31)  # of a holiday further off nobody says just 节
_APART = timedelta(days=14)
_SPRING = called(
    "chinese new year",
    "lunar new year",
    "spring festival",
    otherwise=kept_in("CN", "spring festival", certain=True),
)
_THANKSGIVING = called("thanksgiving", otherwise=kept_in("US", "thanksgiving"))
_AMERICAN = partial(kept_in, "US", certain=True)

_MOTHERING_SUNDAY = days_from(_easter, -21)
_MOTHERS_DAY = by_country(
    {"GB": _MOTHERING_SUNDAY, "IE": _MOTHERING_SUNDAY},
    nth_sunday(5, 2),
    "AT AU BE BR CA CH CN DE DK FI HK IN IT JP MO MY NL NZ PH SG TW UA US ZA",
)
_FATHERS_DAY = by_country(
    {
        "AT": nth_sunday(6, 2),
        "AU": nth_sunday(9, 1),
        "BE": nth_sunday(6, 2),
        "DE": days_from(_easter, 39),
        "NZ": nth_sunday(9, 1),
        "TW": fixed(8, 8),
    },
    nth_sunday(6, 3),
    "CA CN FR GB HK IE IN JP MO MY NL PH SG US ZA",
)

FINDERS: dict[str, Finder] = {
    "new year": fixed(1, 1),
    "new year's eve": fixed(12, 31),
    "epiphany": fixed(1, 6),
    "republic day": called("republic day", otherwise=fixed(1, 26, certain=False)),
    "valentine's day": fixed(2, 14),
    "women's day": fixed(3, 8),
    "mother's day": _MOTHERS_DAY,
    "father's day": _FATHERS_DAY,
    "st patrick's day": fixed(3, 17),
    "easter": _easter,
    "good friday": _good_friday,
    "easter monday": days_from(_easter, 1),
    "ascension": days_from(_easter, 39),
    "maundy thursday": days_from(_easter, -3),
    "pentecost": days_from(_easter, 49),
    "whit monday": days_from(_easter, 50),
    "corpus christi": days_from(_easter, 60),
    "may day": called("may day", otherwise=fixed(5, 1)),
    "early bank holiday in may": called(
        "may day", "may bank holiday", otherwise=kept_in("GB", "may day")
    ),
    "spring bank holiday": called(
        "spring bank holiday", otherwise=kept_in("GB", "spring bank holiday")
    ),
    "summer bank holiday": called(
        "late summer bank holiday",
        "august bank holiday",
        otherwise=kept_in("GB", "late summer bank holiday"),
    ),
    "may first": fixed(5, 1),
    "youth day": fixed(5, 4),
    "children's day": called("children's day", otherwise=fixed(6, 1)),
    "june first": fixed(6, 1),
    "618": fixed(6, 18),
    "juneteenth": fixed(6, 19),
    "party day": fixed(7, 1),
    "canada day": fixed(7, 1),
    "bastille day": fixed(7, 14),
    "army day": fixed(8, 1),
    "teachers' day": called("confucius", otherwise=fixed(9, 10)),
    "october first": fixed(10, 1),
    "gandhi jayanti": fixed(10, 2),
    "german unity day": fixed(10, 3),
    "halloween": fixed(10, 31),
    "reformation day": fixed(10, 31),
    "all saints": fixed(11, 1),
    "bonfire night": fixed(11, 5),
    "taiwan's national day": fixed(10, 10),
    "taiwan's restoration": fixed(10, 25),
    "constitution day": fixed(12, 25),
    "arbor day": fixed(3, 12),
    "consumers' day": fixed(3, 15),
    "nurses' day": fixed(5, 12),
    "journalists' day": fixed(11, 8),
    "singles' day": fixed(11, 11),
    "double twelve": fixed(12, 12),
    "st nicholas": fixed(12, 6),
    "christmas eve": fixed(12, 24),
    "christmas": called("christmas", otherwise=fixed(12, 25)),
    "boxing day": fixed(12, 26),
    "spring festival": _SPRING,
    "spring festival's eve": days_from(_SPRING, -1),
    "lantern festival": days_from(_SPRING, 14),
    "qingming": called(
        "tomb-sweeping", "ching ming", otherwise=kept_in("CN", "tomb-sweeping", certain=True)
    ),
    "dragon boat": called(
        "dragon boat", "tuen ng", otherwise=kept_in("CN", "dragon boat", certain=True)
    ),
    "mid-autumn": called("mid-autumn", otherwise=kept_in("CN", "mid-autumn", certain=True)),
    "double ninth": called(
        "double ninth", "chung yeung", otherwise=kept_in("HK", "double ninth", certain=True)
    ),
    "national day": called("national day", otherwise=fixed(10, 1, certain=False)),
    "chinese national day": called("national day", otherwise=fixed(10, 1)),
    "thanksgiving": _THANKSGIVING,
    "black friday": days_from(kept_in("US", "thanksgiving", certain=True), 1),
    "cyber monday": days_from(kept_in("US", "thanksgiving", certain=True), 4),
    "labor day": called("labor day", "labour day", otherwise=kept_in("US", "labor day")),
    "memorial day": called("memorial day", otherwise=kept_in("US", "memorial day")),
    "independence day": called("independence day", otherwise=kept_in("US", "independence day")),
    "fourth of july": _fourth_of_july,
    "veterans day": _AMERICAN("veterans day"),
    "martin luther king day": _AMERICAN("martin luther king"),
    "presidents' day": _AMERICAN("washington's birthday"),
    "columbus day": _AMERICAN("columbus day"),
    "australia day": called("australia day", otherwise=fixed(1, 26)),
    "anzac day": fixed(4, 25),
    "holi": called("holi", otherwise=kept_in("IN", "holi")),
    "dussehra": called("dussehra", otherwise=kept_in("IN", "dussehra")),
    "diwali": called("diwali", "deepavali", otherwise=kept_in("IN", "diwali")),
}


@lru_cache(maxsize=1024)
def festival(name: str, workdays: Workdays, year: int) -> Festival | None:
    """Return the holiday of that year, None when there is none.

    It is one of the `FINDERS`, or whatever the person's calendar calls so.
    In a country whose days off are announced yearly it is settled when that year's are.
    """
    found = (FINDERS.get(name) or called(name))(workdays, year)
    return found and replace(found, settled=_settled(workdays, year))


@lru_cache(maxsize=256)
def next_holiday(workdays: Workdays, today: date) -> Festival | None:
    """Return the next days off that are no weekend; certain when no others can be meant by 节前."""
    coming = (today + _DAY * count for count in range(1, 366))
    free = [day for day in coming if workdays.is_holiday(day) and not workdays.is_workday(day)]
    if not free:
        return None
    first, last = free[0], workdays.next_workday(free[0]) - _DAY
    after = next((day for day in free if day > last), None)
    certain = first - today <= _NEAR and (after is None or after - last > _APART)
    settled = _settled(workdays, first.year)
    return Festival(first, first, last, single=first == last, certain=certain, settled=settled)


def _settled(workdays: Workdays, year: int) -> bool:
    return workdays.country != _ANNOUNCED_YEARLY or _announced(workdays, year)


@lru_cache(maxsize=64)
def _announced(workdays: Workdays, year: int) -> bool:
    """Tell whether the make-up days of the year are known: every year has some."""
    return any(workdays.is_make_up_day(day) for day in days_of(year))
