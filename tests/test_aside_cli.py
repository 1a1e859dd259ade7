"""`gavel aside`: rows that made their job fail, for operators."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings import Settings
from storage import asides, followups
from storage.asides import Aside
from storage.claims import Identity
from storage.followups import FollowupOwner
from tests import factories
from tests.clock import START, MovableClock
from tests.units import Works


@pytest.fixture(autouse=True)
def _database_of_the_commands(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands find the test's database in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", database_url)


@pytest.fixture
def two(work: Works) -> list[FollowupOwner]:
    """Two owners whose nudge fails, the second for a minute less; and a job that fails wholly."""
    unit = work()
    followup = factories.followup(unit, None)
    owners = []
    for minute, user_id in enumerate(("U1", "U2")):
        owners.append(factories.owner(unit, followup, user_id, next_nudge_at=START))
        row = Identity("followup_owners.nudge", (followup.id, user_id), "T1")
        unit = work(now=START + timedelta(minutes=minute))
        asides.put(unit, "nudges send", [row], f"ValueError: no {user_id}", "1a2b3c4d")
    unit = work(now=START + timedelta(minutes=2))
    whole = asides.whole("digests send")
    asides.put(unit, "digests send", [whole], "KeyError: 'x'", "5e6f7a8b")
    work.commit()
    return owners


def gavel(*arguments: str) -> Result:
    """Run a command and let through whatever it does not explain."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def paused(work: Works, minutes: int) -> list[str]:
    """What is left out at a moment after START."""
    unit = work(now=START + timedelta(minutes=minutes))
    found = [str(identity) for identity in asides.paused(unit)]
    work.commit()
    return found


@pytest.mark.usefixtures("two")
def test_the_table_says_which_row_fails_since_when_and_why() -> None:
    """The longest first, with the incident that the log knows."""
    lines = gavel("aside", "list").output.splitlines()

    assert [line.split()[0] for line in lines] == ["ID", "1", "2", "3"]
    assert [cell.strip() for cell in lines[1].split("  ") if cell] == [
        "1",
        "nudges send",
        "followup_owners.nudge(1, 'U1')",
        "2026-11-23 09:00:00Z",
        "1",
        "2026-11-23 09:10:00Z",
        "1a2b3c4d",
        "ValueError: no U1",
    ]
    assert gavel("aside", "list", "--limit", "1").output.splitlines()[-1] == "… and 2 more"


def test_where_nothing_fails_nothing_is_listed() -> None:
    """A sentence stands for an empty table."""
    assert gavel("aside", "list").output == "Nothing is set aside.\n"


@pytest.mark.usefixtures("two")
def test_a_row_is_tried_again_at_once(work: Works) -> None:
    """Only the one that was named; who names none has to say that all are meant."""
    before = paused(work, minutes=3)

    one = gavel("aside", "retry", "2", "9")
    after_one = paused(work, minutes=3)
    none, every = gavel("aside", "retry"), gavel("aside", "retry", "--all")

    assert len(before) == 3
    assert (one.exit_code, one.stdout) == (1, "Tried again: 1.\n")
    assert one.stderr == "9: there is no such row; gavel aside list shows what there is.\n"
    assert after_one == ["followup_owners.nudge(1, 'U1')", "digests send"]
    assert (none.exit_code, every.output, paused(work, minutes=3)) == (2, "Tried again: 3.\n", [])


def test_what_is_dropped_waits_no_longer(
    work: Works, clock: MovableClock, two: list[FollowupOwner]
) -> None:
    """The row stays and is not due any more; a job as a whole cannot be dropped."""
    clock.advance(days=1)

    dropped = gavel("aside", "drop", "1", "3", "--yes")

    unit = work()
    due = followups.claim_due_nudges(unit.session, unit.now, 10)
    assert dropped.stderr == "3: a job as a whole cannot be dropped.\n"
    assert [owner.user_id for owner in due] == ["U2"]
    assert two[0].next_nudge_at is None
    assert unit.session.get(Aside, 1) is None


@pytest.mark.usefixtures("two")
def test_dropping_asks_first(work: Works) -> None:
    """Who says no has changed nothing."""
    answer = CliRunner().invoke(main, ["aside", "drop", "1"], input="n\n")

    assert answer.exit_code == 1
    assert len(paused(work, minutes=3)) == 3
