"""Follow-ups are pursued on workdays at nine, and no more than agreed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.followups import (
    NUDGED,
    Colour,
    FollowupState,
    FollowupStateError,
    FollowupVerb,
    Snooze,
    SnoozeError,
    colour,
    escalation_at,
    next_nudge_at,
    overdue_workdays,
    snoozed_until,
    state_after,
)
from bot.domain.localtime import local, to_utc
from bot.domain.workdays import Workdays

CHINA = Workdays("CN")
SHANGHAI, BERLIN, NEW_YORK = "Asia/Shanghai", "Europe/Berlin", "America/New_York"
OPEN = FollowupState.OPEN
WEDNESDAY = date(2026, 11, 25)


def _at(day: date, at: time = time(12), zone: str = SHANGHAI) -> datetime:
    return to_utc(day, at, zone)


def _shown(instant: datetime | None, zone: str = SHANGHAI) -> str:
    return f"{local(instant, zone):%a %m-%d %H:%M}" if instant else "never"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 11, 24), Colour.BLUE),
        (date(2026, 11, 25), Colour.YELLOW),
        (date(2026, 11, 26), Colour.RED),
    ],
)
def test_three_colours(today: date, expected: Colour | None) -> None:
    """Blue a workday before, yellow on the day, red after it."""
    assert colour(_at(WEDNESDAY, time(18)), _at(today), SHANGHAI, CHINA) == expected


def test_blue_reaches_over_the_weekend() -> None:
    """Due on Monday, it is blue from Friday on."""
    due_at = _at(date(2026, 11, 23), time(18))
    shown = [colour(due_at, _at(date(2026, 11, day)), SHANGHAI, CHINA) for day in (19, 20, 22)]
    assert shown == [None, Colour.BLUE, Colour.BLUE]


def test_without_a_date_there_is_no_colour() -> None:
    """Nothing can be late."""
    assert colour(None, _at(WEDNESDAY), SHANGHAI, CHINA) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (_at(date(2026, 11, 20)), "Tue 11-24 09:00"),
        (_at(date(2026, 11, 24), time(8, 59)), "Tue 11-24 09:00"),
        (_at(date(2026, 11, 24), time(9)), "Wed 11-25 09:00"),
        (_at(date(2026, 11, 25)), "Thu 11-26 09:00"),
        (_at(date(2026, 11, 27)), "Mon 11-30 09:00"),
    ],
)
def test_nudges_come_before_on_and_after_the_day(now: datetime, expected: str) -> None:
    """On workdays at nine, until it is done."""
    assert _shown(next_nudge_at(WEDNESDAY, OPEN, now, SHANGHAI, CHINA)) == expected


def test_no_nudge_on_a_holiday_but_on_a_make_up_day() -> None:
    """After the National Day week and on the Saturday that pays for it."""
    due = date(2026, 9, 28)
    first = next_nudge_at(due, OPEN, _at(date(2026, 9, 30)), SHANGHAI, CHINA)
    second = next_nudge_at(due, OPEN, _at(date(2026, 10, 9)), SHANGHAI, CHINA)
    assert [_shown(first), _shown(second)] == ["Thu 10-08 09:00", "Sat 10-10 09:00"]


def test_no_nudge_during_absence_or_snooze() -> None:
    """Absences one after another are waited for, and so is the later of the two."""
    away = [(date(2026, 11, 30), date(2026, 12, 2)), (date(2026, 11, 26), date(2026, 11, 27))]
    now = _at(WEDNESDAY)
    absent = next_nudge_at(WEDNESDAY, OPEN, now, SHANGHAI, CHINA, absences=away)
    asleep = next_nudge_at(
        WEDNESDAY, OPEN, now, SHANGHAI, CHINA, snoozed_until=date(2026, 12, 4), absences=away
    )
    assert [_shown(absent), _shown(asleep)] == ["Thu 12-03 09:00", "Fri 12-04 09:00"]


def test_an_absence_without_end_ends_the_nudges() -> None:
    """Somebody who has left is not nudged in another millennium."""
    away = [(date(2026, 1, 1), date.max)]
    assert next_nudge_at(WEDNESDAY, OPEN, _at(WEDNESDAY), SHANGHAI, CHINA, absences=away) is None


@pytest.mark.parametrize("state", [state for state in FollowupState if state not in NUDGED])
def test_only_who_can_act_is_nudged(state: FollowupState) -> None:
    """Not who waits for a reviewer or is blocked, and not for what is over."""
    assert next_nudge_at(WEDNESDAY, state, _at(WEDNESDAY), SHANGHAI, CHINA) is None


def test_without_a_date_nobody_is_nudged() -> None:
    """The writer is asked for a date instead."""
    assert next_nudge_at(None, OPEN, _at(WEDNESDAY), SHANGHAI, CHINA) is None


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(
    DAYS,
    st.sampled_from(sorted(NUDGED)),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
    st.sampled_from([SHANGHAI, BERLIN, NEW_YORK]),
    st.sampled_from([CHINA, Workdays(), Workdays("IL")]),
    st.none() | DAYS,
    st.lists(st.tuples(DAYS, DAYS), max_size=4),
)
def test_a_nudge_is_always_at_nine_on_a_day_at_work(
    due: date,
    state: FollowupState,
    now: datetime,
    zone: str,
    workdays: Workdays,
    snoozed: date | None,
    absences: list[tuple[date, date]],
) -> None:
    """After now, local time, on a workday, not absent, not snoozed, not before the time."""
    found = next_nudge_at(due, state, now, zone, workdays, snoozed_until=snoozed, absences=absences)
    assert found is not None
    shown = local(found, zone)
    assert found > now
    assert shown.time() == time(9)
    assert workdays.is_workday(shown.date())
    assert shown.date() >= max(workdays.previous_workday(due), snoozed or date.min)
    assert not any(first <= shown.date() <= last for first, last in absences)


@pytest.mark.parametrize(
    ("choice", "today", "expected"),
    [
        (Snooze.ONE_WORKDAY, date(2026, 11, 27), date(2026, 11, 30)),
        (Snooze.THREE_WORKDAYS, date(2026, 11, 25), date(2026, 11, 30)),
        (Snooze.NEXT_WEEK, date(2026, 11, 23), date(2026, 11, 30)),
        (Snooze.NEXT_WEEK, date(2026, 11, 29), date(2026, 11, 30)),
        (Snooze.NEXT_WEEK, date(2026, 9, 29), date(2026, 10, 8)),
    ],
)
def test_snoozing(choice: Snooze, today: date, expected: date) -> None:
    """Counted in workdays; next week begins with its first workday."""
    assert snoozed_until(choice, 0, today, CHINA) == expected


def test_the_third_snooze_needs_the_manager() -> None:
    """Twice on one's own, then by agreement."""
    with pytest.raises(SnoozeError) as refused:
        snoozed_until(Snooze.ONE_WORKDAY, 2, WEDNESDAY, CHINA)
    assert refused.value.params == {"most": 2}
    agreed = snoozed_until(Snooze.ONE_WORKDAY, 2, WEDNESDAY, CHINA, manager_agreed=True)
    assert agreed == date(2026, 11, 26)


