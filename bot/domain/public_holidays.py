"""The countries whose holidays are known: the one door to the `holidays` library.

The library loads the calendars of the whole world, whichever is asked for. So it is imported when
the first one is needed, and starting does not wait for it.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

# The days that all its parts share leave out Easter Monday, or Thanksgiving in Canada, when most of
# its offices are closed.
_USUAL_PART: Final = {"GB": "ENG", "UK": "ENG", "CA": "ON"}
# Offices keep the general holidays, of which by law only some are every worker's:
# https://www.gov.hk/en/about/abouthk/holiday/
_USUAL_KINDS: Final = {"HK": ("public", "optional")}


@cache
def codes() -> frozenset[str]:
    """Return the codes that `calendar` knows, ISO 3166 and others that are in use, such as UK."""
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes())


def code(alias: str) -> str:
    """Return the ISO 3166 code of two letters of a country by any of its `codes`."""
    from holidays import country_holidays

    return str(country_holidays(alias).country)


@lru_cache(maxsize=256)
def calendar(country: str | None, language: str | None, year: int) -> "HolidayBase":
    """Return the holidays around a year: make-up days can be announced with the next one's.

    They are named in the language where the country's calendar has it, otherwise in its own;
    without a country there are none. NotImplementedError for a country that is not in `codes`.
    """
    from holidays import HolidayBase, country_holidays

    years = (year - 1, year, year + 1)
    if country is None:
        return HolidayBase(years=years)
    part, kinds = _USUAL_PART.get(country), _USUAL_KINDS.get(country)
    found = country_holidays(country, subdiv=part, years=years)
    if language not in found.supported_languages:
        language = found.default_language
    return country_holidays(country, subdiv=part, years=years, language=language, categories=kinds)
