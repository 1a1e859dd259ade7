"""Absences that are not clear: days that there are not, that are over, or whose end is not said."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.absence_words import understand
from bot.domain.absences import Span, Unclear, Why
from bot.domain.workdays import Workdays

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""Wednesday."""


def asked(text: str) -> Unclear:
    """What somebody in Shanghai, whose English is American, is asked on that Wednesday."""
    found = understand(
        text, now=NOW, zone="Asia/Shanghai", workdays=Workdays("CN"), languages=("en-US",)
    )
    assert isinstance(found, Unclear)
    return found


def day(text: str) -> Span:
    """One day, by its ISO name."""
    return Span(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30 Feb", date(2027, 2, 28), date(2027, 2, 28)),
        ("February 30", date(2027, 2, 28), date(2027, 2, 28)),
        ("31 November", date(2026, 11, 30), date(2026, 11, 30)),
        ("2月30日", date(2027, 2, 28), date(2027, 2, 28)),
        ("2月30号请假", date(2027, 2, 28), date(2027, 2, 28)),
        ("02-30", date(2027, 2, 28), date(2027, 2, 28)),
        ("2027-02-30", date(2027, 2, 28), date(2027, 2, 28)),
        ("28 Dec - 31 Feb", date(2026, 12, 28), date(2027, 2, 28)),
        ("26-30 Feb", date(2027, 2, 26), date(2027, 2, 28)),
        ("12月30日到2月30日", date(2026, 12, 30), date(2027, 2, 28)),
        ("31 Nov and 1 Dec", date(2026, 11, 30), date(2026, 12, 1)),
        ("2月26-30日", date(2027, 2, 26), date(2027, 2, 28)),
        ("26 Feb - 30", date(2027, 2, 26), date(2027, 2, 28)),
    ],
)
def test_a_day_that_its_month_does_not_have_is_asked_about(
    text: str, first: date, last: date
) -> None:
    """The last day of the month is what is offered; the end is not looked for a month later."""
    assert asked(text) == Unclear((Span(first, last),), Why.NO_SUCH_DAY)


@pytest.mark.parametrize(
    "text",
    ["from Thursday", "I'm on leave from Thursday", "from Thursday on", "starting Thursday",
     "Thursday onwards", "off Thursday until further notice", "Thursday -", "Thursday until",
     "从周四请假", "从周四起", "周四开始休假", "周四起", "周四到"],
)  # fmt: skip
def test_a_span_without_an_end_is_asked_until_when(text: str) -> None:
    """That day, that week, another one, or all that month; never silently a single day."""
    found = asked(text)

    assert (found.why, found.day) == (Why.NO_END, date(2026, 11, 26))
    ends = [span.last for span in found.choices]
    assert ends == [date(2026, 11, day) for day in (26, 27, 30)] + [date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("text", "last", "choices"),
    [
        ("yesterday", "2026-11-24", ["2026-11-25", "2026-11-26", "2026-12-01"]),
        ("昨天", "2026-11-24", ["2026-11-25", "2026-11-26", "2026-12-01"]),
        ("last Friday", "2026-11-20", ["2026-11-25", "2026-11-26", "2026-11-27"]),
        ("上周五", "2026-11-20", ["2026-11-25", "2026-11-26", "2026-11-27"]),
        ("20 Nov", "2026-11-20", ["2026-11-27", "2027-11-20"]),
        ("11月20日", "2026-11-20", ["2026-11-27", "2027-11-20"]),
        ("2025-12-24", "2025-12-24", ["2026-11-25", "2026-12-24"]),
        ("Monday last week", "2026-11-22", ["2026-11-25", "2026-11-26"]),
        ("Friday to Monday last week", "2026-11-22", ["2026-11-25", "2026-11-26"]),
    ],
)
def test_days_that_are_over_are_asked_about(text: str, last: str, choices: list[str]) -> None:
    """The coming days of that name are offered, and those next to come."""
    expected = tuple(day(one) for one in choices)
    assert asked(text) == Unclear(expected, Why.OVER, date.fromisoformat(last))


def test_last_week_may_be_this_one_or_the_next() -> None:
    """And so with a month: what is left of it, and all of the next."""
    week = (Span(NOW.date(), date(2026, 11, 29)), Span(date(2026, 11, 30), date(2026, 12, 6)))
    month = (Span(NOW.date(), date(2026, 11, 30)), Span(date(2026, 12, 1), date(2026, 12, 31)))
    for text in ("last week", "上周"):
        assert asked(text) == Unclear(week, Why.OVER, date(2026, 11, 22))
    for text in ("last month", "上个月"):
        assert asked(text) == Unclear(month, Why.OVER, date(2026, 10, 31))


def test_a_last_day_before_the_first_is_asked_about() -> None:
    """The other way round it may be right."""
    assert asked("5 Jan to 2 Jan") == Unclear(
        (Span(date(2027, 1, 2), date(2027, 1, 5)),), Why.REVERSED
    )
