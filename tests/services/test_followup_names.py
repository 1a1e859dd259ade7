"""Follow-ups given by name: who is meant, who is asked about, and what becomes of the answer."""

from datetime import date

import pytest
from sqlmodel import select

from bot.domain.names import aliases
from bot.i18n import translator
from bot.services import followup_commands as commands
from bot.services import followup_questions as questions
from bot.services import followup_records as records
from bot.views.followup_questions import Asking, DueChosen
from storage import names
from storage.outbox import OutboxMessage
from storage.work import Work
from tests import factories
from tests.followups import named, office
from tests.units import Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture
def unit(work: Works) -> Work:
    """U1 in a team with Ana and two people called Li; Sam is of another department."""
    unit, team = office(work)
    for user_id, name in (("U6", "Ana García"), ("U7", "Li Wei"), ("U8", "Li Na"), ("U9", "王芳")):
        factories.person(unit, user_id, name=name)
        factories.member(unit, team, user_id)
    factories.person(unit, "UFAR", name="Sam Carter")
    return unit


def owners(unit: Work, number: int = 1) -> list[str]:
    """Who owns F-`number`."""
    return records.owner_ids(unit, named(unit, number))


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Ana to send the report by Friday", "send the report", ["U6"]),
        ("@Li Wei send the report by Friday", "send the report", ["U7"]),
        ("王芳 下周五前提交报告", "提交报告", ["U9"]),
        ("@Ana and @王芳 send the report by Friday", "send the report", ["U6", "U9"]),
        ("@sam carter send the report by Friday", "send the report", ["UFAR"]),
        ("send the report by Friday", "send the report", ["U1"]),
        ("<@U5> prepare slides for <@U2> by Friday", "prepare slides for <@U2>", ["U5"]),
    ],
)
def test_a_follow_up_goes_to_whoever_is_named(
    unit: Work, words: str, text: str, expected: list[str]
) -> None:
    """By mention or by name; to oneself when nobody is."""
    answer = commands.add(unit, words, "C1")

    assert (named(unit, 1).text, sorted(owners(unit))) == (text, expected)
    assert ENGLISH("followups.ask_who") not in words_of(answer)


def test_a_name_that_nobody_has_is_never_silently_oneself(unit: Work) -> None:
    """It is kept, the answer says with whom for now, and asks."""
    answer = commands.add(unit, "@Nobody send the report by Friday", "C1")

    said = words_of(answer)
    assert ENGLISH("common.name.unknown", name="@Nobody") in said
    assert "for the time being with you" in said
    assert (named(unit, 1).text, owners(unit)) == ("@Nobody send the report", ["U1"])
    assert named(unit, 1).due_on == date(2026, 11, 27)

    questions.choose_owner(unit, Asking(1, who=True, is_mine=True), "U6")

    assert (named(unit, 1).text, owners(unit)) == ("send the report", ["U6"])
    told = [row for row in unit.session.exec(select(OutboxMessage)) if row.channel_id == "U6"]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("words", "name", "kept", "text"),
    [
        ("Dave to send the deck by Friday", "Dave", "Dave to send the deck", "send the deck"),
        ("Dave: send the deck by Friday", "Dave", "Dave: send the deck", "send the deck"),
        ("Dave Miller will call the bank by Friday", "Dave Miller",
         "Dave Miller will call the bank", "call the bank"),
        ("李雷周五前交报告", "李雷", "李雷 交报告", "交报告"),
        ("请李雷周五前交报告", "李雷", "请李雷 交报告", "交报告"),
        ("安排李雷整理名单 周五前", "李雷", "安排李雷整理名单", "整理名单"),
    ],
)  # fmt: skip
def test_a_plain_name_that_nobody_has_is_asked_about_where_an_owner_stands(
    unit: Work, words: str, name: str, kept: str, text: str
) -> None:
    """As with an @; whoever is picked takes its place."""
    said = words_of(commands.add(unit, words, "C1"))
    assert ENGLISH("common.name.unknown", name=name) in said
    assert "for the time being with you" in said
    assert (named(unit, 1).text, owners(unit)) == (kept, ["U1"])

    for _press in range(2):
        questions.choose_owner(unit, Asking(1, who=True, is_mine=True), "U6")

    assert (named(unit, 1).text, owners(unit)) == (text, ["U6"])


@pytest.mark.parametrize(
    "words",
    ["Team to send the deck by Friday", "Sales will send the deck by Friday", "高温补贴周五前发放",
     "周报周五前交", "张贴公告 周五前", "TODO: send the deck by Friday"],
)  # fmt: skip
def test_what_is_hardly_a_name_is_not_asked_about(unit: Work, words: str) -> None:
    """It is recorded as it was typed, for whoever typed it."""
    assert ENGLISH("followups.ask_who") not in words_of(commands.add(unit, words, "C1"))
    assert owners(unit) == ["U1"]


def test_beside_somebody_who_is_known_only_the_other_name_is_asked_about(unit: Work) -> None:
    """Both own it in the end."""
    said = words_of(commands.add(unit, "Ana and Dave to send the deck by Friday", "C1"))
    assert ENGLISH("common.name.unknown", name="Dave") in said
    assert owners(unit) == ["U6"]

    questions.choose_owner(unit, Asking(1, who=True), "U9")

    assert (named(unit, 1).text, owners(unit)) == ("send the deck", ["U6", "U9"])


