"""The same words on other days, in other zones and with other calendars."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.due import Ambiguous, Due, due_instant, understand
from bot.domain.workdays import Workdays

SATURDAY = datetime(2026, 10, 31, 4, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 29, 4, tzinfo=UTC)
YEAR_END = datetime(2026, 12, 31, 4, tzinfo=UTC)
LEAP_DAY = datetime(2028, 2, 29, 4, tzinfo=UTC)
HOLIDAY = datetime(2026, 10, 1, 4, tzinfo=UTC)
LATE_EVENING = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "now", "zone", "country", "expected"),
    [
        ("by Friday", SUNDAY, "Asia/Shanghai", "CN", "2026-12-04"),
        ("next Friday", SUNDAY, "Asia/Shanghai", "CN", "2026-12-04"),
        ("this Friday", SUNDAY, "Asia/Shanghai", "CN", "2026-11-27 past"),
        ("下周五前", SUNDAY, "Asia/Shanghai", "CN", "2026-12-04"),
        ("本周五", SUNDAY, "Asia/Shanghai", "CN", "2026-11-27 past"),
        ("end of week", SUNDAY, "Asia/Shanghai", "CN", "? 2026-11-29 2026-12-04"),
        ("tomorrow", YEAR_END, "Asia/Shanghai", "CN", "2027-01-01"),
        ("年底前", YEAR_END, "Asia/Shanghai", "CN", "2026-12-31"),
        ("下个月1号", YEAR_END, "Asia/Shanghai", "CN", "2027-01-01"),
        ("end of month", SATURDAY, "Asia/Shanghai", "CN", "2026-10-31"),
        ("月底", datetime(2026, 10, 20, 4, tzinfo=UTC), "Asia/Shanghai", "CN", "2026-10-30"),
        ("in two months", YEAR_END, "Asia/Shanghai", "CN", "2027-02-28"),
        ("in a year", LEAP_DAY, "Asia/Shanghai", "CN", "2029-02-28"),
        ("by 29 February", LEAP_DAY, "Asia/Shanghai", "CN", "2028-02-29"),
        ("by 29 February", SUNDAY, "Asia/Shanghai", "CN", "? 2027-02-28"),
        ("by 31 November", SUNDAY, "Asia/Shanghai", "CN", "? 2026-11-30"),
        ("end of February", LEAP_DAY, "Asia/Shanghai", "CN", "2028-02-29"),
        ("within 3 working days", HOLIDAY, "Asia/Shanghai", "CN", "2026-10-10"),
        ("within 3 working days", HOLIDAY, "Europe/Berlin", "DE", "2026-10-06"),
        ("3个工作日内", HOLIDAY, "Asia/Shanghai", None, "2026-10-06"),
        (
            "end of week",
            datetime(2026, 9, 14, 4, tzinfo=UTC),
            "Asia/Shanghai",
            "CN",
            "2026-09-20",  # a make-up Sunday
        ),
        ("today", LATE_EVENING, "Asia/Shanghai", "CN", "2026-11-24"),
        ("today", LATE_EVENING, "Europe/Berlin", "DE", "2026-11-24"),
        ("today", LATE_EVENING, "America/New_York", "US", "2026-11-23"),
        ("by 6pm", LATE_EVENING, "America/New_York", "US", "2026-11-23 18:00 past"),
        (
            "in 24 hours",  # the night in which clocks go back
            datetime(2026, 10, 31, 12, tzinfo=UTC),
            "America/New_York",
            "US",
            "2026-11-01 07:00",
        ),
    ],
)
def test_the_day_depends_on_the_calendar(
    read: Callable[..., str],
    text: str,
    now: datetime,
    zone: str,
    country: str | None,
    expected: str,
) -> None:
    """Of the writer's own zone and country."""
    assert read(text, now, zone, country) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, datetime(2026, 11, 27, 10, tzinfo=UTC)),
        (time(9, 30), datetime(2026, 11, 27, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_deadline_ends_with_the_working_day(at: time | None, expected: datetime) -> None:
    """Unless a time was said."""
    due = Due(date(2026, 11, 27), at, ("Friday",), ((0, 6),), "")
    assert due_instant(due, "Asia/Shanghai", time(18)) == expected


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("en-GB", "zh"), [date(2027, 6, 5)]),
        (("en-US", "zh"), [date(2027, 5, 6)]),
        (("zh-CN", "en"), [date(2027, 5, 6)]),
        (("en", "zh"), [date(2027, 5, 6), date(2027, 6, 5)]),
    ],
)
def test_the_writers_language_tells_which_number_is_the_month(
    languages: tuple[str, ...], expected: list[date]
) -> None:
    """Where it does not tell, both are offered."""
    found = understand(
        "by 5/6", now=SUNDAY, zone="Asia/Shanghai", workdays=Workdays(), languages=languages
    )
    choices = found.choices if isinstance(found, Ambiguous) else [found]
    assert [choice.day for choice in choices if choice] == expected


@pytest.mark.parametrize("languages", [("en-US", "zh"), ("en-GB",), ("en-CA",)])
def test_in_canada_both_orders_are_usual(languages: tuple[str, ...]) -> None:
    """So it is asked, whatever the language says."""
    found = understand(
        "by 5/6", now=SUNDAY, zone="America/Toronto", workdays=Workdays("CA"), languages=languages
    )
    assert isinstance(found, Ambiguous)
    assert [choice.day for choice in found.choices] == [date(2027, 5, 6), date(2027, 6, 5)]


def test_only_the_languages_asked_for_are_read() -> None:
    """A person who reads no Chinese is not asked about it."""
    found = understand(
        "周五前", now=SUNDAY, zone="Asia/Shanghai", workdays=Workdays(), languages=("en",)
    )
    assert found is None
