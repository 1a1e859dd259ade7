"""Every way to write a day, with every way to write a clock, in every place of a sentence."""

from datetime import date, time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.due import Ambiguous
from tests.mondays import read

FRIDAY, NEXT_FRIDAY = date(2026, 11, 27), date(2026, 12, 4)
THIRD, TWELFTH = date(2026, 12, 3), date(2026, 12, 12)
THREE, HALF_PAST = time(15), time(15, 30)

ENGLISH_DAYS: Final = {
    **dict.fromkeys(("3 Dec", "Dec 3", "3 December", "December 3", "December 3rd"), THIRD),
    **dict.fromkeys(("3rd December", "the 3rd of December", "3 Dec 2026", "Dec 3, 2026"), THIRD),
    **dict.fromkeys(("2026-12-03", "03/12/2026", "3/12", "3.12.2026", "Thu 3/12"), THIRD),
    **dict.fromkeys(("12 Dec", "Dec 12", "Saturday 12 December"), TWELFTH),
    **dict.fromkeys(("Friday", "Fri", "this Friday", "Fri 27 Nov", "Friday 27th"), FRIDAY),
    "next Friday": NEXT_FRIDAY,
    "tomorrow": date(2026, 11, 24),
}
ENGLISH_CLOCKS: Final = {
    **dict.fromkeys(("15:00", "3pm", "3 pm", "3 p.m."), THREE),
    **dict.fromkeys(("15:30", "3:30pm", "3.30 pm"), HALF_PAST),
    **dict.fromkeys(("noon", "12:00"), time(12)),
    "10.30am": time(10, 30),
}
ENGLISH: Final = (
    "{day} {clock} send the slides to Ana",
    "{day}, {clock}: send the slides to Ana",
    "send the slides to Ana by {day} {clock}",
    "send the slides to Ana by {day}, {clock}",
    "send the slides to Ana by {day} at {clock}",
    "by {clock} on {day} send the slides to Ana",
    "send the slides to Ana ({day}, {clock})",
    "send the slides to Ana by {clock} {day}",
    "before {day} {clock} send the slides to Ana",
)
CHINESE_DAYS: Final = {
    **dict.fromkeys(("12月3日", "12月3号", "十二月三日", "3号", "3日", "12.3", "12/3"), THIRD),
    **dict.fromkeys(("12月3日（周四）", "周四（12月3日）", "2026年12月3日"), THIRD),
    **dict.fromkeys(("12月12日", "12日", "下下周六"), TWELFTH),
    **dict.fromkeys(("周五", "本周五", "这周五", "星期五", "礼拜五", "27日"), FRIDAY),
    "下周五": NEXT_FRIDAY,
    "明天": date(2026, 11, 24),
    "大后天": date(2026, 11, 26),
}
CHINESE_CLOCKS: Final = {
    **dict.fromkeys(("下午三点", "下午3点", "15:00", "15点"), THREE),
    **dict.fromkeys(("下午三点半", "15：30", "15点30分", "下午3:30"), HALF_PAST),
    "中午12点": time(12),
    "晚上8点": time(20),
}
CHINESE: Final = (
    "{day}{clock}前把方案发给王芳",
    "王芳{day}{clock}前提交方案",
    "请王芳于{day}{clock}前提交方案",
    "方案{day}{clock}之前发给客户",
    "{day} {clock} 提交方案",
    "提交方案（{day}{clock}）",
    "提交方案，{day}{clock}截止",
    "@王芳 {day}{clock}交方案",
    "方案最晚{day}{clock}给我",
)


@settings(max_examples=400)
@given(
    day=st.sampled_from([*ENGLISH_DAYS]),
    clock=st.sampled_from([*ENGLISH_CLOCKS]),
    sentence=st.sampled_from(ENGLISH),
)
def test_a_day_and_a_clock_in_english_are_read_together(
    day: str, clock: str, sentence: str
) -> None:
    """The clock is that day's, and no part of it is taken for a day."""
    text = sentence.format(day=day, clock=clock)

    assert (ENGLISH_DAYS[day], ENGLISH_CLOCKS[clock]) in _read(text, "en-GB")


@settings(max_examples=400)
@given(
    day=st.sampled_from([*CHINESE_DAYS]),
    clock=st.sampled_from([*CHINESE_CLOCKS]),
    sentence=st.sampled_from(CHINESE),
)
def test_a_day_and_a_clock_in_chinese_are_read_together(
    day: str, clock: str, sentence: str
) -> None:
    """The same; a clock in digits behind a day in digits, 12.315:00, is nothing."""
    text = sentence.format(day=day, clock=clock)
    runs_on = day[-1].isdigit() and clock[0].isdigit() and f"{day} " not in text
    wanted = (CHINESE_DAYS[day], CHINESE_CLOCKS[clock])

    found = _read(text, "zh-CN")

    assert wanted in found or (runs_on and not found)


@pytest.mark.parametrize("text", ["提交方案，31日15:00截止", "Send 3.14 15:00", "2.30下午三点交"])
def test_a_clock_behind_a_day_that_is_none_is_not_todays(text: str) -> None:
    """Whatever stands before it, it is some other day's."""
    assert (date(2026, 11, 23), THREE) not in _read(text, "zh-CN")


def _read(text: str, locale: str) -> list[tuple[date, time | None]]:
    """The days and times that a text may mean."""
    found = read(text, locale)
    choices = found.choices if isinstance(found, Ambiguous) else [found] if found else []
    return [(one.day, one.at) for one in choices]
