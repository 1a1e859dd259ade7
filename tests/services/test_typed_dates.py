"""Dates are typed in many places, and understood, asked about and refused alike in all of them.

It is Monday 2026-11-23 in UTC; everybody reads English, whose 5/6 can be either.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.domain.absence_words import NotUnderstoodError
from bot.domain.absences import Span
from bot.domain.errors import FieldError
from bot.i18n import translator
from bot.services import (
    absences,
    digests,
    followup_dialogs,
    form_dates,
    minutes_preview,
    special_meetings,
)
from bot.services import followup_commands as commands
from bot.services.followup_dialogs import Origin
from bot.views.closing import EntryForm
from bot.views.digests import TimeChoice
from bot.views.followup_forms import FollowupForm
from bot.views.special_meetings import Offer
from tests.followups import named, office
from tests.minutes import opened
from tests.units import Works
from tests.words import words_of

FRIDAY = date(2026, 11, 27)
ENGLISH = translator("en")
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
    said = " ".join([words_of(view), *_all(view, "initial_value")])
    day = next(date.fromisoformat(one) for one in _all(view, "initial_date"))
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


@pytest.mark.parametrize(
    ("words", "offered", "topic", "day"),
    [
        ("on 5/6", 1, "budget", "2027-06-05"),
        ("on 30 Feb", 0, "budget", "2027-02-28"),
        ("on 20 November 2026", 0, "budget", "2026-11-23"),
        ("on 5/6", -1, "budget on 5/6", "2026-11-24"),
        ("next week", 0, "budget", "2026-11-30"),
        ("last Friday", 1, "budget last Friday", "2026-11-24"),
    ],
)
def test_the_form_of_a_special_meeting_has_what_was_chosen(
    work: Works, words: str, offered: int, topic: str, day: str
) -> None:
    """As if it had been typed; another day is chosen in the form, which keeps all the words."""
    unit, _ = office(work)
    question = special_meetings.ask_day(unit, "C1", f"budget {words}")
    assert question is not None
    button = Offer.decoded(_all(question.blocks, "value")[offered])

    view = special_meetings.modal_of(unit, "C1", button)

    assert _all(view, "initial_date") == [day]
    assert topic in _all(view, "initial_value")


def test_a_time_of_a_special_meeting_that_may_be_two_is_asked_about(work: Works) -> None:
    """Six in the morning or in the evening, on the clock of whoever calls it."""
    unit, _ = office(work, timezone="Asia/Shanghai")
    question = special_meetings.ask_day(unit, "C1", "预算会 Friday at 6")
    assert question is not None
    morning, evening, _other = (Offer.decoded(one) for one in _all(question.blocks, "value"))

    assert "06:00" in words_of(question)
    assert "14:00" in _all(special_meetings.modal_of(unit, "C1", morning), "initial_time")
    assert _all(special_meetings.modal_of(unit, "C1", evening), "initial_date") == ["2026-11-28"]


def test_a_special_meeting_without_a_date_is_a_topic(work: Works) -> None:
    """Nothing is said of dates."""
    unit, _ = office(work)

    assert special_meetings.ask_day(unit, "C1", "budget soonish") is None
    assert "🗓️" not in words_of(special_meetings.modal(unit, "C1", "budget soonish"))


def test_the_time_of_a_special_meeting_is_on_the_clock_of_whoever_calls_it(work: Works) -> None:
    """Three in the afternoon in UTC is eleven at night for a team in Shanghai."""
    unit, _ = office(work, timezone="Asia/Shanghai")
    view = special_meetings.modal(unit, "C1", "预算会 <@U2|mei> 明天下午三点")

    assert _all(view, "initial_date") == ["2026-11-24"]
    assert "23:00" in _all(view, "initial_time")
    assert "预算会 @U2" in str(view)


@pytest.mark.parametrize("words", ["Friday", "周五", "11月27日", "27 November"])
def test_an_absence_is_understood_and_repeated(work: Works, words: str) -> None:
    """One day, in either language."""
    unit, _ = office(work)

    assert "Fri 27 Nov" in words_of(absences.note(unit, words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5/6", ["6 May", "5 Jun"]),
        ("20 November 2026", ["Fri 20 Nov is over", "Fri 27 Nov"]),
        ("2月30号", ["“2月30号” is no day", "Sun 28 Feb"]),
        ("28 Dec to 31 Feb", ["Mon 28 Dec to Sun 28 Feb 2027"]),
        ("from Friday", ["from Fri 27 Nov on. Until when?", "Fri 27 Nov to Fri 4 Dec"]),
        ("24 Dec to 5/1", ["to Tue 5 Jan 2027", "to Sat 1 May 2027"]),
    ],
)
def test_an_absence_that_is_not_clear_is_asked_with_the_days_on_buttons(
    work: Works, words: str, expected: list[str]
) -> None:
    """As everywhere; nothing is noted before one is chosen."""
    unit, _ = office(work)

    asked = words_of(absences.note(unit, words))

    assert all(one in asked for one in [*expected, "Other days"])
    assert "have noted no absence" in words_of(absences.listing(unit))


def test_a_day_of_absence_that_is_pressed_twice_is_noted_once(work: Works) -> None:
    """For whoever presses it, and nobody else."""
    unit, _ = office(work)
    chosen = Span(date(2027, 2, 28), date(2027, 2, 28))

    for _press in range(2):
        assert "Sun 28 Feb" in words_of(absences.note_days(unit, chosen))

    assert words_of(absences.listing(unit)).count("28 Feb") == 1
    assert "28 Feb" not in words_of(absences.listing(work(actor="U2")))


def test_words_that_are_no_days_are_refused(work: Works) -> None:
    """With an example."""
    unit, _ = office(work)

    with pytest.raises(NotUnderstoodError):
        absences.note(unit, "soonish")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Friday 9am", "Friday"),
        ("周五 9:00", "Friday"),
        ("Friday at 7 o'clock", "Which time"),
    ],
)
def test_the_time_of_the_digest_is_understood_or_asked(
    work: Works, words: str, expected: str
) -> None:
    """Seven in the morning or in the evening stand on buttons."""
    unit, _ = office(work)

    assert expected in words_of(digests.change_time(unit, words, "C1"))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("5/6 9am", ["Thursday, 09:00", "Saturday, 09:00"]),
        ("27 November", ["Friday, 09:00"]),
        ("明天9点", ["Tuesday, 09:00"]),
        ("yesterday 8:00", ["Sunday, 08:00"]),
        ("next week", ["Monday, 09:00", "Friday, 09:00"]),
        ("2月30号 9点", ["Sunday, 09:00"]),
    ],
)
def test_a_digest_does_not_come_on_a_date_but_every_week(
    work: Works, words: str, offered: list[str]
) -> None:
    """The weekdays of the dates that are meant stand on buttons; one of them is then taken."""
    unit, team = office(work)
    asked = digests.change_time(unit, words, "C1")
    buttons = [TimeChoice.decoded(one) for one in _all(asked.blocks, "value")]

    assert words in words_of(asked)
    assert [
        ENGLISH("digests.time.choice", weekday=ENGLISH.weekday(one.weekday), time=one.at)
        for one in buttons
    ] == offered
    for _press in range(2):
        digests.choose_time(unit, buttons[-1], "C1")
    assert (team.digest_weekday, team.digest_time) == (buttons[-1].weekday, buttons[-1].at)


@pytest.mark.parametrize("words", ["soonish", "report by Friday 27 November"])
def test_a_digest_does_not_come_soonish(work: Works, words: str) -> None:
    """Nor when something else is said."""
    unit, _ = office(work)

    with pytest.raises(digests.TimeNotUnderstoodError):
        digests.change_time(unit, words, "C1")


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


def _all(part: Any, key: str) -> list[str]:
    if isinstance(part, list):
        return [found for item in part for found in _all(item, key)]
    if not isinstance(part, dict):
        return []
    own = [part[key]] if key in part else []
    return own + [found for value in part.values() for found in _all(value, key)]
