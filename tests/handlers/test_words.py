"""The words behind all six commands: in English and Chinese, whatever the width and the spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import absences, decisions, digests, meetings, updates
from handlers import followup_grammar as followups
from handlers.followup_grammar import Verb
from handlers.words import Subcommands, about_number, closest, is_single_word, numbered

TABLES = {
    "/meeting": meetings.SUBCOMMANDS,
    "/update": updates.SUBCOMMANDS,
    "/decision": decisions.SUBCOMMANDS,
    "/digest": digests.SUBCOMMANDS,
    "/away": absences.SUBCOMMANDS,
}
CASES = [
    ("/meeting", "new 预算会", ("new", "预算会")),
    ("/meeting", "新建 预算会", ("new", "预算会")),
    ("/meeting", "新建预算会", ("new", "预算会")),
    ("/meeting", "议题：预算", ("agenda", "预算")),
    ("/meeting", "议题\u3000预算", ("agenda", "预算")),
    ("/meeting", "Ａｇｅｎｄａ： budget", ("agenda", "budget")),
    ("/meeting", "setup", ("setup", "")),
    ("/meeting", "设置。", ("setup", "")),
    ("/meeting", "团队", ("team", "")),
    ("/meeting", "部門", ("team", "")),
    ("/meeting", "列表", ("list", "")),
    ("/meeting", "？", ("help", "")),
    ("/update", "help", ("help", "")),
    ("/update", "帮助", ("help", "")),
    ("/update", "完成了审计", (None, "完成了审计")),
    ("/decision", "search price", ("search", "price")),
    ("/decision", "搜索 价格", ("search", "价格")),
    ("/decision", "搜索价格", ("search", "价格")),
    ("/decision", "查看", ("list", "")),
    ("/decision", "详情 Ｄ－７", ("show", "Ｄ－７")),
    ("/decision", "撤回D-7", ("retract", "D-7")),
    ("/decision", "取代 D-7：新方案", ("replace", "D-7：新方案")),
    ("/decision", "记录：价格不变", ("record", "价格不变")),
    ("/decision", "记录员由王芳担任", (None, "记录员由王芳担任")),
    ("/decision", "撤回报价", (None, "撤回报价")),
    ("/digest", "now", ("now", "")),
    ("/digest", "现在", ("now", "")),
    ("/digest", "ＮＯＷ", ("now", "")),
    ("/digest", "周一 9点", (None, "周一 9点")),
    ("/away", "明天到周五", (None, "明天到周五")),
    ("/away", "列表", ("list", "")),
    ("/away", "取消 ２", ("cancel", "２")),
    ("/away", "取消2", ("cancel", "2")),
    ("/away", "销假第1个", ("cancel", "第1个")),
    ("/away", "cancel:1", ("cancel", "1")),
]


@pytest.mark.parametrize(("command", "typed", "expected"), CASES)
def test_a_subcommand_is_known_in_both_languages(
    command: str, typed: str, expected: tuple[str | None, str]
) -> None:
    """With full-width letters and marks, and in Chinese without a space where that is clear."""
    assert TABLES[command].split(typed) == expected


@pytest.mark.parametrize(
    ("typed", "verb", "number", "rest"),
    [
        ("完成 Ｆ－１２", Verb.DONE, 12, ""),
        ("ＤＯＮＥ f-12", Verb.DONE, 12, ""),
        ("done: F-12", Verb.DONE, 12, ""),
        ("完成：F-12，已发送", Verb.DONE, 12, "已发送"),
        ("F-12", Verb.SHOW, 12, ""),
        ("f-12 done", Verb.DONE, 12, ""),
        ("F-12 完成 已发送", Verb.DONE, 12, "已发送"),
        ("修改\u3000F-12 下周一", Verb.CHANGE, 12, "下周一"),
        ("暂缓 F-12 3天", Verb.SNOOZE, 12, "3天"),
        ("受阻 F-12：等财务", Verb.BLOCK, 12, "等财务"),
        ("列表：团队", Verb.LIST, 0, "team"),
        ("添加：整理名单", Verb.ADD, 0, "整理名单"),
        ("王芳 下周五前提交报告", Verb.ADD, 0, "王芳 下周五前提交报告"),
        ("整理名单", Verb.ADD, 0, "整理名单"),
        ("buy milk", Verb.ADD, 0, "buy milk"),
        ("shop for a projector", Verb.ADD, 0, "shop for a projector"),
        ("lists of vendors to be checked", Verb.ADD, 0, "lists of vendors to be checked"),
        ("12 chairs for the room", Verb.ADD, 0, "12 chairs for the room"),
        ("postpone F-37 3 days", Verb.POSTPONE, 37, "3 days"),
        ("Delay F-37", Verb.POSTPONE, 37, ""),
        ("extend f-62: next Friday", Verb.POSTPONE, 62, "next Friday"),
        ("F-62 extend next Friday", Verb.POSTPONE, 62, "next Friday"),
        ("推迟 F-40 3天", Verb.POSTPONE, 40, "3天"),
        ("推遲Ｆ－４０到下周五", Verb.POSTPONE, 40, "到下周五"),
        ("延期 F-40", Verb.POSTPONE, 40, ""),
        ("undo F-42", Verb.REOPEN, 42, ""),
        ("显示 F-40", Verb.SHOW, 40, ""),
        ("改 F-40 上周五", Verb.CHANGE, 40, "上周五"),
        ("extend the contract by Friday", Verb.ADD, 0, "extend the contract by Friday"),
        ("改12号的会议", Verb.ADD, 0, "改12号的会议"),
        ("推迟会议", Verb.ADD, 0, "推迟会议"),
        ("send the buf 12 files", Verb.ADD, 0, "send the buf 12 files"),
        ("send Mei the notes of F-12", Verb.ADD, 0, "send Mei the notes of F-12"),
    ],
)
def test_a_follow_up_command_is_known_in_both_languages(
    typed: str, verb: Verb, number: int, rest: str
) -> None:
    """The number may come first, too."""
    said = followups.parse(typed)

    assert (said.verb, said.number, said.rest) == (verb, number, rest)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsit", "list"),
        ("hlep", "help"),
        ("overdeu", "overdue"),
        ("foo", ""),
        ("Invoices", ""),
        ("lsit team", "list team"),
        ("dnoe F-12", "done F-12"),
        ("finsh F-12 sent to Mei", "finish F-12 sent to Mei"),
        ("pospone F-12 next Monday", "postpone F-12 next Monday"),
        ("frobnicate F-12", "show F-12"),
        ("please frobnicate f12 soon", "show F-12"),
        ("overturn D-3", ""),
        ("处理 F-40 上周五", "show F-40"),
        ("处理F-40", "show F-40"),
        ("胡说", ""),
        ("胡说！", ""),
        ("F-12 next Monday", "change F-12 next Monday"),
    ],
)
def test_what_is_hardly_a_follow_up_is_asked_about(typed: str, meant: str) -> None:
    """A slip of the keyboard, or a word alone; what was typed is kept."""
    said = followups.parse(typed)

    assert (said.verb, said.rest, said.meant) == (Verb.UNSURE, typed, meant)


def test_what_is_meant_can_be_run() -> None:
    """The offered command is no slip itself."""
    for typed in ("lsit", "lsit team", "dnoe F-12", "F-12 next Monday"):
        assert followups.parse(followups.parse(typed).meant).verb is not Verb.UNSURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D-7", (7, "")),
        ("Ｄ－７ 新方案", (7, "新方案")),
        ("#7: new", (7, "new")),
        ("7", (7, "")),
        ("第2个", (2, "")),
        ("２号", (2, "")),
        ("7days", (None, "7days")),
        ("price", (None, "price")),
        ("", (None, "")),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, expected: tuple[int | None, str]) -> None:
    """With its letter, a hash, or a Chinese measure word, in any width."""
    assert numbered(text) == expected


def test_only_latin_words_are_taken_for_slips() -> None:
    """In Chinese one character changes everything."""
    assert closest("lsit", ["list", "列表"]) == "list"
    assert closest("列标", ["list", "列表"]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("foo", True),
        ("foo!", True),
        ("foo bar", False),
        ("胡说", True),
        ("交报告", False),
        ("整理名单", False),
        ("<@U1>", False),
    ],
)
def test_a_word_alone_is_told(text: str, expected: bool) -> None:
    """In Chinese, which has no spaces between words, it is one of two characters."""
    assert is_single_word(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("overturn D-3", "D-3"),
        ("please overturn d3 now", "D-3"),
        ("推翻第三条 D-3", None),
        ("推翻D-3", "D-3"),
        ("Ｕｎｄｏ Ｆ－０７", "F-7"),
        ("F-12", None),
        ("we all overturn D-3", None),
        ("send file F1a", None),
    ],
)
def test_a_number_right_behind_an_unknown_verb_is_found(text: str, expected: str | None) -> None:
    """Behind one word or two; further on it is part of a sentence."""
    assert about_number(text) == expected


@given(st.text(max_size=60))
def test_any_text_is_split(text: str) -> None:
    """Nothing crashes, and what follows the subcommand is the end of what was typed."""
    table = Subcommands({"list": ("列表",)}, glued=lambda _meaning, _rest: True)
    meaning, rest = table.split(text)

    assert meaning in {"list", "", None}
    assert text.strip().endswith(rest)
