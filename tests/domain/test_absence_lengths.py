"""Absences by how long they last, and parts of days: which days are meant, or asked about."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absence_words import PartOfDayError, understand
from bot.domain.absences import Span, Unclear, Why
from bot.domain.workdays import Workdays

NOW = datetime(2026, 11, 25, 1, tzinfo=UTC)
"""Wednesday morning in Shanghai."""
TODAY = NOW.date()
WEDNESDAY, THURSDAY, FRIDAY, MONDAY = (date(2026, 11, day) for day in (25, 26, 27, 30))


def said(text: str) -> Span | Unclear:
    """What is understood of somebody in Shanghai, whose English is American."""
    calendar = Workdays("CN")
    return understand(
        text, now=NOW, zone="Asia/Shanghai", workdays=calendar, languages=("en-US", "zh-CN")
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from Monday for 3 days", Span(MONDAY, date(2026, 12, 2))),
        ("3 days from Monday", Span(MONDAY, date(2026, 12, 2))),
        ("I'm on leave for three days starting Monday", Span(MONDAY, date(2026, 12, 2))),
        ("Monday, 3 days", Span(MONDAY, date(2026, 12, 2))),
        ("5 working days from Friday", Span(FRIDAY, date(2026, 12, 3))),
        ("off for two weeks starting 21 December", Span(date(2026, 12, 21), date(2027, 1, 3))),
        ("a month from 1 December", Unclear(
            (Span(date(2026, 12, 1), date(2026, 12, 31)), Span(date(2027, 1, 1), date(2027, 1, 1)))
        )),
        ("a week from Monday", Unclear(
            (Span(MONDAY, date(2026, 12, 6)), Span(date(2026, 12, 7), date(2026, 12, 7)))
        )),
        ("下周一起三天", Span(MONDAY, date(2026, 12, 2))),
        ("从下周一开始请假三天", Span(MONDAY, date(2026, 12, 2))),
        ("明天起请3天假", Unclear((Span(THURSDAY, date(2026, 11, 28)), Span(THURSDAY, MONDAY)))),
        ("下周一起两周", Span(MONDAY, date(2026, 12, 13))),
        ("下週一起請假五個工作日", Span(MONDAY, date(2026, 12, 4))),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_first(text: str, days: Span | Unclear) -> None:
    """It is asked whether free days count, and whether one day is meant that is so far away."""
    assert said(text) == days


@pytest.mark.parametrize("text", ["3 days", "for 3 days", "the next three days", "sick for 3 days",
                                  "三天", "请假三天", "请三天假", "接下来三天", "3天"])  # fmt: skip
def test_a_length_alone_is_asked_from_when_on(text: str) -> None:
    """From today, tomorrow, or next week on."""
    found = said(text)

    assert isinstance(found, Unclear)
    assert found.why is Why.NO_BEGINNING
    assert Span(WEDNESDAY, FRIDAY) in found.choices
    assert {span.first for span in found.choices} == {WEDNESDAY, THURSDAY, MONDAY}


def test_a_length_from_a_day_that_there_is_not_is_asked_about() -> None:
    """The last day of February is what is offered."""
    found = said("2 weeks from 30 February")

    assert isinstance(found, Unclear)
    assert found.why is Why.NO_SUCH_DAY
    assert found.choices[0] == Span(date(2027, 2, 28), date(2027, 3, 13))


def test_a_length_that_is_over_is_asked_about() -> None:
    """Nobody is away last week."""
    found = said("2 days from last Monday")

    assert isinstance(found, Unclear)
    assert found.why is Why.OVER


@given(
    count=st.integers(1, 60),
    ahead=st.integers(0, 25),
    words=st.sampled_from(
        ["{n} working days from {day}", "from {day} for {n} working days", "{day}起{n}个工作日"]
    ),
)
def test_working_days_are_as_many_as_were_said(count: int, ahead: int, words: str) -> None:
    """From the first on, none of them a holiday or a weekend."""
    first, calendar = TODAY + timedelta(days=ahead), Workdays("CN")

    found = said(words.format(n=count, day=first.isoformat()))

    assert isinstance(found, Span)
    assert found.first == first
    days = (found.last - found.first).days
    all_days = [first + timedelta(days=number) for number in range(days + 1)]
    assert sum(map(calendar.is_workday, all_days)) == count
    assert calendar.is_workday(found.last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow afternoon", THURSDAY),
        ("tomorrow 3pm", THURSDAY),
        ("Friday from 2pm", FRIDAY),
        ("Friday 10:30-12:00", FRIDAY),
        ("half a day on Friday", FRIDAY),
        ("tonight", WEDNESDAY),
        ("明天下午", THURSDAY),
        ("明天下午两点到四点", THURSDAY),
        ("明早", THURSDAY),
        ("今晚", WEDNESDAY),
        ("周五半天", FRIDAY),
    ],
)
def test_a_part_of_a_day_is_asked_about(text: str, day: date) -> None:
    """Taking half a day for a whole one would be a silent guess."""
    assert said(text) == Unclear((Span(day, day),), Why.PART_OF_DAY)


@pytest.mark.parametrize("text", ["half a day", "in the morning", "半天", "下午"])
def test_a_part_of_a_day_that_is_not_said_is_refused(text: str) -> None:
    """There is nothing to offer."""
    with pytest.raises(PartOfDayError):
        said(text)
