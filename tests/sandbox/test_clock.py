"""The sandbox's clock: moved, frozen, shared, and its timestamps."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sandbox.clock import SandboxClock

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_time_runs() -> None:
    """Without a move it is now."""
    assert abs(SandboxClock().now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_a_moved_clock_runs_on() -> None:
    """It goes on from where it was put."""
    clock = SandboxClock()
    clock.move_to(START)

    assert timedelta(0) <= clock.now() - START < timedelta(seconds=1)


def test_a_frozen_clock_stands() -> None:
    """It stays where it is put until it runs again."""
    clock = SandboxClock()
    clock.freeze(START)
    clock.move_to(START + timedelta(hours=1))
    stood = clock.now()
    clock.run()

    assert (stood, clock.frozen) == (START + timedelta(hours=1), False)
    assert timedelta(0) <= clock.now() - stood < timedelta(seconds=1)


def test_two_processes_see_the_same_time(tmp_path: Path) -> None:
    """A clock on the same file follows, and a later one begins there."""
    mine, theirs = (SandboxClock(tmp_path / "clock.json") for _ in range(2))
    mine.freeze(START)
    first = theirs.now()
    theirs.move_to(START + timedelta(days=1))

    assert (first, mine.now()) == (START, START + timedelta(days=1))
    assert SandboxClock(tmp_path / "clock.json").now() == START + timedelta(days=1)


@given(st.lists(st.timedeltas(-timedelta(days=400), timedelta(days=400)), max_size=30))
def test_timestamps_only_grow(moves: list[timedelta]) -> None:
    """However the clock is moved, each timestamp is later than all before, also as text."""
    clock = SandboxClock()
    clock.freeze(START)
    stamps = [clock.next_ts()]
    for move in moves:
        clock.move_to(clock.now() + move)
        stamps += [clock.next_ts(), clock.next_ts()]

    assert stamps == sorted(set(stamps))


def test_timestamps_come_after_what_exists() -> None:
    """After a restart with an earlier clock, nothing is given twice."""
    clock = SandboxClock()
    clock.freeze(START)
    clock.not_before("9000000000.000001")

    assert clock.next_ts() == "9000000000.000002"