def test_escalation_to_the_manager_then_to_the_parent_team() -> None:
    """On the second and the fifth overdue workday at nine, once each."""
    found = [escalation_at(WEDNESDAY, level, BERLIN, CHINA) for level in range(3)]
    assert [_shown(at, BERLIN) for at in found] == ["Fri 11-27 09:00", "Wed 12-02 09:00", "never"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 11, 24), 0), (WEDNESDAY, 0), (date(2026, 11, 27), 2), (date(2026, 11, 29), 2)],
)
def test_overdue_is_counted_in_workdays(today: date, expected: int) -> None:
    """A weekend adds nothing."""
    assert overdue_workdays(WEDNESDAY, today, CHINA) == expected


@given(DAYS, st.integers(0, 1))
def test_escalation_comes_when_as_many_workdays_are_overdue(due: date, level: int) -> None:
    """The message can say the number of the rule."""
    at = escalation_at(due, level, SHANGHAI, CHINA)
    assert at is not None
    assert overdue_workdays(due, local(at, SHANGHAI).date(), CHINA) == (2, 5)[level]


@pytest.mark.parametrize(
    ("state", "verb", "needs_review", "expected"),
    [
        (OPEN, FollowupVerb.START, False, FollowupState.IN_PROGRESS),
        (OPEN, FollowupVerb.FINISH, False, FollowupState.DONE),
        (FollowupState.IN_PROGRESS, FollowupVerb.FINISH, True, FollowupState.IN_REVIEW),
        (FollowupState.BLOCKED, FollowupVerb.FINISH, False, FollowupState.DONE),
        (FollowupState.IN_REVIEW, FollowupVerb.CONFIRM, True, FollowupState.DONE),
        (FollowupState.IN_REVIEW, FollowupVerb.SEND_BACK, True, FollowupState.IN_PROGRESS),
        (OPEN, FollowupVerb.BLOCK, False, FollowupState.BLOCKED),
        (FollowupState.BLOCKED, FollowupVerb.UNBLOCK, False, FollowupState.IN_PROGRESS),
        (FollowupState.IN_REVIEW, FollowupVerb.CANCEL, False, FollowupState.CANCELLED),
        (FollowupState.DONE, FollowupVerb.REOPEN, False, OPEN),
    ],
)
def test_a_followup_moves_on(
    state: FollowupState, verb: FollowupVerb, needs_review: bool, expected: FollowupState
) -> None:
    """Open, in progress, done, with a reviewer's yes where one is asked for."""
    assert state_after(state, verb, needs_review=needs_review) is expected


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (FollowupState.DONE, FollowupVerb.FINISH),
        (FollowupState.CANCELLED, FollowupVerb.FINISH),
        (FollowupState.DONE, FollowupVerb.CANCEL),
        (OPEN, FollowupVerb.CONFIRM),
        (FollowupState.IN_REVIEW, FollowupVerb.FINISH),
        (OPEN, FollowupVerb.REOPEN),
    ],
)
def test_what_cannot_be_done_is_refused(state: FollowupState, verb: FollowupVerb) -> None:
    """A second click on *Done* is told that it is done."""
    with pytest.raises(FollowupStateError) as refused:
        state_after(state, verb)
    assert refused.value.params == {"verb": verb.value, "state": state.value}


@given(st.sampled_from(FollowupState), st.sampled_from(FollowupVerb), st.booleans())
def test_no_verb_leaves_things_as_they_are(
    state: FollowupState, verb: FollowupVerb, needs_review: bool
) -> None:
    """Whatever is allowed changes the state, so that history says something."""
    try:
        following = state_after(state, verb, needs_review=needs_review)
    except FollowupStateError:
        return
    assert following is not state


def test_nudges_keep_their_local_time_when_clocks_change() -> None:
    """Nine in New York before and after the end of summer time."""
    due = date(2026, 10, 30)
    first = next_nudge_at(due, OPEN, _at(due, zone=NEW_YORK), NEW_YORK, Workdays())
    assert first is not None
    assert first - _at(due, time(9), NEW_YORK) == timedelta(days=3, hours=1)
