"""Nudges and reports: bundled, at working hours, up to date, and each once."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.followups import Snooze
from bot.services import followup_buttons, followup_delays, nudges
from bot.services import followup_commands as commands
from bot.services.followup_records import id_of
from storage import followups as stored
from storage import outbox
from storage.work import EVERYWHERE
from tests import factories
from tests.clock import MovableClock
from tests.nudging import deliver, given, office, owner_of, sent
from tests.units import WORKSPACE, Works
from tests.words import words_of


def test_all_of_an_owner_s_items_go_in_one_message(work: Works, clock: MovableClock) -> None:
    """Three items of two owners are two messages, whatever the size of the batch."""
    team = office(work)
    first, second, third = (given(work, team, owner) for owner in ("U2", "U2", "U3"))
    clock.set(datetime(2026, 11, 26, 9, tzinfo=UTC))

    counts = [nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 1) for _ in range(3)]

    assert counts == [1, 1, 0]
    unit = work()
    mei = outbox.by_key(unit.session, WORKSPACE, "nudge:U2:2026-11-26")
    assert mei is not None
    assert all(f"finish {one.id} nudge" in str(mei.content) for one in (first, second))
    assert f"finish {third.id} nudge" not in str(mei.content)
    assert outbox.by_key(unit.session, WORKSPACE, "nudge:U3:2026-11-26") is not None
    assert owner_of(unit, first).next_nudge_at == datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_a_nudge_comes_at_nine_where_the_owner_is(work: Works) -> None:
    """In Shanghai that is 01:00 UTC, in New York 14:00."""
    team = office(work)
    unit = work()
    factories.person(unit, "U6", timezone="Asia/Shanghai")
    factories.person(unit, "U7", timezone="America/New_York")

    shanghai, new_york = given(work, team, "U6"), given(work, team, "U7")

    unit = work()
    assert owner_of(unit, shanghai).next_nudge_at == datetime(2026, 11, 26, 1, tzinfo=UTC)
    assert owner_of(unit, new_york).next_nudge_at == datetime(2026, 11, 26, 14, tzinfo=UTC)


def test_nobody_is_nudged_while_away(work: Works, clock: MovableClock) -> None:
    """Leave that was entered after the nudge was planned: it comes on the first day back."""
    team = office(work)
    made = given(work, team, "U2")
    factories.absence(work(), "U2", date(2026, 11, 26), date(2026, 11, 30))
    clock.set(datetime(2026, 11, 26, 9, tzinfo=UTC))

    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)

    unit = work()
    assert outbox.by_key(unit.session, WORKSPACE, "nudge:U2:2026-11-26") is None
    assert owner_of(unit, made).next_nudge_at == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_nudge_missed_at_night_comes_in_the_morning(work: Works, clock: MovableClock) -> None:
    """The bot was down until 22:00: nobody is woken up, and one message makes up for it."""
    team = office(work)
    made = given(work, team, "U2")
    clock.set(datetime(2026, 11, 26, 22, tzinfo=UTC))

    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)
    assert owner_of(work(), made).next_nudge_at == datetime(2026, 11, 27, 9, tzinfo=UTC)
    clock.set(datetime(2026, 11, 27, 11, tzinfo=UTC))
    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)

    assert sent(work(), "nudge:") == ["nudge:U2:2026-11-27"]


def test_overdue_items_are_nudged_on_workdays_only(work: Works, clock: MovableClock) -> None:
    """Due on Friday: Thursday, Friday, Monday, Tuesday."""
    team = office(work)
    made = given(work, team, "U2")
    for day in range(8):
        clock.set(datetime(2026, 11, 24 + day, 9, tzinfo=UTC) if day < 7 else december(1))
        nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)

    days = ("2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01")
    assert sent(work(), "nudge:") == [f"nudge:U2:{day}" for day in days]
    assert [event.kind for event in stored.history(work().session, id_of(made))] == ["nudged"] * 4


def test_what_is_finished_elsewhere_is_shown_in_the_nudge(work: Works, clock: MovableClock) -> None:
    """The message that was sent is updated: the line stays, the button goes."""
    team = office(work)
    made, other = given(work, team, "U2"), given(work, team, "U2")
    clock.set(datetime(2026, 11, 26, 9, tzinfo=UTC))
    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)
    deliver(work(), "nudge:U2:2026-11-26")

    commands.finish(work(actor="U1"), made.number, "")

    update = outbox.by_key(work().session, WORKSPACE, "update:nudge:U2:2026-11-26")
    assert update is not None
    assert f"finish {made.id} nudge" not in str(update.content)
    assert f"finish {other.id} nudge" in str(update.content)


def test_a_snooze_is_bounded(work: Works) -> None:
    """Twice freely, then the manager is asked and decides."""
    team = office(work)
    made = given(work, team, "U2")
    for until in (date(2026, 11, 26), date(2026, 11, 30)):
        choice = Snooze.THREE_WORKDAYS if until.day == 26 else Snooze.NEXT_WEEK
        commands.snooze(work(actor="U2"), made.number, choice)
        assert owner_of(work(), made).snoozed_until == until

    answer = commands.snooze(work(actor="U2"), made.number, Snooze.NEXT_WEEK)

    unit = work()
    assert "asked the manager" in answer.text
    assert owner_of(unit, made).snoozes == 2
    asked = stored.events_of(unit.session, [id_of(made)], ["asked"])[0]
    assert outbox.by_key(unit.session, WORKSPACE, f"request:{asked.id}:U1") is not None


def test_a_new_date_ends_snoozes_and_begins_reports_anew(work: Works) -> None:
    """Two snoozes and one report belong to the old date."""
    team = office(work)
    made = given(work, team, "U2")
    commands.snooze(work(actor="U2"), made.number, Snooze.ONE_WORKDAY)
    made.escalation_level = 1

    commands.change(work(actor="U1"), made.number, "11 December")

    owner = owner_of(work(), made)
    assert (owner.snoozes, owner.snoozed_until, made.escalation_level) == (0, None, 0)
    assert owner.next_nudge_at == december(10)
    assert made.next_escalation_at == december(15)


def test_overdue_work_is_reported_to_the_manager_then_to_the_parent_s(
    work: Works, clock: MovableClock
) -> None:
    """After two overdue workdays to U1, after five to U8, each in one message, each once."""
    team = office(work, parent_manager="U8")
    first, second = given(work, team, "U2"), given(work, team, "U3")
    for day in range(1, 12):
        clock.set(december(day))
        nudges.send_due_escalations(work(workspace_id=EVERYWHERE), 50)

    assert sent(work(), "escalation:") == ["escalation:U1:2026-12-01", "escalation:U8:2026-12-04"]
    report = outbox.by_key(work().session, WORKSPACE, "escalation:U1:2026-12-01")
    assert report is not None
    assert all(f"F-{one.number}" in str(report.content) for one in (first, second))
    assert (first.escalation_level, first.next_escalation_at) == (2, None)


def test_without_a_parent_the_same_manager_is_told_again(work: Works, clock: MovableClock) -> None:
    """On the second and on the fifth overdue workday."""
    team = office(work)
    given(work, team, "U2")
    for day in range(1, 12):
        clock.set(december(day))
        nudges.send_due_escalations(work(workspace_id=EVERYWHERE), 50)

    assert sent(work(), "escalation:") == ["escalation:U1:2026-12-01", "escalation:U1:2026-12-04"]


def test_managers_are_not_told_what_they_may_not_see_or_own_themselves(
    work: Works, clock: MovableClock
) -> None:
    """Something from a private channel without U1, and something that U1 has to do."""
    team = office(work)
    factories.channel(work(), "C9", "U2", is_private=True)
    given(work, team, "U2", channel_id="C9")
    given(work, team, "U1")
    clock.set(december(1))

    nudges.send_due_escalations(work(workspace_id=EVERYWHERE), 50)

    assert sent(work(), "escalation:") == []


def test_a_report_at_night_waits_for_the_morning(work: Works, clock: MovableClock) -> None:
    """The bot was down until 22:00."""
    team = office(work)
    made = given(work, team, "U2")
    clock.set(december(1, hour=22))

    nudges.send_due_escalations(work(workspace_id=EVERYWHERE), 50)

    assert sent(work(), "escalation:") == []
    assert (made.escalation_level, made.next_escalation_at) == (0, december(2))


def test_who_takes_over_is_nudged_instead(work: Works, clock: MovableClock) -> None:
    """The former owner's message says who has it now."""
    team = office(work)
    made = given(work, team, "U2")
    clock.set(datetime(2026, 11, 26, 9, tzinfo=UTC))
    nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)
    deliver(work(), "nudge:U2:2026-11-26")

    followup_delays.hand_over(work(actor="U3"), made, "U2", "U3")

    unit = work()
    assert [owner.user_id for owner in stored.owners(unit.session, id_of(made))] == ["U3"]
    assert owner_of(unit, made).next_nudge_at == datetime(2026, 11, 27, 9, tzinfo=UTC)
    update = outbox.by_key(unit.session, WORKSPACE, "update:nudge:U2:2026-11-26")
    assert update is not None
    assert "<@U3> now" in str(update.content)


