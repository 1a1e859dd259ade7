"""Owners called by name in the thread: who is meant, who is asked about."""

from datetime import date

import pytest

from bot.domain.capture import EntryKind
from bot.i18n import translator
from bot.services import gaps
from tests import factories
from tests.minutes import Thread, opened
from tests.units import Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting with Ana, two people called Li, and somebody of another department."""
    thread = opened(work)
    unit = work(actor="U1")
    for user_id, name in (
        ("U6", "Ana García"),
        ("U7", "Li Wei"),
        ("U8", "Li Na"),
        ("U9", "王芳"),
    ):
        factories.person(unit, user_id, name=name)
        factories.attendance(unit, thread.meeting, user_id)
    factories.person(unit, "UFAR", name="Sam Carter")
    factories.person(unit, "UGONE", name="Tom Hill", deleted=True)
    work.commit()
    return thread


@pytest.mark.parametrize(
    ("line", "text", "owners"),
    [
        ("action: Ana to send the report by Friday", "send the report", ["U6"]),
        ("action: @Li Wei send the report by Friday", "send the report", ["U7"]),
        ("待办：王芳整理名单 周五前", "整理名单", ["U9"]),
        ("待办：小王整理名单 周五前", "整理名单", ["U9"]),
        ("待办：请王经理周五前整理名单", "整理名单", ["U9"]),
        ("TODO Ana and 王芳 to book a room by Friday", "book a room", ["U6", "U9"]),
        ("Action (Ana): book a room by Friday", "book a room", ["U6"]),
        ("action: book a room (Ana) by Friday", "book a room", ["U6"]),
        ("action: Sam Carter to book a room by Friday", "book a room", ["UFAR"]),
    ],
)
def test_a_name_that_fits_one_person_makes_him_the_owner(
    thread: Thread, line: str, text: str, owners: list[str]
) -> None:
    """Nothing is asked, and the name is not repeated in the text."""
    _, answer = thread.say(line)

    assert answer is None
    assert thread.followup(1).text == text
    assert sorted(thread.owners(1)) == owners


def test_a_surname_that_several_have_is_asked_about(work: Works, thread: Thread) -> None:
    """小王 may be either of two people called 王."""
    unit = work(actor="U1")
    factories.person(unit, "U10", name="王伟")
    factories.attendance(unit, thread.meeting, "U10")
    work.commit()

    _, answer = thread.say("待办：小王周五前整理名单")

    assert "王芳" in words_of(answer)
    assert "王伟" in words_of(answer)
    assert thread.owners(1) == []


def test_several_who_fit_are_the_first_choices(thread: Thread) -> None:
    """One press settles it, and the name leaves the text."""
    _, answer = thread.say("action: Li to send the report by Friday")

    assert ENGLISH("common.name.unsure", name="Li") in words_of(answer)
    assert "Li Wei" in words_of(answer)
    assert "Li Na" in words_of(answer)
    assert thread.owners(1) == []

    done = gaps.assign(thread.works(actor="U2"), thread.id_of("Li"), "U8")

    assert "⚠️" not in words_of(done)
    assert thread.owners(1) == ["U8"]
    assert thread.followup(1).text == "send the report"


def test_a_name_that_nobody_has_is_said_and_asked_about(thread: Thread) -> None:
    """It is kept, nobody is given it, and whoever is picked takes the place of the name."""
    _, answer = thread.say("action: @Nobody send the report by Friday")

    assert ENGLISH("common.name.unknown", name="@Nobody") in words_of(answer)
    assert thread.followup(1).text == "@Nobody send the report"

    gaps.assign(thread.works(actor="U2"), thread.id_of("Nobody"), "U6")

    assert (thread.followup(1).text, thread.owners(1)) == ("send the report", ["U6"])


@pytest.mark.parametrize(
    "line", ["待办：@小明 12月1日前交报告", "待办：@小明12月1日前交报告", "待办：@小明周五前交报告"]
)
def test_an_unknown_name_ends_where_the_date_began(thread: Thread, line: str) -> None:
    """The date goes, and the verb behind it does not become part of the name."""
    _, answer = thread.say(line)

    assert ENGLISH("common.name.unknown", name="@小明") in words_of(answer)

    gaps.assign(thread.works(actor="U2"), thread.id_of("小明"), "U8")

    assert thread.owners(1) == ["U8"]
    assert thread.followup(1).text == "交报告"


def test_an_unknown_name_beside_a_known_one_is_asked_about_too(thread: Thread) -> None:
    """Whoever is picked joins the owner who is known."""
    _, answer = thread.say("action: @Ana and @Nobody send the report by Friday")

    assert ENGLISH("common.name.unknown", name="@Nobody") in words_of(answer)
    assert thread.owners(1) == ["U6"]

    gaps.assign(thread.works(actor="U2"), thread.id_of("Nobody"), "U9")

    assert sorted(thread.owners(1)) == ["U6", "U9"]
    assert "Nobody" not in thread.followup(1).text


def test_whoever_has_left_is_nobody(thread: Thread) -> None:
    """His name is as unknown as any other."""
    _, answer = thread.say("action: @Tom Hill send the report by Friday")

    assert ENGLISH("common.name.unknown", name="@Tom") in words_of(answer)


def test_a_name_in_doubt_that_was_settled_is_not_asked_about_again(thread: Thread) -> None:
    """The line is edited elsewhere: the owner stays, and the name stays out of the text."""
    ts, _ = thread.say("action: @Nobody send the report by Friday")
    gaps.assign(thread.works(actor="U2"), thread.id_of("Nobody"), "U6")
    answer = thread.edit(ts, "action: @Nobody send the Q3 report by Friday")

    assert answer is None
    assert (thread.followup(1).text, thread.owners(1)) == ("send the Q3 report", ["U6"])


def test_a_name_corrected_in_the_message_changes_the_owner(thread: Thread) -> None:
    """As a mention would."""
    ts, _ = thread.say("action: Ana to send the report by Friday")
    thread.edit(ts, "action: 王芳 to send the report by Friday")

    assert thread.owners(1) == ["U9"]


def test_a_day_in_an_at_is_no_name(thread: Thread) -> None:
    """`@noon` belongs to the date."""
    _, answer = thread.say("action: Ana to call the supplier on Friday @noon")

    assert "nobody called" not in words_of(answer)


def test_names_in_decisions_and_notes_stay_words(thread: Thread) -> None:
    """Only what is to be done has an owner."""
    _, answer = thread.say("decision: @Nobody signs contracts\nnote: Li was late")

    assert answer is None
    assert [one.kind for one in thread.entries()] == [EntryKind.DECISION, EntryKind.NOTE]


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("todo: Dave to send the deck by Friday", "Dave", "send the deck"),
        ("Action (Dave): send the deck by Friday", "Dave", "send the deck"),
        ("待办：李雷周五前交报告", "李雷", "交报告"),
    ],
)
def test_a_plain_name_that_nobody_has_is_said_and_asked_about(
    thread: Thread, line: str, name: str, text: str
) -> None:
    """Whoever is picked takes its place, and keeps it when the line is edited."""
    ts, answer = thread.say(line)
    assert ENGLISH("common.name.unknown", name=name) in words_of(answer)
    assert thread.owners(1) == []

    gaps.assign(thread.works(actor="U2"), thread.id_of(name), "U6")
    assert (thread.followup(1).text, thread.owners(1)) == (text, ["U6"])

    thread.edit(ts, line.replace("Friday", "Thursday").replace("周五", "周四"))
    assert (thread.followup(1).text, thread.owners(1)) == (text, ["U6"])
    assert thread.followup(1).due_on == date(2026, 11, 26)


def test_a_name_that_nobody_has_is_asked_about_beside_one_that_is_known(thread: Thread) -> None:
    """Ana has it; Dave may be somebody else too."""
    _, answer = thread.say("todo: Ana and Dave to send the deck by Friday")
    assert ENGLISH("common.name.unknown", name="Dave") in words_of(answer)

    gaps.assign(thread.works(actor="U2"), thread.id_of("Dave"), "U9")

    assert (thread.followup(1).text, thread.owners(1)) == ("send the deck", ["U6", "U9"])


def test_a_name_said_twice_is_asked_about_once(thread: Thread) -> None:
    """Nobody reads the same question again and again."""
    _, answer = thread.say("todo: @Dave to ask @Ana, @Dave to send the deck by Friday")
    assert words_of(answer).count(ENGLISH("common.name.unknown", name="@Dave")) == 1


@pytest.mark.parametrize("line", ["todo: Team to send the deck by Friday", "待办：张贴公告 周五前"])
def test_a_line_that_names_nobody_asks_only_who(thread: Thread, line: str) -> None:
    """Nothing in it is taken for a name."""
    _, answer = thread.say(line)

    assert "nobody called" not in words_of(answer)
