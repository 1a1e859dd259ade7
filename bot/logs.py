"""The logs: one format for our own words and those of the libraries, with secrets blotted out.

`configure` is called once, by whoever starts the program. From then on structlog and the standard
library's logging (slack_bolt, apscheduler, alembic, aiohttp, …) come out alike: lines for people or
one JSON object a line for machines. What belongs to one interaction carries its id.
"""

import logging
import re
import secrets as random_secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import LogFormat, LogLevel

QUIET = {
    "aiohttp.access": logging.WARNING,  # a line for every request
    "alembic.runtime": logging.WARNING,  # several lines at each look at the schema
    "apscheduler.executors": logging.WARNING,  # two lines for every job at every tick
    "apscheduler.scheduler": logging.ERROR,  # a turn skipped while one runs is meant
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,  # a line for every request
    # Two lines for each repetition, even when it helps; what fails in the end is an error of ours.
    "slack_sdk.web.async_base_client": logging.WARNING,
    "slack_sdk.webhook.async_client": logging.WARNING,
}
# Bolt reads SLACK_BOT_TOKEN from the environment by itself and remarks that it has a client too.
NEEDLESS = "As you gave `client` as well, `token` will be unused."
MASK = "***"

_MASKED: tuple[tuple[re.Pattern[str], str], ...] = (
    # Slack's tokens: https://docs.slack.dev/authentication/tokens
    (re.compile(r"\b(xox[a-z]|xapp|xoxe\.xox[a-z])-[\w.-]+"), rf"\1-{MASK}"),
    # A response_url lets whoever has it speak in the conversation for half an hour.
    (re.compile(r"(https?://hooks\.slack\.com)/[^\s'\"\\>]+"), rf"\1/{MASK}"),
    # The address of a Socket Mode connection carries its ticket.
    (re.compile(r"\b(ticket|token|secret|password)=[^&\s'\"\\>]+", re.IGNORECASE), rf"\1={MASK}"),
    # A password in the URL of a database.
    (re.compile(r"(\b[a-z][a-z0-9+]*://[^\s:/@'\"]+):[^\s@/'\"]+@"), rf"\1:{MASK}@"),
)


def configure(
    level: LogLevel,
    log_format: LogFormat,
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Send all logs from `level` on to `stream` (by default the error output), without `secrets`.

    Calling it again replaces what was set up before.
    """
    stream = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # loggers made before this call obey it too
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(log_format, colors=stream.isatty()),
                redactor(secrets),
            ],
        )
    )
    handler.addFilter(lambda record: record.getMessage() != NEEDLESS)
    logging.root.handlers = [handler]
    logging.root.setLevel(level)
    for name, quiet_level in QUIET.items():
        logging.getLogger(name).setLevel(logging.NOTSET if level == "DEBUG" else quiet_level)
    logging.captureWarnings(capture=True)


def _shared() -> list[Processor]:
    """Return the steps that our own records and those of the libraries go through alike."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]


def _renderer(log_format: LogFormat, *, colors: bool) -> Processor:
    if log_format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(
        colors=colors, exception_formatter=structlog.dev.plain_traceback
    )


def redactor(secrets: Iterable[str]) -> Callable[[WrappedLogger, str, str | EventDict], str]:
    """Return the last step: it blots out, in the finished line, whatever would open a door.

    It works on the line and not on its parts, so that nothing hides in a traceback or in the
    `repr` of an object. `secrets` are values that no pattern knows, such as the signing secret.
    """
    known = [re.compile(re.escape(secret)) for secret in secrets if secret]

    def redact(_logger: WrappedLogger, _method: str, line: str | EventDict) -> str:
        text = str(line)
        for pattern, mask in _MASKED:
            text = pattern.sub(mask, text)
        for pattern in known:
            text = pattern.sub(MASK, text)
        return text

    return redact


def in_a_line(error: Exception) -> str:
    """Return what an error of the database says, without its statement: enough for an outage."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__


@contextmanager
def interaction(**about: str) -> Iterator[str]:
    """Give a new id to what happens inside, and yield it; all that is logged there carries it.

    `about` (the command, the job, the actor …) is logged with it. Threads started by
    `asyncio.to_thread` inside carry it too.
    """
    interaction_id = random_secrets.token_hex(4)
    with structlog.contextvars.bound_contextvars(interaction=interaction_id, **about):
        yield interaction_id
