"""A process that has imported the bot and forks itself on request: a start costs no second.

`python -m tests.reliability.zygote` takes orders from its input, a JSON object a line, and answers
each with a number: `{"start": {…}}` with the id of the process; `{"end": pid, "by": signal}` with
its status, as `waitpid` gives it, when it is over. When the input ends, all bots are killed.
"""

import asyncio
import gc
import json
import os
import signal
import sys
from contextlib import suppress
from typing import Any

from pydantic import SecretStr
from sqlalchemy.orm import configure_mappers

from bot import logs
from bot.app import Gavel, Role
from bot.i18n import translator
from bot.settings import Settings
from bot.slack.pace import Pace
from sandbox.clock import SandboxClock

LOCALES = ("en-US", "zh-CN")


def main() -> None:
    """Obey until the input ends."""
    _warm_up()
    alive: set[int] = set()
    for line in sys.stdin:
        sys.stdout.write(f"{_obey(json.loads(line), alive)}\n")
        sys.stdout.flush()
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _obey(order: dict[str, Any], alive: set[int]) -> int:
    if "start" in order:
        pid = _fork(order["start"])
        alive.add(pid)
        return pid
    pid = order["end"]
    alive.discard(pid)
    with suppress(ProcessLookupError):
        os.kill(pid, order["by"])
    return os.waitpid(pid, 0)[1]


def _fork(about: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        _say_into(about["log"])
        asyncio.run(_live(about))
        status = 0
    finally:
        os._exit(status)


def _say_into(path: str) -> None:
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(ours, theirs)


async def _live(about: dict[str, Any]) -> None:
    """Run the bot as `gavel run` does, but at the sandbox's time and at no pace."""
    settings = _settings(about)
    logs.configure("WARNING", "json", settings.secrets)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    clock = SandboxClock(about["clock"])
    async with Gavel(settings, clock, pace=Pace(0), role=Role(about["role"])):
        await stopped.wait()


def _settings(about: dict[str, Any]) -> Settings:
    socket_mode = about["port"] == 0
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        slack_bot_token=SecretStr(about["bot_token"]),
        slack_app_token=SecretStr(about["app_token"]) if socket_mode else None,
        slack_signing_secret=SecretStr(about["signing_secret"]),
        slack_api_url=about["api_url"],
        database_url=about["database_url"],
        port=about["port"],
        tick_seconds=about["tick_seconds"],
    )


def _warm_up() -> None:
    """Do once what every start would do again, and leave it alone from then on."""
    configure_mappers()
    for locale in LOCALES:
        translator(locale)("common.button.save")
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