def test_somebody_who_left_is_not_nudged(work: Works) -> None:
    """The report to the manager still comes."""
    team = office(work)
    factories.person(work(), "U9", deleted=True)
    made = given(work, team, "U9")

    assert owner_of(work(), made).next_nudge_at is None
    assert made.next_escalation_at == december(1)


def test_working_hours_of_the_team_are_kept(work: Works) -> None:
    """A team that begins at ten is nudged at ten."""
    team = office(work, work_start=time(10))
    made = given(work, team, "U2")

    assert owner_of(work(), made).next_nudge_at == datetime(2026, 11, 26, 10, tzinfo=UTC)


def december(day: int, hour: int = 9) -> datetime:
    """A morning in December 2026."""
    return datetime(2026, 12, day, hour, tzinfo=UTC)


def test_a_snooze_is_not_mistaken_for_more_time_that_was_asked_for(work: Works) -> None:
    """The manager has not answered about the new date: the first snooze needs no yes of his."""
    team = office(work)
    made = given(work, team, "U2")
    commands.change(work(actor="U2"), made.number, "11 December")

    answer = commands.snooze(work(actor="U2"), made.number, Snooze.ONE_WORKDAY)

    assert "asked the manager" not in answer.text
    assert "asked for Fri 11 Dec" in words_of(answer)


