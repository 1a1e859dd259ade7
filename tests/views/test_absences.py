"""How absences look: Slack takes whatever stands in them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Span, Unclear, Why
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import absences as views
from bot.views.absences import AbsenceCard, MissedMeeting, Place
from sandbox.blocks import message_errors, view_errors
from tests.words import words_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en-US"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")
CHRISTMAS = Span(date(2026, 12, 24), date(2027, 1, 2))
readers = st.sampled_from([ENGLISH, CHINESE])


@pytest.mark.parametrize(
    ("reader", "span", "expected"),
    [
        (ENGLISH, CHRISTMAS, "Thu 24 Dec to Sat 2 Jan 2027"),
        (CHINESE, CHRISTMAS, "12月24日 周四至2027年1月2日 周六"),
        (ENGLISH, Span(date(2026, 11, 24), date(2026, 11, 24)), "Tue 24 Nov"),
        (CHINESE, Span(date(2026, 11, 24), date(2026, 11, 24)), "11月24日 周二"),
    ],
)
def test_days_are_said_with_their_weekdays(reader: Reader, span: Span, expected: str) -> None:
    """One day is said once."""
    assert views.in_words(reader, span) == expected


@given(readers, st.lists(st.text(), max_size=60), st.integers(0, 60), st.booleans())
def test_slack_takes_every_message(
    reader: Reader,
    titles: list[str],
    count: int,
    merged: bool,
) -> None:
    """However many meetings are missed, whatever they are called, however long the list is."""
    cards = [AbsenceCard(number, number, CHRISTMAS) for number in range(1, count + 1)]
    missed = [MissedMeeting(title, NOW + timedelta(days=1)) for title in titles]
    messages = [
        views.noted(reader, AbsenceCard(1, 1, CHRISTMAS), missed, merged=merged),
        views.listing(reader, cards),
        views.listing(reader, cards, cancelled=CHRISTMAS),
        *(
            views.ask(reader, Unclear((CHRISTMAS,) * count, why, NOW.date()), "".join(titles))
            for why in Why
        ),
        views.help_text(reader),
    ]
    assert [message_errors(**message.payload()) for message in messages] == [[]] * len(messages)


@pytest.mark.parametrize("reader", [ENGLISH, CHINESE])
def test_slack_takes_the_form(reader: Reader) -> None:
    """It carries the place where it is answered."""
    view = views.modal(reader, NOW.date(), Place("https://hooks.slack.com/commands/1"))
    assert view_errors(view) == []


def test_what_buttons_and_forms_carry_comes_back() -> None:
    """The days of a choice; where the form was opened, and whether a question stands there."""
    assert views.decoded(views.encoded(CHRISTMAS)) == CHRISTMAS
    for place in (Place("https://hooks.slack.com/1"), Place("", is_question=True)):
        assert Place.decoded(place.encoded()) == place


def test_many_missed_meetings_are_counted() -> None:
    """Ten are named."""
    missed = [MissedMeeting(f"Meeting {number}", NOW) for number in range(12)]
    said = words_of(views.noted(ENGLISH, AbsenceCard(1, 1, CHRISTMAS), missed, merged=False))
    assert "Meeting 9" in said
    assert "Meeting 10" not in said
    assert "2 more" in said
