"""Digests: sent on each manager's own clock, once, with what he may see, counted right."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.decisions import Progress
from bot.domain.digests import WeekRate
from bot.domain.followups import FollowupState
from bot.services import digest_cards, digest_schedule, digests, readers
from bot.services import teams as team_services
from bot.views.digest_cards import DigestCard, Figures
from storage import audit, outbox, teams
from storage.teams import Role, Team, TeamMember
from storage.work import EVERYWHERE, Work
from tests import factories
from tests.clock import MovableClock
from tests.office import shown
from tests.units import WORKSPACE, Works

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def sent(work: Work, team: Team, user_id: str, day: str) -> dict[str, Any] | None:
    """The digest that somebody was sent on a day of his own calendar."""
    row = outbox.by_key(work.session, WORKSPACE, f"digest:{team.id}:{user_id}:{day}")
    return row.content if row else None


def settled(work: Work, team: Team, owner: str, *, due: datetime, late: bool = False) -> None:
    """A follow-up that was done an hour before it was due, or a day after."""
    done_at = due + DAY if late else due - DAY / 24
    factories.followup(
        work,
        team,
        owner,
        due_at=due,
        state=FollowupState.DONE,
        done_at=done_at,
        done_on=done_at.date(),
        created_at=NOW - 60 * DAY,
    )


def test_managers_and_deputies_get_it_at_nine_on_their_own_monday(
    work: Works, clock: MovableClock
) -> None:
    """In Shanghai seven hours before Berlin, each in his language; members get none."""
    unit = work()
    factories.person(unit, "U1", timezone="Asia/Shanghai", locale="zh-CN")
    factories.person(unit, "U2", timezone="Europe/Berlin")
    team = factories.team(unit, "U3")
    factories.member(unit, team, "U2", Role.DEPUTY)
    factories.followup(unit, team, "U3", due_at=NOW - 3 * DAY)
    digest_schedule.schedule(unit, team)

    clock.set(datetime(2026, 11, 30, 1, tzinfo=UTC))
    assert digests.send_due(work(workspace_id=EVERYWHERE), 50) == 1
    unit = work()
    assert "督办通报 · Platform" in shown(sent(unit, team, "U1", "2026-11-30") or {})
    assert sent(unit, team, "U2", "2026-11-30") is None

    clock.set(datetime(2026, 11, 30, 8, tzinfo=UTC))
    assert digests.send_due(work(workspace_id=EVERYWHERE), 50) == 1
    assert digests.send_due(work(workspace_id=EVERYWHERE), 50) == 0
    unit = work()
    assert "Weekly digest · Platform" in shown(sent(unit, team, "U2", "2026-11-30") or {})
    assert sent(unit, team, "U3", "2026-11-30") is None


def test_a_digest_missed_comes_once_and_tells_of_the_whole_time(
    work: Works, clock: MovableClock
) -> None:
    """The bot was away for ten days: one digest, back to the last one."""
    unit = work()
    factories.person(unit, "U1")
    team = factories.team(unit)
    digest_schedule.schedule(unit, team)
    clock.set(NOW + 7 * DAY)
    digests.send_due(work(workspace_id=EVERYWHERE), 50)
    unit = work()
    factories.followup(unit, team, "U1", created_at=NOW + 8 * DAY)

    clock.set(NOW + 24 * DAY)
    counts = [digests.send_due(work(workspace_id=EVERYWHERE), 50) for _ in range(2)]

    assert counts == [1, 0]
    told = shown(sent(work(), team, "U1", "2026-12-17") or {})
    assert "Mon 30 Nov, 09:00 – Thu 17 Dec, 09:00" in told
    assert "*Opened*\n1" in told


def test_on_a_holiday_it_comes_on_the_next_workday(work: Works, clock: MovableClock) -> None:
    """The Monday of the National Day week is free in China."""
    clock.set(datetime(2026, 10, 1, 9, tzinfo=UTC))
    unit = work()
    factories.person(unit, "U1", timezone="Asia/Shanghai")
    team = factories.team(unit, country="CN")
    digest_schedule.schedule(unit, team)
    rows = [row.next_digest_at for row in _members(unit, team)]
    assert rows == [datetime(2026, 10, 8, 1, tzinfo=UTC)]


def test_founding_a_team_schedules_its_manager_s_digest(work: Works) -> None:
    """Whoever sets it up gets the first one; the others none."""
    unit = work(actor="U1")
    for user_id in ("U1", "U2"):
        factories.person(unit, user_id)
    factories.channel(unit, "C1", "U1", "U2")
    team = team_services.ensure(unit, "C1")
    scheduled = {row.user_id: row.next_digest_at for row in _members(unit, team)}
    assert scheduled == {"U1": NOW + 7 * DAY, "U2": None}


def test_nobody_gets_the_digest_of_a_group_beside_that_of_the_department(
    work: Works, clock: MovableClock
) -> None:
    """It is in there already; the group's own deputy gets it."""
    unit = work()
    for user_id in ("U1", "U2"):
        factories.person(unit, user_id)
    top = factories.team(unit)
    group = factories.team(unit, channel_id="C2", parent_id=top.id, name="Data")
    factories.member(unit, group, "U2", Role.DEPUTY)
    for team in (top, group):
        digest_schedule.schedule(unit, team)

    clock.set(NOW + 7 * DAY)
    assert digests.send_due(work(workspace_id=EVERYWHERE), 50) == 3
    unit = work()
    assert sent(unit, top, "U1", "2026-11-30") is not None
    assert sent(unit, group, "U1", "2026-11-30") is None
    assert sent(unit, group, "U2", "2026-11-30") is not None


