"""The office is open on workdays, make-up Saturdays and Sundays included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.workdays import Workdays

CALENDARS = st.sampled_from(
    [
        Workdays(),
        Workdays("CN"),
        Workdays("DE"),
        Workdays("US"),
        Workdays("IL"),
        Workdays("CN", weekend=frozenset({6})),
    ]
)
DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
CHINA = Workdays("CN")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 20), True),  # Sunday, made up for the National Day week
        (date(2026, 10, 10), True),  # Saturday, likewise
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),  # the day it was swapped for
        (date(2026, 10, 8), True),
        (date(2026, 10, 11), False),
        (date(2011, 12, 31), True),  # announced with the holidays of 2012
    ],
)
def test_china_swaps_working_days(day: date, expected: bool) -> None:
    """A day off in the week is paid for with a weekend day."""
    assert CHINA.is_workday(day) is expected


def test_a_make_up_day_is_known_as_one() -> None:
    """Texts can say why the office is open on a Sunday."""
    assert CHINA.is_make_up_day(date(2026, 9, 20))
    assert not CHINA.is_make_up_day(date(2026, 9, 21))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en", "National Day"), ("zh-CN", "国庆节"), ("zh_Hans", "国庆节"), ("fr", "国庆节")],
)
def test_a_holiday_has_a_name_in_the_readers_language(locale: str, expected: str) -> None:
    """The language of the country stands in for one that is not there."""
    assert CHINA.holiday_name(date(2026, 10, 1), locale) == expected


def test_a_day_that_is_no_holiday_has_no_name() -> None:
    """Neither has a plain weekend."""
    assert CHINA.holiday_name(date(2026, 11, 21)) is None


def test_without_a_country_there_are_weekends_only() -> None:
    """Christmas is then a workday."""
    plain = Workdays()
    assert plain.is_workday(date(2026, 12, 25))
    assert not plain.is_workday(date(2026, 12, 26))


def test_a_country_has_its_own_weekend() -> None:
    """Israel works on Sunday and not on Friday; an office in Hong Kong rests on Saturday."""
    assert Workdays("IL").is_workday(date(2026, 11, 22))
    assert not Workdays("IL").is_workday(date(2026, 11, 20))
    assert not Workdays("HK").is_workday(date(2026, 11, 21))


def test_offices_in_hong_kong_keep_the_general_holidays() -> None:
    """By law Good Friday is not every worker's: offices are closed all the same."""
    easter = [day for day in range(1, 10) if not Workdays("HK").is_workday(date(2026, 4, day))]
    assert easter == [3, 4, 5, 6, 7]


@pytest.mark.parametrize("country", ["XX", "", "China", "cn"])
def test_an_unknown_country_is_refused_with_examples(country: str) -> None:
    """The message says what a country looks like."""
    with pytest.raises(ValueError, match="such as CN, DE or US"):
        Workdays(country)


@pytest.mark.parametrize("weekend", [frozenset(range(7)), frozenset({7})])
def test_a_week_needs_a_workday(weekend: frozenset[int]) -> None:
    """A week without work would have no next workday."""
    with pytest.raises(ValueError, match="weekend"):
        Workdays(None, weekend)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 27)),
        (date(2026, 11, 29), date(2026, 11, 27)),
        (date(2026, 9, 14), date(2026, 9, 20)),  # the Sunday is made up
        (date(2026, 10, 5), date(2026, 10, 10)),  # so is this Saturday
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 2, 18), date(2026, 2, 14)),  # a whole week of Spring Festival
    ],
)
def test_the_week_ends_with_its_last_workday(day: date, expected: date) -> None:
    """Friday as a rule, earlier before a holiday, later with a make-up day."""
    assert CHINA.last_of_week(day) == expected


@given(CALENDARS, DAYS)
def test_the_next_workday_is_the_first_one_after(workdays: Workdays, day: date) -> None:
    """It is open, later, and nothing in between is open."""
    following = workdays.next_workday(day)
    between = [day + timedelta(days=n) for n in range(1, (following - day).days)]
    assert following > day
    assert workdays.is_workday(following)
    assert not any(workdays.is_workday(other) for other in between)


@given(CALENDARS, DAYS)
def test_a_workday_is_its_own_neighbour(workdays: Workdays, day: date) -> None:
    """On or after, on or before: the same on a workday, around it otherwise."""
    before, after = workdays.on_or_before(day), workdays.on_or_after(day)
    assert (before == day == after) is workdays.is_workday(day)
    assert before <= day <= after


@given(CALENDARS, DAYS, st.integers(-30, 30))
def test_counting_and_adding_agree(workdays: Workdays, day: date, count: int) -> None:
    """From a workday, n workdays on are n workdays away, and back again."""
    start = workdays.on_or_after(day)
    end = workdays.add(start, count)
    assert workdays.between(start, end) == count
    assert workdays.add(end, -count) == start
