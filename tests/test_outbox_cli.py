"""`gavel outbox`: a table for operators, and messages sent again or never."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.domain.clock import SystemClock
from bot.settings import Settings
from storage import delivery, outbox
from storage.database import Database
from storage.work import Work
from tests.outbox import Words, parked, retried, sent


@pytest.fixture
def database_url(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database, which the commands find in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


@pytest.fixture
def messages(database: Database) -> None:
    """Three messages: the first is parked, the second waits, the third was sent."""
    with database.session() as session:
        work = Work(session, SystemClock().now(), "T1")
        for key, channel in (("prompt:1", "C1"), ("nudge:2", "U2"), ("digest:3", "C3")):
            outbox.post(work, key, channel, Words(f"the words of {key}"))
        session.flush()
        for claimed in delivery.claim(work, 10, timedelta(minutes=5)):
            if claimed.row.key == "prompt:1":
                parked(work, claimed, "not_in_channel")
            elif claimed.row.key == "digest:3":
                sent(work, claimed, "C3", "1.0")
            else:
                retried(work, claimed, timedelta(hours=1), "ratelimited")
        session.commit()


def gavel(*arguments: str) -> Result:
    """Run a command and let through whatever it does not explain."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def states(database: Database) -> list[str]:
    """The states of the messages, by their ids."""
    with database.reading_session() as session:
        found = session.connection().exec_driver_sql("SELECT state FROM outbox ORDER BY id")
        return [state for (state,) in found]


@pytest.mark.usefixtures("messages")
def test_the_table_says_where_they_go_and_why_they_wait(database_url: str) -> None:
    """What is not sent, the oldest first; what the messages say stays theirs."""
    result = gavel("outbox", "list")

    head, parked, waiting, *_ = result.output.splitlines()
    assert (result.exit_code, database_url in result.output) == (0, False)
    assert head.split()[:5] == ["ID", "STATE", "KIND", "FOR", "SINCE"]
    assert parked.split()[:4] == ["1", "parked", "post", "C1"]
    assert parked.split()[-4:] == ["-", "1", "not_in_channel", "prompt:1"]
    assert waiting.split()[:4] == ["2", "waiting", "post", "U2"]
    assert waiting.split()[-3:] == ["1", "ratelimited", "nudge:2"]
    assert "the words" not in result.output


@pytest.mark.usefixtures("messages")
def test_below_the_table_stands_what_to_do() -> None:
    """Once for each error, however many messages have it."""
    _, _, _, *help_ = gavel("outbox", "list").output.splitlines()

    assert help_ == [
        "",
        "not_in_channel: in the channel: /invite @Gavel; then retry.",
        "ratelimited: nothing: it waits as long as Slack asked for.",
    ]


@pytest.mark.usefixtures("messages")
def test_the_table_can_be_of_one_state_and_short() -> None:
    """A limit is said."""
    sent = gavel("outbox", "list", "--state", "sent").output.splitlines()
    short = gavel("outbox", "list", "--limit", "1").output.splitlines()

    assert [line.split()[-1] for line in sent] == ["KEY", "digest:3"]
    assert short[2] == "… and 1 more"


@pytest.mark.usefixtures("database_url")
def test_an_empty_outbox_is_a_sentence() -> None:
    """There is nothing to do."""
    result = gavel("outbox", "list")

    assert result.output == "No message is waiting or sending or parked.\n"


@pytest.mark.usefixtures("messages")
def test_messages_are_sent_again_one_by_one(database: Database) -> None:
    """A message that was sent is refused by its number, and the exit code says so."""
    result = gavel("outbox", "retry", "1", "3", "77")

    assert (result.exit_code, result.stdout) == (1, "Sent again: 1.\n")
    assert result.stderr.splitlines() == [
        "3: it was sent or dropped already.",
        "77: there is no such message.",
    ]
    assert states(database) == ["sending", "waiting", "sent"]


@pytest.mark.usefixtures("messages")
def test_all_parked_messages_are_sent_again(database: Database) -> None:
    """When what was in the way is mended."""
    result = gavel("outbox", "retry", "--all-parked")

    assert (result.exit_code, result.output) == (0, "Sent again: 1.\n")
    assert "parked" not in states(database)


@pytest.mark.usefixtures("messages")
def test_dropping_asks_first(database: Database) -> None:
    """`--yes` answers beforehand; without an answer nothing happens."""
    asked = gavel("outbox", "drop", "1")
    before = states(database)
    told = gavel("outbox", "drop", "1", "2", "--yes")

    assert (asked.exit_code, before) == (1, ["parked", "waiting", "sent"])
    assert (told.exit_code, told.output) == (0, "Dropped: 2.\n")
    assert states(database) == ["dropped", "dropped", "sent"]


@pytest.mark.usefixtures("database_url")
@pytest.mark.parametrize("arguments", [[], ["1", "--all-parked"]])
def test_retry_wants_ids_or_all(arguments: list[str]) -> None:
    """Neither or both is a mistake."""
    result = gavel("outbox", "retry", *arguments)

    assert result.exit_code == 2
    assert "Give the ids of messages, or --all-parked." in result.output


def test_a_database_that_is_behind_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that mends it is named."""
    sqlite3.connect(tmp_path / "old.db").close()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/old.db")

    result = gavel("outbox", "list")

    assert (result.exit_code, "gavel db upgrade" in result.stderr) == (1, True)
