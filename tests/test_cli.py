import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings import Settings

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in a folder without `.env` and with nothing set."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def gavel(*arguments: str) -> Result:
    """Run a command and let through whatever it does not explain."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def python(*arguments: str, folder: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    """Run the checkout's Python in a process of its own."""
    return subprocess.run(  # noqa: S603 - what is run stands in the tests
        [sys.executable, *arguments],
        check=False,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )


def test_help_names_the_commands() -> None:
    """Whoever asks sees what there is."""
    result = gavel("--help")

    assert result.exit_code == 0
    for command in ("run", "demo", "manifest", "doctor", "db", "version"):
        assert f"\n  {command} " in result.output


def test_help_is_quick() -> None:
    """Help loads neither Slack nor the database nor the sandbox."""
    heavy = {"slack_bolt", "slack_sdk", "sqlalchemy", "pydantic", "aiohttp", "sandbox", "storage"}
    script = (
        "import sys; from bot.cli import main; main(['--help'], standalone_mode=False); "
        f"print(*sorted(set(sys.modules) & {heavy!r}), file=sys.stderr, end='')"
    )

    done = python("-c", script)

    assert done.stderr == ""
    assert "Usage:" in done.stdout


def test_run_never_loads_the_sandbox() -> None:
    """What runs against Slack does not know the workspace on one's own machine."""
    script = "import sys; import bot.cli, bot.app; sys.exit('sandbox' in sys.modules)"

    done = python("-c", script)

    assert (done.returncode, done.stderr) == (0, "")


def test_run_names_what_is_missing_without_a_traceback() -> None:
    """Each missing setting is a line, and the exit code says that it is the settings."""
    result = gavel("run")

    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


def test_run_refuses_a_database_that_is_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database without our tables is not touched; the command that mends it is named."""
    (tmp_path / "gavel.db").touch()
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")

    done = python("-m", "bot", "run", folder=tmp_path)

    assert done.returncode == 1
    assert done.stderr == "The database is not what this version needs. Run: gavel db upgrade\n"


@pytest.mark.parametrize("command", [("db", "check"), ("outbox", "list")])
def test_where_there_is_no_database_none_is_made_by_asking(command: tuple[str, ...]) -> None:
    """It is said that there is none, and how to make it; the folder stays empty."""
    result = gavel(*command)

    assert (result.exit_code, result.stderr) == (
        1,
        "There is no database yet. Run: gavel db upgrade\n",
    )
    assert list(Path().iterdir()) == []


def test_the_database_is_made_and_checked() -> None:
    """`db check` says no before `db upgrade` and yes after it."""
    before, made, after = gavel("db", "check"), gavel("db", "upgrade"), gavel("db", "check")

    assert (before.exit_code, made.exit_code, after.exit_code) == (1, 0, 0)
    assert "gavel db upgrade" in before.stderr
    assert after.output == "The database is whole and up to date.\n"


def test_a_database_out_of_reach_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is not there is said so, without a traceback and without the password."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/gavel")

    result = gavel("db", "check")

    assert result.exit_code == 1
    assert result.stderr.startswith("The database cannot be used: ")
    assert result.stderr.count("\n") == 1
    assert "secret" not in result.stderr


def test_a_file_that_is_no_database_is_one_line() -> None:
    """A file of another kind is said so, and stays as it is."""
    Path("gavel.db").write_text("a letter, and not a short one, " * 99)

    result = gavel("db", "upgrade")

    assert result.exit_code == 1
    assert result.stderr == "The database cannot be used: file is not a database\n"
    assert Path("gavel.db").read_text().startswith("a letter")


def test_a_backup_holds_what_was_written_last() -> None:
    """The copy is whole while the database is open and its last words are not in its file yet."""
    gavel("db", "upgrade")
    writer = sqlite3.connect("gavel.db")
    writer.execute("CREATE TABLE notes (text TEXT)")
    writer.execute("INSERT INTO notes VALUES ('the last word')")
    writer.commit()

    result = gavel("db", "backup", "copy.db")
    writer.close()

    assert (result.exit_code, result.output) == (0, "The database is in copy.db.\n")
    copy = sqlite3.connect("copy.db")
    assert copy.execute("SELECT text FROM notes").fetchall() == [("the last word",)]
    copy.close()
    assert sorted(file.name for file in Path.cwd().glob("copy.db*")) == ["copy.db"]


@pytest.mark.parametrize(
    ("url", "target", "reason"),
    [
        ("sqlite:///missing.db", "copy.db", "There is no database at "),
        ("postgresql://me@db/gavel", "copy.db", "PostgreSQL is backed up with its own tool"),
        ("sqlite:///letter.txt", "copy.db", "The backup to copy.db failed: file is not a database"),
        ("sqlite:///letter.txt", "letter.txt", "letter.txt is there already"),
        ("sqlite:///letter.txt", "no/where.db", "The backup to no/where.db failed: "),
    ],
)
def test_a_backup_that_cannot_be_made_says_why(
    monkeypatch: pytest.MonkeyPatch, url: str, target: str, reason: str
) -> None:
    """Nothing is overwritten, nothing half made is left, and the reason is a line."""
    Path("letter.txt").write_text("a letter, and not a short one, " * 99)
    monkeypatch.setenv("DATABASE_URL", url)

    result = gavel("db", "backup", target)

    assert result.exit_code == 1
    assert result.stderr.startswith(reason)
    assert [file.name for file in Path.cwd().iterdir()] == ["letter.txt"]


def test_the_manifest_is_for_socket_mode() -> None:
    """What is printed can be pasted as it is."""
    manifest = json.loads(gavel("manifest").output)

    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in json.dumps(manifest)


@pytest.mark.parametrize(
    ("address", "request_url"),
    [
        ("https://gavel.example.com", "https://gavel.example.com/slack/events"),
        ("https://gavel.example.com/", "https://gavel.example.com/slack/events"),
        ("https://example.com/gavel/events", "https://example.com/gavel/events"),
    ],
)
def test_the_manifest_for_http_has_the_address_everywhere(address: str, request_url: str) -> None:
    """Commands, events, buttons and menus all go to the one address."""
    manifest = json.loads(gavel("manifest", "--http", address).output)

    settings = manifest["settings"]
    commands = manifest["features"]["slash_commands"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == request_url
    assert settings["interactivity"]["request_url"] == request_url
    assert settings["interactivity"]["message_menu_options_url"] == request_url
    assert {command["url"] for command in commands} == {request_url}


@pytest.mark.parametrize("address", ["http://gavel.example.com", "gavel.example.com", "https://"])
def test_the_manifest_refuses_an_address_that_slack_would_refuse(address: str) -> None:
    """Slack calls https addresses only."""
    result = gavel("manifest", "--http", address)

    assert result.exit_code == 2
    assert "not an https address" in result.output


def test_the_story_alone_has_a_language() -> None:
    """On the demo's page everyone has his own, so a language for it would be a mistake."""
    result = gavel("demo", "--lang", "zh")

    assert result.exit_code == 2
    assert "--lang goes with --story" in result.output


def test_the_version_is_that_of_the_package() -> None:
    """What is printed is what pyproject.toml says."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]

    assert gavel("version").output == f"{project['version']}\n"
