"""The HTTP server: what those who watch over Gavel are told."""

import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.figures import Figures
from bot.metrics import Metrics
from bot.web import CannotListenError, PortInUseError, WebServer
from storage import asides, outbox, revisions
from storage.claims import Identity
from storage.database import Database, UnitOfWork
from storage.outbox import State
from tests import factories
from tests.clock import MovableClock
from tests.outbox import Words
from tests.units import AwayAtTimes, Works

HOST = "127.0.0.1"
Answer = tuple[int, str]
Ask = Callable[[str], Awaitable[Answer]]


@pytest.fixture
def edge(database: Database, clock: MovableClock) -> AwayAtTimes:
    """The edge of a database that is away when a test says so."""
    return AwayAtTimes(database, clock)


@pytest.fixture
async def server(edge: AwayAtTimes) -> AsyncIterator[WebServer]:
    """A server that does not listen yet."""
    server = WebServer(edge)
    server.show(Figures(edge, Metrics()).answer)
    yield server
    await server.stop()


@pytest.fixture
async def ask(server: WebServer) -> AsyncIterator[Ask]:
    """Starts the server at the first question, and gives status and text."""
    ports: list[int] = []
    async with ClientSession() as http:

        async def asked(path: str) -> Answer:
            if not ports:
                ports.append(await server.start(HOST, 0))
            async with http.get(f"http://{HOST}:{ports[0]}{path}") as answer:
                return answer.status, await answer.text()

        yield asked


