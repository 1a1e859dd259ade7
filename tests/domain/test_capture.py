"""Keyword lines become entries; everything else is talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.capture import KEYWORDS, Captured, EntryKind, Problem, followup_text, parse

NOISE = st.text(
    alphabet=st.sampled_from("*_~`:：<>&;@|U12-•1.、>action决定 \n\t")
    | st.characters(exclude_categories=["Cs"]),
    max_size=80,
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("note", EntryKind.NOTE),
        ("纪要", EntryKind.NOTE),
        ("decision", EntryKind.DECISION),
        ("决定", EntryKind.DECISION),
        ("决议", EntryKind.DECISION),
        ("action", EntryKind.FOLLOWUP),
        ("todo", EntryKind.FOLLOWUP),
        ("待办", EntryKind.FOLLOWUP),
        ("行动", EntryKind.FOLLOWUP),
        ("risk", EntryKind.RISK),
        ("风险", EntryKind.RISK),
        ("question", EntryKind.QUESTION),
        ("parking", EntryKind.QUESTION),
        ("待议", EntryKind.QUESTION),
    ],
)
@pytest.mark.parametrize("colon", [":", "：", " : ", " ：", ": "])
def test_every_keyword_in_both_languages(word: str, kind: EntryKind, colon: str) -> None:
    """With either colon and any spaces."""
    assert parse(f"{word}{colon}ship it") == [Captured(kind, "ship it", (), 0)]


@pytest.mark.parametrize(
    "line",
    [
        "Decision: ship it",
        "DECISION: ship it",
        "  decision: ship it  ",
        "- decision: ship it",
        "• decision: ship it",
        "* decision: ship it",
        "    ◦ decision: ship it",
        "1. decision: ship it",
        "2) decision: ship it",
        "（3）decision：ship it",
        "三、决定：ship it",
        "① 决定：ship it",
        "[ ] decision: ship it",
        "&gt; decision: ship it",
        ":white_check_mark: decision: ship it",
        "✅ decision: ship it",
        "⚖️ decision: ship it",
        "*decision:* ship it",
        "*decision*: ship it",
        "*Decision* ： ship it",
        "_decision:_ ship it",
        "*_decision:_* ship it",
        "*decision: ship it*",
        "• *决定：* ship it",
        "\u200bdecision: ship it",
        "decision: ship it\r",
    ],
)
def test_what_stands_around_the_keyword_does_not_matter(line: str) -> None:
    """Bullets, numbers, quotes, emoji, bold and case are how people write."""
    assert parse(line) == [Captured(EntryKind.DECISION, "ship it", (), 0)]


@pytest.mark.parametrize(
    "line",
    [
        "we need a decision: now or never",
        "decision pending",
        "decision",
        "footnote: see below",
        "actions: many",
        "I note: nothing",
        "`decision: like this`",
        "~~~~decision: no",
        "note to self, buy milk",
        "决定 推迟",
        "我们决定：推迟",
        ":decision: party",
        "风险很大",
        "",
        "   ",
    ],
)
def test_talk_is_left_alone(line: str) -> None:
    """A keyword without its colon, or not at the beginning, is a word like others."""
    assert parse(line) == []


def test_one_message_holds_several_entries() -> None:
    """Lines without a keyword in between are talk."""
    message = "so, to sum up\ndecision: go\nwho does it?\n待办：<@U1|li> 写方案\n\nnote: late"
    assert parse(message) == [
        Captured(EntryKind.DECISION, "go", (), 1),
        Captured(EntryKind.FOLLOWUP, "<@U1> 写方案", ("U1",), 3),
        Captured(EntryKind.NOTE, "late", (), 5),
    ]


def test_code_blocks_are_talk() -> None:
    """Somebody shows how it is written."""
    message = "type\n```\ndecision: like this\naction: or this\n```\ndecision: real"
    assert parse(message) == [Captured(EntryKind.DECISION, "real", (), 5)]


def test_an_unclosed_code_block_is_no_block() -> None:
    """Slack shows it as it was typed."""
    assert [entry.line for entry in parse("```\ndecision: real")] == [1]


def test_owners_come_in_order_each_once() -> None:
    """The same person named twice owns it once."""
    entry = parse("action: <@U2> and <@U1|li> help <@U2>")[0]
    assert (entry.owners, entry.text) == (("U2", "U1"), "<@U2> and <@U1> help <@U2>")


def test_text_is_read_as_people_see_it() -> None:
    """Entities and links are resolved; nobody is called by the way out."""
    entry = parse("note: R&amp;D &lt;3 <https://a.b|plan> <!channel>")[0]
    assert entry.text == "R&D <3 plan (https://a.b) @channel"


@pytest.mark.parametrize("line", ["decision:", "decision: ", "待办：<@U1>", "risk: …", "*note:*"])
def test_an_entry_without_words_is_a_problem(line: str) -> None:
    """The writer is told, privately."""
    assert [entry.problem for entry in parse(line)] == [Problem.EMPTY]


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


@given(NOISE)
def test_anything_can_be_typed(text: str) -> None:
    """Nothing crashes, and entries come in the order of their lines."""
    lines = [entry.line for entry in parse(text)]
    assert lines == sorted(set(lines))
    followup_text(text)


@given(NOISE.filter(lambda text: not any(colon in text for colon in ":：﹕")))
def test_without_a_colon_there_is_only_talk(text: str) -> None:
    """Text that holds no keyword with its colon yields nothing."""
    assert parse(text) == []


WORDS = st.text(alphabet="abc 会议报告&<>", min_size=1, max_size=20)
KEYWORD_LINES = st.tuples(st.sampled_from(sorted(KEYWORDS)), st.sampled_from([":", "："]), WORDS)
TALK_LINES = WORDS.map(lambda words: ("", "", f"we said {words}"))


@given(st.lists(KEYWORD_LINES | TALK_LINES, max_size=8))
def test_there_are_as_many_entries_as_keyword_lines(lines: list[tuple[str, str, str]]) -> None:
    """Each in its line, each of its kind."""
    found = parse("\n".join("".join(line) for line in lines))
    assert [(entry.line, entry.kind) for entry in found] == [
        (number, KEYWORDS[word]) for number, (word, _, _) in enumerate(lines) if word
    ]


@pytest.mark.parametrize("text", [":" * 10_000, "* " * 5_000, "1." * 5_000, ":a" * 5_000 + ":"])
def test_long_noise_is_read_fast(text: str) -> None:
    """The suite's time limit would end a grammar that backtracks."""
    assert parse(text + "\n" + text) == []
