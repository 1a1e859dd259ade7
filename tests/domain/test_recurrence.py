"""A series meets when its rule says so, holidays and clock changes notwithstanding."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import FieldError
from bot.domain.localtime import local
from bot.domain.recurrence import Frequency, HolidayPolicy, Recurrence, next_start, occurrences
from bot.domain.workdays import Workdays

CHINA = Workdays("CN")
MONDAYS = Recurrence(frequency=Frequency.WEEKLY, weekdays=(0,), anchor=date(2026, 1, 5))
BERLIN = "Europe/Berlin"

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple)
RULES = st.one_of(
    st.builds(
        Recurrence,
        frequency=st.just(Frequency.WEEKLY),
        weekdays=WEEKDAYS,
        anchor=DAYS,
        interval=st.integers(1, 6),
    ),
    st.builds(
        Recurrence,
        frequency=st.just(Frequency.MONTHLY),
        weekdays=WEEKDAYS,
        anchor=DAYS,
        interval=st.integers(1, 6),
        week_of_month=st.sampled_from([1, 2, 3, 4, -1]),
    ),
)
POLICIES = st.sampled_from(list(HolidayPolicy))
CALENDARS = st.sampled_from([CHINA, Workdays(), Workdays("DE"), Workdays("IL")])


def _first(
    rule: Recurrence, policy: HolidayPolicy, after: date, count: int = 4, workdays: Workdays = CHINA
) -> list[date]:
    return list(islice(occurrences(rule, policy, workdays, after), count))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (HolidayPolicy.SKIP, [date(2026, 9, 28), date(2026, 10, 12)]),
        (HolidayPolicy.BEFORE, [date(2026, 9, 28), date(2026, 9, 30)]),
        (HolidayPolicy.AFTER, [date(2026, 9, 28), date(2026, 10, 8)]),
        (HolidayPolicy.KEEP, [date(2026, 9, 28), date(2026, 10, 5)]),
    ],
)
def test_a_meeting_on_a_holiday(policy: HolidayPolicy, expected: list[date]) -> None:
    """The Monday of the National Day week is skipped, moved or kept."""
    assert _first(MONDAYS, policy, date(2026, 9, 27), 2) == expected


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (HolidayPolicy.BEFORE, [date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 8)]),
        (HolidayPolicy.AFTER, [date(2026, 9, 29), date(2026, 10, 8), date(2026, 10, 12)]),
    ],
)
def test_two_meetings_moved_onto_one_day_are_one(
    policy: HolidayPolicy, expected: list[date]
) -> None:
    """A series that meets often meets once on the day its holidays were moved to."""
    often = Recurrence(frequency=Frequency.WEEKLY, weekdays=(0, 1, 3), anchor=date(2026, 1, 1))
    assert _first(often, policy, date(2026, 9, 28), 3) == expected


def test_a_meeting_moved_past_the_question_is_not_lost() -> None:
    """Asked in the middle of the holiday, the moved meeting is still to come."""
    assert _first(MONDAYS, HolidayPolicy.AFTER, date(2026, 10, 6), 1) == [date(2026, 10, 8)]


def test_every_second_week_counts_from_the_anchors_week() -> None:
    """Weeks begin on Monday, whatever weekday the series began on."""
    rule = Recurrence(
        frequency=Frequency.WEEKLY, weekdays=(1, 4), anchor=date(2026, 1, 8), interval=2
    )
    found = _first(rule, HolidayPolicy.KEEP, date(2026, 1, 1))
    assert found == [date(2026, 1, 9), date(2026, 1, 20), date(2026, 1, 23), date(2026, 2, 3)]


@pytest.mark.parametrize(
    ("week", "weekday", "expected"),
    [
        (1, 0, [date(2026, 11, 2), date(2026, 12, 7)]),
        (-1, 4, [date(2026, 11, 27), date(2026, 12, 25)]),
    ],
)
def test_monthly_by_weekday(week: int, weekday: int, expected: list[date]) -> None:
    """First Monday, last Friday."""
    rule = Recurrence(
        frequency=Frequency.MONTHLY,
        weekdays=(weekday,),
        anchor=date(2026, 1, 1),
        week_of_month=week,
    )
    assert _first(rule, HolidayPolicy.KEEP, date(2026, 11, 1), 2) == expected


def test_a_chosen_saturday_is_meant() -> None:
    """A weekend day that the rule names is no holiday."""
    saturdays = Recurrence(frequency=Frequency.WEEKLY, weekdays=(5,), anchor=date(2026, 1, 1))
    assert _first(saturdays, HolidayPolicy.SKIP, date(2026, 11, 20), 1) == [date(2026, 11, 21)]


def test_local_time_stays_when_clocks_change() -> None:
    """10:00 in Berlin is 10:00 before and after the end of summer time."""
    first = next_start(
        MONDAYS, HolidayPolicy.KEEP, CHINA, time(10), BERLIN, datetime(2026, 10, 19, 8, tzinfo=UTC)
    )
    assert first == datetime(2026, 10, 26, 9, tzinfo=UTC)


def test_the_start_itself_is_not_the_next_one() -> None:
    """At the very instant of a meeting the next one is a week away."""
    at = datetime(2026, 11, 23, 2, tzinfo=UTC)
    found = next_start(MONDAYS, HolidayPolicy.KEEP, CHINA, time(10), "Asia/Shanghai", at)
    assert found == at + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (7,)}, "weekdays"),
        ({"interval": 0}, "interval"),
        ({"interval": 53}, "interval"),
        ({"week_of_month": 1}, "week_of_month"),
        ({"week_of_month": 5}, "week_of_month"),
        ({"frequency": Frequency.MONTHLY}, "week_of_month"),
        ({"frequency": Frequency.MONTHLY, "week_of_month": 0}, "week_of_month"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_field(changes: dict[str, object], field: str) -> None:
    """The modal can show what is wrong where it is wrong."""
    values: dict[str, object] = {
        "frequency": Frequency.WEEKLY,
        "weekdays": (0,),
        "anchor": date(2026, 1, 1),
    }
    with pytest.raises(FieldError) as refused:
        Recurrence(**(values | changes))  # type: ignore[arg-type] # wrong on purpose
    assert refused.value.field == field


def test_weekdays_are_put_in_order() -> None:
    """The order in which they were picked does not matter."""
    rule = Recurrence(frequency=Frequency.WEEKLY, weekdays=(4, 0, 4), anchor=date(2026, 1, 1))
    assert rule.weekdays == (0, 4)


@pytest.mark.parametrize(
    ("frequency", "interval", "week", "expected"),
    [
        (Frequency.WEEKLY, 1, None, "weekly"),
        (Frequency.WEEKLY, 2, None, "weeks"),
        (Frequency.MONTHLY, 1, -1, "monthly"),
        (Frequency.MONTHLY, 3, 1, "months"),
    ],
)
def test_a_rule_knows_its_sentence(
    frequency: Frequency, interval: int, week: int | None, expected: str
) -> None:
    """Texts choose their sentence by the pattern."""
    rule = Recurrence(
        frequency=frequency,
        weekdays=(0,),
        anchor=date(2026, 1, 1),
        interval=interval,
        week_of_month=week,
    )
    assert rule.pattern == expected


@given(RULES, POLICIES, CALENDARS, DAYS)
def test_dates_come_in_order_and_later(
    rule: Recurrence, policy: HolidayPolicy, workdays: Workdays, after: date
) -> None:
    """They strictly increase, from after the question and from the anchor on."""
    found = _first(rule, policy, after, workdays=workdays)
    assert found == sorted(set(found))
    assert found[0] > after
    assert found[0] >= rule.anchor


@given(RULES, st.sampled_from(["skip", "before", "after"]), CALENDARS, DAYS)
def test_no_meeting_on_a_public_holiday(
    rule: Recurrence, policy: str, workdays: Workdays, after: date
) -> None:
    """Unless the policy keeps it there."""
    for day in _first(rule, HolidayPolicy(policy), after, workdays=workdays):
        assert workdays.is_workday(day) or not workdays.is_holiday(day)


@given(RULES, POLICIES, CALENDARS, DAYS, st.integers(0, 60))
def test_asking_later_changes_nothing(
    rule: Recurrence, policy: HolidayPolicy, workdays: Workdays, after: date, days: int
) -> None:
    """Whenever one asks, the same meetings are to come: none twice, none missing."""
    later, end = after + timedelta(days=days), after + timedelta(days=200)
    early = takewhile(lambda day: day <= end, occurrences(rule, policy, workdays, after))
    late = takewhile(lambda day: day <= end, occurrences(rule, policy, workdays, later))
    assert [day for day in early if day > later] == list(late)


@given(RULES, POLICIES, DAYS, st.sampled_from([BERLIN, "America/New_York", "Asia/Shanghai"]))
def test_meetings_start_at_the_same_wall_clock_time(
    rule: Recurrence, policy: HolidayPolicy, after: date, zone: str
) -> None:
    """Also across the changes of clocks."""
    now = datetime.combine(after, time(12), UTC)
    for _ in range(3):
        start = next_start(rule, policy, CHINA, time(10, 30), zone, now)
        assert start is not None
        assert start > now
        assert local(start, zone).time() == time(10, 30)
        now = start
