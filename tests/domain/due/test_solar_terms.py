"""When the solar terms are, as the almanacs of China print them."""

from datetime import date

import pytest

from bot.domain.due.solar_terms import term


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("立春", ["02-04", "02-04", "02-04", "02-03"]),
        ("春分", ["03-20", "03-21", "03-20", "03-20"]),
        ("清明", ["04-05", "04-05", "04-04", "04-04"]),
        ("夏至", ["06-21", "06-21", "06-21", "06-21"]),
        ("立秋", ["08-07", "08-08", "08-07", "08-07"]),
        ("秋分", ["09-23", "09-23", "09-22", "09-23"]),
        ("冬至", ["12-22", "12-22", "12-21", "12-21"]),
    ],
)
def test_a_solar_term_is_on_the_day_of_the_almanac(name: str, expected: list[str]) -> None:
    """From 2026 to 2029."""
    assert expected == [f"{term(name, year):%m-%d}" for year in range(2026, 2030)]


def test_the_solar_terms_of_a_year_stand_in_their_order() -> None:
    """The tomb-sweeping day is one of them, a good fortnight after the equinox."""
    assert [date(2027, 3, 21), date(2027, 4, 5), date(2027, 4, 20)] == [
        term(name, 2027) for name in ("春分", "清明", "谷雨")
    ]
