"""What remains of the sentence is the follow-up's text."""

from datetime import UTC, datetime

import pytest

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.workdays import Workdays

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)


def _understood(text: str) -> Due | Ambiguous | None:
    return understand(text, now=MONDAY, zone="Asia/Shanghai", workdays=Workdays("CN"))


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("send the report by Friday", "Friday", "send the report"),
        ("by Friday send the report", "Friday", "send the report"),
        ("send by Friday the report", "Friday", "send the report"),
        ("send the report, by Friday 3pm.", "Friday 3pm", "send the report."),
        ("send the report (by Friday)", "Friday", "send the report"),
        ("send the report - due 15 December", "15 December", "send the report"),
        ("send it no later than Friday, please", "Friday", "send it, please"),
        ("<@U123> sends it on Friday", "Friday", "<@U123> sends it"),
        ("postpone to next Thursday", "next Thursday", "postpone"),
        ("end of year report by Friday", "Friday", "end of year report"),
        ("周五前提交报告", "周五", "提交报告"),
        ("请李雷在下周五之前提交报告", "下周五", "请李雷提交报告"),
        ("请<@U123>于12月15日前报送", "12月15日", "请<@U123>报送"),
        ("提交报告，最晚周四", "周四", "提交报告"),
        ("提交报告（截止12月15日）", "12月15日", "提交报告"),
        ("完成盘点，时限：月底", "月底", "完成盘点"),
        ("５个工作日内完成", "５个工作日内", "完成"),
        ("send 报告 by 周五", "周五", "send 报告"),
    ],
)
def test_the_date_is_taken_out(text: str, words: str, rest: str) -> None:
    """With its preposition, brackets and stray commas, and nothing else."""
    due = _understood(text)
    assert isinstance(due, Due)
    assert (due.words, due.rest) == ((words,), rest)
    assert tuple(text[start:end] for start, end in due.spans) == due.words


@pytest.mark.parametrize(
    "text", ["slides for Friday", "Thursday or Friday", "before Friday's review"]
)
def test_the_text_stays_whole_while_it_is_not_sure(text: str) -> None:
    """The words may mean something else."""
    asked = _understood(text)
    assert isinstance(asked, Ambiguous)
    assert {choice.rest for choice in asked.choices} == {text}


def test_choices_for_one_phrase_share_the_rest() -> None:
    """By Monday is a deadline, only which Monday is not clear."""
    asked = _understood("send the report by Monday")
    assert isinstance(asked, Ambiguous)
    assert {choice.rest for choice in asked.choices} == {"send the report"}