def test_a_snooze_that_needs_a_yes_leaves_what_was_asked_for_alone(work: Works) -> None:
    """One thing at a time: it is refused with the reason, and the date can still be granted."""
    team = office(work)
    made = given(work, team, "U2")
    for _ in range(2):
        commands.snooze(work(actor="U2"), made.number, Snooze.ONE_WORKDAY)
    commands.change(work(actor="U2"), made.number, "11 December")

    with pytest.raises(followup_delays.UnansweredError) as refused:
        commands.snooze(work(actor="U2"), made.number, Snooze.ONE_WORKDAY)

    assert refused.value.params == {"number": made.number}
    asked = stored.events_of(work().session, [id_of(made)], ["asked"])[-1]
    followup_buttons.agree(work(actor="U1"), asked.id or 0)
    assert made.due_on == date(2026, 12, 11)


def test_what_was_asked_for_is_told_apart(work: Works) -> None:
    """A third snooze waits for a yes: it is not shown as another date, and may be asked anew."""
    team = office(work)
    made = given(work, team, "U2")
    for _ in range(3):
        answer = commands.snooze(work(actor="U2"), made.number, Snooze.ONE_WORKDAY)

    assert "asked to snooze it until" in words_of(answer)

    again = commands.snooze(work(actor="U2"), made.number, Snooze.NEXT_WEEK)

    assert "asked to snooze it until Mon 30 Nov" in words_of(again)
