"""Dates are typed in many places, and understood, asked about and refused alike in all of them.

It is Monday 2026-11-23 in UTC; everybody reads English, whose 5/6 can be either.
"""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.errors import FieldError
from bot.services import followup_commands as commands
from bot.services import (
    followup_dialogs,
    form_dates,
    minutes_preview,
    special_meetings,
)
from bot.services.followup_dialogs import Origin
from bot.views.closing import EntryForm
from bot.views.followup_forms import FollowupForm
from tests.followups import named, office
from tests.minutes import opened
from tests.units import Works
from tests.words import values_of, words_of

FRIDAY = date(2026, 11, 27)
Typed = Callable[[Works, str], tuple[str, date | None]]


def in_the_thread(work: Works, words: str) -> tuple[str, date | None]:
    """A line of minutes: what is asked, and the date it got."""
    thread = opened(work)
    _, answer = thread.say(f"action: <@U3> send the report {words}")
    return words_of(answer), thread.followup(1).due_on


def behind_followup(work: Works, words: str) -> tuple[str, date | None]:
    """`/followup …`: the answer, and the date it got."""
    unit, _ = office(work)
    answer = commands.add(unit, f"send the report {words}", "C1")
    return words_of(answer), named(unit, 1).due_on


def in_a_change(work: Works, words: str) -> tuple[str, date | None]:
    """`/followup change F-1 …`: the answer, and the date it has then."""
    unit, _ = office(work)
    commands.add(unit, "send it", "C1")
    answer = commands.change(unit, 1, words)
    return words_of(answer), named(unit, 1).due_on


def in_the_form(work: Works, words: str) -> tuple[str, date | None]:
    """The words of the form for a new follow-up."""
    unit, _ = office(work)
    form = FollowupForm(text=f"send the report {words}", owners=("U1",))
    answer = followup_dialogs.save_new(unit, Origin(channel_id="C1"), form)
    return words_of(answer), named(unit, 1).due_on


def in_an_entry(work: Works, words: str) -> tuple[str, date | None]:
    """The words of an entry in the last look at the minutes."""
    thread = opened(work)
    thread.say("action: <@U3> send it")
    form = EntryForm(f"send the report {words}", ("U3",), None, None)
    shown = minutes_preview.saved(work(actor="U1"), thread.place(), thread.id_of("send it"), form)
    return words_of(shown), thread.followup(1).due_on


def behind_meeting_new(work: Works, words: str) -> tuple[str, date | None]:
    """`/meeting new …`: the question, or the form with the day that it is filled with."""
    unit, _ = office(work)
    question = special_meetings.ask_day(unit, "C1", f"budget {words}")
    if question:
        return words_of(question), None
    view = special_meetings.modal(unit, "C1", f"budget {words}")
    said = " ".join([words_of(view), *values_of(view, "initial_value")])
    day = next(date.fromisoformat(one) for one in values_of(view, "initial_date"))
    return said, day if "🗓️" in said else None


WORDS: tuple[Typed, ...] = (in_the_thread, behind_followup, in_a_change, behind_meeting_new)
FORMS: tuple[Typed, ...] = (in_the_form, in_an_entry)
PLACES: tuple[Typed, ...] = (*WORDS, *FORMS)


@pytest.mark.parametrize("words", ["by Friday", "周五前", "before Fri 27 Nov", "１１月２７日前"])
@pytest.mark.parametrize("typed", PLACES)
def test_a_date_is_understood_and_repeated_with_its_weekday(
    work: Works, typed: Typed, words: str
) -> None:
    """In either language; minutes in a thread are answered by a reaction alone."""
    said, due_on = typed(work, words)

    assert due_on == FRIDAY
    assert "Fri 27 Nov" in said or typed is in_the_thread


@pytest.mark.parametrize("typed", WORDS)
def test_what_may_be_several_dates_is_asked_with_both_on_buttons(work: Works, typed: Typed) -> None:
    """Nothing is guessed."""
    said, due_on = typed(work, "before 5/6")

    assert due_on is None
    assert "Thu 6 May 2027" in said
    assert "Sat 5 Jun 2027" in said


@pytest.mark.parametrize("typed", FORMS)
def test_in_a_form_it_is_asked_below_the_field_with_an_example(work: Works, typed: Typed) -> None:
    """The field of the date is there to answer it; what was typed stays."""
    with pytest.raises(form_dates.WhichDateError) as refused:
        typed(work, "before 5/6")

    assert refused.value.field == "due_on"
    assert "Thu 6 May 2027 or Sat 5 Jun 2027" in str(refused.value.params["choices"])
    assert refused.value.params["example"] == "Thu 6 May 2027"


@pytest.mark.parametrize("words", ["before 30 Feb", "2月30号前"])
@pytest.mark.parametrize("typed", FORMS)
def test_in_a_form_a_day_that_there_is_not_is_asked_the_same_way(
    work: Works, typed: Typed, words: str
) -> None:
    """With the last day of the month."""
    with pytest.raises(form_dates.WhichDateError) as refused:
        typed(work, words)

    assert refused.value.params["choices"] == "Sun 28 Feb 2027"


@pytest.mark.parametrize("typed", WORDS)
def test_a_date_that_is_over_is_questioned(work: Works, typed: Typed) -> None:
    """And not accepted."""
    said, due_on = typed(work, "by 20 November 2026")

    assert due_on is None
    assert "over" in said or "passed" in said


@pytest.mark.parametrize("typed", FORMS)
def test_in_a_form_a_date_that_is_over_is_refused(work: Works, typed: Typed) -> None:
    """Beside the field of the date, with its weekday."""
    with pytest.raises(form_dates.OverDateError) as refused:
        typed(work, "by 20 November 2026")

    assert refused.value.params["date"] == "Fri 20 Nov"


@pytest.mark.parametrize("typed", PLACES)
def test_words_that_are_no_date_are_part_of_the_text(work: Works, typed: Typed) -> None:
    """Nobody knows when soonish is."""
    said, due_on = typed(work, "soonish")

    assert due_on is None
    assert "soonish" in said


@pytest.mark.parametrize("words", ["on 30 Feb", "2月30号"])
@pytest.mark.parametrize("typed", WORDS)
def test_a_day_that_its_month_does_not_have_is_asked_about(
    work: Works, typed: Typed, words: str
) -> None:
    """The last one is offered."""
    said, due_on = typed(work, words)

    assert due_on is None
    assert "Sun 28 Feb 2027" in said


def test_a_form_that_names_people_gives_it_to_them(work: Works) -> None:
    """When nobody else was picked."""
    unit, _ = office(work)
    form = FollowupForm(text="<@U2> send the report by Friday", owners=("U1",))
    followup_dialogs.save_new(unit, Origin(channel_id="C1"), form)

    assert named(unit, 1).text == "send the report"


def test_errors_of_forms_name_the_field_of_the_date() -> None:
    """Both forms call it the same."""
    errors: tuple[type[FieldError], ...] = (form_dates.WhichDateError, form_dates.OverDateError)

    assert {one.field for one in errors} == {"due_on"}
