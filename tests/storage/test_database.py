"""The edge: one verb, one transaction, in a thread of its own."""

import asyncio
import os
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.errors import GavelError
from storage import counters, followups, outbox, people, receipts
from storage.database import Database, DatabaseInUseError, UnitOfWork
from storage.engines import UnknownDatabaseError
from storage.work import Work
from tests import factories
from tests.clock import START, MovableClock
from tests.outbox import Words
from tests.units import Works


async def test_what_a_verb_did_is_committed(uow: UnitOfWork) -> None:
    """A verb's work is there for whoever reads afterwards, and its value comes back."""
    work = uow.bind("T1", "U1")

    number = await work.run(lambda unit: factories.followup(unit, None, "U1").number)

    found = await work.read(lambda unit: followups.by_number(unit.session, "T1", number))
    assert found is not None
    assert (number, found.text) == (1, "Send the report")


async def test_a_verb_knows_who_acts_when_and_where(uow: UnitOfWork) -> None:
    """The unit of work carries the moment, the workspace, the actor and the interaction."""
    work = uow.bind("T1", "U1", "abc")

    seen = await work.run(lambda unit: (unit.now, unit.workspace_id, unit.actor, unit.interaction))

    assert seen == (START, "T1", "U1", "abc")
    assert work.now == START


async def test_a_verb_that_raises_leaves_nothing_behind(uow: UnitOfWork) -> None:
    """Everything it did is rolled back, the number it took included, and the error comes out."""
    work = uow.bind("T1")

    def fail(unit: Work) -> None:
        factories.followup(unit, None)
        raise GavelError

    with pytest.raises(GavelError):
        await work.run(fail)

    number = await work.run(lambda unit: factories.followup(unit, None).number)
    assert number == 1


async def test_a_verb_that_only_reads_cannot_write(uow: UnitOfWork) -> None:
    """The database itself refuses."""
    with pytest.raises(DBAPIError):
        await uow.read(counters.next_number, "followup", workspace_id="T1")


async def test_readers_do_not_wait_for_a_writer(uow: UnitOfWork) -> None:
    """While a long unit of work writes, others read what was there before."""
    begun, may_end = threading.Event(), threading.Event()

    def slow(unit: Work) -> None:
        counters.next_number(unit, "followup")
        begun.set()
        may_end.wait(30)

    writing = asyncio.create_task(uow.run(slow, workspace_id="T1"))
    await asyncio.to_thread(begun.wait, 30)
    count = "SELECT count(*) FROM counters"
    seen = await uow.read(
        lambda unit: unit.session.connection().execute(text(count)).scalar(), workspace_id="T1"
    )
    may_end.set()
    await writing

    assert seen == 0


async def test_numbers_have_no_gaps_and_no_clashes(uow: UnitOfWork) -> None:
    """A hundred at once, a third of which fail: the others count from 1 without a gap."""
    work = uow.bind("T1")

    def take(unit: Work, turn: int) -> int:
        number = counters.next_number(unit, "followup")
        if turn % 3 == 0:
            raise GavelError
        return number

    turns = (work.run(take, turn) for turn in range(100))
    results = await asyncio.gather(*turns, return_exceptions=True)

    numbers = sorted(result for result in results if isinstance(result, int))
    assert numbers == list(range(1, 67))
    assert len([result for result in results if isinstance(result, GavelError)]) == 34


async def test_two_who_change_the_same_record_see_each_other(uow: UnitOfWork) -> None:
    """Read, then write: nobody's change is lost, on PostgreSQL either."""
    work = uow.bind("T1")
    await work.run(lambda unit: factories.person(unit, "U1", name="").user_id)

    def append(unit: Work) -> None:
        person = people.get(unit.session, "T1", "U1")
        assert person is not None
        person.name += "x"

    await asyncio.gather(*(work.run(append) for _ in range(20)))

    person = await work.read(lambda unit: people.get(unit.session, "T1", "U1"))
    assert person is not None
    assert person.name == "x" * 20


async def test_two_who_post_under_one_key_post_once(uow: UnitOfWork) -> None:
    """The key names the meaning: whoever comes second changes nothing and is not told off."""
    work = uow.bind("T1")

    await asyncio.gather(*(work.run(outbox.post, "k", "C1", Words("hi")) for _ in range(20)))

    count = await work.read(
        lambda unit: unit.session.connection().execute(text("SELECT count(*) FROM outbox")).scalar()
    )
    assert count == 1


async def test_who_loses_one_race_may_lose_another(
    postgresql_url: str, clock: MovableClock
) -> None:
    """First for a record that somebody else changes, then for a key that somebody else takes."""
    with closing(Database.open(postgresql_url)) as database:
        work = UnitOfWork(database, clock).bind("T1")
        await work.run(lambda unit: factories.person(unit, "U1", name="").user_id)
        rivals = iter((_append, _post))

        def act(unit: Work) -> None:
            seen = people.get(unit.session, "T1", "U1")  # from here on it sees the same
            rival = next(rivals, None)
            if rival:
                with database.session() as session:
                    rival(Work(session, unit.now, "T1"))
                    session.commit()
            assert seen is not None
            _append(unit)
            _post(unit)

        await work.run(act)

        person = await work.read(lambda unit: people.get(unit.session, "T1", "U1"))
    assert person is not None
    assert person.name == "xx"


