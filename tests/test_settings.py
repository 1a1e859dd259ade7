import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import LocalSettings, Settings, SettingsError, load

EXAMPLE = Path(__file__).parents[1] / ".env.example"
BOT_TOKEN = {"SLACK_BOT_TOKEN": "xoxb-1-2-abc"}
SOCKET_MODE = BOT_TOKEN | {"SLACK_APP_TOKEN": "xapp-1-A0-ff"}
HTTP_MODE = BOT_TOKEN | {"SLACK_SIGNING_SECRET": "8f742231"}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine reaches a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    """Load the settings from this environment and no file."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load(Settings, env_file=None)


def faults(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    """Load settings that cannot be used, and return the lines that say why."""
    with pytest.raises(SettingsError) as refused:
        settings(monkeypatch, **environment)
    return refused.value.lines


def test_tokens_alone_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the two tokens all else has its default, and Socket Mode is on."""
    ours = settings(monkeypatch, **SOCKET_MODE)

    assert ours.socket_mode
    assert ours.slack_api_url == "https://slack.com/api/"
    assert ours.database_url == "sqlite:///gavel.db"
    assert (ours.host, ours.port, ours.tick_seconds) == ("127.0.0.1", 3000, 5)
    assert (ours.log_level, ours.log_format) == ("INFO", "console")


def test_a_signing_secret_means_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an app token, the signing secret is the way in."""
    assert not settings(monkeypatch, **HTTP_MODE).socket_mode


def test_nothing_set_is_a_line_for_each_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is needed is named, with the place where to find it."""
    assert faults(monkeypatch) == [
        (
            "SLACK_BOT_TOKEN: is missing. Copy it from your Slack app's page, "
            "OAuth & Permissions, Bot User OAuth Token. It begins with xoxb-."
        ),
        (
            "SLACK_APP_TOKEN: is missing, and so is SLACK_SIGNING_SECRET. The first is for "
            "Socket Mode, the second for HTTP; one of the two is needed."
        ),
    ]


def test_an_empty_setting_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """`PORT=` means the default, `SLACK_BOT_TOKEN=` that it is missing."""
    lines = faults(monkeypatch, SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="xapp-1", PORT="")

    assert [line.split(".")[0] for line in lines] == ["SLACK_BOT_TOKEN: is missing"]


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PORT", "abc", "PORT: is wrong ('abc'). It is a whole number from 1 to 65535, or 0 "),
        ("PORT", "70000", "PORT: is wrong ('70000'). It is a whole number from 1 to 65535, or 0 "),
        ("TICK_SECONDS", "0", "TICK_SECONDS: is wrong ('0'). It is a number of seconds, "),
        ("LOG_LEVEL", "loud", "LOG_LEVEL: is wrong ('LOUD'). It is DEBUG, INFO, "),
        ("LOG_FORMAT", "xml", "LOG_FORMAT: is wrong ('xml'). It is console or json."),
        ("SLACK_API_URL", "slack", "SLACK_API_URL: is wrong ('slack'). Leave it out "),
        ("SLACK_BOT_TOKEN", "xoxp-secret", "SLACK_BOT_TOKEN: is wrong. Copy it from "),
        ("SLACK_BOT_TOKEN", "xoxb-", "SLACK_BOT_TOKEN: is wrong. Copy it from "),
        ("SLACK_BOT_TOKEN", "xoxb-wrong\u2026", "SLACK_BOT_TOKEN: is wrong. Copy it from "),
        ("SLACK_APP_TOKEN", "xoxb-secret", "SLACK_APP_TOKEN: is wrong. Copy it from "),
        ("DATABASE_URL", "mysql://me:secret@db/x", "DATABASE_URL: is wrong. It is sqlite:///"),
        ("DATABASE_URL", "sqlite://", "DATABASE_URL: is wrong. It is sqlite:///"),
        ("DATABASE_URL", "gavel.db", "DATABASE_URL: is wrong. It is sqlite:///"),
        ("DATABASE_URL", "postgresql://db:port/x", "DATABASE_URL: is wrong. It is sqlite:///"),
    ],
)
def test_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str
) -> None:
    """The line names the setting and what belongs there, and keeps secrets to itself."""
    (said,) = faults(monkeypatch, **SOCKET_MODE | {name: value})

    assert said.startswith(line)
    assert "secret" not in said
    assert "\n" not in said


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to mend one setting to hear of the next."""
    lines = faults(monkeypatch, SLACK_APP_TOKEN="wrong", PORT="-1", LOG_FORMAT="xml")

    assert {line.split(":")[0] for line in lines} == {
        "LOG_FORMAT",
        "PORT",
        "SLACK_APP_TOKEN",
        "SLACK_BOT_TOKEN",
    }


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_gets_the_driver_that_is_installed(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """The usual spellings of PostgreSQL's URL all work, passwords with signs in them too."""
    ours = settings(monkeypatch, **SOCKET_MODE, DATABASE_URL=f"{scheme}://me:p%40ss@db/gavel")

    assert ours.database_url == "postgresql+psycopg://me:p%40ss@db/gavel"


