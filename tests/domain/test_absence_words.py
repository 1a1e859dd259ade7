"""Absences in words: what people type when they will not be there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absence_words import NotUnderstoodError, understand
from bot.domain.absences import Span, TooLongError, Unclear, Why
from bot.domain.errors import GavelError
from bot.domain.workdays import Workdays

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""Wednesday."""

DECEMBER_24, JANUARY_2 = date(2026, 12, 24), date(2027, 1, 2)


def said(text: str, locale: str = "en-US", country: str | None = "CN") -> Span | Unclear:
    """What somebody in Shanghai says by it on that Wednesday."""
    return understand(
        text, now=NOW, zone="Asia/Shanghai", workdays=Workdays(country), languages=(locale,)
    )


def spans(text: str, locale: str = "en-US", country: str | None = "CN") -> list[Span]:
    """The days that he says, or may say."""
    found = said(text, locale, country)
    return [found] if isinstance(found, Span) else [*found.choices]


def asked(text: str, locale: str = "en-US", country: str | None = "CN") -> Unclear:
    """What he is asked."""
    found = said(text, locale, country)
    assert isinstance(found, Unclear)
    return found


def day(text: str) -> Span:
    """One day, by its ISO name."""
    return Span(date.fromisoformat(text), date.fromisoformat(text))