def test_whoever_left_gets_nothing(work: Works, clock: MovableClock) -> None:
    """His row moves on all the same, so that it does not hold up others."""
    unit = work()
    factories.person(unit, "U1", deleted=True)
    team = factories.team(unit)
    digest_schedule.schedule(unit, team)
    clock.set(NOW + 7 * DAY)
    counts = [digests.send_due(work(workspace_id=EVERYWHERE), 50) for _ in range(2)]
    assert counts == [1, 0]
    assert sent(work(), team, "U1", "2026-11-30") is None


def test_a_digest_counts_the_department_with_its_groups(work: Works) -> None:
    """Every figure by hand: two teams, three people, three weeks."""
    unit = work()
    for user_id, name in (("U1", "Li"), ("U2", "Wang"), ("U3", "Chen")):
        factories.person(unit, user_id, name=name)
    top = factories.team(unit, name="Operations")
    group = factories.team(unit, channel_id="C2", parent_id=top.id, name="Data")
    weekly = factories.series(unit, top, "U2", "U3").id
    begun = {"opened_at": NOW - DAY, "starts_at": NOW - DAY}
    held = factories.meeting(unit, top, "U2", "U3", series_id=weekly, **begun)
    factories.update(unit, held, "U2")
    decision = factories.decision(unit, top, "Move the data", decided_at=NOW - 20 * DAY)
    factories.followup(
        unit, top, "U2", due_at=NOW + DAY, decision_id=decision.id, created_at=NOW - 20 * DAY
    )
    factories.followup(unit, group, "U3", due_at=NOW - 4 * DAY)
    settled(unit, group, "U3", due=NOW - 3 * DAY)
    settled(unit, top, "U2", due=NOW - 4 * DAY)
    settled(unit, top, "U2", due=NOW - 12 * DAY)
    settled(unit, top, "U2", due=NOW - 11 * DAY, late=True)

    card = _card(unit, top)

    assert card.groups == 1
    assert card.figures == Figures(opened=1, done=2, unfinished=2, overdue=1, rate=3 / 5)
    assert [week for week in card.weeks if week.total] == [
        WeekRate(date(2026, 11, 9), 1, 2),
        WeekRate(date(2026, 11, 16), 2, 3),
    ]
    assert len(card.weeks) == 8
    assert [(one.number, one.acts != ()) for one in card.overdue.shown] == [(2, True)]
    assert [(one.title, one.given, one.asked) for one in card.meetings.shown] == [
        ("Weekly meeting", 1, 2)
    ]
    assert card.missing.shown == (("U3", 1),)
    assert [(one.number, one.progress) for one in card.decisions.shown] == [
        (1, Progress(done=0, total=1))
    ]
    assert card.by_group.shown == (
        ("Data", Figures(opened=1, done=1, unfinished=1, overdue=1, rate=1 / 2)),
        ("Operations, itself", Figures(opened=0, done=1, unfinished=1, overdue=0, rate=2 / 3)),
    )
    assert card.by_person.shown == (
        ("Chen", Figures(opened=1, done=1, unfinished=1, overdue=1)),
        ("Wang", Figures(opened=0, done=1, unfinished=1, overdue=0)),
    )


def test_a_private_channel_s_work_is_told_only_to_whoever_is_in_it(work: Works) -> None:
    """A deputy who is not on the board does not read of it in the digest."""
    unit = work()
    for user_id in ("U1", "U2"):
        factories.person(unit, user_id)
    factories.channel(unit, "C9", "U1", is_private=True)
    team = factories.team(unit)
    factories.member(unit, team, "U2", Role.DEPUTY)
    factories.followup(unit, team, "U1", channel_id="C9", due_at=NOW - 3 * DAY, text="Secret")
    assert "Secret" in _told(work(actor="U1"))
    assert "nothing to report" in _told(work(actor="U2"))


