import asyncio
import json
import logging
import warnings
from io import StringIO

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.settings import LogFormat, LogLevel


def json_logs(level: LogLevel = "INFO", *secrets: str) -> StringIO:
    """Set up JSON logs and return where they go."""
    stream = StringIO()
    logs.configure(level, "json", secrets, stream)
    return stream


def records(stream: StringIO) -> list[dict[str, object]]:
    """Read back what was logged as JSON."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_ours_and_the_libraries_come_out_alike() -> None:
    """A record of structlog and one of the standard library have the same fields."""
    stream = json_logs()

    structlog.stdlib.get_logger("bot.app").info("started", port=3000)
    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request %s", "x", extra={"a": 1})

    ours, theirs = records(stream)
    assert (ours["event"], ours["level"], ours["logger"], ours["port"]) == (
        "started",
        "info",
        "bot.app",
        3000,
    )
    assert (theirs["event"], theirs["level"], theirs["logger"], theirs["a"]) == (
        "Unhandled request x",
        "warning",
        "slack_bolt.AsyncApp",
        1,
    )
    assert str(ours["timestamp"]).endswith("Z")
    assert set(ours) - {"port"} == set(theirs) - {"a"}


def test_console_is_a_line_for_people() -> None:
    """The console format is plain words, without colours when it goes to a file."""
    stream = StringIO()
    logs.configure("INFO", "console", stream=stream)

    structlog.stdlib.get_logger("bot.app").info("Started.", port=3000)

    (line,) = stream.getvalue().splitlines()
    assert "Started." in line
    assert "port=3000" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_tracebacks_are_shown_without_secrets(log_format: LogFormat) -> None:
    """An exception is logged with its traceback, in which a token is blotted out."""
    stream = StringIO()
    logs.configure("INFO", log_format, stream=stream)

    try:
        int("bad token xoxb-12-ab")
    except ValueError:
        structlog.stdlib.get_logger().exception("Failed.")

    assert "test_tracebacks_are_shown" in stream.getvalue()
    assert "'bad token xoxb-***'" in stream.getvalue()
    assert "xoxb-12" not in stream.getvalue()


def test_the_level_is_kept_and_noise_is_left_out() -> None:
    """Records below the level are dropped, and so is what some libraries say at every tick."""
    stream = json_logs("INFO")

    structlog.stdlib.get_logger().debug("too fine")
    logging.getLogger("apscheduler.executors.default").info("Running job")
    logging.getLogger("apscheduler.executors.default").error("Job failed")

    assert [record["event"] for record in records(stream)] == ["Job failed"]


@pytest.mark.parametrize("name", ["web.async_base_client", "webhook.async_client"])
def test_that_a_call_is_repeated_is_no_news(name: str) -> None:
    """Slack's library says so twice, whatever the level of its parents is, unless it is its own."""
    stream = json_logs()

    logger = logging.getLogger(f"slack_sdk.{name}")
    logger.info("A retry handler found: AsyncRateLimitErrorRetryHandler")

    assert records(stream) == []
    assert logger.level > logging.DEBUG


def test_debug_shows_the_noise_too() -> None:
    """Who asks for DEBUG gets everything, even after a set-up that was quiet."""
    json_logs("INFO")
    stream = json_logs("DEBUG")

    logging.getLogger("httpx").debug("request")

    assert [record["event"] for record in records(stream)] == ["request"]


def test_warnings_are_logged() -> None:
    """A Python warning comes out in the same format."""
    stream = json_logs()

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("This is old.", DeprecationWarning, stacklevel=1)

    (record,) = records(stream)
    assert "DeprecationWarning: This is old." in str(record["event"])


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("token xoxb-123-456-abcDEF used", "token xoxb-*** used"),
        ("app xapp-1-A0-12-ff", "app xapp-***"),
        ("user xoxp-1-2", "user xoxp-***"),
        ("refreshed xoxe.xoxb-1-MQ", "refreshed xoxe.xoxb-***"),
        ("to https://hooks.slack.com/actions/T1/2/abc now", "to https://hooks.slack.com/*** now"),
        ("wss://wss.slack.com/link/?ticket=12-ab&x=1", "wss://wss.slack.com/link/?ticket=***&x=1"),
        ("postgresql+psycopg://me:pass@db/gavel", "postgresql+psycopg://me:***@db/gavel"),
        ("signed with 8f7427", "signed with ***"),
        ("sqlite:///gavel.db at 12:30", "sqlite:///gavel.db at 12:30"),
    ],
)
def test_secrets_are_blotted_out(said: str, logged: str) -> None:
    """What would open a door does not reach the log; everything else does."""
    stream = json_logs("INFO", "8f7427")

    structlog.stdlib.get_logger().info("%s", said)

    assert [record["event"] for record in records(stream)] == [logged]


def test_secrets_inside_objects_are_blotted_out() -> None:
    """A token is found in nested values and in the repr of objects, whoever logs it."""
    stream = json_logs("INFO", "8f7427")

    structlog.stdlib.get_logger().info("called", headers={"Authorization": ["Bearer xoxb-1-a"]})
    logging.getLogger("slack_sdk").info("params %s", {"secret": b"8f7427"})

    assert "xoxb-1" not in stream.getvalue()
    assert "8f7427" not in stream.getvalue()
    assert len(records(stream)) == 2


@given(st.from_regex(r"\Axox[abps]-[A-Za-z0-9-]{4,60}\Z"), st.text(alphabet="ab \"'\\{},:"))
def test_no_token_survives_anywhere_in_a_line(token: str, around: str) -> None:
    """Wherever a token stands in a line, it is gone afterwards."""
    line = str(logs.redactor(())(None, "info", f"{around} {token} {around}"))

    assert token not in line
    assert line.startswith(around)


async def test_an_interaction_has_one_id_also_in_threads() -> None:
    """All that is logged in an interaction carries its id, in its worker thread too; no more."""
    stream = json_logs()
    log = structlog.stdlib.get_logger()

    with logs.interaction(command="/meeting") as interaction_id:
        log.info("first")
        await asyncio.to_thread(log.info, "second")
    log.info("afterwards")

    first, second, afterwards = records(stream)
    assert first["interaction"] == second["interaction"] == interaction_id
    assert first["command"] == second["command"] == "/meeting"
    assert "interaction" not in afterwards
