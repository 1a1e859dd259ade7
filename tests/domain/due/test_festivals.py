"""When holidays are: in the person's own calendar, elsewhere, and when nobody knows yet."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.domain.due.festival_dates import FINDERS, festival, next_holiday
from bot.domain.workdays import Workdays

IN_NOVEMBER = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "country", "year", "expected"),
    [
        ("spring festival", "CN", 2026, ("02-16", "02-17", "02-19")),
        ("spring festival", "DE", 2026, ("02-17", "02-17", "02-17")),
        ("spring festival", "TW", 2026, ("02-15", "02-17", "02-20")),
        ("national day", "TW", 2026, ("10-09", "10-10", "10-10")),
        ("national day", "SG", 2026, ("08-09", "08-09", "08-10")),
        ("christmas", "US", 2027, ("12-24", "12-25", "12-25")),
        ("christmas", "DE", 2026, ("12-25", "12-25", "12-26")),
        ("christmas", None, 2026, ("12-25", "12-25", "12-25")),
        ("easter", "GB", 2026, ("04-03", "04-05", "04-06")),
        ("easter", "GR", 2026, ("04-10", "04-12", "04-13")),
        ("easter", "CN", 2027, ("03-28", "03-28", "03-28")),
        ("may day", "GB", 2026, ("05-04", "05-04", "05-04")),
        ("may day", "US", 2026, ("05-01", "05-01", "05-01")),
        ("labor day", "US", 2026, ("09-07", "09-07", "09-07")),
        ("mid-autumn", "HK", 2026, ("09-25", "09-25", "09-25")),
        ("lantern festival", "CN", 2026, ("03-03", "03-03", "03-03")),
        ("human rights day", "ZA", 2026, ("03-21", "03-21", "03-21")),
        ("waitangi day", "NZ", 2026, ("02-06", "02-06", "02-06")),
    ],
)
def test_a_holiday_is_as_the_own_calendar_has_it(
    name: str, country: str | None, year: int, expected: tuple[str, str, str]
) -> None:
    """First day off, the day of the name, last day off that bears it."""
    found = festival(name, Workdays(country), year)
    assert found is not None
    assert tuple(f"{day:%m-%d}" for day in (found.first, found.main, found.last)) == expected


@pytest.mark.parametrize(
    ("name", "country", "certain"),
    [
        ("thanksgiving", "US", True),
        ("thanksgiving", "CN", False),
        ("independence day", None, False),
        ("national day", "GB", False),
        ("black friday", "DE", True),
        ("spring festival", "US", True),
    ],
)
def test_a_holiday_of_another_country_is_not_certain(
    name: str, country: str | None, *, certain: bool
) -> None:
    """Unless it is on the same day for everybody."""
    found = festival(name, Workdays(country), 2026)
    assert found is not None
    assert found.certain is certain


@pytest.mark.parametrize(("country", "year"), [("CN", 2027), ("CN", 2035)])
def test_days_off_are_not_settled_before_they_are_announced(country: str, year: int) -> None:
    """As in China each autumn; the day itself is certain long before."""
    found = festival("national day", Workdays(country), year)
    assert found is not None
    assert (found.main, found.certain, found.settled) == (date(year, 10, 1), True, False)


@pytest.mark.parametrize("country", ["CN", "US", "GB", "DE", "IN", None])
@pytest.mark.parametrize("name", sorted(FINDERS.keys() - {"fourth of july"}))
def test_every_holiday_is_found_in_every_year(name: str, country: str | None) -> None:
    """And its days are in order, whoever asks."""
    for year in (2024, 2026, 2029):
        found = festival(name, Workdays(country), year)
        assert found is not None
        assert found.first <= found.main <= found.last


@pytest.mark.parametrize(
    ("today", "first", "certain"),
    [
        (date(2026, 9, 28), date(2026, 10, 1), True),
        (date(2026, 9, 14), date(2026, 9, 25), False),
        (date(2026, 11, 23), date(2027, 1, 1), False),
        (date(2026, 12, 30), date(2027, 1, 1), True),
    ],
)
def test_the_next_holiday_is_certain_when_it_is_near_and_alone(
    today: date, first: date, *, certain: bool
) -> None:
    """In the middle of September it may be either of two."""
    found = next_holiday(Workdays("CN"), today)
    assert found is not None
    assert (found.first, found.certain) == (first, certain)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("before Christmas", "US", "2026-12-24"),
        ("by Christmas", "US", "2026-12-24"),
        ("by Christmas", "CN", "2026-12-25"),
        ("on Christmas Day", "US", "2026-12-25"),
        ("before Thanksgiving", "US", "2026-11-25"),
        ("before Thanksgiving", "DE", "? 2026-11-25"),
        ("before the Spring Festival", "CN", "2027-02-04"),
        ("before the Spring Festival", "DE", "2027-02-05"),
        ("国庆节前", "TW", "2027-10-08"),
        ("国庆节前", "CN", "2027-09-30"),
        ("国庆节前", None, "2027-09-30"),
    ],
)
def test_what_people_mean_depends_on_who_works(
    read: Callable[..., str], text: str, country: str | None, expected: str
) -> None:
    """Before, by and on a holiday are workdays of the person's own calendar, or the day itself."""
    assert read(text, IN_NOVEMBER, "Asia/Shanghai", country) == expected
