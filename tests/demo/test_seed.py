"""When the history of the demo takes place."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.localtime import local
from bot.domain.workdays import Workdays
from sandbox.demo.seed import Calendar

SHANGHAI = "Asia/Shanghai"
CHINA = Workdays("CN")
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds


@given(MOMENTS)
def test_the_meeting_is_on_the_last_workday(now: datetime) -> None:
    """Never in the future, never on a holiday or at a weekend, made-up working days included."""
    calendar = Calendar.up_to(now, time(17), SHANGHAI, CHINA)

    today = local(now, SHANGHAI).date()
    between = [calendar.last_day + timedelta(days=n) for n in range(1, 30)]
    assert calendar.last_day <= today
    assert CHINA.is_workday(calendar.last_day)
    assert calendar.last_day.weekday() < 5
    assert not [d for d in between if d <= today and CHINA.is_workday(d) and d.weekday() < 5]


@given(MOMENTS)
def test_the_clock_stands_a_quarter_of_an_hour_before_the_meeting(now: datetime) -> None:
    """And the history begins eight weeks earlier, with some days to set up and to be prompted."""
    calendar = Calendar.up_to(now, time(17), SHANGHAI, CHINA)

    stands = local(calendar.stands, SHANGHAI)
    assert (stands.date(), stands.time()) == (calendar.last_day, time(16, 45))
    assert calendar.last_day - calendar.first_day == timedelta(weeks=8)
    assert CHINA.between(local(calendar.begins, SHANGHAI).date(), calendar.first_day) in (2, 3)


def test_on_the_national_day_it_is_the_last_day_before_the_holidays() -> None:
    """The first of October 2026 and the days after it are holidays in China."""
    now = datetime(2026, 10, 3, 8, tzinfo=UTC)

    assert Calendar.up_to(now, time(17), SHANGHAI, CHINA).last_day == date(2026, 9, 30)
