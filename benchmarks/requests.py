"""The request path: what Slack sends over HTTP, beside a bare Bolt app that only acknowledges."""

import statistics
from pathlib import Path

from aiohttp import ClientSession
from sqlmodel import Session

from benchmarks import servers
from benchmarks.callers import CHANNEL, PERSON, Caller, Load, connections, load
from benchmarks.dataset import database, fill
from benchmarks.measure import Row, compared
from bot import manifest
from sandbox.server import Sandbox

ROUNDS = 300
AT_ONCE, CALLS, LOADS = 32, 800, 5
FOLLOWUPS = 12
SLOWEST = 100.0  # milliseconds for 99 of 100
WARMED = 50


async def rows(folder: Path) -> list[Row]:
    """Commands and messages, one at a time and many at once, to a bot that runs by itself."""
    async with Sandbox(manifest.load()) as sandbox, connections(AT_ONCE) as http:
        sandbox.workspace.add_user(id=PERSON, name="u1")
        url = _filled(folder / "requests.db", sandbox.workspace.team.id)
        async with servers.bare(sandbox) as bare, servers.gavel(sandbox, url) as gavel:
            floor, value = (_caller(http, one, sandbox, bare) for one in (bare, gavel))
            for _ in range(WARMED):
                await floor.command("/followup", "list")
                await value.command("/followup", "list")
            return [
                await _one_at_a_time(floor, value),
                *await _many_at_once(floor, value),
                await _message(floor, value, "message in a channel without an open meeting"),
                await _message(floor, value, "reply in a thread there", thread_ts="1795424000.1"),
                await _listeners(http, sandbox, folder),
            ]


async def _one_at_a_time(floor: Caller, value: Caller) -> Row:
    measure = "slash command that reads my follow-ups, signed HTTP, one at a time, p50"
    bare, ours, ratio = await compared(
        lambda: floor.command("/followup", "list"),
        lambda: value.command("/followup", "list"),
        ROUNDS,
    )
    return Row(measure, "bare Bolt, process_before_response", bare, ours, 3, paired=ratio)


async def _many_at_once(floor: Caller, value: Caller) -> list[Row]:
    taken: list[tuple[Load, Load]] = []
    for _ in range(LOADS):
        bare = await load(lambda: floor.command("/followup", "list"), AT_ONCE, CALLS)
        taken.append((bare, await load(lambda: value.command("/followup", "list"), AT_ONCE, CALLS)))
    rates = [(bare.per_second, ours.per_second) for bare, ours in taken]
    ratio = statistics.median(ours / bare for bare, ours in rates)
    floor_rate, rate = (statistics.median(side) for side in zip(*rates, strict=True))
    slowest = statistics.median(ours.slowest_percent for _, ours in taken)
    told = f"the same, {AT_ONCE} at once"
    return [
        Row(told, "the same", floor_rate, rate, 0.25, "/s", at_least=True, paired=ratio),
        Row(f"{told}: p99", "100 ms", SLOWEST, slowest, 1),
    ]


async def _message(floor: Caller, value: Caller, told: str, **fields: str) -> Row:
    bare, ours, ratio = await compared(
        lambda: floor.message(**fields), lambda: value.message(**fields), ROUNDS
    )
    return Row(told, "bare Bolt, no-op message listener", bare, ours, 1.3, paired=ratio)


async def _listeners(http: ClientSession, sandbox: Sandbox, folder: Path) -> Row:
    """A command that needs no database, as the only one and among all our handlers."""
    one_url, all_url = _empty(folder / "one.db"), _empty(folder / "all.db")
    async with (
        servers.gavel(sandbox, one_url, only_bench=True) as one,
        servers.gavel(sandbox, all_url, only_bench=False) as every,
    ):
        alone, among = (_caller(http, server, sandbox, server) for server in (one, every))
        floor, value, ratio = await compared(
            lambda: alone.command("/bench"), lambda: among.command("/bench"), ROUNDS
        )
    measure = "command without database, all listeners registered"
    return Row(measure, "the same with one listener", floor, value, 1.3, paired=ratio)


def _caller(
    http: ClientSession, server: servers.Server, sandbox: Sandbox, answered: servers.Server
) -> Caller:
    return Caller(http, server.url, sandbox.workspace.team.id, f"{answered.url}/response")


def _filled(path: Path, workspace_id: str) -> str:
    made = database(path)
    with made.session() as session:
        _fill(session, f"'{workspace_id}'")
        session.commit()
    made.close()
    return f"sqlite:///{path}"


def _empty(path: Path) -> str:
    database(path).close()
    return f"sqlite:///{path}"


def _fill(session: Session, workspace: str) -> None:
    """A team with twelve follow-ups of one person, two of them overdue."""
    of = {"workspace_id": workspace}
    person = {"user_id": f"'{PERSON}'", "name": "'Person 1'", "timezone": "'Asia/Shanghai'"}
    known = {"locale": "'en-US'", "refreshed_at": "strftime('%Y-%m-%d %H:%M:%S.000000', 'now')"}
    fill(session, "people", 1, {**of, **person, **known})
    channel = {"channel_id": f"'{CHANNEL}'", "name": "'general'", "bot_is_member": 1}
    fill(session, "channels", 1, {**of, **channel})
    team = {"name": "'Operations'", "channel_id": f"'{CHANNEL}'", "timezone": "'Asia/Shanghai'"}
    times = {"work_start": "'09:00:00.000000'", "work_end": "'18:00:00.000000'"}
    digest = {"digest_time": "'09:00:00.000000'", "member_source": "'listed'"}
    fill(session, "teams", 1, {**of, **team, **times, **digest, "language": "'en'"})
    member = {"team_id": 1, "user_id": f"'{PERSON}'", "role": "'member'"}
    fill(session, "team_members", 1, {**of, **member})
    due = "'now', (i - 3) || ' days'"
    words = {
        "number": "i",
        "team_id": 1,
        "text": "'Send the report number ' || i || ' to finance'",
        "state": "'open'",
        "timezone": "'Asia/Shanghai'",
        "created_by": "'U2'",
        "channel_id": f"'{CHANNEL}'",
    }
    when = {"due_on": f"date({due})", "due_at": f"strftime('%Y-%m-%d 10:00:00.000000', {due})"}
    fill(session, "followups", FOLLOWUPS, {**of, **words, **when})
    fill(
        session, "followup_owners", FOLLOWUPS, {**of, "followup_id": "i", "user_id": f"'{PERSON}'"}
    )
