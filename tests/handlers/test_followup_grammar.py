"""The grammar of `/followup`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import GavelError
from bot.domain.followups import Snooze
from handlers import followup_grammar as grammar
from handlers.followup_grammar import WORDS, Command, Verb


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("done F-12", Command(Verb.DONE, 12)),
        ("DONE f12", Command(Verb.DONE, 12)),
        ("done #12 sent to Mei", Command(Verb.DONE, 12, "sent to Mei")),
        ("done 12: sent to Mei", Command(Verb.DONE, 12, "sent to Mei")),
        ("完成 F-12", Command(Verb.DONE, 12)),
        ("done F-40 F-41", Command(Verb.DONE, 40, others=(41,))),
        ("done F-60, F-71", Command(Verb.DONE, 60, others=(71,))),
        ("done F-60 and F-71", Command(Verb.DONE, 60, others=(71,))),
        ("done 60, 71 and 60", Command(Verb.DONE, 60, others=(71,))),
        ("完成 F-40、F-41和Ｆ－４２：已发送", Command(Verb.DONE, 40, "已发送", others=(41, 42))),
        ("F-40 done F-41", Command(Verb.DONE, 40, others=(41,))),
        ("done F-40: F-41 covers it", Command(Verb.DONE, 40, "F-41 covers it")),
        ("done F-40 as F-41 says", Command(Verb.DONE, 40, "as F-41 says")),
        ("done F-40 41 pages", Command(Verb.DONE, 40, "41 pages")),
        ("block F-40: F-41 is late", Command(Verb.BLOCK, 40, "F-41 is late")),
        ("snooze F-40 3", Command(Verb.SNOOZE, 40, "3")),
        ("unblock F-40", Command(Verb.UNBLOCK, 40)),
        ("解除 F-40", Command(Verb.UNBLOCK, 40)),
        ("完成F-12", Command(Verb.DONE, 12)),
        ("完成Ｆ－１２，已发送", Command(Verb.DONE, 12, "已发送")),
        ("详情12", Command(Verb.SHOW, 12)),
        ("取消 F-3 不再需要", Command(Verb.CANCEL, 3, "不再需要")),
        ("list", Command(Verb.LIST, rest="mine")),
        ("list  Team", Command(Verb.LIST, rest="team")),
        ("列表 逾期", Command(Verb.LIST, rest="overdue")),
        ("列表团队", Command(Verb.LIST, rest="team")),
        ("逾期", Command(Verb.LIST, rest="overdue")),
        ("help", Command(Verb.HELP)),
        ("帮助", Command(Verb.HELP)),
        ("add done the dishes", Command(Verb.ADD, rest="done the dishes")),
        ("添加完成季度报告", Command(Verb.ADD, rest="完成季度报告")),
    ],
)
def test_verbs_are_read_in_english_and_chinese(typed: str, expected: Command) -> None:
    """With or without a space in Chinese, whatever the case and width of letters and digits."""
    assert grammar.parse(typed) == expected


@pytest.mark.parametrize(
    "typed", ["完成季度报告", "取消合同并通知客户", "send the Q3 report", "查看合同"]
)
def test_a_task_that_only_begins_like_a_verb_is_added(typed: str) -> None:
    """In Chinese a verb without a number behind it is part of the task."""
    assert grammar.parse(typed) == Command(Verb.ADD, rest=typed)


@pytest.mark.parametrize("typed", ["done", "done the dishes", "show", "完成 季度报告", "snooze it"])
def test_a_verb_without_a_number_is_refused_with_what_was_typed(typed: str) -> None:
    """It could be either, so nothing is guessed."""
    with pytest.raises(grammar.NumberMissingError) as refused:
        grammar.parse(typed)

    assert refused.value.params["typed"] == typed
    assert refused.value.params["verb"] == typed.split(maxsplit=1)[0]


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("start F-40 F-41", "start"),
        ("取消 F-40、F-41 不再需要", "取消"),
        ("F-40 block F-41", "block"),
    ],
)
def test_a_verb_that_takes_one_number_refuses_several(typed: str, verb: str) -> None:
    """The second one is never passed over in silence."""
    with pytest.raises(grammar.SeveralNumbersError) as refused:
        grammar.parse(typed)

    assert (refused.value.params["verb"], refused.value.params["number"]) == (verb, 40)


def test_no_more_numbers_are_taken_than_an_answer_can_tell_of() -> None:
    """Twenty are."""
    numbers = [f"F-{number}" for number in range(1, 22)]
    assert len(grammar.parse("done " + " ".join(numbers[:20])).others) == 19

    with pytest.raises(grammar.TooManyNumbersError):
        grammar.parse("done " + " ".join(numbers))


@pytest.mark.parametrize("typed", ["", "  ", "add", "添加 "])
def test_where_nothing_is_said_an_example_is_given(typed: str) -> None:
    """Whether or not the verb stands there."""
    with pytest.raises(grammar.NothingTypedError):
        grammar.parse(typed)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_kindly(typed: str) -> None:
    """Whatever is typed is a command or an error that has a text."""
    try:
        command = grammar.parse(typed)
    except GavelError:
        return

    assert command.verb in Verb


@given(st.sampled_from(sorted(WORDS)), st.integers(1, 10**9 - 1), st.text(max_size=50))
def test_the_number_behind_a_verb_is_always_found(word: str, number: int, rest: str) -> None:
    """The rest is what stands behind the number; behind a colon it is never another number."""
    if WORDS[word] in (Verb.ADD, Verb.LIST, Verb.HELP):
        return
    command = grammar.parse(f"{word} F-{number}: {rest}")

    assert (command.verb, command.number) == (WORDS[word], number)
    assert command.rest in rest


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Snooze.ONE_WORKDAY),
        ("3 days", Snooze.THREE_WORKDAYS),
        ("for 3 days", Snooze.THREE_WORKDAYS),
        ("３天", Snooze.THREE_WORKDAYS),
        ("next week", Snooze.NEXT_WEEK),
        ("下周", Snooze.NEXT_WEEK),
    ],
)
def test_how_long_to_snooze_is_read_in_both_languages(typed: str, expected: Snooze) -> None:
    """Without a word it is one workday."""
    assert grammar.snooze(typed) is expected


def test_only_three_lengths_of_a_snooze_are_known() -> None:
    """It is asked about any other."""
    assert grammar.snooze("for ever") is None
    assert grammar.snooze("到5/6") is None
