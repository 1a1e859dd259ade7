"""A weekday and a time, as people type them behind `/digest`."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.weekly_times import WeeklyTime, understand
from bot.i18n import translator

NINE, FOUR = time(9), time(16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday 09:00", WeeklyTime(0, NINE)),
        ("every Monday at 9am", WeeklyTime(0, NINE)),
        ("fridays, 4:30 pm", WeeklyTime(4, time(16, 30))),
        ("SUN 18:00", WeeklyTime(6, time(18))),
        ("周一 9点", WeeklyTime(0, NINE)),
        ("每周五下午四点", WeeklyTime(4, FOUR)),
        ("星期日 16：00", WeeklyTime(6, FOUR)),
        ("礼拜三上午9点半", WeeklyTime(2, time(9, 30))),
        ("Tuesday", WeeklyTime(1, None)),
        ("9:00", WeeklyTime(None, NINE)),
        ("下午4点", WeeklyTime(None, FOUR)),
    ],
)
def test_a_weekday_and_a_time_are_understood(text: str, expected: WeeklyTime) -> None:
    """In English and Chinese, either of them alone as well."""
    assert understand(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Monday 25:00",
        "Monday 9",
        "Monday 9 o'clock sharp",
        "Monday or Friday 09:00",
        "Monday 09:00 and 10:00",
        "周一周五 9点",
        "monster 9:00",
        "<!channel>",
    ],
)
def test_what_is_not_clear_is_not_guessed(text: str) -> None:
    """The person is asked with an example instead."""
    assert understand(text) == ()


@pytest.mark.parametrize("text", ["周一7点", "Monday at 7 o'clock", "每周一７点"])
def test_a_time_that_may_be_either_is_both(text: str) -> None:
    """In the morning or in the evening: somebody asks."""
    assert understand(text) == (WeeklyTime(0, time(7)), WeeklyTime(0, time(19)))


@given(
    st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["en", "zh-CN"]),
)
def test_what_is_shown_can_be_typed(weekday: int, at: time, locale: str) -> None:
    """The answer's own words mean what they say."""
    t = translator(locale)
    assert understand(f"{t.weekday(weekday)} {t.time(at)}") == (WeeklyTime(weekday, at),)
