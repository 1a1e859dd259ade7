"""The bot was away for an hour, a day, a week: people get what still makes sense, once."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.domain.followups import Snooze
from bot.domain.localtime import local
from bot.domain.workdays import Workdays
from bot.services import followup_commands
from scheduler import jobs
from storage.database import UnitOfWork
from storage.tables import METADATA
from tests import factories
from tests.clock import MovableClock
from tests.office import shown
from tests.outbox import posted
from tests.scheduler.department import ZONE, Department, Said, nov
from tests.units import Works

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
NOON, NINE, TEN = time(12), time(9), time(10)
PROMPTS = [("prompt", "U1"), ("prompt", "U2")]


@pytest.fixture
def department(work: Works, uow: UnitOfWork, clock: MovableClock) -> Department:
    """The department, on Monday 23 November 2026 at noon in Berlin."""
    department = Department(work, uow, clock)
    department.begin(nov(23))
    return department


@pytest.mark.parametrize(
    ("back", "at_once", "until_ten"),
    [
        # an hour late, and still in working time: now; the reminder comes in its time
        ((nov(24), time(16)), PROMPTS, [("reminder", "U1"), ("reminder", "U2")]),
        # in the evening: in the morning, and no reminder on its heels
        ((nov(24), time(22)), [], PROMPTS),
        ((nov(25), time(3)), [], PROMPTS),
        # there is just time to answer
        ((nov(25), time(9, 40)), PROMPTS, []),
    ],
)
async def test_a_prompt_comes_late_as_long_as_it_helps(
    department: Department,
    back: tuple[date, time],
    at_once: Said,
    until_ten: Said,
) -> None:
    """It was due on Tuesday at 15:00, the reminder on Wednesday when work begins."""
    department.plan_meetings()

    assert await department.away_until(*back) == at_once
    assert await department.live_until(nov(25), time(9, 59)) == until_ten


@pytest.mark.parametrize(
    ("back", "at_once"),
    [
        # it is on: it is opened, nobody is asked to prepare for it
        ((nov(25), time(10, 20)), [("opening", "C1")]),
        # it is over: its facilitator is asked
        ((nov(25), NOON), [("missed", "U1")]),
        # two were missed, the third is prompted in its time
        ((date(2026, 12, 3), NINE), [("missed", "U1")]),
        # one was missed, the second is on
        ((date(2026, 12, 2), time(10, 5)), [("missed", "U1"), ("opening", "C1")]),
        # the third's prompts are an hour late, and at night they wait
        ((date(2026, 12, 8), time(16)), [("missed", "U1"), *PROMPTS]),
        ((date(2026, 12, 8), time(22)), [("missed", "U1")]),
    ],
)
async def test_of_the_meetings_missed_none_is_opened_and_nobody_prompted(
    department: Department, back: tuple[date, time], at_once: Said
) -> None:
    """However many there were, the facilitator hears of them in one message."""
    department.plan_meetings()

    got = await department.away_until(*back)

    assert got == at_once


async def test_prompts_planned_after_an_outage_come_in_their_time(department: Department) -> None:
    """Back after two meetings: the third goes as always, from prompt to reminder of closing."""
    department.plan_meetings()
    await department.away_until(date(2026, 12, 3), NINE)

    week = await department.live_until(date(2026, 12, 10), time(9))

    assert week == sorted(
        [
            *PROMPTS,
            ("reminder", "U1"),
            ("reminder", "U2"),
            ("opening", "C1"),
            ("unclosed", "U1"),
            ("unclosed", "U1"),
        ]
    )


@pytest.mark.parametrize(
    ("back", "at_once", "later"),
    [
        ((nov(26), TEN), [("nudge", "U2")], []),  # an hour
        ((nov(27), TEN), [("nudge", "U2")], []),  # a day
        ((nov(26), time(23)), [], [("nudge", "U2")]),  # at night: in the morning
        ((nov(28), NOON), [], [("nudge", "U2")]),  # a Saturday: on Monday
    ],
)
async def test_nudges_that_were_left_out_are_one_in_working_time(
    department: Department, back: tuple[date, time], at_once: Said, later: Said
) -> None:
    """Two items due on Friday: nudges on Thursday and Friday become one message with both."""
    for text in ("Send the report", "Book the room"):
        department.give("U2", nov(27), text=text)

    got = await department.away_until(*back)
    day = back[0] + timedelta(days=1)
    day = Workdays("DE").on_or_after(day) if later else day - timedelta(days=1)
    morning = await department.live_until(day, NINE if later else time(17))

    nudge = department.nudge("U2", day)
    assert (got, morning) == (at_once, later)
    assert nudge is not None
    assert all(text in shown(nudge.content) for text in ("Send the report", "Book the room"))


async def test_a_week_of_nudges_and_reports_is_one_of_each(department: Department) -> None:
    """U2 is nudged and U1 told at once; U8, who is above, only on the next workday."""
    department.give("U2", nov(24))

    back = await department.away_until(date(2026, 12, 3), TEN)
    next_day = await department.live_until(date(2026, 12, 4), NINE)

    assert back == [("escalation", "U1"), ("nudge", "U2")]
    assert next_day == [("escalation", "U8"), ("nudge", "U2")]
    later = await department.live_until(date(2026, 12, 11), NINE)
    assert [one for one in later if one[0] == "escalation"] == []


async def test_snoozes_and_absences_that_ended_meanwhile_count_as_they_stand_now(
    department: Department,
) -> None:
    """U2's snooze is over, U3's leave is not: only U2 is nudged."""
    snoozed = department.give("U2", nov(25))
    department.give("U3", nov(25))
    followup_commands.snooze(department.works(actor="U2"), snoozed.number, Snooze.THREE_WORKDAYS)
    department.works.commit()
    department.new()
    factories.absence(department.works(), "U3", nov(27), date(2026, 12, 4))
    department.works.commit()

    back = await department.away_until(date(2026, 12, 1), TEN)
    returned = await department.live_until(date(2026, 12, 7), NINE)

    assert back == [("escalation", "U1"), ("nudge", "U2")]
    assert ("nudge", "U3") in returned


@pytest.mark.parametrize(
    ("back", "at_once", "sent_at"),
    [
        ((nov(30), TEN), [("digest", "U1")], None),  # an hour
        ((nov(30), time(23)), [], (date(2026, 12, 1), NINE)),  # at night: in the morning
        ((date(2026, 12, 4), TEN), [("digest", "U1")], None),  # days
        ((date(2026, 12, 6), TEN), [], (date(2026, 12, 7), NINE)),  # with the next one
        ((date(2026, 12, 9), TEN), [("digest", "U1")], None),  # two of them are one
    ],
)
async def test_digests_that_were_left_out_are_one_in_working_time(
    work: Works,
    uow: UnitOfWork,
    clock: MovableClock,
    back: tuple[date, time],
    at_once: Said,
    sent_at: tuple[date, time] | None,
) -> None:
    """After it everything is as always: the next one comes on the next Monday at nine."""
    department = Department(work, uow, clock)
    department.begin(nov(23), digests=True)
    got = await department.away_until(*back)
    late = await department.live_until(*sent_at) if sent_at else [("digest", "U1")]
    monday = (sent_at or back)[0] + timedelta(days=7 - (sent_at or back)[0].weekday())
    before = await department.live_until(monday, time(8, 59))
    in_time = await department.live_until(monday, NINE)

    assert (got, late) == (at_once, [("digest", "U1")])
    assert (before, in_time) == ([], [("digest", "U1")])


async def test_a_year_s_end_is_slept_over(
    work: Works, uow: UnitOfWork, clock: MovableClock
) -> None:
    """Back on New Year's Day, a Friday: nobody hears anything until Monday."""
    department = Department(work, uow, clock)
    department.begin(date(2026, 12, 21))
    department.give("U2", date(2026, 12, 29))

    back = await department.away_until(date(2027, 1, 1), TEN)
    weekend = await department.live_until(date(2027, 1, 3), time(23))
    monday = await department.live_until(date(2027, 1, 4), NINE)

    assert (back, weekend) == ([], [])
    assert monday == [("escalation", "U1"), ("nudge", "U2")]


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
async def test_clocks_that_change_meanwhile_move_nothing(
    work: Works, uow: UnitOfWork, clock: MovableClock, change: date
) -> None:
    """Away over the Sunday on which Berlin changes its clocks: Monday 09:00 is Monday 09:00."""
    department = Department(work, uow, clock)
    department.begin(change - timedelta(days=3), digests=True)
    department.give("U2", change + timedelta(days=1))
    monday = change + timedelta(days=1)

    back = await department.away_until(monday, time(8, 59))
    at_nine = await department.live_until(monday, NINE)

    assert back == []
    assert at_nine == [("digest", "U1"), ("nudge", "U2")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(
    begin=st.sampled_from([date(2026, 3, 23), date(2026, 10, 19), date(2026, 12, 21)]),
    outages=st.lists(
        st.tuples(st.integers(1, 72), st.sampled_from([1, 5, 24, 60, 168, 200])),
        min_size=1,
        max_size=3,
    ),
)
async def test_however_often_and_long_it_is_away_nobody_is_bothered(
    work: Works,
    uow: UnitOfWork,
    clock: MovableClock,
    begin: date,
    outages: list[tuple[int, int]],
) -> None:
    """One nudge a day and only in working time, one digest a day, one meeting opened a week."""
    _emptied(work)
    department = Department(work, uow, clock)
    department.begin(begin, digests=True)
    department.plan_meetings()
    for days in range(1, 8):
        department.give("U2", begin + timedelta(days=days))
    for runs, away in outages:
        for hours, run in ((runs, department.live_until), (away, department.away_until)):
            target = local(clock.now() + timedelta(hours=hours), ZONE)
            await run(target.date(), target.time())

    times = [
        (row.key.split(":")[0], row.channel_id, local(row.created_at, ZONE))
        for row in posted(work(), "")
    ]
    for kind in ("nudge", "digest", "escalation"):
        days_ = [(to, at.date()) for what, to, at in times if what == kind]
        assert len(days_) == len(set(days_))
    for what, _, at in times:
        if what in ("nudge", "escalation", "unclosed"):
            assert _is_working_time(at)
    weeks = [at.isocalendar()[:2] for what, _, at in times if what == "opening"]
    assert len(weeks) == len(set(weeks))


def test_every_job_says_what_becomes_of_it_when_it_is_late() -> None:
    """The page gives policy and reason, and the operators' page says the same."""

    async def deliver() -> int:
        return 0

    rows = [
        line.split(" | ")
        for line in OPERATIONS.read_text().splitlines()
        if line.startswith("| ") and line.count(" | ") == 2
    ]
    written = {row[0].removeprefix("| "): (row[1], row[2].removesuffix(" |")) for row in rows}

    for entry in jobs.page(deliver, 5.0):
        assert entry.because
        assert written[entry.name] == (entry.late.value, entry.because)


def _is_working_time(at: datetime) -> bool:
    return Workdays("DE").is_workday(at.date()) and NINE <= at.time() <= time(18)


def _emptied(work: Works) -> None:
    """Another example begins with an empty database."""
    unit = work()
    for table in reversed(METADATA.sorted_tables):
        unit.session.connection().execute(delete(table))
    unit.session.expunge_all()
    work.commit()