def test_with_nothing_to_report_it_is_one_line(work: Works) -> None:
    """What is under way in time is counted in it."""
    unit = work(actor="U1")
    factories.person(unit, "U1")
    team = factories.team(unit)
    factories.followup(unit, team, "U1", due_at=NOW + 9 * DAY, created_at=NOW - 9 * DAY)
    (message,) = digests.now(unit)
    assert len(message.blocks) == 1
    assert "1 follow-up is under way and in time" in message.text


def test_whoever_manages_nothing_is_told_kindly(work: Works) -> None:
    """Neither the digest nor its lists and its time are for others."""
    unit = work(actor="U2")
    team = factories.team(unit, "U2")
    with pytest.raises(digests.NoDigestError):
        digests.now(unit)
    with pytest.raises(digests.NoDigestError):
        digests.change_time(unit, "Monday 09:00", "C1")
    with pytest.raises(digests.NoDigestError):
        digests.listing(unit, team.id or 0, overdue=True)


def test_the_time_is_changed_and_said_back(work: Works) -> None:
    """For everybody who gets the digest, on his own clock; the change is on record."""
    unit = work(actor="U1")
    factories.person(unit, "U1", timezone="Asia/Shanghai")
    factories.person(unit, "U2", timezone="Europe/Berlin")
    team = factories.team(unit)
    factories.member(unit, team, "U2", Role.DEPUTY)

    said = digests.change_time(unit, "每周五下午四点", None)

    assert (team.digest_weekday, team.digest_time) == (4, time(16))
    assert {row.user_id: row.next_digest_at for row in _members(unit, team)} == {
        "U1": datetime(2026, 11, 27, 8, tzinfo=UTC),
        "U2": datetime(2026, 11, 27, 15, tzinfo=UTC),
    }
    assert "every Friday at 16:00" in said.text
    assert "Fri 27 Nov, 16:00" in said.text
    (entry,) = audit.of_subject(unit.session, WORKSPACE, f"team:{team.id}")
    assert (entry.actor, entry.details) == ("U1", {"weekday": 0, "at": "09:00:00"})

    digests.change_time(unit, "9:30", None)
    assert (team.digest_weekday, team.digest_time) == (4, time(9, 30))


def test_in_a_team_s_channel_only_its_time_is_changed(work: Works) -> None:
    """Elsewhere it is that of all teams one answers for."""
    unit = work(actor="U1")
    factories.person(unit, "U1")
    ops, sales = factories.team(unit), factories.team(unit, channel_id="C2", name="Sales")
    digests.change_time(unit, "Friday", "C2")
    assert (ops.digest_weekday, sales.digest_weekday) == (0, 4)
    digests.change_time(unit, "Tuesday", None)
    assert (ops.digest_weekday, sales.digest_weekday) == (1, 1)


def test_what_is_no_time_is_given_back(work: Works) -> None:
    """Nothing typed is lost."""
    unit = work(actor="U1")
    factories.team(unit)
    with pytest.raises(digests.TimeNotUnderstoodError) as refused:
        digests.change_time(unit, "whenever", None)
    assert refused.value.params == {"text": "whenever"}


def test_somebody_with_many_teams_gets_as_many_digests_as_an_answer_takes(work: Works) -> None:
    """Then he is told how many more there are."""
    unit = work(actor="U1")
    factories.person(unit, "U1")
    for number in range(7):
        factories.team(unit, channel_id=f"C{number}", name=f"Team {number}")
    messages = digests.now(unit)
    assert len(messages) == 5
    assert "3 more teams" in messages[-1].text


def test_the_lists_behind_the_buttons(work: Works) -> None:
    """What is overdue, and all that is open, of the team and the groups below it."""
    unit = work(actor="U1")
    factories.person(unit, "U1")
    top = factories.team(unit)
    group = factories.team(unit, channel_id="C2", parent_id=top.id, manager="U2")
    factories.followup(unit, group, "U3", due_at=NOW - 3 * DAY, text="Late")
    factories.followup(unit, top, "U3", due_at=NOW + 3 * DAY, text="In time")
    overdue = shown(digests.listing(unit, top.id or 0, overdue=True).payload())
    assert ("Late" in overdue, "In time" in overdue) == (True, False)
    unfinished = shown(digests.listing(unit, top.id or 0, overdue=False).payload())
    assert ("Late" in unfinished, "In time" in unfinished) == (True, True)


def _card(work: Work, team: Team) -> DigestCard:
    reader = readers.person(work, "U1")
    return digest_cards.card(work, reader, team, work.now - digest_cards.WEEK)


def _told(work: Work) -> str:
    return "\n".join(shown(message.payload()) for message in digests.now(work))


def _members(work: Work, team: Team) -> list[TeamMember]:
    return list(teams.members(work.session, team.id or 0))
