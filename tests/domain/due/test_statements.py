"""Sentences that say how things are on a day, with every way to write the day, are no tasks."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.due import Due
from tests.mondays import read

DAYS: Final = (
    *("Friday", "Fri", "this Friday", "next Friday", "Friday 27th", "Friday at 3pm"),
    *("tomorrow", "3 December", "Dec 3", "the 3rd of December", "the 15th", "12 Dec"),
    *("Friday, 11 December", "11 Dec at 9:30", "2026-12-03", "3/12", "3.12.2026"),
)
STATEMENTS: Final = (
    *(
        "the train leaves on {day}",
        "our flight to Oslo goes on {day}",
        "Tom flies to Rome on {day}",
    ),
    *("nobody has time on {day}", "everyone is busy on {day}", "Ana is free on {day}"),
    *("it will rain on {day}", "it might snow on {day}", "the storm reaches us on {day}"),
    *("Ana starts her new job on {day}", "Ana joins the team on {day}", "Tom retires on {day}"),
    *("the museum reopens on {day}", "the office closes early on {day}", "Schools close on {day}"),
    *("there is a strike on {day}", "we have visitors on {day}", "Ana has an exam on {day}"),
    *("the board votes on {day}", "the client plans to launch on {day}", "They pay us on {day}"),
    *("the hotel is full on {day}", "It is Tom’s turn on {day}", "the machine is idle on {day}"),
    *("Happy to hear that {day} works for everyone", "Sorry about the noise on {day}"),
    *("Thanks for your help on {day}", "I hope it goes well on {day}", "See you on {day}"),
    *("Are you free on {day}?", "Is the shop open on {day}?", "Is {day} ok for you?"),
    *("on {day} the shop is closed", "on {day} it will rain", "{day} is too early for the client"),
    *("Should the lift fail on {day}, Tom is there", "Ana says the hall is full on {day}"),
)
TASKS: Final = (
    *("Ana starts the migration on {day}", "the driver leaves the keys with Tom on {day}"),
    *("Tom has to leave the list by {day}", "Ana joins the call with the bank on {day}"),
    *("nobody has called the bank, Tom does it on {day}", "we will ship it on {day}"),
    *("Thanks for the list, please send the rest on {day}", "Can you send the list on {day}?"),
    *("on {day} send the list", "it rains in, fix the roof on {day}", "The survey closes on {day}"),
)


@settings(max_examples=400)
@given(day=st.sampled_from(DAYS), sentence=st.sampled_from(STATEMENTS))
def test_what_is_said_of_a_day_is_never_taken_for_a_deadline(day: str, sentence: str) -> None:
    """It is asked at most."""
    assert not isinstance(read(sentence.format(day=day), "en-GB"), Due)


@settings(max_examples=200)
@given(day=st.sampled_from(DAYS), sentence=st.sampled_from(TASKS))
def test_what_is_to_be_done_on_a_day_keeps_it(day: str, sentence: str) -> None:
    """Though it is built like a statement."""
    assert isinstance(read(sentence.format(day=day), "en-GB"), Due)
