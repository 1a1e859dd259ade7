"""Units of work: what they read and write, and how they end."""

from datetime import UTC, date, datetime, timedelta, timezone

from storage import absences, followups
from tests import factories
from tests.units import Works


def test_a_later_unit_of_work_sees_what_an_earlier_one_did(work: Works) -> None:
    """What one unit of work did is there for the next."""
    factories.absence(work(), "U1", date(2026, 11, 23), date(2026, 11, 27))

    found = absences.of_person(work().session, "T1", "U1", date(2026, 11, 27))

    assert [absence.ends_on for absence in found] == [date(2026, 11, 27)]


def test_times_come_back_as_the_same_moment_in_utc(work: Works) -> None:
    """A moment given in another zone is stored and read as the same moment in UTC."""
    shanghai = timezone(timedelta(hours=8))
    made = factories.followup(work(), None, due_at=datetime(2026, 11, 27, 18, tzinfo=shanghai))

    found = followups.by_number(work().session, "T1", made.number)

    assert found is not None
    assert (found.due_at, found.due_at and found.due_at.tzinfo) == (
        datetime(2026, 11, 27, 10, tzinfo=UTC),
        UTC,
    )
