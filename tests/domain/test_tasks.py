"""What is to be done, without who is to do it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tasks import followup_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@U1> send the report", "send the report"),
        ("<@U1> <@U2> send the report", "send the report"),
        ("<@U1>, <@U2> and <@U3>: send the report", "send the report"),
        ("<@U1> to send the report", "send the report"),
        ("<@U1> will send the report", "send the report"),
        ("send the report <@U1>", "send the report"),
        ("send the report (<@U1>, <@U2>)", "send the report"),
        ("send the report - <@U1>.", "send the report"),
        ("send the report, owner: <@U1>", "send the report"),
        ("send the report, assigned to <@U1>", "send the report"),
        ("ask <@U1> about the figures", "ask <@U1> about the figures"),
        ("prepare slides for <@U1>", "prepare slides for <@U1>"),
        ("<@U2> prepare slides for <@U1>", "prepare slides for <@U1>"),
        ("请<@U1>和<@U2>提交报告", "提交报告"),
        ("由<@U1>负责提交报告", "提交报告"),
        ("<@U1>：提交报告", "提交报告"),
        ("提交报告，责任人：<@U1>", "提交报告"),
        ("提交报告（<@U1>、<@U2>）", "提交报告"),
        ("提交报告 <@U1> 负责", "提交报告"),
        ("把报告发给<@U1>", "把报告发给<@U1>"),
        ("<@U1>", ""),
        ("today's plan", "today's plan"),
    ],
)
def test_a_followups_text_says_what_is_to_be_done(text: str, expected: str) -> None:
    """Owners at the edges are said elsewhere; a name that the sentence needs stays."""
    assert followup_text(text) == expected


def test_a_whole_department_can_be_mentioned() -> None:
    """Within a sentence, apart by spaces: it was tried in every way, for hours."""
    people = " ".join(f"<@U{number}>" for number in range(200))
    assert followup_text(f"ask {people} to come") == f"ask {people} to come"
    assert followup_text(f"come to the dinner: {people}") == "come to the dinner"


@given(st.text(alphabet=st.sampled_from("<@U1>, 和and请由()（）:： abc"), max_size=60))
def test_any_words_are_read(text: str) -> None:
    """Nothing crashes, and nothing is said that was not typed."""
    assert set(followup_text(text)) <= set(text)