def _append(unit: Work) -> None:
    person = people.get(unit.session, "T1", "U1")
    assert person is not None
    person.name += "x"
    unit.session.flush()


def _post(unit: Work) -> None:
    outbox.post(unit, "k", "C1", Words("hi"))
    unit.session.flush()


async def test_the_same_click_twice_acts_once(uow: UnitOfWork) -> None:
    """Of ten identical interactions at once exactly one is the first."""
    work = uow.bind("T1")

    firsts = await asyncio.gather(*(work.run(receipts.first_time, "click:1") for _ in range(10)))

    assert sorted(firsts) == [False] * 9 + [True]


async def test_a_mistake_against_a_unique_key_is_raised(uow: UnitOfWork) -> None:
    """What breaks a key again when it is tried again is an error like any other."""
    work = uow.bind("T1")
    await work.run(lambda unit: factories.person(unit, "U1").user_id)

    with pytest.raises(IntegrityError):
        await work.run(lambda unit: factories.person(unit, "U1").user_id)


async def test_the_log_of_a_verb_carries_its_interaction(uow: UnitOfWork) -> None:
    """What was bound for the log on the event loop is bound in the thread too."""
    with structlog.contextvars.bound_contextvars(interaction="abc"):
        seen = await uow.run(lambda _: structlog.contextvars.get_contextvars(), workspace_id="T1")

    assert seen == {"interaction": "abc"}


async def test_only_a_commit_with_something_to_deliver_wakes(uow: UnitOfWork) -> None:
    """Reading, writing something else and failing wake nobody."""
    woken: list[str] = []
    uow.on_outbox(lambda: woken.append("yes"))
    work = uow.bind("T1")

    def fail(unit: Work) -> None:
        outbox.post(unit, "never", "C1", Words("never"))
        raise GavelError

    await work.run(counters.next_number, "followup")
    with pytest.raises(GavelError):
        await work.run(fail)
    before = list(woken)
    await work.run(outbox.post, "k", "C1", Words("hi"))

    assert (before, woken) == ([], ["yes"])


def test_foreign_keys_are_checked(work: Works) -> None:
    """A record that refers to none is refused on every database."""
    with pytest.raises(IntegrityError):
        factories.attendance(
            work(), factories.meeting(work(), factories.team(work())), "U1", meeting_id=404
        )


@pytest.mark.parametrize(
    "url", ["mysql://localhost/gavel", "sqlite://", "sqlite:///:memory:", "oracle://x"]
)
def test_other_databases_are_refused(url: str) -> None:
    """Only a SQLite file and PostgreSQL will do."""
    with pytest.raises(UnknownDatabaseError):
        Database.open(url)


def test_a_sqlite_file_belongs_to_one_process(sqlite_url: str) -> None:
    """A second process is refused, in words that name the file, until the first one is gone."""
    database = Database.open(sqlite_url)
    database.claim_alone()
    refused = in_another_process(sqlite_url)
    database.close()

    path = sqlite_url.removeprefix("sqlite:///")
    assert refused == f"cli.error.database_in_use(path={path!r})"
    assert in_another_process(sqlite_url) == "alone"


def test_claiming_twice_is_claiming_once(sqlite_url: str) -> None:
    """The process that has the file is not refused itself."""
    database = Database.open(sqlite_url)
    database.claim_alone()
    database.claim_alone()
    other = Database.open(sqlite_url)
    with pytest.raises(DatabaseInUseError):
        other.claim_alone()
    other.close()
    database.close()


def test_postgresql_is_shared(postgresql_url: str) -> None:
    """Several processes may work on one PostgreSQL."""
    databases = [Database.open(postgresql_url) for _ in range(2)]
    for database in databases:
        database.claim_alone()
        database.close()

    assert [database.claims for database in databases] == [[], []]


async def test_units_of_work_survive_a_lost_connection(
    postgresql_url: str, clock: MovableClock
) -> None:
    """A server that cut all connections costs nobody a request."""
    named = make_url(postgresql_url).update_query_dict({"application_name": "victim"})
    database = Database.open(named.render_as_string(hide_password=False))
    work = UnitOfWork(database, clock).bind("T1")
    await work.run(counters.next_number, "followup")
    killer = Database.open(postgresql_url)
    with killer.session() as session:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'victim'"
        )
        session.connection().execute(text(others))
    killer.close()

    assert await work.run(counters.next_number, "followup") == 2
    database.close()


def in_another_process(url: str) -> str:
    """What another process is told when it wants the file for itself."""
    script = (
        "import sys\n"
        "from storage.database import Database, DatabaseInUseError\n"
        "database = Database.open(sys.argv[1])\n"
        "try:\n"
        "    database.claim_alone()\n"
        "    print('alone', end='')\n"
        "except DatabaseInUseError as error:\n"
        "    print(error, end='')\n"
        "database.close()\n"
    )
    root = Path(__file__).parents[2]
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, url],
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
