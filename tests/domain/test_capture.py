"""Keyword lines become entries; everything else is talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.capture import KEYWORDS, Captured, EntryKind, Problem, parse

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


@pytest.mark.parametrize(
    "line",
    [
        "Decision - ship it",
        "Decision – ship it",
        "decision — ship it",
        "decision -> ship it",
        "decision -&gt; ship it",
        "决定——ship it",
        "决定 ship it",
        "决定\u3000ship it",
        "✅ 决议 ship it",
        "[Decision] ship it",
        "[decision]: ship it",
        "【决定】ship it",
        "【决定】：ship it",
        "「决议」 ship it",
        "［决定］ship it",
        "*【决定】* ship it",
        "*Decision* ship it",
        "- *决议* ship it",
        "*Decision* - ship it",
        "Decision 2: ship it",
        "Decision #2: ship it",
        "决定1：ship it",
        "决议（2）：ship it",
        "决定三：ship it",
        "-decision: ship it",
        "1️⃣ decision: ship it",
        "Ｄｅｃｉｓｉｏｎ： ship it",
        "（１）决定﹕ship it",
        "&gt; - *Decision:* ship it",
    ],
)
def test_a_keyword_may_be_set_apart_otherwise_than_by_a_colon(line: str) -> None:
    """A dash, brackets, bold, a number before the colon, in Chinese a space."""
    assert parse(line) == [Captured(EntryKind.DECISION, "ship it", (), 0)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("TODO send the report", "send the report"),
        ("- [ ] todo send the report", "send the report"),
        ("Todo <@U1> send it", "<@U1> send it"),
        ("Action <@U1> send it", "<@U1> send it"),
        ("action item @Mei send it", "@Mei send it"),
        ("Action (Mei): send it", "Mei: send it"),
        ("待办（王芳）：整理名单", "王芳: 整理名单"),
        ("Action <@U1>: send it", "<@U1>: send it"),
        ("待办 张三 整理名单", "张三 整理名单"),
    ],
)
def test_a_follow_up_may_begin_with_whoever_does_it(line: str, text: str) -> None:
    """Without a colon, or with the person before it; `todo` needs nothing behind it at all."""
    assert [(entry.kind, entry.text) for entry in parse(line)] == [(EntryKind.FOLLOWUP, text)]


def test_a_heading_makes_entries_of_the_list_below_it() -> None:
    """However it is marked; the list ends where another line stands."""
    message = (
        "Decisions:\n• keep the price\n• hire\nthat was it\n• coffee\n"
        "*待办*\n1. <@U1> 写方案\n2. 风险：人手不够\n3. 订会议室"
    )
    assert [(entry.kind, entry.text, entry.line) for entry in parse(message)] == [
        (EntryKind.DECISION, "keep the price", 1),
        (EntryKind.DECISION, "hire", 2),
        (EntryKind.FOLLOWUP, "<@U1> 写方案", 6),
        (EntryKind.RISK, "人手不够", 7),
        (EntryKind.FOLLOWUP, "订会议室", 8),
    ]


def test_a_heading_without_a_list_is_talk_or_lacks_its_words() -> None:
    """With its colon the word says that something was to follow; the plural never does."""
    assert parse("Actions:\nsee above") == []
    assert parse("待办\n明天再说") == []
    assert [(one.line, one.problem) for one in parse("action:\n- decision: go")] == [
        (0, Problem.EMPTY),
        (1, None),
    ]


@pytest.mark.parametrize("line", ["decision:", "decision: ", "待办：<@U1>", "risk: …", "*note:*"])
def test_an_entry_without_words_is_a_problem(line: str) -> None:
    """The writer is told, privately."""
    assert [entry.problem for entry in parse(line)] == [Problem.EMPTY]


@given(NOISE)
def test_anything_can_be_typed(text: str) -> None:
    """Nothing crashes, and entries come in the order of their lines."""
    lines = [entry.line for entry in parse(text)]
    assert lines == sorted(set(lines))


WORDS = st.text(alphabet="abc 会议报告&", min_size=1, max_size=20)
KEYWORD_LINES = st.tuples(st.sampled_from(sorted(KEYWORDS)), st.sampled_from([":", "："]), WORDS)
TALK_LINES = WORDS.map(lambda words: ("", "", f"we said {words}"))


@given(st.lists(KEYWORD_LINES | TALK_LINES, max_size=8))
def test_there_are_as_many_entries_as_keyword_lines(lines: list[tuple[str, str, str]]) -> None:
    """Each in its line, each of its kind."""
    found = parse("\n".join("".join(line) for line in lines))
    assert [(entry.line, entry.kind) for entry in found] == [
        (number, KEYWORDS[word]) for number, (word, _, _) in enumerate(lines) if word
    ]


DECORATED = st.tuples(
    st.lists(st.sampled_from(["- ", "• ", "1. ", "&gt; ", "✅ ", ":memo: ", "[ ] ", "  "])),
    st.sampled_from(["", "*", "_", "*_"]),
    st.sampled_from(sorted(KEYWORDS)),
    st.sampled_from([":", "：", " - ", " – ", "——", " -> "]),
)


@given(DECORATED, WORDS.filter(lambda words: any(map(str.isalnum, words))))
def test_whatever_stands_around_a_keyword_its_text_stays(
    decorated: tuple[list[str], str, str, str], words: str
) -> None:
    """Bullets, quotes, numbers, emoji and markup before, and what sets it apart."""
    lead, mark, word, joint = decorated
    found = parse(f"{''.join(lead)}{mark}{word}{mark[::-1]}{joint}{words}")
    expected = " ".join(words.split())
    assert [(one.kind, one.text) for one in found] == [(KEYWORDS[word], expected)]


@pytest.mark.parametrize(
    "text",
    [
        ":" * 10_000,
        "* " * 5_000,
        "1." * 5_000,
        ":a" * 5_000 + ":",
        f"actions{' ' * 10_000}x",
        f"action{' ' * 10_000}*",
        f"待办{' ' * 10_000}",
    ],
)
def test_long_noise_is_read_fast(text: str) -> None:
    """The suite's time limit would end a grammar that backtracks."""
    assert parse(text + "\n" + text) == []
