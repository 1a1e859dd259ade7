"""A new date for a follow-up, typed: understood, asked about when it is not clear, never guessed.

It is Monday 2026-11-23 in UTC. U1 manages the team and gave F-1 to U3, due on Friday.
"""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.followups import Snooze
from bot.i18n import translator
from bot.services import followup_commands as commands
from bot.services import followup_delays as delays
from bot.services import followup_questions as questions
from bot.services.followup_records import NotAllowedError, by_number, id_of
from bot.views.followup_questions import Asking, DueChosen, SnoozeChosen
from bot.views.kit import Message
from storage.work import Work
from tests.followups import given, kinds, named, office
from tests.units import Works
from tests.words import words_of

Typed = Callable[[Work, int, str], Message]
ENGLISH = translator("en")
FRIDAY = date(2026, 11, 27)
MISSING = ENGLISH("followups.ask_due.missing")
UNCHANGED = ENGLISH("followups.so_far.unchanged", number="*F-1*")


@pytest.fixture
def unit(work: Works) -> Work:
    """U1 at work; F-1 is to send the report."""
    unit, team = office(work)
    given(unit, team, "U3", text="send the report")
    return unit


@pytest.fixture
def owner(work: Works, unit: Work) -> Work:
    """U3 at work, who may only ask for more time."""
    assert by_number(unit, 1).due_on == FRIDAY
    return work(actor="U3")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("30 Feb", "Sun 28 Feb 2027"),
        ("2月30日", "Sun 28 Feb 2027"),
        ("to 31 November", "Mon 30 Nov"),
        ("改到11月31日", "Mon 30 Nov"),
        ("before 5/6", "Thu 6 May 2027"),
    ],
)
@pytest.mark.parametrize("verb", [commands.change, commands.postpone])
def test_a_date_that_is_not_clear_is_asked_about_and_the_text_stays(
    unit: Work, words: str, offered: str, verb: Typed
) -> None:
    """Nothing changes until one of the days is chosen."""
    said = words_of(verb(unit, 1, words))

    assert offered in said
    assert UNCHANGED in said
    assert (named(unit, 1).text, named(unit, 1).due_on) == ("send the report", FRIDAY)


def test_an_owner_is_asked_the_same_and_his_answer_asks_the_manager(owner: Work) -> None:
    """He may not move the date himself."""
    said = words_of(commands.change(owner, 1, "31 November"))
    assert "Mon 30 Nov" in said

    chosen = DueChosen(1, date(2026, 11, 30))
    answer = words_of(questions.choose_due(owner, Asking(1, due=True, is_change=True), chosen))

    assert ENGLISH("followups.answer.extend_asked", number="*F-1*", date="Mon 30 Nov") in answer
    assert named(owner, 1).due_on == FRIDAY


def test_a_day_that_is_over_is_questioned_without_calling_it_recorded(unit: Work) -> None:
    """It was recorded long ago; when a day is chosen it is changed."""
    said = words_of(commands.change(unit, 1, "yesterday"))
    assert UNCHANGED in said
    assert "recorded" not in said
    assert ENGLISH("followups.ask_due.past", date="Sun 22 Nov") in said

    asked = Asking.decoded(Asking(1, due=True, is_change=True).encoded("due"))
    answer = words_of(questions.choose_due(unit, asked, DueChosen(1, date(2026, 12, 4))))

    assert "is changed" in answer
    assert "Fri 4 Dec" in answer


def test_new_words_are_kept_while_the_date_beside_them_is_asked_about(unit: Work) -> None:
    """The answer says that something was changed."""
    said = words_of(commands.change(unit, 1, "send both reports before 5/6"))

    assert ENGLISH("followups.so_far.changed", number="*F-1*") in said
    assert named(unit, 1).text.startswith("send both reports")


def test_postponing_moves_the_date(unit: Work) -> None:
    """In either language."""
    commands.postpone(unit, 1, "到下周五")

    assert (named(unit, 1).text, named(unit, 1).due_on) == ("send the report", date(2026, 12, 4))


