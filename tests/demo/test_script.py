"""What people of the demo say, in words that Gavel understands on any day."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.due import Due, understand
from bot.domain.localtime import to_utc
from bot.domain.workdays import Workdays
from sandbox.demo.operations import OPERATIONS
from sandbox.demo.script import How, Report, Series, Task, in_chinese, in_english
from sandbox.demo.weeks import WEEKS, department
from sandbox.demo.weeks_leads import budget
from sandbox.demo.weeks_planning import planning

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
AHEAD = st.integers(1, 40)


def understood(words: str, on: date) -> Due:
    """What Gavel takes the words for, said at noon of that day in Shanghai."""
    now = to_utc(on, time(12), "Asia/Shanghai")
    due = understand(words, now=now, zone="Asia/Shanghai", workdays=Workdays())
    assert isinstance(due, Due), f"{words} on {on}: {due}"
    return due


@given(DAYS, AHEAD)
def test_a_due_date_in_english_is_understood_as_it_was_meant(on: date, ahead: int) -> None:
    """Friday, next Tuesday or 12 November: the day is understood, whenever it is said."""
    day = on + timedelta(days=ahead)

    due = understood(f"send the report by {in_english(day, on)}", on)

    assert (due.day, due.past) == (day, False)


@given(DAYS, AHEAD)
def test_a_due_date_in_chinese_is_understood_as_it_was_meant(on: date, ahead: int) -> None:
    """The same for 本周五, 下周二 and 11月12日."""
    day = on + timedelta(days=ahead)

    due = understood(f"{in_chinese(day, on)}前提交报告", on)

    assert (due.day, due.past) == (day, False)


def test_a_follow_up_is_said_with_its_owners_and_its_date() -> None:
    """In the language of its words, counted in workdays."""
    friday, calendar = date(2026, 11, 13), Workdays()

    assert Task("send it", ("anna", "liwei"), 1).said(friday, calendar) == (
        "action: @anna @liwei send it by next Monday"
    )
    assert Task("提交报告", ("anna",), 1).said(friday, calendar) == ("待办：@anna 下周一前提交报告")


def test_a_report_in_words_says_the_same_as_its_answers() -> None:
    """Whether somebody fills in the form or replies, the same is reported."""
    report = Report(How.REPLY, done="the audit", plan="the budget", discuss="Who signs?")

    assert report.words == "Done: the audit. This week: the budget. Who signs?"
    assert report.answers == {"done": "the audit", "plan": "the budget", "discuss": "Who signs?"}


@pytest.mark.parametrize("series", [department(), planning(), budget()], ids=lambda s: s.room)
def test_whoever_does_something_is_in_the_room(series: Series) -> None:
    """Nobody reports, speaks or owns anything in a meeting to which he does not belong."""
    people = {*OPERATIONS.room(series.room).people}
    for sitting in series.sittings:
        owners = {name for line in sitting.lines if line.task for name in line.task.owners}
        speakers = {line.who for line in sitting.lines}
        assert {*sitting.reports, *sitting.present, *owners, *speakers} <= people


def test_every_follow_up_of_the_demo_has_words_of_its_own() -> None:
    """Owners recognise theirs by the words, so that none may be part of another."""
    series = (department(), planning(), budget())
    todos = [
        line.task.todo
        for one in series
        for sitting in one.sittings
        for line in sitting.lines
        if line.task
    ]

    assert [one for one in todos if any(one in other for other in todos if other != one)] == []
    assert len(set(todos)) == len(todos)


def test_there_is_a_sitting_for_each_past_week_and_one_for_today() -> None:
    """Eight weeks of history, then the meeting that is about to begin or over."""
    assert [len(department().sittings), len(planning().sittings)] == [WEEKS + 1, WEEKS + 1]
    assert datetime.strptime(department().at, "%H:%M").time() == time(17)  # noqa: DTZ007 - the time of a clock on the wall
