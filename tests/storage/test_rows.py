"""Rows by statements made once: stored as a session would store them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from storage import rows
from storage.nudges import Nudge
from storage.people import Person
from storage.receipts import Receipt
from storage.work import Work
from tests.units import WORKSPACE, Works

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_stored_object_is_the_one_that_is_read(work: Works) -> None:
    """It has its number, is known to the session, and is read back as the same object."""
    unit = work()

    stored = rows.store(unit.session, _nudge("a"))

    assert unit.session.get(Nudge, stored.id) is stored
    assert unit.session.exec(select(Nudge)).all() == [stored]
    assert stored not in unit.session.new | unit.session.dirty


def test_what_changes_in_a_stored_object_is_written(work: Works) -> None:
    """Like any row of the session it is brought up to date at the end."""
    stored = rows.store(work().session, _nudge("a"))
    stored.followup_ids = [1, 2]

    found = work().session.exec(select(Nudge)).one()

    assert found.followup_ids == [1, 2]


def test_numbers_go_on_whoever_stores(work: Works) -> None:
    """An object of the session and a stored one count together, in the order of telling."""
    unit = work()
    waiting = _nudge("a")
    unit.session.add(waiting)

    stored = rows.store(unit.session, _nudge("b"))

    assert waiting.id is not None
    assert (waiting.id + 1) == stored.id


def test_a_stored_key_is_refused_the_second_time(work: Works) -> None:
    """What a unique key forbids is an error, as it is at a flush."""
    unit = work()
    rows.store(unit.session, _nudge("a"))

    with pytest.raises(IntegrityError):
        rows.store(unit.session, _nudge("a"))


def test_what_is_not_told_of_a_row_is_as_the_table_has_it(work: Works) -> None:
    """The defaults of the fields hold, whether the database or the object has them."""
    unit = work()

    rows.write(
        unit.session,
        Person,
        workspace_id=WORKSPACE,
        user_id="U1",
        name="Mei",
        refreshed_at=NINE,
    )

    wanted = Person(workspace_id=WORKSPACE, user_id="U1", name="Mei", refreshed_at=NINE)
    written = unit.session.exec(select(Person)).one()
    assert wanted.model_dump() == written.model_dump()


def test_the_first_with_a_key_is_kept(work: Works) -> None:
    """The second says that it was not added, and changes nothing."""
    first = _write_once(work(), at=NINE)
    second = _write_once(work(), at=NINE.replace(hour=10))

    kept = work().session.exec(select(Receipt)).one()

    assert (first, second) == (True, False)
    assert kept.at == NINE


def test_columns_are_found_with_what_waits_in_the_session(work: Works) -> None:
    """What was changed a moment ago counts already."""
    unit = work()
    unit.session.add(_nudge("a"))

    found = rows.found(unit.session, select(Nudge.key))

    assert [tuple(row) for row in found] == [("a",)]


def _nudge(key: str) -> Nudge:
    return Nudge(workspace_id=WORKSPACE, key=key, user_id="U1", followup_ids=[1], created_at=NINE)


def _write_once(unit: Work, at: datetime) -> bool:
    return rows.write_once(unit.session, Receipt, workspace_id=WORKSPACE, key="a", at=at)
