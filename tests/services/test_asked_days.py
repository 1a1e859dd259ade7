"""Days and times that are typed where no follow-up is due: meetings, absences, the digest.

What is not clear is asked about as everywhere (`test_typed_dates`). It is Monday 2026-11-23 in UTC;
everybody reads English, whose 5/6 can be either.
"""

from datetime import date

import pytest

from bot.domain.absence_words import NotUnderstoodError
from bot.domain.absences import Span
from bot.i18n import translator
from bot.services import absences, digests, special_meetings
from bot.views.digests import TimeChoice
from bot.views.special_meetings import Offer
from tests.followups import office
from tests.units import Works
from tests.words import values_of, words_of

ENGLISH = translator("en")


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
    button = Offer.decoded(values_of(question.blocks, "value")[offered])

    view = special_meetings.modal_of(unit, "C1", button)

    assert values_of(view, "initial_date") == [day]
    assert topic in values_of(view, "initial_value")


def test_a_time_of_a_special_meeting_that_may_be_two_is_asked_about(work: Works) -> None:
    """Six in the morning or in the evening, on the clock of whoever calls it."""
    unit, _ = office(work, timezone="Asia/Shanghai")
    question = special_meetings.ask_day(unit, "C1", "预算会 Friday at 6")
    assert question is not None
    morning, evening, _other = (Offer.decoded(one) for one in values_of(question.blocks, "value"))

    assert "06:00" in words_of(question)
    assert "14:00" in values_of(special_meetings.modal_of(unit, "C1", morning), "initial_time")
    assert values_of(special_meetings.modal_of(unit, "C1", evening), "initial_date") == [
        "2026-11-28"
    ]


def test_a_special_meeting_without_a_date_is_a_topic(work: Works) -> None:
    """Nothing is said of dates."""
    unit, _ = office(work)

    assert special_meetings.ask_day(unit, "C1", "budget soonish") is None
    assert "🗓️" not in words_of(special_meetings.modal(unit, "C1", "budget soonish"))


def test_the_time_of_a_special_meeting_is_on_the_clock_of_whoever_calls_it(work: Works) -> None:
    """Three in the afternoon in UTC is eleven at night for a team in Shanghai."""
    unit, _ = office(work, timezone="Asia/Shanghai")
    view = special_meetings.modal(unit, "C1", "预算会 <@U2|mei> 明天下午三点")

    assert values_of(view, "initial_date") == ["2026-11-24"]
    assert "23:00" in values_of(view, "initial_time")
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
    buttons = [TimeChoice.decoded(one) for one in values_of(asked.blocks, "value")]

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