@pytest.mark.parametrize("words", ["", "3 days", "3天"])
def test_postponing_without_a_date_asks_for_one(unit: Work, words: str) -> None:
    """Three days from when is not guessed."""
    said = words_of(commands.postpone(unit, 1, words))

    assert MISSING in said
    assert (named(unit, 1).text, named(unit, 1).due_on) == ("send the report", FRIDAY)


def test_postponing_takes_nothing_but_a_date(unit: Work) -> None:
    """Other words are neither lost nor taken for a new text."""
    words = "next Friday because Mei is ill"
    with pytest.raises(commands.NotOnlyDateError) as refused:
        commands.postpone(unit, 1, words)

    assert refused.value.params == {"number": 1, "typed": words}
    assert named(unit, 1).due_on == FRIDAY


def test_who_has_no_part_in_it_is_not_asked_for_a_date(work: Works, unit: Work) -> None:
    """He is told that it is not his to change."""
    assert named(unit, 1).due_on == FRIDAY
    with pytest.raises(NotAllowedError):
        commands.postpone(work(actor="U2"), 1, "30 Feb")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("<@U3> send it yesterday", "Sun 22 Nov"),
        ("昨天交报告", "Sun 22 Nov"),
        ("<@U3> 上周五交报告", "Fri 20 Nov"),
        ("send it last Friday.", "Fri 20 Nov"),
    ],
)
def test_a_new_follow_up_with_a_day_that_is_over_says_so_and_asks(
    unit: Work, words: str, day: str
) -> None:
    """The words stay: they may tell of something that was."""
    said = words_of(commands.add(unit, words, "C1"))

    assert ENGLISH("followups.ask_due.past", date=day) in said
    assert named(unit, 2).due_on is None


@pytest.mark.parametrize("words", ["fix yesterday's numbers", "整理昨天的会议纪要", "send it"])
def test_a_day_within_a_sentence_is_no_reason_to_ask_otherwise(unit: Work, words: str) -> None:
    """It is asked when it is due, as of every follow-up without a date."""
    said = words_of(commands.add(unit, words, "C1"))

    assert MISSING in said
    assert "is over" not in said


@pytest.mark.parametrize("typed", ["until 5/6", "到2月30号", "until last Friday", "for ever"])
def test_a_snooze_that_is_none_of_three_lengths_is_asked_about(owner: Work, typed: str) -> None:
    """With the day on which nudges would begin again."""
    asked = words_of(questions.ask_snooze(owner, 1, typed))

    assert typed in asked
    assert "1 workday (Tue 24 Nov)" in asked
    assert "3 workdays (Thu 26 Nov)" in asked
    assert "Until next week (Mon 30 Nov)" in asked


def test_a_snooze_that_is_pressed_twice_counts_once(owner: Work) -> None:
    """Only an owner can press it."""
    asked = questions.ask_snooze(owner, 1, "until Friday")
    values = [one["value"] for one in asked.blocks[-1]["elements"]]
    chosen = SnoozeChosen.decoded(values[1])

    for _press in range(2):
        assert "Thu 26 Nov" in words_of(questions.choose_snooze(owner, chosen))

    row = delays.owner_row(owner, named(owner, 1), "U3")
    assert (row.snoozes, row.snoozed_until) == (1, date(2026, 11, 26))


def test_a_snooze_that_needs_a_yes_is_asked_for_once(owner: Work) -> None:
    """The third one; the manager gets one message."""
    followup = named(owner, 1)
    for _time in range(2):
        delays.snooze(owner, followup, Snooze.ONE_WORKDAY)
    chosen = SnoozeChosen(id_of(followup), Snooze.NEXT_WEEK, 2)

    for _press in range(2):
        questions.choose_snooze(owner, chosen)

    assert kinds(owner, followup).count("asked") == 1


def test_nobody_else_can_snooze(unit: Work) -> None:
    """It is the owner's own peace."""
    with pytest.raises(NotAllowedError):
        questions.ask_snooze(unit, 1, "until Friday")
    with pytest.raises(NotAllowedError):
        questions.choose_snooze(unit, SnoozeChosen(id_of(named(unit, 1)), Snooze.NEXT_WEEK, 0))