@pytest.mark.parametrize("ahead", ["让", "请", "由", "安排"])
def test_who_is_told_to_in_chinese_owns_it(unit: Work, ahead: str) -> None:
    """And not who receives something."""
    commands.add(unit, f"{ahead}王芳周五前交报告", "C1")
    commands.add(unit, "给王芳周五前交报告", "C1")

    assert (named(unit, 1).text, owners(unit)) == ("交报告", ["U9"])
    assert owners(unit, 2) == ["U1"]


def test_several_who_fit_are_offered_first(unit: Work) -> None:
    """Both are called Li, both stand on buttons."""
    said = words_of(commands.add(unit, "Li to send the report by Friday", "C1"))

    assert ENGLISH("common.name.unsure", name="Li") in said
    assert "Li Wei" in said
    assert "Li Na" in said


def test_oneself_may_be_the_answer(unit: Work) -> None:
    """The name that nobody has leaves the text all the same."""
    commands.add(unit, "@Nobody send the report by Friday", "C1")
    answer = questions.choose_owner(unit, Asking(1, who=True, is_mine=True), "U1")

    assert (named(unit, 1).text, owners(unit)) == ("send the report", ["U1"])
    assert "Fri 27 Nov" in words_of(answer)


def test_who_and_when_are_asked_together_and_answered_one_by_one(unit: Work) -> None:
    """Each answer leaves the other question standing."""
    said = words_of(commands.add(unit, "@Nobody send the report before 5/6", "C1"))
    assert ENGLISH("followups.ask_due.ambiguous") in said
    assert ENGLISH("followups.ask_who") in said

    asked = Asking(1, due=True, who=True, is_mine=True)
    left = words_of(questions.choose_due(unit, asked, DueChosen(1, date(2027, 6, 5))))
    assert ENGLISH("common.name.unknown", name="@Nobody") in left
    assert ENGLISH("followups.ask_due.ambiguous") not in left

    done = words_of(questions.choose_owner(unit, Asking(1, who=True, is_mine=True), "U6"))
    assert "Sat 5 Jun 2027" in done
    assert owners(unit) == ["U6"]


def test_the_owner_is_chosen_before_the_date(unit: Work) -> None:
    """The date that was not clear is still asked about."""
    commands.add(unit, "@Nobody send the report before 5/6", "C1")
    asked = Asking(1, due=True, who=True, is_mine=True)

    left = words_of(questions.choose_owner(unit, asked, "U6"))

    assert ENGLISH("followups.ask_due.ambiguous") in left
    assert ENGLISH("followups.ask_who") not in left


def test_an_unknown_name_beside_a_known_one_is_added_to_it(unit: Work) -> None:
    """Nothing is said of oneself: Ana owns it already."""
    answer = commands.add(unit, "@Ana and @Nobody send the report by Friday", "C1")
    assert "for the time being" not in words_of(answer)

    questions.choose_owner(unit, Asking(1, who=True), "U9")

    assert sorted(owners(unit)) == ["U6", "U9"]


def test_a_follow_up_is_handed_on_by_name(unit: Work) -> None:
    """The text stays what it was."""
    commands.add(unit, "Ana to send the report by Friday", "C1")
    commands.change(unit, 1, "@王芳")

    assert (named(unit, 1).text, owners(unit)) == ("send the report", ["U9"])


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("@Nobody", commands.NobodyNamedError),
        ("@Nobody next Monday", commands.NobodyNamedError),
        ("Dave to send both reports", commands.NobodyNamedError),
        ("Ana and Dave to send both reports", commands.NobodyNamedError),
        ("@Li", commands.SeveralNamedError),
    ],
)
def test_nothing_changes_when_it_is_not_sure_who_is_meant(
    unit: Work, words: str, error: type[commands.NobodyNamedError]
) -> None:
    """The refusal repeats what was typed."""
    commands.add(unit, "Ana to send the report by Friday", "C1")

    with pytest.raises(error) as refused:
        commands.change(unit, 1, words)

    assert refused.value.params["typed"] == words
    assert (owners(unit), named(unit, 1).due_on) == (["U6"], date(2026, 11, 27))


def test_in_private_those_of_one_s_own_teams_are_meant(unit: Work) -> None:
    """Without a channel."""
    commands.add(unit, "Ana to send the report by Friday", None)

    assert owners(unit) == ["U6"]


def test_two_people_of_the_same_name_are_told_apart(unit: Work) -> None:
    """By the handle, which Slack gives to one person only; by the team where it is not known."""
    for user_id, handle in (("UA", "fang.wang"), ("UB", "wangfang2")):
        factories.person(unit, user_id, name="方圆 Fang Yuan")
        names.remember(unit, user_id, aliases(["方圆 Fang Yuan"], handle))
    sales = factories.team(unit, manager="UBOSS", name="Sales", channel_id="C9")
    factories.person(unit, "UC", name="方圆 Fang Yuan")
    factories.member(unit, sales, "UC")

    answer = words_of(commands.add(unit, "@方圆 周五前提交报告", None))

    for choice in ("(@fang.wang)", "(@wangfang2)", "(Sales)"):
        assert f"方圆 Fang Yuan {choice}" in answer

    commands.add(unit, "call the office by Friday", None)
    with pytest.raises(commands.SeveralNamedError) as refused:
        commands.change(unit, 2, "@方圆")

    assert "方圆 Fang Yuan (@wangfang2)" in str(refused.value.params["people"])
