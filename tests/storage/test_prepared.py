"""Statements that go straight to the driver: they do what they do in SQLAlchemy's hands."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, inspect, update
from sqlalchemy import select as columns
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session, SQLModel, col, select

from bot.domain.followups import FollowupState
from storage import rows
from storage.among import among, told
from storage.database import Database
from storage.followups import Followup, FollowupEvent, FollowupOwner
from storage.people import Person
from storage.prepared import prepared
from storage.receipts import Receipt
from tests.units import WORKSPACE, Works

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones())  # noqa: DTZ001 - the zone comes with them
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
# The database is open for all examples: each writes under another number.
EXAMPLES = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = count(1)


@EXAMPLES
@given(
    text=WORDS,
    state=st.sampled_from(FollowupState),
    due_on=st.none() | st.dates(),
    due_time=st.none() | st.times(),
    due_at=st.none() | MOMENTS,
    reason=st.none() | WORDS,
)
def test_columns_and_objects_are_as_a_session_reads_them(database: Database, **told: Any) -> None:
    """Texts, states, days, times and moments come back alike, and as they were written."""
    number = next(NUMBERS)
    known = {"workspace_id": WORKSPACE, "timezone": "UTC", "created_by": "U1", "created_at": NINE}
    with database.session() as session:
        rows.write(session, Followup, number=number, **known, **told)
        session.commit()
        usual = session.exec(select(Followup).where(Followup.number == number)).one().model_dump()

    with database.session() as session:
        by_number = col(Followup.number) == bindparam("number")
        (one,) = rows.loaded(session, Followup, select(Followup).where(by_number), number=number)
        looked_at = columns(Followup.__table__).where(by_number)  # type: ignore[attr-defined]  # SQLModel adds it
        (row,) = rows.found(session, looked_at, number=number)

        due_at = told["due_at"]
        told["due_at"] = due_at and due_at.astimezone(UTC)  # in the zone they may be ambiguous
        assert {name: usual[name] for name in told} == told
        assert one.model_dump() == usual
        assert row._asdict() == usual


@EXAMPLES
@given(details=st.dictionaries(WORDS, JSON, max_size=4))
def test_json_comes_back(database: Database, details: dict[str, Any]) -> None:
    """Whatever JSON can hold."""
    with database.session() as session:
        followup = rows.store(session, _followup())
        event = FollowupEvent(
            workspace_id=WORKSPACE, followup_id=followup.id or 0, at=NINE, kind="x", details=details
        )
        number = rows.store(session, event).id
        session.commit()

    with database.session() as session:
        by_number = columns(col(FollowupEvent.details)).where(
            col(FollowupEvent.id) == bindparam("id")
        )
        assert rows.found(session, by_number, id=number).scalar_one() == details


@EXAMPLES
@given(there=st.sets(WORDS, max_size=6), wanted=st.sets(WORDS, max_size=6))
def test_among_finds_what_is_in_the_list(
    database: Database, there: set[str], wanted: set[str]
) -> None:
    """And the others when it is turned round; an empty list holds nothing."""
    inside = columns(col(Receipt.key)).where(among(col(Receipt.key), "keys"))
    outside = columns(col(Receipt.key)).where(~among(col(Receipt.key), "keys"))
    with database.session() as session:  # never committed
        for key in there:
            rows.write(session, Receipt, workspace_id=WORKSPACE, key=key, at=NINE)

        found = set(rows.found(session, inside, keys=wanted).scalars())
        others = set(rows.found(session, outside, keys=[*wanted]).scalars())

    assert found == there & wanted
    assert others == there - wanted


def test_among_knows_numbers(work: Works) -> None:
    """A list of ids is compared as numbers."""
    session = work().session
    ids = [rows.store(session, _followup()).id for _ in range(3)]
    those = columns(col(Followup.id)).where(among(col(Followup.id), "ids"))

    found = rows.found(session, those.order_by(col(Followup.id)), ids=[ids[2], ids[0], 10**9])

    assert found.scalars().all() == [ids[0], ids[2]]


@pytest.mark.parametrize("table", [Followup, FollowupOwner, Person])
def test_a_list_is_looked_up_in_an_index(sqlite_url: str, table: type[SQLModel]) -> None:
    """However many rows there are, only those of the list are read."""
    database = Database.open(sqlite_url)
    key = [*inspect(table).primary_key]
    those = columns(key[-1]).where(*(among(one, str(one.name)) for one in key))
    explained = f"EXPLAIN QUERY PLAN {prepared(those, database.engine.dialect).words}"

    with database.engine.connect() as connection:
        steps = connection.exec_driver_sql(explained, ("[]",) * len(key)).all()

    assert f"SEARCH {table.__tablename__} USING" in str(steps)
    database.close()


def test_a_row_that_is_known_is_not_made_twice(work: Works) -> None:
    """Whoever holds it sees what others change in it, and it is written at the end."""
    session = work().session
    stored = rows.store(session, _person("U1"))
    every = select(Person)

    (found,) = rows.loaded(session, Person, every)
    found.name = "Mei"

    assert found is stored
    assert rows.with_key(session, Person, WORKSPACE, "U1") is stored
    assert work().session.exec(select(Person.name)).one() == "Mei"


def test_what_is_loaded_can_be_changed(database: Database) -> None:
    """A change of a loaded object is found, written, and undone when all is undone."""
    with database.session() as session:
        rows.store(session, _person("U1"))
        session.commit()
    with database.session() as session:
        (person,) = rows.loaded(session, Person, select(Person))
        assert not session.is_modified(person)
        person.name = "Mei"
        session.flush()
        session.rollback()
        assert person.name == "Person"
        person.name = "Li"
        session.commit()

    with database.reading_session() as session:
        assert session.exec(select(Person.name)).one() == "Li"


def test_a_new_object_is_as_its_table_makes_it(work: Works) -> None:
    """What is not given is as the fields have it, each with a list or mapping of its own."""
    given: dict[str, Any] = {"workspace_id": "T1", "followup_id": 1, "at": NINE, "kind": "x"}
    usual = FollowupEvent(**given)

    one, other = (rows.new(FollowupEvent, **given) for _ in range(2))

    assert one.model_dump() == usual.model_dump()
    assert one.details is not other.details
    person = rows.new(Person, workspace_id=WORKSPACE, user_id="U1", name="Mei", refreshed_at=NINE)
    person.name = "Li"
    rows.store(work().session, person)
    assert work().session.exec(select(Person.name)).one() == "Li"


@EXAMPLES
@given(new=st.lists(st.none() | WORDS, max_size=4))
def test_a_change_tells_each_row_its_own(database: Database, new: list[str | None]) -> None:
    """Many rows by one statement, each with what is told of it; the others have nothing."""
    reason = told("reasons", col(Followup.id))
    given_each = update(Followup).where(among(col(Followup.id), "ids")).values(reason=reason)
    with database.session() as session:  # never committed
        ids = [rows.store(session, _followup()).id or 0 for _ in range(5)]
        reasons = dict(zip(ids, new, strict=False))

        rows.change(session, given_each, ids=ids, reasons=reasons)

        there = dict(session.exec(select(Followup.id, Followup.reason)).all())
    assert there == {**dict.fromkeys(ids), **reasons}


def test_what_the_database_refuses_is_told_as_by_sqlalchemy(work: Works) -> None:
    """A key that is there already, and a value that is missing; what was given is not repeated."""
    session = work().session
    rows.store(session, _person("U1"))
    session.commit()

    with pytest.raises(IntegrityError, match="hidden"):
        rows.store(session, _person("U1"))
    session.rollback()
    with pytest.raises(IntegrityError, match="hidden"):
        rows.write(session, Person, workspace_id=WORKSPACE, user_id="U2", refreshed_at=NINE)


def test_who_only_reads_writes_nothing(database: Database) -> None:
    """A session for reading is refused a row, whichever way it is written."""
    with database.reading_session() as session, pytest.raises(DBAPIError, match=r"read.?only"):
        rows.write(session, Receipt, workspace_id=WORKSPACE, key="a", at=NINE)


def test_a_connection_that_is_lost_is_given_up(postgresql_url: str) -> None:
    """Whoever loses his connection is told so as usual, and the next one gets another."""
    database = Database.open(postgresql_url)
    names = columns(col(Person.name))
    with database.session() as session:
        _hang_up(database, session)
        with pytest.raises(OperationalError) as lost:
            rows.found(session, names)

    assert lost.value.connection_invalidated
    with database.session() as session:
        assert rows.found(session, names).all() == []
    database.close()


def _hang_up(database: Database, session: Session) -> None:
    """Have the server end the session's connection."""
    process = session.exec(sql("SELECT pg_backend_pid()")).scalar_one()  # type: ignore[call-overload]  # plain SQL
    with database.engine.connect() as other:
        other.execute(sql("SELECT pg_terminate_backend(:process)"), {"process": process})


def _followup() -> Followup:
    return Followup(
        workspace_id=WORKSPACE,
        number=next(NUMBERS),
        text="Send it",
        timezone="UTC",
        created_by="U1",
        created_at=NINE,
    )


def _person(user_id: str) -> Person:
    return Person(workspace_id=WORKSPACE, user_id=user_id, name="Person", refreshed_at=NINE)
