"""How a meeting is held: who is here, what is said and written in its thread, and its end."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Final

from bot.domain.workdays import Workdays
from sandbox.demo.owners import Owners
from sandbox.demo.player import Player
from sandbox.demo.script import How, Line, Series, Sitting
from sandbox.demo.thread import Thread
from sandbox.model import Json

Act = Callable[[], Awaitable[None]]

_AT_ONCE: Final = 4  # so many people say within a minute that they are here
_FIRST_LINE: Final = 4
_LATE: Final = 9


class Held:
    """A meeting that was opened by the message `opening`, on the day `on` of its facilitator."""

    def __init__(
        self, player: Player, series: Series, sitting: Sitting, opening: Json, on: date
    ) -> None:
        self._player = player
        self._thread = Thread(player, opening)
        self._series = series
        self._sitting = sitting
        self._opening = opening
        self._on = on
        self._workdays = Workdays(player.department.country)

    def acts(self, owners: Owners) -> Iterator[tuple[int, Act]]:
        """Yield what is done and how many minutes after the beginning; `owners` hear of tasks."""
        for number, who in enumerate(self._sitting.present):
            yield 1 + number // _AT_ONCE, self._attends(who)
        for who, topic in self._sitting.topics:
            yield _FIRST_LINE - 1, self._adds(who, topic)
        for who, report in self._sitting.reports.items():
            if report.how is How.LATE:
                yield _LATE, self._reports(who, report.words)
        minute = _FIRST_LINE
        for line in self._sitting.lines:
            yield minute, self._says(line, owners)
            minute += 2
        yield max(minute + 3, self._series.minutes - 15), self._closes()

    def _attends(self, who: str) -> Act:
        return lambda: self._player.attend(who, self._opening)

    def _adds(self, who: str, topic: str) -> Act:
        return lambda: self._player.add_topic(who, self._opening, topic)

    def _reports(self, who: str, words: str) -> Act:
        return lambda: self._player.report_by_command(who, self._series.room, words)

    def _closes(self) -> Act:
        entries = [line for line in self._sitting.lines if line.captured]
        shown = [line.entry for line in entries if not line.deleted]
        gone = [line.entry for line in entries if line.deleted]
        return lambda: self._thread.close(self._series.facilitator, shown, gone)

    def _says(self, line: Line, owners: Owners) -> Act:
        async def say() -> None:
            mark, words = self._player.watch.mark(), line.said(self._on, self._workdays)
            ts = await self._thread.write(line.who, words, captured=line.captured)
            if line.task:
                due = owners.given(line.task, self._on)
                if line.task.unsaid:
                    await self._thread.fill_gap(line.who, mark, due)
            if line.edited:
                await self._thread.rewrite(line.who, ts, line.edited)
            if line.deleted:
                await self._thread.take_back(line.who, ts)

        return say
