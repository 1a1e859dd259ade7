"""`gavel demo`: started, killed, started again, and left with Ctrl-C."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox.client import Person, SandboxClient
from sandbox.demo import main
from sandbox.demo.folder import Folder

ADDRESS = re.compile(r"is at (http://\S+)")
CHANNEL = "C0OPERATIONS"
ENDED_WITHIN = 60  # seconds; a moment, but for machines that stand still


class Process:
    """`gavel demo` as a process; `output` is what it has printed so far."""

    def __init__(self, directory: Path, *more: str) -> None:
        self._log = directory.with_suffix(".log")
        command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser"]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(  # noqa: S603 - the program under test
                [*command, "--directory", str(directory), *more], stdout=log, stderr=log
            )

    @property
    def output(self) -> str:
        """All that it printed."""
        return self._log.read_text("utf-8")

    def wait_for(self, words: str, seconds: float) -> str:
        """What it printed, once that has these words."""
        return until(lambda: self.output if words in self.output else "", seconds)

    @property
    def url(self) -> str:
        """The address that it printed."""
        found = ADDRESS.search(self.wait_for("is at", 100))
        assert found
        return found[1]

    def end(self, how: signal.Signals) -> int:
        """Send a signal; the exit code."""
        self._process.send_signal(how)
        return self._process.wait(ENDED_WITHIN)

    def kill(self) -> None:
        """End it whatever happened."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait(ENDED_WITHIN)


@contextmanager
def running(directory: Path, *more: str) -> Iterator[Process]:
    """The demo, ended at last."""
    process = Process(directory, *more)
    try:
        yield process
    finally:
        process.kill()


@pytest.mark.timeout(300)
async def test_killed_while_its_history_is_played_it_begins_anew_and_then_goes_on(
    tmp_path: Path,
) -> None:
    """Eight real weeks, today's meeting in a quarter of an hour; killed again, it goes on there."""
    directory = tmp_path / "demo"
    with running(directory) as first:
        first.wait_for("1/8", 60)
        first.end(signal.SIGKILL)
    assert not Folder(directory).is_ready

    with running(directory) as second:
        url = second.url
        assert "8/8" in second.output
        async with SandboxClient(url) as client:
            anna = client.as_user("U0ANNA")
            before = await anna.workspace()
            assert minutes_left(before) < timedelta(minutes=15)
            await give_update(anna)
            await client.wait_for(lambda: is_ticked_off(anna, "1-update"))
            count = len(await anna.messages(CHANNEL))
        second.end(signal.SIGKILL)

    with running(directory) as third:
        url = third.url
        assert "Playing" not in third.output
        async with SandboxClient(url) as client:
            anna = client.as_user("U0ANNA")
            assert moment(await anna.workspace()) - moment(before) < timedelta(minutes=1)
            assert await is_ticked_off(anna, "1-update")
            assert len(await anna.messages(CHANNEL)) == count
            await client.advance(next=True)
            opening = json.dumps((await anna.messages(CHANNEL))[-1]["blocks"])
        assert "Operations weekly" in opening
        assert "Anna" not in opening.partition("Not yet")[2]
        code = third.end(signal.SIGINT)
        assert (code, "Traceback" in third.output) == (0, False)


def test_a_taken_port_is_said_in_one_line_and_nothing_is_forgotten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also with --reset: what cannot be served is not thrown away."""
    folder = Folder(tmp_path)
    folder.make_ready()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(port=port, reset=True, browser=False, directory=tmp_path) == 1

    said = capsys.readouterr().err
    assert said.startswith(f"Port {port} is in use.")
    assert said.count("\n") == 1
    assert folder.is_ready


def test_a_second_demo_in_the_same_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two would overwrite each other's data."""
    with Folder(tmp_path).held():
        assert main(port=0, reset=True, browser=False, directory=tmp_path) == 1

    assert "is running already" in capsys.readouterr().err


def test_reset_stopped_at_once_leaves_nothing_half_played(tmp_path: Path) -> None:
    """What was there is forgotten, and the next start knows that it has to begin anew."""
    Folder(tmp_path / "demo").make_ready()

    with running(tmp_path / "demo", "--reset") as process:
        process.wait_for("0/8", 60)
        code = process.end(signal.SIGINT)

    assert code == 0
    assert "the next start begins anew" in process.output
    assert not Folder(tmp_path / "demo").is_ready


async def give_update(anna: Person) -> None:
    """Anna answers the reminder with the form."""
    asked = await anna.wait_for_message(
        await anna.dm_with_app(), lambda message: "updates.away" in json.dumps(message)
    )
    await anna.click(asked, "updates.give")
    answers = {"done": "the audit", "plan": "the licence", "discuss": ""}
    assert (await anna.submit(await anna.view(), answers))["response_action"] is None


async def is_ticked_off(anna: Person, step: str) -> bool:
    """Whether something is done in the list of things to try."""
    items = (await anna.workspace())["try_this"]
    return next(bool(item["done"]) for item in items if item["id"] == step)


def minutes_left(workspace: dict[str, Any]) -> timedelta:
    """How long it is until the bot does something next."""
    return datetime.fromisoformat(workspace["clock"]["next"]) - moment(workspace)


def moment(workspace: dict[str, Any]) -> datetime:
    """What the clock shows."""
    return datetime.fromisoformat(workspace["clock"]["now"])


def until(probe: Callable[[], str], seconds: float) -> str:
    """What `probe` returns, once that is something."""
    end = time.monotonic() + seconds
    while not (found := probe()):
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.2)
    return found
