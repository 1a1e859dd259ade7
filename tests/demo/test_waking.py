"""The demo's clock after a restart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sandbox.clock import SandboxClock
from sandbox.demo import wake

NOTED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=5)


def running(folder: Path) -> SandboxClock:
    """A clock that runs, kept in the folder."""
    clock = SandboxClock(folder / "clock.json")
    clock.freeze(NOTED)
    clock.run()
    return clock


def test_a_demo_killed_right_after_a_jump_goes_on_behind_it(tmp_path: Path) -> None:
    """The last note is from before the jump; the clock itself remembers where it was put."""
    running(tmp_path).move_to(NOTED + timedelta(hours=6))

    again = SandboxClock(tmp_path / "clock.json")
    wake(again, NOTED)

    assert timedelta(0) <= again.now() - (NOTED + timedelta(hours=6)) < MOMENT


def test_a_demo_never_goes_back_behind_what_was_posted(tmp_path: Path) -> None:
    """A message posted after the last note is not one of the future."""
    posted = NOTED + timedelta(minutes=3)
    running(tmp_path)

    again = SandboxClock(tmp_path / "clock.json")
    again.not_before(f"{int(posted.timestamp())}.000200")
    wake(again, NOTED)

    assert timedelta(0) <= again.now() - posted < MOMENT


def test_a_demo_goes_on_where_it_was_left(tmp_path: Path) -> None:
    """The hours in between, in which nobody looked, do not pass."""
    running(tmp_path)
    left_at = NOTED + timedelta(hours=1)

    again = SandboxClock(tmp_path / "clock.json")
    wake(again, left_at)

    assert timedelta(0) <= again.now() - left_at < MOMENT
