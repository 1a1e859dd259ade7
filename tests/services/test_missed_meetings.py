"""The bot was not there when meetings should have begun: they are recorded and asked about once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from bot.domain.meetings import MeetingState
from bot.services import agenda, digest_cards, meetings, planning, readers
from storage import meetings as stored
from storage import outbox
from storage.agenda import AgendaKind
from storage.meetings import Meeting
from storage.series import Series
from storage.teams import Team
from storage.work import EVERYWHERE
from tests import factories
from tests.clock import MovableClock
from tests.office import shown
from tests.outbox import posted
from tests.units import WORKSPACE, Works

WEEK = timedelta(weeks=1)
Come = Callable[[timedelta], list[Meeting]]


@pytest.fixture
def team(work: Works) -> Team:
    """A team that U1 manages."""
    unit = work()
    factories.person(unit, "U1")
    return factories.team(unit, "U2")


@pytest.fixture
def rule(work: Works, team: Team) -> Series:
    """Wednesdays at 10:00 UTC for an hour, the next time on the 25th."""
    rule = factories.series(work(), team, "U1", "U2")
    planning.plan_next(work(), rule)
    work.commit()
    return rule


@pytest.fixture
def come_back(work: Works, clock: MovableClock, rule: Series) -> Come:
    """`come_back(after)`: the bot runs again so long after the first meeting's time.

    Gives all meetings of the series, in their order.
    """
    first = stored.next_of_series(work().session, planning.id_of(rule))
    assert first is not None
    start = first.starts_at

    def come(after: timedelta) -> list[Meeting]:
        clock.set(start + after)
        while meetings.open_due(work(workspace_id=EVERYWHERE), 50):
            pass
        of_series = select(Meeting).where(Meeting.series_id == rule.id)
        return list(work().session.exec(of_series.order_by(col(Meeting.starts_at))))

    return come


def states(found: list[Meeting]) -> list[tuple[date, MeetingState]]:
    """On which day each was to be, and what became of it."""
    return [(meeting.starts_at.date(), meeting.state) for meeting in found]


def asked(work: Works) -> list[outbox.OutboxMessage]:
    """What facilitators were asked about missed meetings."""
    return posted(work(), "missed:")


def test_a_meeting_that_is_still_on_is_opened(work: Works, come_back: Come) -> None:
    """Ten minutes late, and the next one is planned."""
    found = come_back(timedelta(minutes=10))

    assert states(found) == [
        (date(2026, 11, 25), MeetingState.OPEN),
        (date(2026, 12, 2), MeetingState.PLANNED),
    ]
    assert asked(work) == []


def test_several_weeks_are_recorded_and_asked_about_in_one_message(
    work: Works, come_back: Come
) -> None:
    """The latest can still be opened; the dates of the others are named."""
    found = come_back(2 * WEEK + timedelta(days=1))

    cancelled, planned = MeetingState.CANCELLED, MeetingState.PLANNED
    assert states(found) == [
        (date(2026, 11, 25), cancelled),
        (date(2026, 12, 2), cancelled),
        (date(2026, 12, 9), cancelled),
        (date(2026, 12, 16), planned),
    ]
    assert [meeting.missed_at is not None for meeting in found] == [True, True, True, False]
    (message,) = asked(work)
    assert message.key == f"missed:{found[2].id}"
    reader = readers.person(work(), "U1")
    for meeting in found[:3]:
        assert reader.date(meeting.starts_at.date()) in shown(message.content)


def test_the_one_that_is_on_when_the_bot_comes_back_is_opened_and_no_other(
    work: Works, come_back: Come
) -> None:
    """Of three weeks one meeting is opened, the one in which people sit now."""
    found = come_back(2 * WEEK + timedelta(minutes=20))

    assert [meeting.state for meeting in found] == [
        MeetingState.CANCELLED,
        MeetingState.CANCELLED,
        MeetingState.OPEN,
        MeetingState.PLANNED,
    ]
    opened = [row.key for row in posted(work(), "opening:")]
    assert opened == [f"opening:{found[2].id}"]
    assert len(asked(work)) == 1


def test_after_a_year_only_the_last_weeks_are_recorded(work: Works, come_back: Come) -> None:
    """Nobody knows any more which of the earlier ones were held."""
    found = come_back(timedelta(days=365))

    assert len(found) == 1 + 4 + 1
    assert len(asked(work)) == 1
    assert found[-1].state is MeetingState.PLANNED


def test_holidays_are_not_missed(
    work: Works, clock: MovableClock, team: Team, come_back: Come
) -> None:
    """What the calendar leaves out was never to be held; the year's end changes nothing."""
    team.country = "US"
    work.commit()
    clock.set(datetime.combine(date(2026, 12, 20), time(9), clock.now().tzinfo))

    found = come_back(6 * WEEK)

    days = [meeting.starts_at.date() for meeting in found if meeting.missed_at]
    assert date(2026, 12, 30) in days
    assert all(day.weekday() == 2 for day in days)
    assert found[-1].starts_at.date() == date(2027, 1, 13)


def test_what_was_to_be_talked_about_is_kept(work: Works, rule: Series, come_back: Come) -> None:
    """Topics of missed meetings are for the next one; opened late, a meeting has its own."""
    first = stored.next_of_series(work().session, planning.id_of(rule))
    assert first is not None
    agenda.add(work(), first, AgendaKind.TOPIC, "Budget", user_id="U2")
    work.commit()

    missed, following = come_back(timedelta(days=1))
    on_next = [item.text for item in agenda.items(work(), following)]
    meetings.open_late(work(actor="U1"), planning.id_of(missed))

    assert on_next == ["Budget"]
    assert [item.text for item in agenda.items(work(), missed)] == ["Budget"]
    assert agenda.items(work(), following) == []


def test_the_digest_tells_of_them(work: Works, team: Team, come_back: Come) -> None:
    """Which meetings the bot missed, and no more once one was opened after all."""

    def told() -> list[date]:
        unit = work()
        since = unit.now - digest_cards.WEEK
        card = digest_cards.card(unit, readers.person(unit, "U1"), team, since)
        assert not card.is_quiet
        return [one.starts_at.date() for one in card.missed.shown]

    found = come_back(WEEK + timedelta(days=1))
    before = told()
    meetings.open_late(work(actor="U1"), planning.id_of(found[1]))

    assert before == [date(2026, 12, 2), date(2026, 11, 25)]
    assert told() == [date(2026, 11, 25)]


def test_a_special_meeting_is_asked_about_too(work: Works, clock: MovableClock, team: Team) -> None:
    """It has nothing before or after it."""
    meeting = factories.meeting(work(), team, "U1", next_open_at=work().now)
    clock.set(meeting.starts_at + timedelta(days=1))

    meetings.open_due(work(workspace_id=EVERYWHERE), 50)

    assert [row.key for row in asked(work)] == [f"missed:{meeting.id}"]
    assert outbox.by_key(work().session, WORKSPACE, f"opening:{meeting.id}") is None
