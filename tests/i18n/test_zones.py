"""Time zones and countries as people name them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import countries, translator, zones

NOVEMBER = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("Shanghai", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("Beijing", "Asia/Shanghai"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("纽约", "America/New_York"),
        ("伦敦", "Europe/London"),
        ("Hong Kong", "Asia/Hong_Kong"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
        ("UTC+8", "Etc/GMT-8"),
        ("gmt-05:00", "Etc/GMT+5"),
        ("+8", "Etc/GMT-8"),
        ("UTC+0", "UTC"),
    ],
)
def test_a_zone_is_found_by_name_city_or_distance(text: str, expected: str) -> None:
    """In either language, however it is written."""
    assert zones.find(text) == expected


@pytest.mark.parametrize("text", ["", "Mars", "UTC+20", "UTC-13", "UTC+5:30", "../etc", "<!here>"])
def test_what_is_no_zone_is_none(text: str) -> None:
    """Nothing near it is guessed."""
    assert zones.find(text) is None


@given(st.text(max_size=30))
def test_whatever_is_found_is_a_zone(text: str) -> None:
    """Any text gives a zone that is there, or none."""
    found = zones.find(text)
    assert found is None or ZoneInfo(found).key == found


@given(st.sampled_from(sorted(available_timezones())))
def test_every_zone_has_a_name_and_a_distance(zone: str) -> None:
    """Whatever zone Slack gives a person."""
    for locale in ("en", "zh-CN"):
        assert zones.city(translator(locale), zone) != ""
    assert isinstance(zones.distance(zone, NOVEMBER), str)
    assert zones.country_of(zone) is None or len(zones.country_of(zone) or "") == 2


@pytest.mark.parametrize(
    ("zone", "english", "chinese", "distance", "country"),
    [
        ("Asia/Shanghai", "Shanghai", "上海", "+8", "CN"),
        ("Europe/Berlin", "Berlin", "柏林", "+1", "DE"),
        ("America/New_York", "New York", "纽约", "-5", "US"),
        ("Asia/Kolkata", "Kolkata", "Kolkata", "+5:30", "IN"),
        ("Etc/GMT-8", None, None, "+8", None),
        ("UTC", None, None, "", None),
    ],
)
def test_how_a_zone_is_named(
    zone: str, english: str | None, chinese: str | None, distance: str, country: str | None
) -> None:
    """Its city in the reader's language, how far from UTC it is, and where it lies."""
    assert zones.city(translator("en"), zone) == english
    assert zones.city(translator("zh-CN"), zone) == chinese
    assert zones.distance(zone, NOVEMBER) == distance
    assert zones.country_of(zone) == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CN", "CN"), ("cn", "CN"), ("China", "CN"), ("中国", "CN"), ("UK", "GB"), ("usa", "US"),
     ("德国", "DE"), ("Germany", "DE"), ("ｄｅ", "DE"), ("", None), ("XX", None), ("Narnia", None)],
)  # fmt: skip
def test_a_country_is_found_by_code_or_name(text: str, expected: str | None) -> None:
    """In either language."""
    assert countries.find(text) == expected


def test_the_common_countries_are_all_known_and_named() -> None:
    """Whatever is offered works."""
    for code in countries.COMMON:
        assert countries.is_known(code)
        assert countries.find(code) == code
        assert countries.name(translator("zh-CN"), code) != code


@given(st.text(max_size=30))
def test_whatever_country_is_found_is_known(text: str) -> None:
    """Any text gives a country whose holidays are known, or none."""
    found = countries.find(text)
    assert found is None or countries.is_known(found)
