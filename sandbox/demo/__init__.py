"""The demo: a department in full swing, in a Slack workspace on this machine.

`main` starts sandbox and bot in one process and serves the page until it is interrupted. Started
again it goes on where it was; killed while the history is played, it plays it anew.
"""

import asyncio
import contextlib
import errno
import os
import signal
import socket
import sys
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from bot import logs
from sandbox.client import RefusedError, SandboxClient
from sandbox.clock import SandboxClock
from sandbox.demo import seed, steps
from sandbox.demo.folder import Folder, FolderInUseError
from sandbox.demo.house import House
from sandbox.demo.operations import OPERATIONS
from sandbox.demo.watch import DidNotHappenError
from sandbox.demo.weeks import WEEKS
from sandbox.model import Json

FINE: Final = 0
PROBLEM: Final = 1
HOST: Final = "127.0.0.1"
_HEARTBEAT: Final = 1.0  # seconds


def main(*, port: int, reset: bool, browser: bool, directory: Path) -> int:
    """Open the demo on `port` (0: any free one) with its data in `directory`; the exit code.

    `reset` forgets what was there; `browser` opens the page if there is a desktop.
    """
    logs.configure("WARNING", "console")
    try:
        folder = Folder(directory)
        with folder.held():
            _demand_free(port)
            if reset or not folder.is_ready:
                folder.clear()
            return asyncio.run(_serve(folder, port, browser=browser))
    except FolderInUseError:
        return _refuse(
            f"The demo in {directory} is running already. Use the address that it printed, or "
            "another --directory."
        )
    except OSError as error:
        return _refuse(_trouble(port, error))
    except (DidNotHappenError, RefusedError) as error:
        return _refuse(f"The history could not be played: {error}")


async def _serve(folder: Folder, port: int, *, browser: bool) -> int:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    when = seed.calendar()
    async with House(folder.path, OPERATIONS, when.begins, port=port) as house:
        if not folder.is_ready and not await _play_history(house, when, stopped):
            click.echo("Stopped before the history was complete; the next start begins anew.")
            return FINE
        folder.make_ready()
        wake(house.clock, folder.left_at)
        house.sandbox.set_try_this(step.item for step in steps.STEPS)
        click.echo(f"Gavel’s demo is at {house.url} – stop it with Ctrl-C.")
        if browser and _has_desktop():
            await asyncio.to_thread(_open_browser, house.url)
        async with asyncio.TaskGroup() as tasks:
            beating = tasks.create_task(_look_after(house, folder))
            await stopped.wait()
            beating.cancel()
        folder.leave_at(house.clock.now())
    return FINE


async def _play_history(house: House, when: seed.Calendar, stopped: asyncio.Event) -> bool:
    """Play the eight weeks; False when it was stopped meanwhile."""
    playing = asyncio.create_task(seed.grow(house, when, _progress))
    stopping = asyncio.create_task(stopped.wait())
    _progress(0)
    await asyncio.wait({playing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if sys.stdout.isatty():
        click.echo()  # ends the line of the progress
    if playing.done():
        stopping.cancel()
        await playing
        return True
    playing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await playing
    return False


def _progress(week: int) -> None:
    line = f"Playing eight weeks of history … {week}/{WEEKS}"
    click.echo(f"\r{line}", nl=False) if sys.stdout.isatty() else click.echo(line)


def wake(clock: SandboxClock, left_at: datetime | None) -> None:
    """Let the clock run on from where it stood when the demo was left.

    `left_at` is the last note of it. A clock that was moved, or a message that was posted after
    the note, is later: a demo that was killed never goes back behind these.
    """
    shown = [moment for moment in (left_at, clock.latest) if moment]
    if shown and not clock.frozen:
        clock.move_to(max(shown))
    clock.run()


async def _look_after(house: House, folder: Folder) -> None:
    """Note what the clock shows, and tick off what was tried, as long as the demo runs."""
    last = next(reversed(house.sandbox.journal.entries()), None)
    async with SandboxClient(house.url) as client:
        while True:
            await asyncio.sleep(_HEARTBEAT)
            folder.leave_at(house.clock.now())
            entries = house.sandbox.journal.entries()
            known = house.sandbox.workspace.notes("try_this")
            for step in sorted(steps.done_in(_after(last, entries))):
                if not known[step]["done"]:
                    await client.do("try_this", done=step)
            last = entries[-1] if entries else last


def _after(last: Json | None, entries: list[Json]) -> list[Json]:
    """The entries after `last`; all of them when it has been forgotten."""
    places = [place for place, entry in enumerate(entries) if entry is last]
    return entries[places[-1] + 1 :] if places else entries


def _demand_free(port: int) -> None:
    """Raise OSError when something else listens on the port: before anything is cleared."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))


def _trouble(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Stop what uses it, or take another: gavel demo --port …"
    return f"The demo cannot run: {error}"


def _has_desktop() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_browser(url: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(url)


def _refuse(line: str) -> int:
    click.echo(line, err=True)
    return PROBLEM
