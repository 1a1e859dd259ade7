"""Ordinary sentences that begin like entries, and are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.capture import KEYWORDS, parse

TALK = [
    "Note that the office is closed on Friday",
    "Note to everybody, the lift is broken",
    "note-taking is hard work",
    "Notes are in the folder",
    "Question is whether we can afford it",
    "Question for Mei about the budget",
    "Question <@U1> have you seen it?",
    "note @Mei is late",
    "Questions?",
    "Decision making takes us too long",
    "decision-making takes us too long",
    "Decision pending",
    "Decisions were made in March",
    "Action is needed here",
    "Action items are in the sheet",
    "Actions speak louder than words",
    "Risk management will look at it",
    "risk/reward is fine",
    "Risks are low",
    "Parking is expensive downtown",
    "Parking lot is full today",
    "To do this we need two more people",
    "To do so, ask finance",
    "to-do lists help me",
    "todo list is too long",
    "TODO items: see the board",
    "Todo bien, gracias",
    "todos saben",
    "todo",
    "TODO?",
    "note://internal/page",
    "决定了就好",
    "决定 了就好",
    "决定权在总部",
    "决定是对的",
    "决定不了",
    "决定吧",
    "决定推迟的话要早说",
    "风险很大",
    "风险 很大",
    "风险 是什么？",
    "风险评估下周做",
    "问题不大",
    "问题 在哪里",
    "问题是谁来做",
    "行动起来！",
    "行动力很重要",
    "待办太多了",
    "待办 太多了",
    "待办的事情明天说",
    "待议的事项有三个",
    "纪要谁来写？",
    "纪要 的格式不对",
    "我的决定：推迟",
    "* decision ship it",
    "(decision) ship it",
]

WORDS = st.text(alphabet="abc 会议报告&", min_size=1, max_size=20)


@pytest.mark.parametrize("line", TALK)
def test_a_keyword_in_a_sentence_is_talk(line: str) -> None:
    """Words such as note, question, 决定 begin ordinary sentences too."""
    assert parse(line) == []


@given(st.sampled_from(sorted(KEYWORDS)), st.sampled_from("abcdefgxyz了的是权法"), WORDS)
def test_a_keyword_that_goes_on_as_a_word_is_talk(word: str, letter: str, rest: str) -> None:
    """Whatever follows: notes, actionable, 决定权."""
    assert parse(f"{word}{letter} {rest}") == []
