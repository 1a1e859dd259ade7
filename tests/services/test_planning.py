"""Planning: the next meeting of a series and everybody's prompt and reminder."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.meetings import MeetingState
from bot.services import planning
from storage import meetings
from storage.absences import Absence
from tests import factories
from tests.units import WORKSPACE, Works

WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)


def test_the_next_meeting_is_the_rule_s_next_date_at_the_team_s_local_time(work: Works) -> None:
    """Ten o'clock in Shanghai is two in the morning in UTC."""
    unit = work()
    team = factories.team(unit, timezone="Asia/Shanghai")
    series = factories.series(unit, team, "U1")

    meeting = planning.plan_next(unit, series)

    assert meeting is not None
    assert meeting.starts_at == datetime(2026, 11, 25, 2, tzinfo=UTC)
    assert meeting.next_open_at == meeting.starts_at
    assert meeting.occurrence_on == date(2026, 11, 25)


def test_each_attendee_is_prompted_on_the_workday_before_in_his_own_zone(work: Works) -> None:
    """The same 15:00 comes first in Shanghai, then in Berlin, then in New York."""
    unit = work()
    for user_id, zone in (
        ("U2", "Asia/Shanghai"),
        ("U3", "Europe/Berlin"),
        ("U4", "America/New_York"),
    ):
        factories.person(unit, user_id, timezone=zone)
    series = factories.series(unit, factories.team(unit), "U2", "U3", "U4")

    meeting = planning.plan_next(unit, series)

    assert meeting is not None
    rows = meetings.attendances(unit.session, planning.id_of(meeting))
    assert [row.next_prompt_at for row in rows] == [
        datetime(2026, 11, 24, 7, tzinfo=UTC),
        datetime(2026, 11, 24, 14, tzinfo=UTC),
        datetime(2026, 11, 24, 20, tzinfo=UTC),
    ]


def test_a_series_that_is_set_up_late_prompts_at_once(work: Works) -> None:
    """The planned time is over; the meeting is not."""
    now = WEDNESDAY - timedelta(hours=3)
    unit = work(now=now)
    factories.person(unit, "U2")
    series = factories.series(unit, factories.team(unit), "U2")

    meeting = planning.plan_next(unit, series)

    assert meeting is not None
    guest = meetings.attendances(unit.session, planning.id_of(meeting))[0]
    assert guest.next_prompt_at == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert guest.next_prompt_at < now


def test_who_is_on_leave_that_day_is_away_and_is_not_asked(work: Works) -> None:
    """Leave is known beforehand, so nobody is prompted for a meeting he misses."""
    unit = work()
    factories.person(unit, "U2")
    unit.session.add(
        Absence(
            workspace_id=WORKSPACE,
            user_id="U2",
            starts_on=date(2026, 11, 24),
            ends_on=date(2026, 11, 25),
            created_at=unit.now,
        )
    )
    series = factories.series(unit, factories.team(unit), "U2")

    meeting = planning.plan_next(unit, series)

    assert meeting is not None
    row = meetings.attendances(unit.session, planning.id_of(meeting))[0]
    assert (row.away, row.next_prompt_at, row.next_remind_at) == (True, None, None)


def test_changing_the_rule_moves_the_planned_meeting_and_keeps_its_updates(work: Works) -> None:
    """There is one meeting to come, before and after; what was reported for it stays."""
    unit = work()
    factories.person(unit, "U2")
    series = factories.series(unit, factories.team(unit), "U2")
    before = planning.plan_next(unit, series)
    assert before is not None
    update = factories.update(unit, before, "U2")

    series.weekdays, series.local_time = [3], time(16)
    after = planning.plan_next(unit, series)

    assert after is not None
    assert after.id == before.id == update.meeting_id
    assert after.starts_at == datetime(2026, 11, 26, 16, tzinfo=UTC)


def test_nobody_is_prompted_twice_for_one_meeting(work: Works) -> None:
    """Who was prompted before the rule changed has the prompt already."""
    unit = work()
    factories.person(unit, "U2")
    series = factories.series(unit, factories.team(unit), "U2")
    meeting = planning.plan_next(unit, series)
    assert meeting is not None
    row = meetings.attendances(unit.session, planning.id_of(meeting))[0]
    row.prompted_at, row.next_prompt_at = unit.now, None

    planning.plan_next(unit, series)

    assert row.next_prompt_at is None
    assert row.next_remind_at is not None


def test_after_a_meeting_the_next_one_is_a_week_later_even_if_it_opened_early(
    work: Works,
) -> None:
    """The same date is never planned twice."""
    unit = work()
    series = factories.series(unit, factories.team(unit), "U1")
    first = planning.plan_next(unit, series)
    assert first is not None
    first.state = MeetingState.PUBLISHED

    second = planning.plan_next(unit, series)

    assert second is not None
    assert second.starts_at == first.starts_at + timedelta(weeks=1)


def test_a_series_that_is_moved_to_later_on_the_day_it_met_meets_again_next_week(
    work: Works,
) -> None:
    """It has met today; a second meeting of the day would be a special one."""
    unit = work()
    series = factories.series(unit, factories.team(unit), "U1")
    first = planning.plan_next(unit, series)
    assert first is not None
    first.state = MeetingState.OPEN

    series.local_time = time(16)
    second = planning.plan_next(unit, series, first.starts_at)

    assert second is not None
    assert second.starts_at == first.starts_at + timedelta(weeks=1, hours=6)


def test_the_recorder_goes_round_and_leaves_out_who_is_away(work: Works) -> None:
    """After U1 comes U2, but he is on leave: U3 records."""
    unit = work()
    for user_id in ("U1", "U2", "U3"):
        factories.person(unit, user_id)
    unit.session.add(
        Absence(
            workspace_id=WORKSPACE,
            user_id="U2",
            starts_on=date(2026, 12, 2),
            ends_on=date(2026, 12, 2),
            created_at=unit.now,
        )
    )
    series = factories.series(unit, factories.team(unit), "U1", "U2", "U3", rotates_recorder=True)
    first = planning.plan_next(unit, series)
    assert first is not None
    assert first.recorder_id == "U1"
    first.state, first.opened_at = MeetingState.PUBLISHED, first.starts_at

    second = planning.plan_next(unit, series)

    assert second is not None
    assert second.recorder_id == "U3"


def test_a_chinese_holiday_skips_the_meeting(work: Works) -> None:
    """National Day 2026 falls on a Thursday; the series meets a week later."""
    unit = work(now=datetime(2026, 9, 30, 9, tzinfo=UTC))
    team = factories.team(unit, timezone="Asia/Shanghai", country="CN")
    series = factories.series(unit, team, "U1", weekdays=[3], anchor=date(2026, 9, 1))

    meeting = planning.plan_next(unit, series)

    assert meeting is not None
    assert meeting.occurrence_on == date(2026, 10, 8)
