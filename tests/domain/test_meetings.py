"""People are prompted and reminded in good time, by their own clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import FieldError
from bot.domain.localtime import WorkingHours, local, to_utc
from bot.domain.meetings import (
    MeetingState,
    MeetingStateError,
    MeetingVerb,
    PromptPlan,
    captures_minutes,
    next_recorder,
    prompt_at,
    remind_at,
    state_after,
    takes_updates,
)
from bot.domain.workdays import Workdays

CHINA = Workdays("CN")
SHANGHAI, BERLIN, NEW_YORK = "Asia/Shanghai", "Europe/Berlin", "America/New_York"
HOURS = WorkingHours()
PLAN = PromptPlan()
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def _shown(instant: datetime | None, zone: str) -> str:
    return f"{local(instant, zone):%a %m-%d %H:%M}" if instant else "never"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (SHANGHAI, "Fri 11-20 15:00"),
        (BERLIN, "Fri 11-20 15:00"),
        (NEW_YORK, "Fri 11-20 15:00"),  # the meeting is on his Sunday evening
    ],
)
def test_the_prompt_goes_the_workday_before_by_the_attendees_clock(
    zone: str, expected: str
) -> None:
    """One meeting, three zones, three in the afternoon for everybody."""
    start = to_utc(MONDAY, time(10), SHANGHAI)
    assert _shown(prompt_at(start, PLAN, zone, CHINA, LONG_AGO), zone) == expected


def test_the_prompt_skips_a_holiday_week() -> None:
    """After the National Day week the workday before is the last one of September."""
    start = to_utc(date(2026, 10, 8), time(10), SHANGHAI)
    found = prompt_at(start, PLAN, SHANGHAI, CHINA, LONG_AGO)
    assert _shown(found, SHANGHAI) == "Wed 09-30 15:00"


def test_a_prompt_planned_after_the_start_goes_the_day_before() -> None:
    """On the day at 15:00 is too late for a meeting at 10:00."""
    start = to_utc(MONDAY, time(10), SHANGHAI)
    found = prompt_at(start, PromptPlan(days_before=0), SHANGHAI, CHINA, LONG_AGO)
    assert _shown(found, SHANGHAI) == "Fri 11-20 15:00"


def test_a_prompt_on_the_day_itself() -> None:
    """When the time fits it is kept."""
    start = to_utc(MONDAY, time(17), SHANGHAI)
    found = prompt_at(start, PromptPlan(days_before=0), SHANGHAI, CHINA, LONG_AGO)
    assert _shown(found, SHANGHAI) == "Mon 11-23 15:00"


def test_a_meeting_set_up_late_has_its_prompt_due_already_and_a_begun_one_none() -> None:
    """Whoever sends it knows how late it is; it is useful until the meeting begins."""
    start = to_utc(MONDAY, time(10), SHANGHAI)
    late = start - timedelta(hours=1)
    found = prompt_at(start, PLAN, SHANGHAI, CHINA, late)
    assert _shown(found, SHANGHAI) == "Fri 11-20 15:00"
    assert prompt_at(start, PLAN, SHANGHAI, CHINA, start) is None


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (MONDAY, time(14), "Mon 11-23 12:00"),
        (MONDAY, time(10), "Mon 11-23 09:00"),  # two hours before is too early in the morning
        (MONDAY, time(9), "Fri 11-20 17:00"),  # no time left in the morning
        (MONDAY, time(9, 15), "Mon 11-23 09:00"),
        (MONDAY, time(22), "Mon 11-23 17:00"),  # two hours before is too late in the evening
        (date(2026, 11, 22), time(14), "Fri 11-20 17:00"),  # a meeting on a Sunday
        (date(2026, 10, 10), time(14), "Sat 10-10 12:00"),  # a make-up working Saturday
    ],
)
def test_the_reminder_comes_in_working_hours(day: date, at: time, expected: str) -> None:
    """Two hours before the start, or the nearest sound time."""
    start = to_utc(day, at, SHANGHAI)
    found = remind_at(start, PLAN, SHANGHAI, CHINA, HOURS, LONG_AGO)
    assert _shown(found, SHANGHAI) == expected


def test_nobody_is_reminded_before_he_was_prompted() -> None:
    """Prompted an hour before, there is nothing to remind of."""
    start = to_utc(MONDAY, time(14), SHANGHAI)
    prompted = start - timedelta(hours=1)
    assert remind_at(start, PLAN, SHANGHAI, CHINA, HOURS, prompted) is None


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.times(),
    st.sampled_from([SHANGHAI, BERLIN, NEW_YORK]),
    st.builds(
        PromptPlan,
        st.integers(0, 10),
        st.times(),
        st.timedeltas(timedelta(minutes=15), timedelta(days=2)),
    ),
    st.integers(-3000, 3000),
)
def test_prompts_and_reminders_are_in_time(
    day: date, at: time, zone: str, plan: PromptPlan, minutes: int
) -> None:
    """First the prompt, then the reminder in working hours, then the meeting."""
    start = to_utc(day, at, SHANGHAI)
    now = start + timedelta(minutes=minutes)
    prompted = prompt_at(start, plan, zone, CHINA, now)
    if prompted is None:
        assert now >= start
        return
    assert prompted < start
    reminded = remind_at(start, plan, zone, CHINA, HOURS, prompted)
    if reminded is not None:
        assert prompted < reminded < start
        assert CHINA.is_workday(local(reminded, zone).date())
        assert HOURS.start <= local(reminded, zone).time() <= HOURS.end


@pytest.mark.parametrize(
    ("last", "away", "expected"),
    [
        (None, (), "U1"),
        ("U1", (), "U2"),
        ("U3", (), "U1"),
        ("U1", ("U2",), "U3"),
        ("U9", (), "U1"),
        ("U1", ("U1", "U2", "U3"), None),
        ("U1", ("U2", "U3"), "U1"),
    ],
)
def test_the_recorder_rotates(
    last: str | None, away: tuple[str, ...], expected: str | None
) -> None:
    """Everybody has a turn; who is away is passed over."""
    assert next_recorder(["U1", "U2", "U3"], last, away) == expected


@pytest.mark.parametrize(
    ("state", "verb", "has_approver", "expected"),
    [
        (MeetingState.PLANNED, MeetingVerb.OPEN, False, MeetingState.OPEN),
        (MeetingState.OPEN, MeetingVerb.CLOSE, False, MeetingState.PUBLISHED),
        (MeetingState.OPEN, MeetingVerb.CLOSE, True, MeetingState.IN_REVIEW),
        (MeetingState.IN_REVIEW, MeetingVerb.APPROVE, True, MeetingState.PUBLISHED),
        (MeetingState.IN_REVIEW, MeetingVerb.SEND_BACK, True, MeetingState.OPEN),
        (MeetingState.PUBLISHED, MeetingVerb.AMEND, False, MeetingState.PUBLISHED),
        (MeetingState.PLANNED, MeetingVerb.CANCEL, False, MeetingState.CANCELLED),
    ],
)
def test_a_meeting_moves_on(
    state: MeetingState, verb: MeetingVerb, has_approver: bool, expected: MeetingState
) -> None:
    """Planned, open, in review when somebody approves, published."""
    assert state_after(state, verb, has_approver=has_approver) is expected


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (MeetingState.OPEN, MeetingVerb.OPEN),
        (MeetingState.PUBLISHED, MeetingVerb.CLOSE),
        (MeetingState.PUBLISHED, MeetingVerb.CANCEL),
        (MeetingState.CANCELLED, MeetingVerb.OPEN),
    ],
)
def test_what_is_over_stays_over(state: MeetingState, verb: MeetingVerb) -> None:
    """A second click on the same button is refused with what was asked and why."""
    with pytest.raises(MeetingStateError) as refused:
        state_after(state, verb)
    assert refused.value.params == {"verb": verb.value, "state": state.value}


def test_minutes_and_updates_are_taken_while_they_can_be() -> None:
    """Minutes while the meeting is open, updates until it closes."""
    assert [state for state in MeetingState if captures_minutes(state)] == [MeetingState.OPEN]
    assert [state for state in MeetingState if takes_updates(state)] == [
        MeetingState.PLANNED,
        MeetingState.OPEN,
    ]


@pytest.mark.parametrize(
    ("days_before", "minutes", "field"),
    [(-1, 120, "days_before"), (11, 120, "days_before"), (1, 5, "remind_before")],
)
def test_a_plan_that_cannot_be_is_refused_by_field(
    days_before: int, minutes: int, field: str
) -> None:
    """The modal can show what is wrong where it is wrong."""
    with pytest.raises(FieldError) as refused:
        PromptPlan(days_before, time(9), timedelta(minutes=minutes))
    assert refused.value.field == field
