"""What follows when a team changes: meetings, prompts, nudges, digests and the audit trail."""

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.services import followup_records, followups, planning, team_setup, teams
from storage import audit, meetings, outbox
from storage import followups as stored_followups
from storage import teams as stored
from tests import factories
from tests.followups import due
from tests.teams import FORM, PLACE, office, saved
from tests.units import WORKSPACE, Works
from tests.words import words_of


def test_another_zone_moves_the_series_meetings(work: Works) -> None:
    """Ten o'clock stays ten o'clock; the answer names what moved, and sent prompts show it."""
    unit = work(actor="U1")
    office(unit)
    team = saved(unit, replace(FORM, zone="UTC", members=("U2",)))
    series = factories.series(unit, team, "U2")
    meeting = planning.plan_next(unit, series)
    assert meeting is not None
    row = meetings.attendances(unit.session, planning.id_of(meeting))[0]
    row.prompted_at, row.next_prompt_at = unit.now, None
    outbox.post(unit, f"prompt:{meeting.id}:U2", "U2", team_setup.save(unit, PLACE, FORM, ()))
    unit.session.flush()

    said = words_of(team_setup.save(unit, PLACE, replace(FORM, zone="America/New_York"), ()))

    assert meeting.starts_at == datetime(2026, 11, 25, 15, tzinfo=UTC)
    assert (series.timezone, meeting.timezone) == ("America/New_York", "America/New_York")
    assert "*Weekly meeting*: Wed 25 Nov, 23:00" in said
    prompt = outbox.by_key(unit.session, WORKSPACE, f"prompt:{meeting.id}:U2")
    assert prompt is not None
    assert "Wed 25 Nov, 23:00" in words_of(prompt.content)


def test_another_calendar_moves_the_meeting_off_its_holidays(work: Works) -> None:
    """The German Unity Day of 2026 is a Saturday; Labour Day is not."""
    unit = work(actor="U1", now=datetime(2026, 4, 27, 9, tzinfo=UTC))
    office(unit)
    team = saved(unit, FORM)
    series = factories.series(unit, team, "U2", weekdays=[4], anchor=unit.now.date())
    before = planning.plan_next(unit, series)
    assert before is not None
    assert before.starts_at.date().isoformat() == "2026-05-01"

    saved(unit, replace(FORM, country="DE"))

    assert before.starts_at.date().isoformat() == "2026-05-08"


def test_a_meeting_that_is_about_to_open_stays(work: Works) -> None:
    """Its time has come while somebody changed the team."""
    unit = work(actor="U1")
    office(unit)
    team = saved(unit, replace(FORM, zone="UTC"))
    meeting = planning.plan_next(unit, factories.series(unit, team, "U2"))
    assert meeting is not None
    start = meeting.starts_at

    saved(work(actor="U1", now=start), replace(FORM, zone="America/New_York"))

    assert meeting.starts_at == start


def test_nudges_and_digests_follow(work: Works) -> None:
    """Nudges begin with the working day; managers get the digest on its new day."""
    unit = work(actor="U1")
    office(unit)
    team = saved(unit, FORM)
    followup = followups.create(
        unit,
        text="Send it",
        owners=["U2"],
        due=due(datetime(2026, 11, 27, tzinfo=UTC).date()),
        timezone="Asia/Shanghai",
        team=team,
    )
    owner = stored_followups.owners(unit.session, followup_records.id_of(followup))[0]
    assert owner.next_nudge_at == datetime(2026, 11, 26, 1, tzinfo=UTC)

    saved(unit, replace(FORM, work_start=time(10), digest_weekday=3, digest_time=time(16)))

    assert owner.next_nudge_at == datetime(2026, 11, 26, 2, tzinfo=UTC)
    manager = next(
        row for row in stored.members(unit.session, teams.id_of(team)) if row.user_id == "U1"
    )
    assert manager.next_digest_at == datetime(2026, 11, 26, 8, tzinfo=UTC)


def test_every_change_is_in_the_audit_trail(work: Works) -> None:
    """What was there before, and who joined and left."""
    unit = work(actor="U1")
    office(unit)
    team = saved(unit, FORM)

    saved(unit, replace(FORM, name="Operations 2", members=("U2",)))

    trail = audit.of_subject(unit.session, WORKSPACE, f"team:{team.id}")
    assert trail[-1].details == {"name": ["Operations", "Operations 2"]}
    assert trail[-2].action == "team.members_changed"
    assert trail[-2].details == {"joined": ["U2"], "left": [], "roles": {"U2": "member"}}
