"""What digests tell is counted by the database, and only what the reader may see."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.decisions import DecisionStatus
from bot.domain.digests import DueDay
from bot.domain.followups import FollowupState
from bot.domain.localtime import local
from bot.views.kit import Message
from storage import digests, followup_figures, outbox, teams
from storage.digests import Reports, Scope
from storage.followup_figures import Figures
from storage.followups import Followup
from storage.teams import Team
from storage.work import Work
from tests import factories
from tests.units import Works

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def scope(work: Work, *of: Team, reader: str = "U1") -> Scope:
    """The last seven days of the teams, as `reader` sees them."""
    ids = tuple(team.id for team in of if team.id)
    return Scope(work.workspace_id, ids, reader, NOW - 7 * DAY, NOW)


def done(
    work: Work, team: Team, *owners: str, due: datetime, at: datetime, **more: Any
) -> Followup:
    """A follow-up that was finished at a moment; it was recorded long ago."""
    zone = more.get("timezone", team.timezone)
    when = {"done_at": at, "done_on": local(at, zone).date(), "created_at": NOW - 60 * DAY}
    fields = {"state": FollowupState.DONE, **when} | more
    return factories.followup(work, team, *owners, due_at=due, **fields)


def test_a_team_comes_with_all_groups_below_it(work: Works) -> None:
    """At whatever depth, and once even when somebody put them in a circle."""
    now = work()
    top = factories.team(now)
    group = factories.team(now, channel_id="C2", parent_id=top.id)
    below = factories.team(now, channel_id="C3", parent_id=group.id)
    factories.team(now, channel_id="C4")
    assert [team.id for team in teams.with_groups(now.session, top.id or 0)] == [
        top.id,
        group.id,
        below.id,
    ]
    top.parent_id = below.id
    now.session.flush()
    assert len(teams.with_groups(now.session, group.id or 0)) == 3


def test_figures_count_each_follow_up_where_it_belongs(work: Works) -> None:
    """Opened, done, unfinished, overdue: by team and by owner."""
    now = work()
    top = factories.team(now)
    group = factories.team(now, channel_id="C2", parent_id=top.id)
    factories.followup(now, top, "U2", due_at=NOW - 3 * DAY)  # new and overdue
    factories.followup(now, top, "U2", "U3", due_at=NOW + DAY, created_at=NOW - 8 * DAY)
    factories.followup(now, top, "U3", state=FollowupState.CANCELLED)
    done(now, group, "U3", due=NOW, at=NOW - DAY)
    done(now, group, "U3", due=NOW, at=NOW - 8 * DAY)  # before the week

    assert followup_figures.standing(now.session, scope(now, top, group)).teams == {
        top.id: Figures(opened=1, done=0, unfinished=2, overdue=1),
        group.id: Figures(opened=0, done=1, unfinished=0, overdue=0),
    }
    assert followup_figures.figures_by_person(now.session, scope(now, top, group), 10) == (
        [("U2", Figures(1, 0, 2, 1)), ("U3", Figures(0, 1, 1, 0))],
        2,
    )
    assert followup_figures.figures_by_person(now.session, scope(now, top, group), 1) == (
        [("U2", Figures(1, 0, 2, 1))],
        2,
    )


def test_overdue_is_judged_on_the_clocks_of_the_follow_up(work: Works) -> None:
    """Monday is over in Shanghai while it goes on in Honolulu."""
    evening = NOW + 9 * HOUR  # 18:00 UTC: Tuesday in Shanghai, Monday morning in Honolulu
    now = work(now=evening)
    team = factories.team(now)
    for zone in ("Asia/Shanghai", "Pacific/Honolulu"):
        factories.followup(now, team, "U2", due_at=NOW, timezone=zone)
    seen = Scope(now.workspace_id, (team.id or 0,), "U1", evening - 7 * DAY, evening)

    stands = followup_figures.standing(now.session, seen)
    found = followup_figures.unfinished(now.session, seen, 5, stands, overdue=True)
    assert [one.timezone for one in found] == ["Asia/Shanghai"]
    assert (stands.count(overdue=True), stands.count(overdue=False)) == (1, 2)


def test_on_time_means_done_before_the_due_day_ended_where_it_was_due(work: Works) -> None:
    """An hour before midnight in Shanghai is in time, an hour after it is not."""
    now = work()
    team = factories.team(now)
    due = datetime(2026, 11, 18, 10, tzinfo=UTC)
    midnight = datetime(2026, 11, 18, 16, tzinfo=UTC)  # in Shanghai
    done(now, team, due=due, at=midnight - HOUR, timezone="Asia/Shanghai")
    done(now, team, due=due, at=midnight + HOUR, timezone="Asia/Shanghai")
    done(now, team, due=due, at=midnight + HOUR)  # in UTC the day is not over
    factories.followup(now, team, due_at=due)
    factories.followup(now, team, due_at=due, state=FollowupState.CANCELLED)
    factories.followup(now, team, due_at=due - 90 * DAY)

    stands = followup_figures.standing(now.session, scope(now, team))
    assert stands.days_between(date(2026, 10, 1), date(2026, 11, 23)) == {
        team.id: [DueDay(date(2026, 11, 18), on_time=2, late=1, unfinished=1)]
    }
    assert stands.days_between(date(2027, 1, 1), date(2027, 2, 1)) == {}


def test_the_first_of_many_are_found_by_the_day_they_are_due(work: Works) -> None:
    """Also when one that is due a day later on its own calendar is due an hour earlier."""
    now = work()
    team = factories.team(now)
    earlier = NOW - 5 * DAY
    for due, zone in ((earlier + HOUR, "Pacific/Honolulu"), (earlier, "Pacific/Auckland")):
        day = local(due, zone).date()
        factories.followup(now, team, due_at=due, due_on=day, timezone=zone)
    for days in range(20):
        factories.followup(now, team, due_at=NOW + days * DAY)
    factories.followup(now, team)
    seen = scope(now, team)
    stands = followup_figures.standing(now.session, seen)

    def first(limit: int, *, overdue: bool) -> list[int]:
        rows = followup_figures.unfinished(now.session, seen, limit, stands, overdue=overdue)
        return [row.number for row in rows]

    assert first(1, overdue=True) == [2]
    assert first(5, overdue=True) == [2, 1]
    assert first(3, overdue=False) == [2, 1, 3]
    assert first(30, overdue=False) == [2, 1, *range(3, 24)]


def test_people_are_counted_alike_whether_most_teams_are_asked_for_or_few(work: Works) -> None:
    """Only the way to them differs."""
    now = work()
    team = factories.team(now)
    factories.followup(now, team, "U2", due_at=NOW - 3 * DAY)
    alone = followup_figures.figures_by_person(now.session, scope(now, team), 10)
    for number in range(3):
        other = factories.team(now, channel_id=f"C{number + 5}")
        factories.followup(now, other, "U3")

    assert alone == ([("U2", Figures(opened=1, unfinished=1, overdue=1))], 1)
    assert followup_figures.figures_by_person(now.session, scope(now, team), 10) == alone


def test_what_was_recorded_in_a_private_channel_counts_only_for_those_in_it(work: Works) -> None:
    """Except for the owners: it is their own work."""
    now = work()
    factories.channel(now, "C9", "U1", is_private=True)
    team = factories.team(now)
    factories.followup(now, team, "U3", channel_id="C9", due_at=NOW - 2 * DAY)
    factories.decision(now, team, "Secret", channel_id="C9")
    weekly = factories.series(now, team, "U4").id
    factories.meeting(now, team, "U4", channel_id="C9", series_id=weekly, opened_at=NOW - DAY)

    def told(reader: str) -> tuple[int, int, int, int, int]:
        seen = scope(now, team, reader=reader)
        stands = followup_figures.standing(now.session, seen)
        return (
            stands.count(overdue=True),
            len(followup_figures.unfinished(now.session, seen, 5, stands, overdue=True)),
            digests.decisions(now.session, seen, 5)[1],
            digests.meetings_held(now.session, seen, 5)[1],
            digests.without_report(now.session, seen, 5)[1],
        )

    assert told("U1") == (1, 1, 1, 1, 1)
    assert told("U2") == (0, 0, 0, 0, 0)
    assert told("U3") == (1, 1, 0, 0, 0)


def test_who_did_not_report_is_counted_over_the_meetings_held(work: Works) -> None:
    """Neither the optional nor those away are missing, nor the late; nobody of a special one is."""
    now = work()
    team = factories.team(now)
    weekly = {"series_id": factories.series(now, team).id}
    first = factories.meeting(now, team, "U2", "U3", opened_at=NOW - 2 * DAY, **weekly)
    second = factories.meeting(now, team, "U2", "U3", "U4", opened_at=NOW - DAY, **weekly)
    factories.meeting(now, team, "U2", opened_at=NOW - 8 * DAY, **weekly)
    factories.meeting(now, team, "U2", **weekly)  # still to come
    factories.meeting(now, team, "U2", opened_at=NOW - 30 * DAY)  # a special one
    factories.attendance(now, first, "U5", optional=True)
    factories.attendance(now, first, "U6", away=True)
    factories.update(now, second, "U3", late=True)

    seen = scope(now, team)
    assert digests.without_report(now.session, seen, 2) == ([("U2", 2), ("U3", 1)], 3)
    held, total = digests.meetings_held(now.session, seen, 1)
    assert (len(held), total) == (1, 2)
    assert digests.reports(now.session, [first.id or 0, second.id or 0]) == {
        first.id: Reports(given=0, asked=2),
        second.id: Reports(given=1, asked=3),
    }


def test_decisions_are_told_when_new_or_not_carried_out(work: Works) -> None:
    """An old one stays as long as a follow-up of it is unfinished; a retracted one goes."""
    now = work()
    team = factories.team(now)
    old = NOW - 30 * DAY
    waiting = factories.decision(now, team, "Waiting", decided_at=old)
    factories.followup(now, team, "U2", decision_id=waiting.id)
    over = factories.decision(now, team, "Over", decided_at=old)
    done(now, team, decision_id=over.id, due=NOW, at=NOW)
    new = factories.decision(now, team, "New")
    factories.decision(now, team, "Taken back", status=DecisionStatus.RETRACTED)

    found, total = digests.decisions(now.session, scope(now, team), 10)
    assert ([one.number for one in found], total) == ([new.number, waiting.number], 2)


def test_the_latest_of_several_messages_is_found_by_their_keys(work: Works) -> None:
    """Those of another workspace do not count."""
    for ago, key in ((14, "a"), (7, "b"), (1, "c")):
        outbox.post(work(now=NOW - ago * DAY), key, "U1", Message("x"))
    outbox.post(work(workspace_id="T2"), "a", "U1", Message("x"))
    now = work()
    assert digests.last_written_at(now.session, "T1", ["a", "b", "z"]) == NOW - 7 * DAY
    assert digests.last_written_at(now.session, "T1", ["z"]) is None