def number(page: str, name: str) -> float:
    """The value of a number on the page of metrics."""
    (value,) = re.findall(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    return float(value)


async def test_a_process_that_lives_says_so_without_its_database(
    edge: AwayAtTimes, ask: Ask
) -> None:
    """Whoever restarts what hangs must not restart what waits for its database."""
    edge.away = True

    assert await ask("/healthz") == (200, "ok\n")


async def test_ready_is_a_word_for_each_check(server: WebServer, ask: Ask) -> None:
    """All is well: the answer is 200."""

    async def connected() -> str:
        return "connected"

    server.check("slack", connected)

    expected = '{"database": "ok", "schema": "current", "slack": "connected"}'
    assert await ask("/readyz") == (200, expected)


async def test_not_ready_without_slack(server: WebServer, ask: Ask) -> None:
    """One check that does not hold is enough."""

    async def disconnected() -> str:
        return "disconnected"

    server.check("slack", disconnected)

    expected = '{"database": "ok", "schema": "current", "slack": "disconnected"}'
    assert await ask("/readyz") == (503, expected)


async def test_not_ready_without_the_database(edge: AwayAtTimes, ask: Ask) -> None:
    """As soon as it answers, the process is ready again."""
    edge.away = True
    away = await ask("/readyz")
    edge.away = False

    assert away == (503, '{"database": "away", "schema": "away"}')
    assert (await ask("/readyz"))[0] == 200


@pytest.mark.parametrize(
    ("revision", "status", "word"), [("0000", 200, "newer"), (None, 503, "behind")]
)
async def test_the_schema_may_be_newer_but_not_behind(
    database: Database, ask: Ask, revision: str | None, status: int, word: str
) -> None:
    """Processes of this version go on while those of the next one take over."""
    put_revision(database, revision)
    try:
        answer = await ask("/readyz")
    finally:
        put_revision(database, revisions.head())

    assert answer == (status, f'{{"database": "ok", "schema": "{word}"}}')


async def test_what_is_set_aside_is_counted_and_is_no_lag(ask: Ask, work: Works) -> None:
    """A row that fails is told of as such; a queue that is behind is something else."""
    unit = work()
    followup = factories.followup(unit, None)
    for user_id, minutes in (("U1", -3), ("U2", -1)):
        moment = unit.now + timedelta(minutes=minutes)
        factories.owner(unit, followup, user_id, next_nudge_at=moment)
    broken = Identity("followup_owners.nudge", (followup.id, "U1"))
    asides.put(unit, "nudges send", [broken], "ValueError: no", "1a2b3c4d")
    work.commit()

    _, page = await ask("/metrics")

    assert number(page, 'gavel_rows_set_aside{job="nudges send"}') == 1
    assert number(page, 'gavel_queue_due{queue="followup_owners.nudge"}') == 1
    assert number(page, 'gavel_queue_lag_seconds{queue="followup_owners.nudge"}') == 60


async def test_the_lag_of_a_queue_is_the_age_of_its_oldest_due_row(
    work: Works, clock: MovableClock, ask: Ask
) -> None:
    """What waits for later does not count."""
    followup = factories.followup(work(), None)
    for user_id, minutes in (("U1", -3), ("U2", -1), ("U3", 1)):
        moment = clock.now() + timedelta(minutes=minutes)
        factories.owner(work(), followup, user_id, next_nudge_at=moment)
    work.commit()

    status, page = await ask("/metrics")

    assert status == 200
    assert number(page, 'gavel_queue_due{queue="followup_owners.nudge"}') == 2
    assert number(page, 'gavel_queue_lag_seconds{queue="followup_owners.nudge"}') == 180
    assert number(page, 'gavel_queue_lag_seconds{queue="meetings.open"}') == 0
    assert number(page, "gavel_database_up") == 1


async def test_the_outbox_is_counted_by_state(work: Works, ask: Ask) -> None:
    """Parked messages want somebody to look at them."""
    for key, state in (("a", State.PARKED), ("b", State.WAITING), ("c", State.WAITING)):
        unit = work()
        outbox.post(unit, key, "C1", Words(key))
        row = outbox.by_key(unit.session, "T1", key)
        assert row is not None
        row.state, row.next_attempt_at = state, None if state is State.PARKED else unit.now
    work.commit()

    _, page = await ask("/metrics")

    counted = dict(re.findall(r'gavel_outbox_messages\{state="(\w+)"\} (\S+)', page))
    assert counted == {"waiting": "2.0", "sending": "0.0", "parked": "1.0"}


async def test_metrics_are_there_while_the_database_is_away(edge: AwayAtTimes, ask: Ask) -> None:
    """They say so, and nothing that was true before."""
    await ask("/metrics")
    edge.away = True

    status, page = await ask("/metrics")

    assert (status, number(page, "gavel_database_up")) == (200, 0)
    assert "gavel_queue_due{" not in page
    assert number(page, "process_open_fds") > 0


async def test_metrics_are_refused_before_there_are_any(uow: UnitOfWork) -> None:
    """A process that has just begun to listen is no process whose numbers are all zero."""
    server = WebServer(uow)
    port = await server.start(HOST, 0)
    async with ClientSession() as http, http.get(f"http://{HOST}:{port}/metrics") as answer:
        refused = answer.status, await answer.text()
    await server.stop()

    assert refused == (503, "still loading\n")


async def test_nothing_else_is_answered(ask: Ask) -> None:
    """There is no page at the root."""
    assert (await ask("/"))[0] == 404


async def test_a_port_in_use_is_named(uow: UnitOfWork) -> None:
    """The other program keeps it."""
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUseError) as refused:
            await WebServer(uow).start(HOST, port)

    assert refused.value.params == {"host": HOST, "port": port}


async def test_an_address_of_another_machine_is_refused(uow: UnitOfWork) -> None:
    """192.0.2.1 is nobody's (RFC 5737)."""
    with pytest.raises(CannotListenError) as refused:
        await WebServer(uow).start("192.0.2.1", 0)

    assert refused.value.params["host"] == "192.0.2.1"


def put_revision(database: Database, revision: str | None) -> None:
    """Have the database be at a revision, or at none."""
    with database.session() as session:
        session.connection().execute(text("DELETE FROM alembic_version"))
        if revision:
            insert = text("INSERT INTO alembic_version VALUES (:revision)")
            session.connection().execute(insert, {"revision": revision})
        session.commit()