def test_the_api_url_ends_with_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of methods can be added to it however it was written."""
    ours = settings(monkeypatch, **SOCKET_MODE, SLACK_API_URL="http://127.0.0.1:8111/api")

    assert ours.slack_api_url == "http://127.0.0.1:8111/api/"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=12, max_size=40))
def test_secrets_do_not_show(secret: str) -> None:
    """Whatever the secrets are, settings that are printed do not give them away."""
    ours = Settings(
        slack_bot_token=f"xoxb-{secret}",  # type: ignore[arg-type]  # pydantic makes it a secret
        slack_signing_secret=secret,  # type: ignore[arg-type]  # pydantic makes it a secret
        database_url=f"postgresql://me:{secret}@db/gavel",
    )

    assert secret not in repr(ours)
    assert secret not in str(ours)
    assert ours.secrets == (f"xoxb-{secret}", secret)


def test_settings_do_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once read, they stay as they are."""
    ours = settings(monkeypatch, **SOCKET_MODE)

    with pytest.raises(ValueError, match="frozen"):
        ours.port = 1


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file gives what the environment does not say."""
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN=xapp-file\nPORT=1\nOTHER=x\n")
    monkeypatch.setenv("PORT", "2")

    ours = load(Settings, file)

    assert ours.port == 2
    assert ours.slack_bot_token.get_secret_value() == "xoxb-file"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """A file that cannot be read is a line, too."""
    file = tmp_path / ".env"
    file.write_bytes(b"PORT=\xff\xfe")

    with pytest.raises(SettingsError) as refused:
        load(Settings, file)

    (line,) = refused.value.lines
    assert line.startswith(f"{file}: cannot be read")


def test_the_database_needs_no_slack() -> None:
    """Who looks after the database needs no tokens for that."""
    assert load(LocalSettings, env_file=None).database_url == "sqlite:///gavel.db"


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    """Somebody who reads .env.example knows all that can be set."""
    listed = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)

    assert sorted(listed) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_is_refused_until_its_placeholders_are_replaced() -> None:
    """Who copied the file and forgot the tokens hears so at once, and not from Slack."""
    with pytest.raises(SettingsError) as refused:
        load(Settings, EXAMPLE)

    assert [line.split(". Copy")[0] for line in refused.value.lines] == [
        "SLACK_BOT_TOKEN: is still the placeholder of .env.example",
        "SLACK_APP_TOKEN: is still the placeholder of .env.example",
    ]


def test_the_example_loads_and_shows_the_defaults(tmp_path: Path) -> None:
    """What the example says is what one has without it, the tokens aside."""
    filled_in = tmp_path / ".env"
    filled_in.write_text(EXAMPLE.read_text().replace("replace-me", "1"))
    example = load(Settings, filled_in)

    defaults = {
        name: field.default
        for name, field in Settings.model_fields.items()
        if not name.endswith("_token")
    }
    assert {name: getattr(example, name) for name in defaults} == defaults