def november(first: int, last: int | None = None) -> list[Span]:
    """One span of days in November 2026."""
    return [Span(date(2026, 11, first), date(2026, 11, last or first))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", november(25)),
        ("tomorrow", november(26)),
        ("Tomorrow!", november(26)),
        ("fri", november(27)),
        ("I'm away tomorrow", november(26)),
        ("until Friday", november(25, 27)),
        ("Thursday to Friday", november(26, 27)),
        ("27-30 Nov", november(27, 30)),
        ("27 - 30", november(27, 30)),
        ("next Monday", november(30)),
        ("this week", november(25, 29)),
        ("明天", november(26)),
        ("明天请假", november(26)),
        ("从明天到周五", november(26, 27)),
        ("到周五", november(25, 27)),
        ("周四至周五", november(26, 27)),
        ("11月27日-30日", november(27, 30)),
        ("11月27-30日", november(27, 30)),
        ("28号", november(28)),
        ("１１月２７日", november(27)),
        ("Thursday and Friday", november(26, 27)),
        ("annual leave Thursday, Friday and Saturday", november(26, 28)),
        ("周四、周五", november(26, 27)),
        ("周四周五休假", november(26, 27)),
        ("11月27、28日", november(27, 28)),
        ("明后天", november(26, 27)),
        ("今明两天", november(25, 26)),
        ("11.27-11.30", november(27, 30)),
        ("the week of 26 November", november(25, 29)),
        ("w/c 23 Nov", november(25, 29)),
    ],
)
def test_days_near_by(text: str, expected: list[Span]) -> None:
    """A day, or a first and a last one, in either language."""
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12-24 to 01-02",
        "12/24 - 1/2",
        "24.12. - 2.1.",
        "24 Dec until 2 January",
        "on vacation from 24 December to 2 January",
        "2026-12-24 - 2027-01-02",
        "2026-12-24–2027-01-02",
        "12月24日到1月2日",
        "12月24日～1月2日",
        "12月24日至1月2日休假",
    ],
)
def test_a_span_over_the_end_of_the_year(text: str) -> None:
    """The last day is the next one of its name after the first."""
    assert spans(text) == [Span(DECEMBER_24, JANUARY_2)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("next week", date(2026, 11, 30), date(2026, 12, 6)),
        ("下周", date(2026, 11, 30), date(2026, 12, 6)),
        ("the week after next", date(2026, 12, 7), date(2026, 12, 13)),
        ("下下周", date(2026, 12, 7), date(2026, 12, 13)),
        ("next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("下个月", date(2026, 12, 1), date(2026, 12, 31)),
        ("next Monday to Friday", date(2026, 11, 30), date(2026, 12, 4)),
        ("next Monday to next Friday", date(2026, 11, 30), date(2026, 12, 4)),
        ("下周一到周三", date(2026, 11, 30), date(2026, 12, 2)),
        ("Monday to Tuesday", date(2026, 11, 30), date(2026, 12, 1)),
        ("28 Dec - 3 Jan", date(2026, 12, 28), date(2027, 1, 3)),
        ("28-3 January", date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_weeks_months_and_weekdays_to_come(text: str, first: date, last: date) -> None:
    """Weeks begin on Monday; the end is read as seen from the beginning."""
    assert spans(text) == [Span(first, last)]


def test_what_may_mean_several_days_is_asked_about() -> None:
    """Said on a Wednesday, Wednesday is today or in a week."""
    assert spans("Wednesday") == [*november(25), Span(date(2026, 12, 2), date(2026, 12, 2))]
    assert [span.first.day for span in spans("周三到周五")] == [25, 2]
    assert spans("until Wednesday") == [*november(25), Span(NOW.date(), date(2026, 12, 2))]
    assert asked("Wednesday").why is Why.SEVERAL


def test_month_or_day_first_follows_the_writer_s_own_locale_and_the_country() -> None:
    """12/1 is in December for an American, in January for a Briton; unknown, it is asked."""
    assert spans("12/1", "en-US") == [day("2026-12-01")]
    assert spans("12/1", "en-GB") == [day("2027-01-12")]
    assert spans("12/1", "en", "US") == [day("2026-12-01")]
    assert spans("12/1", "en", "GB") == [day("2027-01-12")]
    assert spans("12/1", "en", None) == [day("2026-12-01"), day("2027-01-12")]


def test_both_ends_of_a_span_are_written_in_the_same_order() -> None:
    """Day and month are never mixed up between them; one that can be told tells the other."""
    may_to_july = Span(date(2027, 5, 6), date(2027, 7, 6))
    june = Span(date(2027, 6, 5), date(2027, 6, 7))
    assert spans("5/6 to 7/6", "en", None) == [may_to_july, june]
    assert spans("5/6/2027 - 7/6/2027", "en", None) == [may_to_july, june]
    assert spans("5/6到7/6", "en", None) == [may_to_july]
    assert spans("24/12 - 1/2", "en", None) == [Span(DECEMBER_24, date(2027, 2, 1))]
    assert spans("24 Dec to 5/1", "en", None) == [
        Span(DECEMBER_24, date(2027, 1, 5)),
        Span(DECEMBER_24, date(2027, 5, 1)),
    ]


@pytest.mark.parametrize(
    "text",
    ["", " ", "frobnicate", "tomorrow dentist", "by Friday", "13-32", "at Xmas", "- - -", "to",
     "你好", "<!channel>", "x" * 10_000, "-" * 10_000, "12-24 " * 30],
)  # fmt: skip
def test_what_names_no_days_is_refused_with_the_words(text: str) -> None:
    """Nothing is guessed from a part of what was typed."""
    with pytest.raises(NotUnderstoodError) as refused:
        spans(text)
    assert refused.value.params == {"text": text}


def test_a_span_with_its_end_is_not_asked_about() -> None:
    """Though it begins with *from*."""
    assert spans("from Thursday to Friday") == spans("从周四到周五") == november(26, 27)
    assert spans("on Thursday") == november(26)


def test_what_began_last_week_lasts_until_its_last_day() -> None:
    """The first day may be over."""
    assert spans("last Friday to Thursday") == spans("上周五到周四") == november(20, 26)
    assert spans("yesterday until Friday") == november(24, 27)


def test_in_chinese_the_month_stands_before_the_dot() -> None:
    """Elsewhere it is the day."""
    december = [Span(date(2026, 12, 5), date(2026, 12, 8))]
    assert spans("12.5-12.8", "zh-CN") == spans("5.12. - 8.12.", "de-DE") == december


def test_days_that_do_not_follow_each_other_are_no_span() -> None:
    """Either is asked about; several are refused, since not all of them could be chosen."""
    assert spans("Thursday or Saturday") == [*november(26), *november(28)]
    with pytest.raises(NotUnderstoodError):
        spans("Thursday, Friday and Sunday")


@pytest.mark.parametrize("text", ["back on 30 November", "returning Monday"])
def test_the_day_of_the_return_is_no_absence(text: str) -> None:
    """Since when it is, nobody said."""
    with pytest.raises(NotUnderstoodError):
        spans(text)


def test_a_holiday_by_its_name_is_its_day() -> None:
    """The answer tells which it is."""
    assert spans("Christmas Day") == [Span(date(2026, 12, 25), date(2026, 12, 25))]


def test_what_began_already_goes_on_until_its_last_day() -> None:
    """Only the last day has to come."""
    assert spans("20 Nov to 27 Nov") == november(20, 27)


def test_leave_far_ahead_is_the_coming_one() -> None:
    """In March, Christmas is that of this year; said with the year, the last one is over."""
    march = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def then(text: str) -> Span | Unclear:
        return understand(text, now=march, zone="UTC", workdays=Workdays(), languages=("en-US",))

    assert then("12-24 to 01-02") == Span(DECEMBER_24, JANUARY_2)
    assert then("24 Dec to 2 Jan") == Span(DECEMBER_24, JANUARY_2)
    assert then("12月24日") == Span(DECEMBER_24, DECEMBER_24)
    for text in ("2025-12-24", "20 February"):
        found = then(text)
        assert isinstance(found, Unclear)
        assert found.why is Why.OVER


def test_a_slip_in_the_year_is_refused() -> None:
    """Nobody is away for nine years."""
    with pytest.raises(TooLongError):
        spans("2026-12-24 to 2035-01-02")


@given(st.dates(date(2026, 11, 25), date(2028, 1, 1)), st.integers(0, 300))
def test_dates_in_full_are_what_they_are(first: date, length: int) -> None:
    """ISO dates are read as they stand, with every word between them."""
    last = first + timedelta(days=length)
    for between in (" to ", " - ", "–", " until ", "到", "至"):
        assert spans(f"{first}{between}{last}") == [Span(first, last)]


@given(st.text(max_size=120))
def test_any_text_is_understood_or_refused_kindly(text: str) -> None:
    """Whatever is understood is not over."""
    try:
        found = spans(text, country=None)
    except GavelError:
        return
    assert found
    assert all(span.last >= date(2026, 11, 25) for span in found)


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.tuples(days, days), st.tuples(days, days))
def test_spans_overlap_when_they_share_a_day(
    one: tuple[date, date], other: tuple[date, date]
) -> None:
    """Joined, they reach from the first to the last day of both."""
    left, right = Span(min(one), max(one)), Span(min(other), max(other))
    shared = set(_all_days(left)) & set(_all_days(right))
    assert left.overlaps(right) == bool(shared)
    assert left.joined([right]) == Span(min(*one, *other), max(*one, *other))


def _all_days(span: Span) -> list[date]:
    return [
        span.first + timedelta(days=count) for count in range((span.last - span.first).days + 1)
    ]
