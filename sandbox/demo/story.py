"""The story: two weeks of the round, played for real without a browser, told on the terminal.

Sandbox and bot run in a temporary folder and speak HTTP and Socket Mode to each other; people act
over HTTP. What is printed is what appears on their screens.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TextIO

import click

from bot import logs
from bot.domain.localtime import to_utc
from sandbox.client import RefusedError, SandboxClient
from sandbox.demo.house import House
from sandbox.demo.player import Player
from sandbox.demo.plot import Extra, Plot
from sandbox.demo.printer import Printer
from sandbox.demo.round import Round
from sandbox.demo.watch import DidNotHappenError, Watch

FINE: Final = 0
PROBLEM: Final = 1
# A Monday in weeks without public holidays, so that the story is the same whenever it is told.
FIRST_DAY: Final = date(2026, 11, 2)
_BEGINS: Final = time(9, 30)
_ENDS: Final = time(11)
_LENGTH: Final = timedelta(days=14)
_MEETS_ON: Final = 3  # Thursday


def main(language: str) -> int:
    """Tell the story in a language (`en`, `zh`); the exit code."""
    logs.configure("WARNING", "console")
    try:
        asyncio.run(tell(_plot(language), sys.stdout))
    except (DidNotHappenError, RefusedError) as error:
        sys.stdout.flush()
        click.echo(f"The story broke off: {error}", err=True)
        return PROBLEM
    except KeyboardInterrupt:
        click.echo()
    return FINE


async def tell(plot: Plot, stream: TextIO) -> None:
    """Play a plot and print it to `stream`.

    Raises DidNotHappenError for what should have happened and did not.
    """
    printer = Printer(plot.department, plot.words, plot.zone, stream)
    begins = to_utc(FIRST_DAY, _BEGINS, plot.zone)
    with TemporaryDirectory(prefix="gavel-story-") as folder:
        async with (
            House(Path(folder), plot.department, begins) as house,
            SandboxClient(house.url) as client,
            Watch(house.url, [one.id for one in plot.department.people]) as watch,
        ):
            player = Player(client, watch, plot.department, printer)
            await player.go_to(begins)
            await player.set_up(plot.series, _MEETS_ON)
            player.show()
            await _round(plot, player, printer).play(to_utc(FIRST_DAY + _LENGTH, _ENDS, plot.zone))
    _demand(plot, printer)


def _plot(language: str) -> Plot:
    if language == "zh":
        from sandbox.demo import story_zh

        return story_zh.PLOT
    from sandbox.demo import story_en

    return story_en.PLOT


def _round(plot: Plot, player: Player, printer: Printer) -> Round:
    round_ = Round(player, [plot.series], exact=True)
    for extra in plot.extras:
        round_.at(_moment(plot, extra), _act(player, printer, extra))
    return round_


def _moment(plot: Plot, extra: Extra) -> datetime:
    day = FIRST_DAY + timedelta(days=extra.day)
    return to_utc(day, time.fromisoformat(extra.at), plot.zone)


def _act(player: Player, printer: Printer, extra: Extra) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        if extra.command:
            room = player.department.home
            await player.command(extra.who, room, extra.command, extra.words)
        else:
            view = await player.open_home(extra.who)
            printer.home(player.department.person(extra.who), view)

    return act


def _demand(plot: Plot, printer: Printer) -> None:
    for expected in plot.expected:
        who = plot.department.person(expected.who)
        if not printer.was_seen(who.id, expected.words):
            raise DidNotHappenError(f"{who.real_name} never saw “{expected.words}”")
